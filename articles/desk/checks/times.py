"""Checks of the times that a story sets itself."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.checks.copy import Copy, Problem
from articles.models import Article


def embargo(copy: Copy) -> Iterator[Problem]:
    """The embargo holds something back."""
    if problem := embargo_problem(copy.article, copy.article.embargoed_until, copy.asked):
        yield problem


def expiry(copy: Copy) -> Iterator[Problem]:
    """The story does not expire before readers see it, or before its change would appear."""
    story, asked = copy.article, copy.asked
    if story.expires_at and story.expires_at <= copy.at:
        yield Problem(_("The story would expire before readers see it. Move the expiry, or empty it."), "expires_at")
    elif asked and story.live_until and story.live_until <= asked and story.is_public():
        sentence = _("Readers lose the story before the change would appear. Publish a later expiry first.")
        yield Problem(sentence, "expires_at")


def embargo_problem(article: Article, embargo: datetime | None, at: datetime | None = None) -> Problem | None:
    """An embargo that ends after `at` on a story that readers can see: it would not hold anything back.

    Unless `at` is given, it is when a change is scheduled, else now.
    """
    if not embargo or embargo <= (at or article.scheduled_for or timezone.now()):
        return None
    if not article.pk or not article.is_public():
        return None
    return Problem(
        _(
            "Readers can see this story already, so an embargo holds nothing back. "
            "Empty it, and withdraw the story or schedule the change."
        ),
        "embargoed_until",
    )
