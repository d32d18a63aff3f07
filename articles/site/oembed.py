"""Our own stories for other sites to show (oEmbed 1.0), as links with a picture: nothing of ours runs there."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.xmlutils import SimplerXMLGenerator

from articles.content.inline import one_line
from articles.models import Article, Edition
from articles.site import caching, keys
from articles.site.addresses import absolute
from articles.site.caching import public_page
from articles.site.pictures import largest_within
from articles.site.reading import Reading, read

UNBOUNDED = 10_000  # pixels, wider than any rendition
STORIES = ("site:article", "site:lite:article")


@public_page
def oembed(request):
    """?url=…&format=json (or xml), with maxwidth and maxheight in pixels; 404 for what readers cannot see."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse("The formats are json and xml.\n", status=501, content_type="text/plain; charset=utf-8")
    found = Article.objects.public().with_live().filter(pk=_story_at(request.GET.get("url", ""))).first()
    if not found:
        raise Http404("There is no such story.")
    reading = read([(found, found.shown)])[0]
    width, height = (_pixels(request.GET.get(name, "")) for name in ("maxwidth", "maxheight"))
    values = _linked(reading) | _thumbnail(reading, width, height)
    response = JsonResponse(values) if form == "json" else _xml(values)
    caching.name(response, sorted({*keys.keys(reading)}))
    return response


def _story_at(address: str) -> int | None:
    """The id of the story at a full address of this site, whatever its scheme; None where it is no story's."""
    try:
        parts = urlsplit(address)
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        return None
    own = parts.netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower() and parts.scheme in ("http", "https")
    return match.kwargs["pk"] if own and match.view_name in STORIES else None


def _linked(reading: Reading) -> dict:
    writers = [row["name"] for row in reading.writers]
    outlet, edition = reading.story.outlet, Edition.of(reading.story.section)
    values = {
        "version": "1.0",
        "type": "link",
        "title": one_line(reading.story.headline),
        "author_name": one_line(", ".join(writers) or reading.story.byline_line or (outlet.name if outlet else "")),
        "author_url": absolute(edition.address("author", reading.writers[0]["slug"])) if len(writers) == 1 else "",
        "provider_name": one_line(edition.name),
        "provider_url": absolute(edition.path),
    }
    return {name: value for name, value in values.items() if value}


def _thumbnail(reading: Reading, width: int, height: int) -> dict:
    file = largest_within(reading.pictures[0], width, height) if reading.pictures else None
    if not file:
        return {}
    return {"thumbnail_url": absolute(file.url), "thumbnail_width": file.width, "thumbnail_height": file.height}


def _pixels(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else UNBOUNDED


def _xml(values: dict) -> HttpResponse:
    response = HttpResponse(content_type="text/xml; charset=utf-8")
    handler = SimplerXMLGenerator(response, "utf-8")
    handler.startDocument()
    handler.startElement("oembed", {})
    for name, value in values.items():
        handler.addQuickElement(name, str(value))
    handler.endElement("oembed")
    return response
