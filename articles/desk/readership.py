"""Counting how often stories are read, and ranking those that are read most."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from articles.models import Article, Edition, MostRead, ReadCount, Section

HOURS = 24
# Nobody's own reading shows: a story with fewer is not among the most read.
FEWEST = 10
# Many more than a page lists: sections find their own among them, and what is not public any more leaves its place.
RANKED = 500

ADD = """
    INSERT INTO articles_readcount (article_id, hour, reads)
    SELECT told.article_id, %s, told.reads FROM unnest(%s::bigint[], %s::integer[]) AS told (article_id, reads)
    ON CONFLICT (hour, article_id) DO UPDATE SET reads = articles_readcount.reads + excluded.reads
"""


def add(counts: Mapping[int, int], at: datetime | None = None) -> None:
    """Add readings, {id of a story: how many}, to the hour of `at`. Only stories that are public now count."""
    # In one order, so that processes that write at the same moment wait for one another at most.
    public = Article.objects.public().filter(pk__in=counts).order_by("pk").values_list("pk", flat=True)
    if ids := list(public):
        with connection.cursor() as cursor:
            cursor.execute(ADD, [_hour(at or timezone.now()), ids, [counts[pk] for pk in ids]])


def reads_of(article: Article) -> int:
    """How often the story was read in the last HOURS, the hour that runs included."""
    return article.read_counts.filter(hour__gt=_start()).aggregate(reads=Sum("reads"))["reads"] or 0


@transaction.atomic
def rank() -> None:
    """Rank the stories of each edition anew that were read most in the last HOURS; forget what was counted before."""
    now = timezone.now()
    ReadCount.objects.filter(hour__lte=_start()).delete()
    rows = [row for edition in Edition.every() for row in _most_read(edition, now)]
    MostRead.objects.all().delete()
    MostRead.objects.bulk_create(rows)


def _most_read(edition: Edition, now: datetime) -> list[MostRead]:
    counts = ReadCount.objects.all()
    if not edition.is_whole:
        counts = counts.filter(article__live_section__in=Section.objects.filter(edition.sections))
    sums = counts.values("article").annotate(sum=Sum("reads")).filter(sum__gte=FEWEST)
    ranked = sums.order_by("-sum", "-article").values_list("article", "sum")[:RANKED]
    return [MostRead(article_id=pk, reads=reads, ranked_at=now) for pk, reads in ranked]


def _start() -> datetime:
    """The hour before the first that counts."""
    return _hour(timezone.now()) - timedelta(hours=HOURS)


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
