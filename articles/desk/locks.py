"""Who has a story open, who of them writes it, and what is typed there but not saved. One row for each open form.

`tab` is the id of an open form. Every verb that takes a story holds its row, so that the lock has one holder at most.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article, EditingSession, Revision

GONE_AFTER = timedelta(seconds=45)
FORGOTTEN_AFTER = timedelta(days=1)
KEPT_FOR = timedelta(days=90)

Typed = dict[str, list[str]]
"""A form as it would be posted."""


class BeingWritten(Exception):
    """Somebody else's form holds the story's lock. The text says whose, since when, and the way out."""

    def __init__(self, session: EditingSession):
        since = date_format(timezone.localtime(session.opened_at), "H:i")
        said = {"who": session.user, "since": since}
        super().__init__(_("%(who)s writes this story, since %(since)s. To change it, take it over first.") % said)
        self.session = session


@transaction.atomic
def claim(article: Article, *, by) -> None:
    """Hold the story for what `by` is about to change in it. Raises BeingWritten.

    Whoever changes a story by hand claims it first, in the same transaction. What has no form, such as a command or a
    scheduled time, is not bound by the lock.
    """
    _hold(article)
    session = writer(article)
    if session and session.user_id != by.pk:
        raise BeingWritten(session)


@transaction.atomic
def attend(
    tab: UUID,
    article: Article | None,
    *,
    by,
    base: int,
    writes: bool,
    opening: bool = False,
    previous: UUID | None = None,
) -> EditingSession:
    """The form is open: note when, and give it the lock if it `writes` and nobody else does. Returns its session.

    While `opening`, it gets the lock from another form of the same user as well, which may have died unheard.
    `previous` is the form that stood in the same tab of the browser before; its time is over.
    """
    _hold(article)
    if previous and previous != tab:
        leave(previous, article, by=by)
    closed = EditingSession.objects.filter(pk=tab, user=by, seen_at__lte=timezone.now() - GONE_AFTER).first()
    if opening and closed:  # the opening was overtaken by the closing
        return closed
    session = _session(tab, article, by=by, base=base)
    if writes and article and not session.writing and not session.taken_over_at:
        holder = writer(article)
        if not holder or (opening and holder.user_id == by.pk):
            _give_lock(session)
    return session


@transaction.atomic
def keep(session: EditingSession, typed: Typed, *, instead_of: UUID | None = None) -> None:
    """Keep what is typed, in the place of what this form, or the one that it carries on, had kept before."""
    session.data, session.data_at = _without_nul(typed), timezone.now()
    session.save(update_fields=["data", "data_at"])
    if instead_of and instead_of != session.pk:
        throw_away(instead_of, by=session.user)


@transaction.atomic
def take_over(
    tab: UUID, article: Article, *, by, base: int, rescue: Callable[[EditingSession], Revision | None]
) -> EditingSession:
    """Give the form the lock, whoever holds it.

    `rescue` makes what the holder has typed a revision of theirs; where it returns None, the text stays kept for them.
    """
    _hold(article)
    session = _session(tab, article, by=by, base=base)
    holders = article.editing_sessions.filter(writing=True).exclude(pk=tab).select_related("user")
    for other in holders.select_for_update(of=("self",)):  # what is being kept just now is kept first
        revision = rescue(other) if other.data else None
        if revision:
            other.data, other.base = None, revision.number
        other.writing, other.taken_over_by, other.taken_over_at = False, by, timezone.now()
        other.save()
    session.taken_over_by = session.taken_over_at = None
    _give_lock(session)
    return session


@transaction.atomic
def leave(tab: UUID, article: Article | None, *, by) -> None:
    """The form is closed: the lock is free at once, and what was not saved stays."""
    _session(tab, article, by=by, base=0)
    EditingSession.objects.filter(pk=tab).update(writing=False, seen_at=timezone.now() - GONE_AFTER)


def saved(tab: UUID, revision: Revision, *, by) -> None:
    """All that was typed in the form is in `revision` now."""
    EditingSession.objects.filter(pk=tab, user=by).update(
        data=None, data_at=None, base=revision.number, article=revision.article_id
    )


def throw_away(tab: UUID, *, by) -> None:
    """Forget what was typed in a form and not saved."""
    EditingSession.objects.filter(pk=tab, user=by).delete()


def present(article: Article):
    """The open forms of a story, the longest open first."""
    return article.editing_sessions.filter(seen_at__gt=timezone.now() - GONE_AFTER).select_related("user")


def writer(article: Article) -> EditingSession | None:
    """The form that holds the lock; None where it was closed or has not been heard of lately."""
    return present(article).filter(writing=True).first()


def unsaved(session: EditingSession):
    """What the user typed and did not save in other forms of the story, the newest first."""
    others = EditingSession.objects.filter(article=session.article, user=session.user, data__isnull=False)
    return others.exclude(pk=session.pk).order_by("-data_at")


def forget_old() -> None:
    """Drop the rows of forms that are long gone, and text that nobody came back for within KEPT_FOR."""
    now = timezone.now()
    EditingSession.objects.filter(data__isnull=True, seen_at__lt=now - FORGOTTEN_AFTER).delete()
    EditingSession.objects.filter(seen_at__lt=now - KEPT_FOR).delete()


def _hold(article: Article | None) -> None:
    if article:
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)


def _session(tab: UUID, article: Article | None, *, by, base: int) -> EditingSession:
    now = timezone.now()
    values = {"article": article, "user": by, "base": base, "seen_at": now}
    session, is_new = EditingSession.objects.get_or_create(pk=tab, defaults=values)
    if session.user_id != by.pk:
        raise PermissionDenied
    if not is_new:
        session.seen_at, session.article = now, article or session.article
        session.base = max(base, session.base)
        session.save(update_fields=["seen_at", "article", "base"])
    return session


def _give_lock(session: EditingSession) -> None:
    session.article.editing_sessions.filter(writing=True).exclude(pk=session.pk).update(writing=False)
    session.writing = True
    session.save(update_fields=["writing", "taken_over_by", "taken_over_at"])


def _without_nul(typed: Typed) -> Typed:
    """PostgreSQL keeps no NUL, which the form would refuse as well."""
    return {name: [value.replace("\0", "") for value in values] for name, values in typed.items()}
