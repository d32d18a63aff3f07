"""A story told in another language."""

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.desk import snapshot
from articles.desk.revisions import save_revision
from articles.desk.workflow import NotPossible, refuse_if_spiked
from articles.models import Article, Section

NOT_TAKEN_ALONG = ("slug", "updated_at", "front_priority", "front_until")


@transaction.atomic
def translate(article: Article, *, language: str, section: Section | None, by) -> Article:
    """A new draft of all that the story says as saved last, to be put into `language`, and tied to its original.

    What belongs to the one story alone stays behind: its notices, its address, its time of update, its place on the
    front, the earlier story. Raises NotPossible, also where the story is there in that language.
    """
    refuse_if_spiked(article)
    draft = Article(created_by=by, assigned_to=by)
    try:
        draft.translation_of = draft.original_for(article, language)
    except ValidationError as refused:
        raise NotPossible(refused.messages[0]) from refused
    said = article.revisions.first()  # and never saved: what follows changes it in memory alone
    said.language, said.section = language, section
    for name in NOT_TAKEN_ALONG:
        setattr(said, name, Article._meta.get_field(name).get_default())
    snapshot.copy_to(draft, said)
    save_revision(draft, by=by)
    return draft
