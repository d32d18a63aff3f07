"""The front page: what editors lead with, opinion, pictures, the newest, the most read, a strip for each section."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from articles.models import MAIN, Article, Edition, Moments, Section
from articles.models.edition import in_section_by_time
from articles.site import caching, structured_data
from articles.site.archive import start_of
from articles.site.pages import foot, foot_of, known_to_readers, render_page
from articles.site.reading import MOST_READ, Card, cards

BREAKING = 3
TIER = 4
OPINIONS = 4
GALLERIES = 8
RECENT = 8
STRIP = 5
MORE = 3
# A strip is not left with fewer for the sake of the lead.
FEWEST = 2
# As many as the lead is chosen from.
NEWEST = 1 + TIER + MORE + RECENT
Kind, Priority = Article.Kind, Article.FrontPriority
# Kinds that have a band of their own, where an editor does not want them higher.
BANDS = (Kind.OPINION, Kind.GALLERY)


# Those that a page shows as they are.
PLACES = ("breaking", "more", "tier", "opinions", "galleries", "recent", "most_read")


@dataclass
class Composition:
    """Which story stands where, by id, each once, but that the `most_read` stand elsewhere too; `strips` by section."""

    breaking: list[int] = field(default_factory=list)
    lead: list[int] = field(default_factory=list)
    tier: list[int] = field(default_factory=list)
    opinions: list[int] = field(default_factory=list)
    galleries: list[int] = field(default_factory=list)
    more: list[int] = field(default_factory=list)
    recent: list[int] = field(default_factory=list)
    strips: dict[Section, list[int]] = field(default_factory=dict)
    most_read: list[int] = field(default_factory=list)

    @property
    def ids(self) -> set[int]:
        above = (self.breaking, self.lead, self.tier, self.opinions, self.galleries, self.more)
        return {pk for place in (*above, self.recent, self.most_read, *self.strips.values()) for pk in place}


@dataclass(frozen=True)
class Strip:
    section: Section
    first: Card
    others: list[Card]


def compose(found: Iterable[Article], sections: Iterable[Section]) -> Composition:
    """The front, out of the stories of `_at_the_top` and of sections with the ids of their `newest`.

    Breaking news stands in a strip above all, unless there is nothing else. The lead and the tier go by the editors'
    priority, then by time; where no priority is set, the newest story with a photo leads. Opinion and galleries go to
    their bands, each other story to the first place that still has room.
    """
    newest = sorted(found, key=lambda article: (article.published_at, article.pk), reverse=True)
    ordered = sorted(newest, key=Article.front_place)
    breaking = [article for article in ordered if article.front_place() == Priority.BREAKING][:BREAKING]
    ordered, breaking = (ordered[len(breaking) :], breaking) if len(breaking) < len(ordered) else (ordered, [])
    main = [article for article in ordered if _is_prominent(article) or article.live_kind not in BANDS] or ordered
    shown: set[int] = set()

    def take(ids: Iterable[int], most: int) -> list[int]:
        taken = [pk for pk in ids if pk not in shown][:most]
        shown.update(taken)
        return taken

    front, lead = Composition(), _lead(main)
    front.breaking = take(_ids(breaking), BREAKING)
    front.lead = take(_ids([lead] if lead else []), 1)
    front.tier = take(_ids(main), TIER)
    front.opinions = take(_ids(newest, Kind.OPINION), OPINIONS)
    front.galleries = take(_ids(newest, Kind.GALLERY), GALLERIES)
    own = next((section.newest for section in sections if lead and section.pk == lead.live_section_id), [])
    if len(set(own) - shown) >= MORE + FEWEST:
        front.more = take(own, MORE)
    front.recent = take(_ids(article for article in newest if article in main), RECENT)
    strips = {section: take(section.newest, STRIP) for section in sections}
    front.strips = {section: ids for section, ids in strips.items() if ids}
    return front


@caching.public_page
def front(request, edition: Edition = MAIN):
    """Five queries: sections with their newest ids, the stories of top and bands, what is read most, strips, photos.

    A sixth, of every page, asks when the clock will next change it (see `caching.public_page`).
    """
    sections = known_to_readers(edition, list(_sections_with_newest(edition)))
    own = edition.own(sections)
    found = {article.pk: article for article in _at_the_top(edition, own)}
    places = compose(found.values(), own)
    places.most_read = _most_read(edition, own)
    missing = Article.objects.public().lists().filter(pk__in=places.ids - found.keys())
    stories = found | {article.pk: article for article in missing}
    pages = foot_of(sections, edition)
    linked_data = structured_data.front(edition, pages)
    context = {"sections": sections, "pages": pages, "linked_data": linked_data, "lists_all": True, "route": ["front"]}
    context |= {"description": _description(edition, own)} | _shown(places, stories)
    response = render_page(request, "site/front.html", edition.path, context, edition=edition)
    today = timezone.localdate(timezone=timezone.get_default_timezone())  # which it bears
    caching.keep(response, Moments.of_now(), since=start_of(today), until=start_of(today + timedelta(days=1)))
    return response


def _description(edition: Edition, sections: list[Section]) -> str:
    """What search engines and shared links say of the paper."""
    if not sections:
        return ""
    names = ", ".join(section.name for section in sections)
    return gettext("News from %(site)s: %(sections)s.") % {"site": edition.name, "sections": names}


def _shown(places: Composition, stories: dict[int, Article]) -> dict:
    """The cards of each place, with pictures of its size. What has gone this moment leaves its place to the next."""
    firsts = {section: _first(ids, stories) for section, ids in places.strips.items()}
    slots = dict.fromkeys(firsts.values(), "strip") | dict.fromkeys(places.tier, "card")
    slots |= dict.fromkeys(places.galleries, "gallery") | dict.fromkeys(places.lead, "front")
    shown = cards((stories[pk] for pk in places.ids if pk in stories), slots)

    def at(ids: Iterable[int]) -> list[Card]:
        return [shown[pk] for pk in ids if pk in shown]

    return {
        "lead": next(iter(at(places.lead)), None),
        **{name: at(getattr(places, name)) for name in PLACES},
        "strips": [
            Strip(section, shown[first], at(pk for pk in places.strips[section] if pk != first))
            for section, first in firsts.items()
            if first
        ],
    }


def _at_the_top(edition: Edition, sections: list[Section]):
    """What editors want high, the newest, and the newest of each band; four indexed questions in one query.

    Where there are several editions, the newest are looked for among those of the edition's sections.
    """
    public = Article.objects.public().for_front().told_in(edition.language)
    prominent = edition.own_stories(public.prominent(), sections)
    if not edition.is_whole:
        public = public.filter(pk__in=[pk for section in sections for pk in section.newest])
    newest = public.newest_first()
    above = 1 + TIER
    parts = [
        prominent[:NEWEST],
        newest.exclude(live_kind__in=BANDS)[:NEWEST],
        newest.filter(live_kind=Kind.OPINION)[: OPINIONS + above],
        newest.filter(live_kind=Kind.GALLERY)[: GALLERIES + above],
    ]
    first, *others = [part.values("pk") for part in parts]
    return Article.objects.lists().filter(pk__in=first.union(*others))


def _most_read(edition: Edition, sections: list[Section]) -> list[int]:
    """The ids of the stories that are read most, the first first; none where not enough are read often."""
    read = edition.own_stories(Article.objects.public().for_front().most_read(), sections)
    ids = list(read.values_list("pk", flat=True)[:MOST_READ])
    return ids if len(ids) == MOST_READ else []


def _sections_with_newest(edition: Edition):
    """Each section with the `pages` of the foot and its `newest` ids: enough for a strip under all that is above it."""
    public = Article.objects.public().for_front().told_in(edition.language)
    newest = in_section_by_time(public, OuterRef("pk")).values("pk")
    most = NEWEST + OPINIONS + GALLERIES + STRIP
    return Section.objects.annotate(newest=ArraySubquery(newest[:most]), pages=foot())


def _is_prominent(article: Article) -> bool:
    return article.front_place() < Priority.NORMAL


def _lead(main: list[Article]) -> Article | None:
    """The first that editors want high, else the newest with a photo, else the newest."""
    if main and _is_prominent(main[0]):
        return main[0]
    return next((article for article in main if article.shown.cover_photo), main[0] if main else None)


def _ids(articles: Iterable[Article], kind: str | None = None) -> list[int]:
    return [article.pk for article in articles if kind in (None, article.live_kind)]


def _first(ids: list[int], stories: dict[int, Article]) -> int | None:
    """The newest story with a photo, or the newest; None where all have gone this moment."""
    here = [pk for pk in ids if pk in stories]
    return next((pk for pk in here if stories[pk].shown.cover_photo), here[0] if here else None)
