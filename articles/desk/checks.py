"""What a story must have before readers may see it."""

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


def publishing_problems(article: Article) -> list[Problem]:
    """What stands in the way of publishing, each naming what is missing and the mend; empty where nothing does."""
    problems = []
    if not article.headline.strip():
        problems.append(Problem(_("The story has no headline. Write one above the text."), "headline"))
    if article.section is None:
        problems.append(
            Problem(_("The story stands in no section. Choose one in the panel beside the text."), "section")
        )
    if not body.plain_text(body.parse(article.body)).strip():
        problems.append(Problem(_("The story has no text. Write at least one paragraph."), "body"))
    return problems
