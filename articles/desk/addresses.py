"""Addresses that were public once go on leading somewhere."""

from itertools import chain, count
from urllib.parse import unquote

from anyascii import anyascii
from django.db import transaction
from django.utils.text import slugify

from articles.models import Redirect


@transaction.atomic
def save_with_address(row) -> None:
    """Save a section, a topic or an author; the address it had so far goes on leading to it."""
    before = type(row).objects.filter(pk=row.pk).first()
    row.save()
    new = row.get_absolute_url()
    if before and (old := before.get_absolute_url()) != new:
        Redirect.objects.filter(path=unquote(new)).delete()
        Redirect.objects.filter(target=old).update(target=new)
        Redirect.objects.update_or_create(path=unquote(old), defaults={"target": new, "article": None})


def free_slug(model, name: str) -> str:
    """The slug for a new row of this name, in letters that every address bar shows, that no other row has."""
    slug = slugify(anyascii(name))[:70].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(free for free in chain([slug], (f"{slug}-{n}" for n in count(2))) if free not in taken)
