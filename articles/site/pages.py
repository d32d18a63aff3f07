"""What every page has in common: its language and address, the paper's name, the sections."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.http import Http404
from django.shortcuts import render
from django.utils import translation

from articles.content import language as languages
from articles.models import MAIN, Edition, Page, Section
from articles.site import caching, keys
from articles.site.addresses import absolute

FOOT = ("kind", "title", "slug", "language")
# Media type, ending of the address, and name of each format in which a page's feed is written.
FEEDS = (
    ("application/rss+xml", "xml", "RSS"),
    ("application/atom+xml", "atom", "Atom"),
    ("application/feed+json", "json", "JSON"),
)

LITE = "/lite"

# The light edition is made by the views of the full one, and by its templates in another layout, but for these.
LITE_TEMPLATES = {"site/front.html": "lite/front.html", "site/article.html": "lite/article.html"}


def light(request) -> str:
    """What the addresses of the pages asked for begin with: LITE in the light edition, '' in the full one."""
    return LITE if request.path.startswith(f"{LITE}/") else ""


def navigation(edition: Edition = MAIN) -> list[Section]:
    """The sections of all editions, each with the `pages` of the foot, so that both are one query.

    Raises Http404 where `edition`, for a page of its own, has no section.
    """
    return known_to_readers(edition, list(Section.objects.annotate(pages=foot())))


def known_to_readers(edition: Edition, sections: list[Section]) -> list[Section]:
    """The sections of all editions. Raises Http404 where `edition` has none: it is still to come."""
    if edition not in Edition.with_sections(sections):
        raise Http404("There is no such edition yet.")
    return sections


def expect_sections(edition: Edition) -> None:
    """As `known_to_readers`, for what lists no sections."""
    if edition != MAIN and not Section.objects.filter(edition.sections).exists():
        raise Http404("There is no such edition yet.")


def foot() -> ArraySubquery:
    """What the foot of every page lists: the public pages about the paper, as {kind, title, slug, language}."""
    return ArraySubquery(Page.objects.public().values(row=JSONObject(**{name: name for name in FOOT})))


def foot_of(sections: list[Section], edition: Edition) -> list[dict]:
    """What an edition's foot lists, as it came with `sections`; asked for by itself where there is none."""
    pages = sections[0].pages if sections else list(Page.objects.public().values(*FOOT))
    return pages_of(edition, pages, sections)


def pages_of(edition: Edition, pages: list[dict], sections: list[Section]) -> list[dict]:
    """Those of `pages` about the paper that are in the edition's language; all where none is."""
    known = Edition.with_sections(sections)
    return [page for page in pages if Edition.speaking(page["language"], known) == edition] or pages


def render_page(request, template: str, address: str, context: dict, *, edition: Edition = MAIN, status: int = 200):
    """A page of an edition, whose canonical address is the path `address`; '' for a page without, nor a counterpart.

    `context` may hold the `sections` of all editions, for the navigation and the links between editions, `pages` for
    the foot where the sections do not bring them along, `language` of what the page says, `feed_address` with
    `feed_title` of its own feed, `related_feeds` [(title, address)], `description` of it in a sentence, `linked_data`,
    `route` of a page that each edition has, as `Edition.address` takes it, `lists_all` where it lists stories of the
    whole edition, and `unlisted` where search engines are not to keep it. The canonical address is that of the full
    edition. All rows in it are told to a cache in front: see `keys.py`.

    Masthead and foot speak the edition's language. What stands between them speaks the page's, if there are words in
    it: there, `site_language` and `site_direction` are those of these words.
    """
    listed = address and not context.get("unlisted")
    with translation.override(edition.language):
        context = {**words_of_the_site(edition), "canonical": absolute(address) if listed else "", **context}
        context |= _around(context, edition) | _layout(request, address)
        if context["light"]:
            template = LITE_TEMPLATES.get(template, template)
        response = render(request, template, context, status=status)
    caching.name(response, keys.of_page(context))
    if context.get("unlisted"):
        response["X-Robots-Tag"] = "noindex"
    return response


def _around(context: dict, edition: Edition) -> dict:
    """What masthead, head and foot show, by what is known of the page."""
    sections, spoken = context.get("sections", []), languages.spoken(context["language"], edition.language)
    route = context.get("route", ["front"])
    feeds = _feeds(edition.address("feed"), edition.name)
    if own := context.get("feed_address"):
        feeds += _feeds(own, f"{edition.name} – {context['feed_title']}")
    for title, address in context.get("related_feeds", ()):
        feeds += _feeds(address, f"{edition.name} – {title}")[:1]
    return {
        "sections": edition.own(sections),
        "editions": [(one, one.address(*route)) for one in Edition.with_sections(sections)],
        "pages": context["pages"] if "pages" in context else foot_of(sections, edition),
        "direction": languages.direction(context["language"]),
        "locale": languages.locale(context["language"]),
        "spoken": spoken,
        "spoken_direction": languages.direction(spoken),
        "feeds": feeds,
    }


def _layout(request, address: str) -> dict:
    """The layout of the edition asked for, what its addresses begin with, and the same page in the other one."""
    if start := light(request):
        shown = "pictures" in request.GET
        return {"layout": "lite/base.html", "light": start, "counterpart": address, "with_pictures": shown}
    return {"layout": "site/base.html", "light": "", "counterpart": address and f"{LITE}{address}"}


def _feeds(rss: str, title: str) -> list[dict[str, str]]:
    """{type, title, address} of a feed in each format, by the address of the first."""
    stem = rss.removesuffix("xml")
    return [{"type": type, "title": f"{title} ({name})", "address": stem + ending} for type, ending, name in FEEDS]


def words_of_the_site(edition: Edition = MAIN) -> dict:
    """The edition, the paper's name in it, and the language and direction in which it speaks for itself just now."""
    language = translation.get_language()
    direction = languages.direction(language)
    return {
        "edition": edition,
        "site_name": edition.name,
        "site_language": language,
        "site_direction": direction,
        "language": language,
        "direction": direction,
        "spoken": language,
        "spoken_direction": direction,
    }
