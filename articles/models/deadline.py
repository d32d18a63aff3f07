"""A deadline for what is asked of the database, so that a slow question holds neither its reader nor the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

MOST = timedelta(seconds=2)
"""How long a search may take."""


class Missed(Exception):
    """What was asked took longer than MOST, and was given up. The connection is as it was before."""


@contextmanager
def kept() -> Iterator[None]:
    """Let what is asked within this block take no longer than MOST; raises Missed.

    PostgreSQL gives up a statement that takes so long, and none begins once so much time has passed: twice MOST is
    the worst that can come. PostgreSQL forgets the limit at the end of the transaction, so begin none around the block.
    """
    end = monotonic() + MOST.total_seconds()

    def in_time(execute, *statement):
        if monotonic() > end:
            raise Missed
        return execute(*statement)

    try:
        with transaction.atomic():
            _limit_statements(MOST)
            with connection.execute_wrapper(in_time):
                yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Missed from error
        raise


def _limit_statements(most: timedelta) -> None:
    """In this transaction alone (PostgreSQL: statement_timeout, in milliseconds, where 0 would be no limit)."""
    milliseconds = max(1, most // timedelta(milliseconds=1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
