"""Whose doing a change is. The triggers of the trail ask the database's session for it."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def acting(user):
    """Every change within, bulk updates included, is this user's in the trail."""
    _name(str(user.pk or ""))
    try:
        yield
    finally:
        _name("")


def _name(actor: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('newsroom.actor', %s, false)", [actor])
