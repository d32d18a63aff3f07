"""What is due at the desk: what goes out, what has gone out, what waits, and what failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_exception_only

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.desk.workflow import settle
from articles.models import Article, Caption, JobFailure, Publication, Transition

MOST = 50
LONGEST_SAID = 500  # characters
JUST_NOW = timedelta(hours=12)
IN_WORK = [Article.State.DRAFT, Article.State.SUBMITTED, Article.State.READY]


@dataclass(frozen=True)
class Failure:
    """A job that was given up: its name, what it was about, how often it was tried and when last, and what it said."""

    pk: int
    task: str
    about: dict
    attempts: int
    at: datetime | None
    said: str


@dataclass(frozen=True)
class Desk:
    """One person’s stories in work, each in one list at most, the latest saved first."""

    sent_back: list[Article]
    assigned: list[Article]
    drafts: list[Article]


def desk_of(user) -> Desk:
    """What is the user's to do. Each story has `last_action` and `last_reason`, of its last step but assigning it."""
    given = [Transition.Action.ASSIGN, Transition.Action.CLAIM]
    steps = Transition.objects.filter(article=OuterRef("pk")).exclude(action__in=given).order_by("-at", "-id")
    last = {f"last_{name}": Subquery(steps.values(name)[:1]) for name in ("action", "reason")}
    stories = Article.objects.of(user).filter(state__in=IN_WORK).order_by("-saved_at", "-id").annotate(**last)
    desk = Desk([], [], [])
    for story in _for_a_list(stories):
        if story.state == Article.State.DRAFT and story.last_action == Transition.Action.SEND_BACK:
            desk.sent_back.append(story)
        elif story.assigned_to_id == user.pk:
            desk.assigned.append(story)
        elif story.state == Article.State.DRAFT and story.assigned_to_id is None:
            desk.drafts.append(story)
    return desk


def lacking_pictures(stories) -> list[Article]:
    """Stories in work with a caption that waits for its picture, the latest saved first."""
    waiting = Caption.objects.waiting().values("article")
    return list(_for_a_list(stories.filter(state__in=IN_WORK, pk__in=waiting).order_by("-saved_at", "-id")))


def going_out(stories, at: datetime | None = None, until: datetime | None = None) -> list[Publication]:
    """Publications of the stories that are ahead, those before `until` where it is given, the next first."""
    ahead = Publication.objects.filter(article__in=stories, at__gt=at or timezone.now())
    if until:
        ahead = ahead.filter(at__lt=until)
    return list(ahead.select_related("article__section", "by").order_by("at")[:MOST])


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


def due(stories, until: datetime | None = None) -> list[Article]:
    """Stories in work that are due, before `until` where it is given; the earliest first, those overdue included."""
    asked = Q(due_at__lt=until) if until else Q(due_at__isnull=False)
    return list(_for_a_list(stories.filter(asked, state__in=IN_WORK).order_by("due_at", "pk")))


def any_failed() -> bool:
    """Whether there is a job that was given up."""
    return ProcrastinateJob.objects.filter(status="failed").exists()


def failures() -> list[Failure]:
    """Jobs that were tried as often as they may be and failed each time, the newest first."""
    jobs = list(ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:MOST])
    said = dict(JobFailure.objects.filter(job__in=jobs).values_list("job", "said"))
    return [
        Failure(job.pk, job.task_name, job.args, job.attempts, _last_try(job), said.get(job.pk, "")) for job in jobs
    ]


def note_failure(job: int, error: BaseException) -> None:
    """Keep what a job says of its failure, in place of what it said before."""
    said = "".join(format_exception_only(error)).strip()[:LONGEST_SAID]
    JobFailure.objects.update_or_create(job_id=job, defaults={"said": said})


def settle_due() -> int:
    """Settle each scheduled change whose time has come; how many there were."""
    stories = Article.objects.filter(next_at__lte=timezone.now())
    return sum(settle(story) for story in stories)


def _for_a_list(stories):
    return stories.select_related("section", "assigned_to").defer("body", "imported_text")[:MOST]


def _last_try(job: ProcrastinateJob) -> datetime | None:
    event = job.procrastinateevent_set.order_by("-at").first()
    return event and event.at
