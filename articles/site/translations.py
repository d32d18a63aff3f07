"""One story in several languages, as far as readers may see it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Coalesce, JSONObject
from django.utils.text import capfirst
from django.utils.translation import get_language_info

from articles.content import language as languages
from articles.models import Article
from articles.site.family import SHOWN, family


def translation_rows() -> dict[str, ArraySubquery]:
    """For the query of a public story: rows for `in_other_languages` of its original and of all translations of that.

    As in lists, it is what is live that ties stories, until a scheduled change is.
    """
    rows = Article.objects.public().order_by("pk").values(row=JSONObject(**SHOWN))
    original = Coalesce(OuterRef("live__translation_of"), OuterRef("pk"))
    return {
        "translated_from": ArraySubquery(rows.filter(pk=OuterRef("live__translation_of"))),
        "translated_into": ArraySubquery(rows.filter(live__translation_of=original).exclude(pk=OuterRef("pk"))),
    }


def in_other_languages(article: Article) -> list[dict]:
    """The story in other languages, the original first: rows as in `family`, with language_name and locale.

    No language comes twice, nor does the story's own, whatever is tied.
    """
    found = {article.shown.language.lower(): None}
    for row in family([*article.translated_from, *article.translated_into]):
        tag = row["language"]
        found.setdefault(tag.lower(), row | {"language_name": own_name(tag), "locale": languages.locale(tag)})
    return [row for row in found.values() if row]


def own_name(tag: str) -> str:
    """A language's name in itself; the tag where Django knows none."""
    if tag == "zh":  # which Django knows by its scripts alone
        return "中文"
    try:
        return capfirst(get_language_info(tag.lower())["name_local"])
    except KeyError:
        return tag
