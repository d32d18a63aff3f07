"""Stories of a story's section that were published before it: the same ones for good, whatever is published later."""

from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from articles.models import Article
from articles.models.edition import in_section_by_time
from articles.site.family import SHOWN, family

SHOWN_EARLIER = 4
# So many are asked for, that enough are left without those that the page names already.
ASKED_FOR = 12


def earlier_rows() -> ArraySubquery:
    """For the query of a public story: rows for `earlier_in_section`, the newest first.

    Of translations, those into the story's own language alone.
    """
    in_its_words = Q(live__translation_of=None) | Q(live__language=OuterRef("live__language"))
    earlier = Article.objects.public().filter(in_its_words, published_at__lt=OuterRef("published_at"))
    found = in_section_by_time(earlier, OuterRef("live_section"))
    return ArraySubquery(found.values(row=JSONObject(**SHOWN))[:ASKED_FOR])


def earlier_in_section(rows: Iterable[dict], named: Iterable[int]) -> list[dict]:
    """The rows as in `family`, without the stories whose ids are `named`."""
    known = set(named)
    return family([row for row in rows if row["pk"] not in known][:SHOWN_EARLIER])
