"""Previews for people outside of the desk: links that are given out, expire, and can be taken back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, PreviewLink, Revision, User

LIFETIMES = {
    "day": (_("a day"), timedelta(days=1)),
    "week": (_("a week"), timedelta(days=7)),
    "month": (_("a month"), timedelta(days=30)),
}


def share(article: Article, *, by: User, lifetime: str) -> PreviewLink:
    """Give out a link to the story's preview, for as long as one of LIFETIMES says."""
    until = timezone.now() + LIFETIMES[lifetime][1]
    return PreviewLink.objects.create(article=article, created_by=by, expires_at=until)


@transaction.atomic
def revoke(link: PreviewLink, *, by: User) -> None:
    """From now on the link shows nothing. When it was first revoked, and by whom, stays."""
    rows = PreviewLink.objects.select_for_update().filter(pk=link.pk, revoked_at=None)
    rows.update(revoked_at=timezone.now(), revoked_by=by)


def shown_by(link: PreviewLink) -> Revision | None:
    """The latest saved version of the link's story."""
    return link.article.revisions.select_related("article", "section", "outlet").first()
