"""How pages write times and full addresses."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from articles.content import language as languages
from articles.site.addresses import absolute

register = template.Library()
register.filter(absolute)


@register.filter
def iso(moment: datetime) -> str:
    """A moment in the paper's time zone with its offset, to the second: 2031-05-04T10:00:00+02:00 (RFC 3339)."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def card_time(moment: datetime) -> str:
    """A moment in the paper's time zone as cards and headlines bear it: '25 November, 22:35'; of another year the date
    alone, '25 November 2025'. In the words and the order of the page's language.
    """
    local = timezone.localtime(moment)
    if local.year != timezone.localtime().year:
        return date_format(local)
    return languages.comma(get_language()).join(
        date_format(local, form) for form in ("MONTH_DAY_FORMAT", "TIME_FORMAT")
    )


@register.filter
def of(mapping: dict, key):
    """What a mapping holds under a key; None where there is nothing."""
    return mapping.get(key)
