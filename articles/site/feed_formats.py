"""The formats of feeds. Each writes the same items, which `feeds.py` and `corrections.py` compose.

RSS 2.0 with Media RSS 1.5.1, Dublin Core 1.1 and the content module of RSS 1.0; Atom (RFC 4287) with Media RSS;
JSON Feed 1.1. All name the hub (W3C WebSub) where the site has one.
"""

import json
from datetime import UTC, datetime
from html import escape

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from articles.content.inline import one_line
from articles.site.addresses import absolute
from articles.templatetags.newspaper import iso

SHARED_NAMES = {"xmlns:media": "http://search.yahoo.com/mrss/", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
NO_NEWS_YET = datetime(1970, 1, 1, tzinfo=UTC)


class Feed(SyndicationFeed):
    """What the formats share. Beside Django's own, an item has

    `authors` [{name, url}], `language`, `text` (HTML), `source_line`, `pictures` [Picture].
    """

    def latest_post_date(self):
        """The same at each asking, even of a feed without items: a reader's copy is compared with it."""
        return super().latest_post_date() if self.items else NO_NEWS_YET


class Rss(Feed, Rss201rev2Feed):
    def rss_attributes(self):
        content = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return super().rss_attributes() | SHARED_NAMES | content

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": escape(item["description"], quote=False)})
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author["name"])
        handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("atom:updated", iso(item["updateddate"]))
        if item["text"]:
            handler.addQuickElement("content:encoded", item["text"])
        _add_sources(handler, item)


class Atom(Feed, Atom1Feed):
    def root_attributes(self):
        return super().root_attributes() | SHARED_NAMES

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": None})
        for author in item["authors"]:
            handler.startElement("author", {})
            for name, words in (("name", author["name"]), ("uri", author["url"])):
                if words:
                    handler.addQuickElement(name, words)
            handler.endElement("author")
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["text"]:
            handler.addQuickElement("content", item["text"], {"type": "html"})
        _add_sources(handler, item)


class Json(Feed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"], "url": self.feed["author_link"]}],
            "hubs": [{"type": "WebSub", "url": settings.WEBSUB_HUB}] if settings.WEBSUB_HUB else [],
            "items": [_filled(_json_item(item)) for item in self.items],
        }
        json.dump(_filled(feed) | {"items": feed["items"]}, outfile, ensure_ascii=False)


FORMATS: dict[str, type[Feed]] = {"xml": Rss, "atom": Atom, "json": Json}


def _json_item(item: dict) -> dict:
    pictures = item["pictures"]
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["description"],
        "content_html": item["text"] or escape(item["description"] or item["title"], quote=False),
        "image": absolute(pictures[0].largest.url) if pictures else "",
        "date_published": iso(item["pubdate"]),
        "date_modified": iso(item["updateddate"]),
        "authors": [_filled(author) for author in item["authors"]],
        "tags": item["categories"],
        "language": item["language"],
        "attachments": [
            {"url": absolute(picture.largest.url), "mime_type": picture.largest.type, "title": _words(picture)}
            for picture in pictures
        ],
    }


def _add_sources(handler, item: dict) -> None:
    """Where the story comes from, and its pictures, each with its credit."""
    if item["source_line"]:
        handler.addQuickElement("dc:source", item["source_line"])
    for picture in item["pictures"]:
        file = picture.largest
        size = {"width": str(file.width), "height": str(file.height)}
        handler.startElement("media:content", {"url": absolute(file.url), "type": file.type, "medium": "image", **size})
        for name, words in (("media:description", picture.caption), ("media:credit", picture.credit)):
            if words:
                handler.addQuickElement(name, one_line(words))
        handler.endElement("media:content")


def _words(picture) -> str:
    """Caption and credit on one line."""
    return one_line(f"{picture.caption} {picture.credit}")


def _filled(values: dict) -> dict:
    return {name: value for name, value in values.items() if value}
