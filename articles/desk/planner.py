"""What is due at the desk: what goes out, what has gone out, what waits, and what failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.desk.workflow import settle
from articles.models import Article, Publication

MOST = 50
JUST_NOW = timedelta(hours=12)


@dataclass(frozen=True)
class Failure:
    """A job that was given up: its name, what it was about, how often it was tried and when last."""

    pk: int
    task: str
    about: dict
    attempts: int
    at: datetime | None


def going_out(stories, at: datetime | None = None) -> list[Publication]:
    """Publications of the stories that are ahead, the next first."""
    return list(
        Publication.objects.filter(article__in=stories, at__gt=at or timezone.now())
        .select_related("article__section", "by")
        .order_by("at")[:MOST]
    )


def gone_out(stories, at: datetime | None = None) -> list[Publication]:
    """Publications of the last hours, the newest first."""
    now = at or timezone.now()
    return list(
        Publication.objects.filter(article__in=stories, at__lte=now, at__gt=now - JUST_NOW)
        .select_related("article__section", "by")
        .order_by("-at")[:MOST]
    )


def expiring(stories, at: datetime | None = None) -> list[Article]:
    """Public stories that readers will not see any more after a time that is set, the next first."""
    now = at or timezone.now()
    return list(stories.public(now).filter(live_until__isnull=False).order_by("live_until")[:MOST])


def waiting(stories) -> list[Article]:
    """Stories, and changes of stories, on which somebody has to decide, the most urgent first."""
    undecided = Q(state__in=[Article.State.SUBMITTED, Article.State.READY]) | Q(review_wanted=True)
    return list(_for_a_list(stories.filter(undecided).order_by("priority", F("due_at").asc(nulls_last=True), "pk")))


def due(stories) -> list[Article]:
    """Stories in work that are due at a time, the earliest first, those overdue included."""
    in_work = [Article.State.DRAFT, Article.State.SUBMITTED, Article.State.READY]
    return list(_for_a_list(stories.filter(state__in=in_work, due_at__isnull=False).order_by("due_at", "pk")))


def failures() -> list[Failure]:
    """Jobs that were tried as often as they may be and failed each time, the newest first."""
    jobs = ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:MOST]
    return [Failure(job.pk, job.task_name, job.args, job.attempts, _last_try(job)) for job in jobs]


def settle_due() -> int:
    """Settle each scheduled change whose time has come; how many there were."""
    stories = Article.objects.filter(next_at__lte=timezone.now())
    return sum(settle(story) for story in stories)


def _for_a_list(stories):
    return stories.select_related("section", "assigned_to").defer("body", "imported_text")[:MOST]


def _last_try(job: ProcrastinateJob) -> datetime | None:
    event = job.procrastinateevent_set.order_by("-at").first()
    return event and event.at
