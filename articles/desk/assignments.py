"""Who works on a story, and which story carries on which."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.notices import record
from articles.desk.revisions import save_revision
from articles.desk.workflow import NotPossible, refuse_if_spiked
from articles.models import Article, Transition, User


@transaction.atomic
def assign(article: Article, *, to: User | None, by) -> None:
    """Give a story to somebody, or to nobody; who has it already is not told again."""
    stored = Article.objects.select_for_update(no_key=True).only("assigned_to").get(pk=article.pk)
    article.assigned_to = to
    if stored.assigned_to_id == (to and to.pk):
        return
    article.save(update_fields=["assigned_to"])
    record(article, Transition.Action.ASSIGN, by=by, to=to)


@transaction.atomic
def claim(article: Article, *, by) -> None:
    """Take a story that nobody has. Raises NotPossible."""
    stored = Article.objects.select_for_update(no_key=True).only("assigned_to", "state").get(pk=article.pk)
    refuse_if_spiked(stored)
    if stored.assigned_to_id not in (None, by.pk):
        raise NotPossible(_("%s has the story already. Ask them, or have it assigned to you.") % stored.assigned_to)
    article.assigned_to = by
    article.save(update_fields=["assigned_to"])
    record(article, Transition.Action.CLAIM, by=by)


@transaction.atomic
def make_update(article: Article, *, by) -> Article:
    """A new draft that carries a story on: in its section, on its topics, under its kicker. Raises NotPossible."""
    if not article.was_public:
        raise NotPossible(_("Readers have not had the story yet. Change it instead of carrying it on."))
    kept = {name: getattr(article, name) for name in ("language", "section", "kicker")}
    update = Article.objects.create(follows=article, created_by=by, assigned_to=by, **kept)
    update.topics.set(article.topics.all())
    save_revision(update, by=by)
    return update
