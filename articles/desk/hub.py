"""Telling the site's hub which feeds have changed, so that it tells those who subscribe to them (W3C WebSub)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from articles.desk import fetch
from articles.models import MAIN, Article, Author, Edition, Revision, Section, Topic, Transition

TELL_JOB = "articles.tell_hub"
ANNOUNCE_JOB = "articles.announce"
ENDINGS = ("xml", "atom", "json")
CLOCKS_DIFFER = timedelta(seconds=1)  # at most, on the machines of one newsroom
MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(seconds=15)  # each further one is four times as long, the last an hour


def announce(article: Article, *, at: datetime | None = None) -> None:
    """Ask for the hub to be told of each feed in which readers see, or saw, the story; at a time, if one is given."""
    if not settings.WEBSUB_HUB:
        return
    if at:
        _ask(ANNOUNCE_JOB, f"announce {article.pk} {at.timestamp()}", at + CLOCKS_DIFFER, article_id=article.pk)
        return
    for page in pages_with(article):
        _ask(TELL_JOB, f"hub {page}", None, page=page)


def tell(page: str, attempt: int = 1) -> None:
    """Tell the hub of the feeds of a page. Where it cannot be told, again later; the last attempt raises its error."""
    if not settings.WEBSUB_HUB:
        return
    addresses = [f"{settings.SITE_URL}{page}feed.{ending}" for ending in ENDINGS]
    try:
        fetch.post(settings.WEBSUB_HUB, [("hub.mode", "publish"), *(("hub.url", address) for address in addresses)])
    except fetch.UnreachableError:
        if attempt >= MOST_ATTEMPTS:
            raise
        later = timezone.now() + FIRST_WAIT * 4 ** (attempt - 1)
        _ask(TELL_JOB, f"hub {page}", later, page=page, attempt=attempt + 1)


def pages_with(article: Article) -> list[str]:
    """The paths of the pages whose feeds carry the story or carried it: it leaves editions, sections, topics, too."""
    seen = Revision.objects.filter(publications__article=article, publications__at__lte=timezone.now())
    rows = list(seen.values_list("section", "topic_ids", "author_ids"))
    sections = list(Section.objects.filter(pk__in={section for section, _, _ in rows}))
    editions = list(dict.fromkeys(map(Edition.of, sections)))
    subjects = [
        *Topic.objects.filter(pk__in={topic for _, topics, _ in rows for topic in topics}),
        *Author.objects.filter(pk__in={author for _, _, authors in rows for author in authors}),
    ]
    whole = [edition.path for edition in editions]
    withdrawals = article.transitions.filter(action=Transition.Action.WITHDRAW)
    if withdrawals.exists() or article.corrections.filter(issued_at__isnull=False).exists():
        whole += [edition.address("corrections") for edition in editions]
    starts = [edition.prefix for edition in dict.fromkeys([MAIN, *editions])]
    whole += [section.get_absolute_url() for section in sections]
    return [*whole, *(start + subject.get_absolute_url() for start in starts for subject in subjects)]


def _ask(job: str, lock: str, at: datetime | None, **arguments) -> None:
    """Ask for a job; asking twice before it is done is asking once."""
    try:
        with transaction.atomic():
            jobs.configure_task(job, queueing_lock=lock, schedule_at=at, allow_unknown=True).defer(**arguments)
    except AlreadyEnqueued:
        pass
