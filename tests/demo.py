"""The demo newsroom in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from articles.management.demo.content import EDITIONS


@contextmanager
def demo_newsroom(media: Path) -> Iterator[None]:
    """The demo newsroom in all its editions, with small pictures in the folder `media`; its rows are taken back."""
    with demo_settings(media), transaction.atomic():
        call_command("load_demo", width=240)
        yield
        transaction.set_rollback(True)


@contextmanager
def demo_settings(media: Path) -> Iterator[None]:
    before = settings.MEDIA_ROOT, settings.EDITIONS
    settings.MEDIA_ROOT, settings.EDITIONS = str(media), EDITIONS
    try:
        yield
    finally:
        settings.MEDIA_ROOT, settings.EDITIONS = before
