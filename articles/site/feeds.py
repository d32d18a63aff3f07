"""RSS 2.0 feeds with full text, for the site, a section, a topic and an author.

Element names: RSS 2.0, Media RSS 1.5.1, Dublin Core 1.1, the content module of RSS 1.0, Atom (RFC 4287).
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Rss201rev2Feed
from lxml.html import make_links_absolute

from articles.content.inline import one_line
from articles.models import Article, Author, Section, Topic
from articles.site.addresses import absolute
from articles.site.caching import public_page
from articles.site.pages import words_of_the_site
from articles.site.reading import Reading, read
from articles.templatetags.newspaper import iso

LENGTH = 20


class Rss(Rss201rev2Feed):
    """Django's RSS 2.0 with the elements of other vocabularies that a story needs."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        if item["source_line"]:
            handler.addQuickElement("dc:source", item["source_line"])
        if item["updateddate"]:
            handler.addQuickElement("atom:updated", iso(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["text"])
        for picture in item["pictures"]:
            _add_picture(handler, picture)


@public_page
def site(request):
    return _feed(settings.SITE_NAME, "/", reverse("site:feed"), Article.objects)


@public_page
def section(request, slug: str):
    found = get_object_or_404(Section, slug=slug)
    return _feed_of(found, "site:section_feed", Article.objects.in_section(found))


@public_page
def topic(request, slug: str):
    found = get_object_or_404(Topic, slug=slug)
    return _feed_of(found, "site:topic_feed", Article.objects.on_topic(found))


@public_page
def author(request, slug: str):
    found = get_object_or_404(Author, slug=slug)
    return _feed_of(found, "site:author_feed", Article.objects.by_author(found))


def _feed_of(subject, address: str, stories) -> HttpResponse:
    title = f"{settings.SITE_NAME} – {subject.name}"
    return _feed(title, subject.get_absolute_url(), reverse(address, args=[subject.slug]), stories)


def _feed(title: str, page: str, address: str, stories) -> HttpResponse:
    feed = Rss(
        title=one_line(title),
        link=absolute(page),
        description=one_line(title),
        language=translation.get_language(),
        feed_url=absolute(address),
    )
    newest = stories.public().with_live().newest_first()[:LENGTH]
    for reading in read((article, article.shown) for article in newest):
        feed.add_item(**_item(reading))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _item(reading: Reading) -> dict:
    article, story = reading.article, reading.story
    return {
        "title": one_line(story.headline),
        "link": absolute(article.get_absolute_url()),
        "description": reading.description,
        "unique_id": f"urn:uuid:{article.guid}",
        "unique_id_is_permalink": False,
        "pubdate": article.published_at,
        "categories": [one_line(topic["name"]) for topic in story.topics],
        "creators": [one_line(name) for name in (*(row["name"] for row in reading.writers), story.byline_line) if name],
        "source_line": one_line(reading.source_line),
        "updateddate": story.updated_at,
        "text": _text(reading),
        "pictures": reading.pictures,
    }


def _text(reading: Reading) -> str:
    """The whole story as HTML in which every address is full."""
    text = render_to_string("site/feed_text.html", {**words_of_the_site(), "reading": reading, "story": reading.story})
    return make_links_absolute(one_line(text), absolute("/"))


def _add_picture(handler, picture) -> None:
    file = picture.largest
    size = {"width": str(file.width), "height": str(file.height)}
    handler.startElement("media:content", {"url": absolute(file.url), "type": file.type, "medium": "image", **size})
    for name, words in (("media:description", picture.caption), ("media:credit", picture.credit)):
        if words:
            handler.addQuickElement(name, one_line(words))
    handler.endElement("media:content")
