"""How pages write times and full addresses."""

from datetime import datetime

from django import template
from django.utils import timezone

from articles.site.addresses import absolute

register = template.Library()
register.filter(absolute)


@register.filter
def iso(moment: datetime) -> str:
    """A moment in the paper's time zone with its offset, to the second: 2031-05-04T10:00:00+02:00 (RFC 3339)."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def of(mapping: dict, key):
    """What a mapping holds under a key; None where there is nothing."""
    return mapping.get(key)
