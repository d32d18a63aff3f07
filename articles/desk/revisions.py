"""Saving and restoring: every save of a story makes a revision."""

from django.db import transaction

from articles.content import body
from articles.desk import snapshot
from articles.models import Article, Revision


@transaction.atomic
def save_revision(article: Article, *, by, note: str = "") -> Revision:
    """Save the working copy with its related rows as they stand, and return the snapshot of it.

    A save that changes nothing and names nothing returns the latest revision instead of repeating it.
    """
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
    article.body = body.write(body.parse(article.body))
    article.fill_slug()
    article.save(update_fields=_editable_fields(article))
    snapshot.sync_captions(article)
    values = snapshot.take(article)
    latest = article.revisions.first()
    if latest and not note and all(getattr(latest, name) == value for name, value in values.items()):
        return latest
    number = latest.number + 1 if latest else 1
    return article.revisions.create(number=number, created_by=by, note=note, **values)


@transaction.atomic
def name_version(article: Article, *, by, name: str) -> Revision:
    """Keep the story as it is saved now under a name: a version of its own, since versions never change."""
    stored = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    return save_revision(stored, by=by, note=name)


@transaction.atomic
def restore(revision: Revision, *, by, note: str = "") -> Revision:
    """Make the working copy what it was at `revision`, as a new revision. What readers see stays as it is."""
    article = Article.objects.select_for_update(no_key=True).get(pk=revision.article_id)
    snapshot.put_back(article, revision)
    return save_revision(article, by=by, note=note)


def _editable_fields(article: Article) -> list[str]:
    """What a save may write: not the state, nor what is live, which another process may have changed meanwhile."""
    kept_apart = {"id", "state", "live", "live_section", "next", "next_at", "published_at", "live_until"}
    kept_apart |= {"live_kind", "live_front_priority", "live_front_until"}
    kept_apart |= {"withdrawn_at", "withdrawal_notice", "review_wanted", "assigned_to"}
    return [field.name for field in article._meta.concrete_fields if field.name not in kept_apart]
