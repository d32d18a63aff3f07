"""What every page has in common: its language and address, the paper's name, the sections."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from articles.content import language as languages
from articles.models import Page, Section
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


def navigation() -> list[Section]:
    """The sections, each with the `pages` of the foot, so that both are one query."""
    return list(Section.objects.annotate(pages=foot()))


def foot() -> ArraySubquery:
    """What the foot of every page lists: the public pages about the paper, as {kind, title, slug, language}."""
    return ArraySubquery(Page.objects.public().values(row=JSONObject(**{name: name for name in FOOT})))


def foot_of(sections: list[Section]) -> list[dict]:
    """What the foot lists, as it came with `sections`; asked for by itself where there is none."""
    return sections[0].pages if sections else list(Page.objects.public().values(*FOOT))


def render_page(request, template: str, address: str, context: dict, *, status: int = 200):
    """A page whose canonical address is the path `address`; '' for a page that has none, nor a counterpart.

    `context` may hold `sections` for the navigation, `pages` for the foot where the sections do not bring them along,
    `language` of what the page says, `feed_address` with `feed_title` of its own feed, `description` of it in a
    sentence, `linked_data`, `lists_all` where it lists stories of the whole paper, and `unlisted` where search engines
    are not to keep it. The canonical address is that of the full edition. All rows in it are told to a cache in front:
    see `keys.py`.

    Masthead and foot speak the paper's language. What stands between them speaks the page's, if there are words in it:
    there, `site_language` and `site_direction` are those of these words.
    """
    listed = address and not context.get("unlisted")
    context = {**words_of_the_site(), "canonical": absolute(address) if listed else "", **context}
    if "pages" not in context:
        context["pages"] = foot_of(context.get("sections", []))
    context["direction"] = languages.direction(context["language"])
    context["spoken"] = languages.spoken(context["language"], context["site_language"])
    context["spoken_direction"] = languages.direction(context["spoken"])
    context["feeds"] = _feeds(reverse("site:feed"), settings.SITE_NAME)
    if own := context.get("feed_address"):
        context["feeds"] += _feeds(own, f"{settings.SITE_NAME} – {context['feed_title']}")
    context |= _layout(request, address)
    if context["light"]:
        template = LITE_TEMPLATES.get(template, template)
    response = render(request, template, context, status=status)
    caching.name(response, keys.of_page(context))
    if context.get("unlisted"):
        response["X-Robots-Tag"] = "noindex"
    return response


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


def words_of_the_site() -> dict[str, str]:
    """The paper's name, and the language and direction in which it speaks for itself."""
    language = translation.get_language()
    direction = languages.direction(language)
    return {
        "site_name": settings.SITE_NAME,
        "site_language": language,
        "site_direction": direction,
        "site_locale": languages.locale(language),
        "language": language,
        "direction": direction,
        "spoken": language,
        "spoken_direction": direction,
    }
