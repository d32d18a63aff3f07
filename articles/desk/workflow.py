"""The states of a story. Nothing else writes `Article.state`, `Article.live` or `Article.next`."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import corrections, hub, search
from articles.desk.checks import Problem, publishing_problems
from articles.desk.notices import record
from articles.desk.revisions import save_revision
from articles.desk.roles import may
from articles.models import SCHEDULED, Article, Revision, Transition

Action, State = Transition.Action, Article.State

WRITTEN = [
    "state",
    "live",
    "live_section",
    "live_kind",
    "live_front_priority",
    "live_front_until",
    "next",
    "next_at",
    "published_at",
    "live_until",
    "withdrawn_at",
    "withdrawal_notice",
    "review_wanted",
]

# What `article` holds a copy of, with the prefix `live_`.
COPIED = ("section", "kind", "front_priority", "front_until")


class NotPublishable(Exception):
    """A story lacks what publishing needs. `problems` are sentences for the editor."""

    def __init__(self, problems: list[Problem]):
        super().__init__(" ".join(problems))
        self.problems = problems


class NotPossible(ValueError):
    """The story is in no state for the step. The text says why, and what can be done."""


def may_override(user, article: Article, problems: list[Problem]) -> bool:
    """Whether the user may publish against these blockers, given a reason; against some, nobody may."""
    return not any(problem.needed for problem in problems) and may(user, "articles.override_checks", article)


@transaction.atomic
def submit(article: Article, *, by, reason: str = "") -> None:
    """Hand the working copy to those who may publish; on a published story, its changes. Raises NotPossible."""
    _hold(article)
    if article.state == State.PUBLISHED:
        article.review_wanted = True
    elif article.state == State.DRAFT:
        article.state = State.SUBMITTED
    else:
        raise NotPossible(_("Only a draft can be submitted; this story is %s.") % article.get_state_display())
    _store(article, Action.SUBMIT, by, reason)


@transaction.atomic
def approve(article: Article, *, by) -> None:
    """Say that a draft or a submitted story needs nothing but publishing. Raises NotPossible."""
    _hold(article)
    if article.state not in (State.DRAFT, State.SUBMITTED):
        raise NotPossible(_("Only a draft or a submitted story can be made ready."))
    article.state = State.READY
    _store(article, Action.APPROVE, by)


@transaction.atomic
def send_back(article: Article, *, by, reason: str) -> None:
    """Return a story, or changes of a published one, to whoever wrote it. Raises NotPossible."""
    _hold(article)
    if not reason.strip():
        raise NotPossible(_("Say what is to be changed, so that the writer knows."))
    if article.state in (State.SUBMITTED, State.READY):
        article.state = State.DRAFT
    elif not article.review_wanted:
        raise NotPossible(_("Only what was submitted can be sent back."))
    article.review_wanted = False
    _store(article, Action.SEND_BACK, by, reason.strip())


@transaction.atomic
def publish(
    article: Article, *, by, at: datetime | None = None, overriding: str = "", cancelling: bool = False
) -> Revision:
    """Make the working copy, as stored, what readers see from `at` on (now unless given).

    The first time sets the date of publication; later times leave it. A story that came in from elsewhere is dated
    when it first appeared there, and no later than its update. With `at` or its embargo ahead, a story that readers
    have seen changes or comes back then (`next`), and another appears then, under that date. What was scheduled before
    gives way to `at`; to publishing now it does so only where `cancelling` says that this is meant. `overriding` is the
    reason of somebody who may publish against blockers. Raises NotPublishable and NotPossible.
    """
    _hold(article)
    refuse_if_spiked(article)
    if article.is_scheduled and not (at or cancelling):
        raise NotPossible(_("Something of it is scheduled, which publishing now would cancel."))
    now = timezone.now()
    reason = _overridden(publishing_problems(article, at or now), article, by, overriding.strip())
    corrections.date(article, max(at or now, now))
    article.limit_front(max(at or now, article.embargoed_until or now, now))
    revision = save_revision(article, by=by)
    before = article.shown if article.was_public else revision
    corrections.issue(article, before=before, after=revision, by=by)
    _drop_schedule(article, now)
    start = max(at or now, article.embargoed_until or at or now)
    ahead, seen = start > now, article.was_public
    if ahead and seen:
        gone = Article.objects.gone(now).filter(pk=article.pk).first()
        article.state, article.withdrawn_at = State.PUBLISHED, gone and gone.gone_at
        article.next, article.next_at = revision, start
    else:
        if at or not seen:
            article.published_at = start if at or ahead else first_date(article)
            start = article.published_at
        article.state = State.PUBLISHED
        _make_live(article, revision)
        article.withdrawn_at, article.withdrawal_notice = None, ""
    article.live_until = revision.expires_at
    article.review_wanted = False
    article.publications.create(revision=revision, at=start, by=by)
    _store(article, Action.SCHEDULE if ahead else Action.PUBLISH, by, reason)
    hub.announce(article, at=start if ahead else None)
    return revision


@transaction.atomic
def unschedule(article: Article, *, by) -> None:
    """Take back what is to go out later: the scheduled change, or the whole story. Raises NotPossible."""
    _hold(article)
    if not _drop_schedule(article, timezone.now()):
        raise NotPossible(_("Nothing is scheduled, or it has gone out just now."))
    _store(article, Action.UNSCHEDULE, by)


@transaction.atomic
def settle(article: Article) -> bool:
    """Make a scheduled change whose time has come the live revision for good; readers see it with or without this."""
    _hold(article)
    due = _settle(article, timezone.now())
    if due:
        article.save(update_fields=WRITTEN)
        search.index(article)
    return due


@transaction.atomic
def withdraw(article: Article, *, by, notice: str) -> None:
    """Take a story that was public away from readers; its address answers 410 with `notice`. Raises NotPossible."""
    _hold(article)
    if article.state != State.PUBLISHED:
        raise NotPossible(_("Only a published story can be withdrawn."))
    if article.stage == SCHEDULED:
        raise NotPossible(_("Readers do not have the story. Take it off the schedule instead."))
    if not notice.strip():
        raise NotPossible(_("Say in a sentence for readers why the story is withdrawn."))
    save_revision(article, by=by, note=_("Withdrawn"))
    _drop_change(article, timezone.now())
    article.state = State.WITHDRAWN
    article.withdrawn_at = timezone.now()
    article.withdrawal_notice = notice.strip()
    _store(article, Action.WITHDRAW, by, notice.strip())
    hub.announce(article)


@transaction.atomic
def reinstate(article: Article, *, by, reason: str = "") -> None:
    """Lift a withdrawal: readers see again what they saw before, under the same date. Raises NotPossible."""
    _hold(article)
    if article.state != State.WITHDRAWN:
        raise NotPossible(_("Only a withdrawn story can be brought back."))
    article.state = State.PUBLISHED
    article.withdrawn_at, article.withdrawal_notice = None, ""
    _store(article, Action.REINSTATE, by, reason)
    hub.announce(article)


@transaction.atomic
def spike(article: Article, *, by, reason: str = "") -> None:
    """Put a story that was never public aside; it can be taken off the spike again. Raises NotPossible."""
    _hold(article)
    if article.state == State.SPIKED:
        raise NotPossible(_("The story is on the spike already."))
    _refuse_unless_unpublished(
        article, _("Only a story that was never public can be spiked. Withdraw this one instead.")
    )
    article.state = State.SPIKED
    _store(article, Action.SPIKE, by, reason)


@transaction.atomic
def unspike(article: Article, *, by) -> None:
    """Take a story off the spike: it is a draft again. Raises NotPossible."""
    _hold(article)
    if article.state != State.SPIKED:
        raise NotPossible(_("The story is not on the spike."))
    article.state = State.DRAFT
    _store(article, Action.UNSPIKE, by)


@transaction.atomic
def delete(article: Article) -> None:
    """Delete a story that readers have not had and are not to have, for good. Raises NotPossible."""
    _hold(article)
    refuse_deletion(article)
    article.delete()


def refuse_deletion(article: Article) -> None:
    """Raises NotPossible, in a sentence, for a story that cannot be deleted."""
    _refuse_unless_unpublished(
        article, _("Only a story that was never public can be deleted. Withdraw this one instead.")
    )


def refuse_if_spiked(article: Article) -> None:
    """Raises NotPossible, in a sentence, for a story on the spike."""
    if article.state == State.SPIKED:
        raise NotPossible(_("The story is on the spike. Take it off the spike first."))


def _refuse_unless_unpublished(article: Article, sentence: str) -> None:
    if article.state in Article.NEVER_PUBLIC:
        return
    scheduled = _("The story is scheduled: take it off the schedule first.")
    raise NotPossible(sentence if article.was_public or not article.is_scheduled else scheduled)


def _overridden(problems: list[Problem], article: Article, by, reason: str) -> str:
    """The reason to keep: '' where nothing stands in the way, else why it was overridden, and what."""
    if not problems:
        return ""
    if not reason or by is None or not may_override(by, article, problems):
        raise NotPublishable(problems)
    return _("%(reason)s (Against: %(problems)s)") % {"reason": reason, "problems": " ".join(problems)}


def _hold(article: Article) -> None:
    """Lock the story's row and bring what this module writes up to date with it."""
    stored = Article.objects.select_for_update(no_key=True).only(*WRITTEN).get(pk=article.pk)
    for name in WRITTEN:
        attribute = Article._meta.get_field(name).attname
        setattr(article, attribute, getattr(stored, attribute))


