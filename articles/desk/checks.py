"""What a story must have before readers may see it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import body
from articles.models import Article


class Problem(str):
    """A sentence for the editor, which knows the field of the story that it speaks of."""

    field: str

    def __new__(cls, sentence: str, field: str) -> "Problem":
        problem = super().__new__(cls, sentence)
        problem.field = field
        return problem


def publishing_problems(article: Article, at: datetime | None = None) -> list[Problem]:
    """What stands in the way of publishing, now or from `at` on, each naming the mend; empty where nothing does."""
    problems = []
    if not article.headline.strip():
        problems.append(Problem(_("The story has no headline. Write one above the text."), "headline"))
    if article.section is None:
        problems.append(
            Problem(_("The story stands in no section. Choose one in the panel beside the text."), "section")
        )
    if not body.plain_text(body.parse(article.body)).strip():
        problems.append(Problem(_("The story has no text. Write at least one paragraph."), "body"))
    times = embargo_problem(article, article.embargoed_until, at), _expiry_problem(article, at)
    return problems + [problem for problem in times if problem]


def embargo_problem(article: Article, embargo: datetime | None, at: datetime | None = None) -> Problem | None:
    """An embargo beyond now, or beyond `at`, on a story that readers can see: it would not hold anything back."""
    if not embargo or embargo <= (at or timezone.now()) or not article.pk or not article.is_public():
        return None
    return Problem(
        _(
            "Readers can see this story already, so an embargo holds nothing back. "
            "Empty it, and withdraw the story or schedule the change."
        ),
        "embargoed_until",
    )


def _expiry_problem(article: Article, at: datetime | None) -> Problem | None:
    start = max(filter(None, (timezone.now(), at, article.embargoed_until)))
    if article.expires_at and article.expires_at <= start:
        return Problem(_("The story would expire before readers see it. Move the expiry, or empty it."), "expires_at")
    if at and article.live_until and article.is_public() and article.live_until <= at:
        return Problem(
            _("Readers lose the story before the change would appear. Publish a later expiry first."), "expires_at"
        )
    return None
