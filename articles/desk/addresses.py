"""Addresses that were public once go on leading somewhere."""

from urllib.parse import unquote

from django.db import transaction

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
