"""The demo newsroom in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction


@contextmanager
def demo_newsroom(media: Path) -> Iterator[None]:
    """The demo newsroom, with small pictures in the folder `media`; its rows are taken back."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(media)
    try:
        with transaction.atomic():
            call_command("load_demo", width=240)
            yield
            transaction.set_rollback(True)
    finally:
        settings.MEDIA_ROOT = before
