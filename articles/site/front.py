"""The front page: a lead with a picture, a second tier, a strip for each section, and the most recent."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from articles.models import Article, Section
from articles.site import structured_data
from articles.site.caching import public_page
from articles.site.pages import render_page
from articles.site.reading import Card, cards

TIER = 4
STRIP = 5
RECENT = 10
MORE = 3
# A strip is not left with fewer for the sake of the lead.
FEWEST = 2
# As many as the lead is chosen from.
NEWEST = 1 + TIER + RECENT


@dataclass(frozen=True)
class Strip:
    section: Section
    first: Card
    others: list[Card]


@public_page
def front(request):
    """Four queries: sections with the ids of their newest stories, the newest of all, the strips' stories, photos."""
    sections = list(_sections_with_newest())
    newest = list(_stories()[:NEWEST])
    lead = next((article for article in newest if article.shown.lead_photo), newest[0] if newest else None)
    below = [article for article in newest if article != lead]
    top = {article.pk for article in [lead, *below[:TIER]] if article}
    strips = {section: [pk for pk in section.newest if pk not in top] for section in sections}
    more = _take_more(strips, lead)
    strips = {section: ids[:STRIP] for section, ids in strips.items() if ids}
    stories = _with_missing(newest, {*more, *(pk for ids in strips.values() for pk in ids)})
    firsts = {section: _first(ids, stories) for section, ids in strips.items()}
    slots = dict.fromkeys(firsts.values(), "strip") | {article.pk: "card" for article in below[:TIER]}
    shown = cards(stories.values(), slots | ({lead.pk: "front"} if lead else {}))
    context = {
        "sections": sections,
        "lead": shown[lead.pk] if lead else None,
        "more": [shown[pk] for pk in more],
        "tier": [shown[article.pk] for article in below[:TIER]],
        "strips": [
            Strip(section, shown[firsts[section]], [shown[pk] for pk in ids if pk != firsts[section]])
            for section, ids in strips.items()
        ],
        "linked_data": structured_data.front(),
        "recent": [shown[article.pk] for article in below[TIER:]],
    }
    return render_page(request, "site/front.html", "/", context)


def _stories():
    return Article.objects.public().lists().newest_first()


def _sections_with_newest():
    """Each section's newest ids, enough for a strip after those above it are taken out.

    A range of one section, in the order of the index on sections: by an equality the planner walks through all stories,
    newest first, and through a million of them for a section that has few.
    """
    own = Article.objects.public().filter(live_section__gte=OuterRef("pk"), live_section__lte=OuterRef("pk"))
    newest = own.order_by("live_section_id", F("published_at").desc(), F("id").desc()).values("pk")
    return Section.objects.annotate(newest=ArraySubquery(newest[: 1 + MORE + TIER + STRIP]))


def _take_more(strips: dict[Section, list[int]], lead: Article | None) -> list[int]:
    """The ids below the lead, taken out of its section's strip; none where too few would stay there."""
    section = lead.shown.section if lead else None
    ids = strips.get(section, [])
    if len(ids) < MORE + FEWEST:
        return []
    strips[section] = ids[MORE:]
    return ids[:MORE]


def _with_missing(stories: list[Article], wanted: set[int]) -> dict[int, Article]:
    """The stories, and those wanted that are not among them, by id."""
    known = {article.pk: article for article in stories}
    return known | {article.pk: article for article in _stories().filter(pk__in=wanted - known.keys())}


def _first(ids: list[int], stories: dict[int, Article]) -> int:
    """The newest story with a photo, or the newest."""
    return next((pk for pk in ids if stories[pk].shown.lead_photo), ids[0])
