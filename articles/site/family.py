"""The stories that a story carries on, and those that carry it on, as far as readers may see them."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from articles.content import language as languages
from articles.models import Article

MOST_LATER = 5
SHOWN = {
    "pk": "pk",
    "headline": "live__headline",
    "language": "live__language",
    "section": "live__section__slug",
    "slug": "live__slug",
    "published_at": "published_at",
}


def subqueries() -> dict[str, ArraySubquery]:
    """For the query of a public story: rows for `family` of the story that it carries on, and of those that follow it.

    As in lists, it is what is live that ties stories, until a scheduled change is.
    """
    rows = Article.objects.public().newest_first().values(row=JSONObject(**SHOWN))
    return {
        "came_before": ArraySubquery(rows.filter(pk=OuterRef("live__follows"))),
        "came_after": ArraySubquery(rows.filter(live__follows=OuterRef("pk"))[:MOST_LATER]),
    }


def family(rows: list[dict]) -> list[dict]:
    """The rows as a page shows them: {pk, headline, language, direction, address, published_at}."""
    return [
        {
            "pk": row["pk"],
            "headline": row["headline"],
            "language": row["language"],
            "direction": languages.direction(row["language"]),
            "address": reverse("site:article", args=[row["section"], row["slug"], row["pk"]]),
            "published_at": datetime.fromisoformat(row["published_at"]),
        }
        for row in rows
    ]