def _store(article: Article, action: str, by, reason: str = "") -> None:
    article.save(update_fields=WRITTEN)
    search.index(article)
    record(article, action, by=by, reason=reason)


def _make_live(article: Article, revision: Revision) -> None:
    """Give readers the revision, and lists the copies of what they filter and sort by."""
    article.live = revision
    for name in COPIED:
        setattr(article, f"live_{name}", getattr(revision, name))


def _settle(article: Article, now: datetime) -> bool:
    due = bool(article.next_at and article.next_at <= now)
    if due:
        _make_live(article, article.next)
        article.withdrawn_at, article.withdrawal_notice = None, ""
        article.next = article.next_at = None
    return due


def _drop_schedule(article: Article, now: datetime) -> bool:
    """Take away what is still ahead, be it a change or the whole story; whether there was anything."""
    if _drop_change(article, now):
        return True
    if article.state == State.PUBLISHED and article.published_at > now:
        article.state, article.live, article.live_section, article.published_at = State.READY, None, None, None
        article.live_until = None
        return True
    return False


def _drop_change(article: Article, now: datetime) -> bool:
    """Settle a scheduled change that is due, and take one away that is ahead; whether there was one ahead.

    A story that was to come back is gone as it was before.
    """
    _settle(article, now)
    article.publications.filter(at__gt=now).delete()
    ahead = article.next_at is not None
    if ahead:
        article.next = article.next_at = None
        article.live_until = article.live.expires_at
        if article.withdrawal_notice:
            article.state = State.WITHDRAWN
        else:
            article.withdrawn_at = None
    return ahead


def first_date(article: Article) -> datetime:
    """The date that publishing for the first time, now, gives a story."""
    return min(filter(None, (timezone.now(), article.first_published_at, article.updated_at)))
