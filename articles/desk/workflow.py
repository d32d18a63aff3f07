"""The states of a story. Nothing else writes `Article.state` or `Article.live`."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.checks import publishing_problems
from articles.desk.revisions import save_revision
from articles.models import Article, Revision


class NotPublishable(Exception):
    """A story lacks what publishing needs. `problems` are sentences for the editor."""

    def __init__(self, problems: list[str]):
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def publish(article: Article, *, by, at: datetime | None = None) -> Revision:
    """Make the working copy, as stored, what readers see from `at` on (now unless given).

    The first time sets the date of publication; later times leave it. A story that came in from elsewhere is dated
    when it first appeared there, and no later than its update. Raises NotPublishable.
    """
    if problems := publishing_problems(article):
        raise NotPublishable(problems)
    revision = save_revision(article, by=by)
    stored = Article.objects.select_for_update(no_key=True).only("state", "published_at").get(pk=article.pk)
    first = stored.published_at is None
    article.published_at = at or (_first_date(article) if first else stored.published_at)
    article.state = Article.State.PUBLISHED
    article.live = revision
    article.live_section = revision.section
    article.withdrawn_at, article.withdrawal_notice = None, ""
    article.save(update_fields=["state", "live", "live_section", "published_at", "withdrawn_at", "withdrawal_notice"])
    return revision


@transaction.atomic
def withdraw(article: Article, *, by, notice: str) -> None:
    """Take a story that was public away from readers; its address answers 410 with `notice`. Raises ValueError."""
    stored = Article.objects.select_for_update(no_key=True).only("state", "live").get(pk=article.pk)
    if stored.state != Article.State.PUBLISHED:
        raise ValueError(_("Only a published story can be withdrawn."))
    if not notice.strip():
        raise ValueError(_("Say in a sentence for readers why the story is withdrawn."))
    save_revision(article, by=by, note=_("Withdrawn"))
    article.state = Article.State.WITHDRAWN
    article.withdrawn_at = timezone.now()
    article.withdrawal_notice = notice.strip()
    article.save(update_fields=["state", "withdrawn_at", "withdrawal_notice"])


def _first_date(article: Article) -> datetime:
    return min(filter(None, (timezone.now(), article.first_published_at, article.updated_at)))
