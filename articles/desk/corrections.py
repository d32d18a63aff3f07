"""Notices to readers about a story. Publishing issues what is written of them; from then on they stay as they are."""

from datetime import datetime

from django.utils import timezone

from articles.models import Article, Correction, Revision

Kind = Correction.Kind
MATERIAL = (Kind.CORRECTION, Kind.UPDATE, Kind.RETRACTION)


def date(article: Article, start: datetime) -> None:
    """Date what a story that was public says anew of itself; what is material moves its `updated_at` to `start`."""
    if not article.was_public:
        return
    before = article.shown
    fresh = article.corrections.filter(issued_at=None)
    fresh.filter(date=None).update(date=timezone.localdate(start))
    if article.updated_at == before.updated_at and fresh.filter(kind__in=MATERIAL).exists():
        article.updated_at = start


def issue(article: Article, *, before: Revision, after: Revision, by) -> int:
    """Tie the notices that are new to the revisions before and after them; how many there were.

    Those that a story has when it is first published came with it, and have that one revision for both.
    """
    fresh = article.corrections.filter(issued_at=None)
    return fresh.update(issued_at=timezone.now(), issued_by=by, before=before, after=after)
