"""When something that readers see changed last, and when the clock alone will next change it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils import timezone

# The function stands in the database, which plans it once for each connection.
ASKED = "(SELECT articles_moments(%s))"


@dataclass(frozen=True)
class Moments:
    """`last` by a change of a row or by the clock, `next` by the clock. None where there is none."""

    last: datetime | None = None
    next: datetime | None = None

    @classmethod
    def of_now(cls) -> "Moments":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {ASKED}", [timezone.now()])
            return cls(*cursor.fetchone()[0])


def moments() -> RawSQL:
    """For a query of stories that asks for them, too: [last, next], the arguments of `Moments`."""
    return RawSQL(ASKED, [timezone.now()], output_field=ArrayField(models.DateTimeField()))
