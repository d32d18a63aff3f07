"""What a story must have before readers may see it."""

from django.utils.translation import gettext as _

from articles.content import body
from articles.models import Article


def publishing_problems(article: Article) -> list[str]:
    """Sentences for the editor, each naming what is missing and the mend; empty where nothing stands in the way."""
    problems = []
    if not article.headline.strip():
        problems.append(_("The story has no headline. Write one above the text."))
    if article.section is None:
        problems.append(_("The story stands in no section. Choose one in the panel beside the text."))
    if not body.plain_text(body.parse(article.body)).strip():
        problems.append(_("The story has no text. Write at least one paragraph."))
    return problems
