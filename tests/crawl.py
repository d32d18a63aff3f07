"""A walk over all that the pages of a site lead to: pages, feeds, maps, styles, scripts, pictures."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, URLResolver
from lxml import html

LINKS = "//@href | //@src | //@action | //@srcset"


@dataclass(frozen=True)
class Answer:
    """What a path, with its query, is answered. `content` is gzipped if the reader's program may have it so."""

    address: str
    status: int
    headers: dict[str, str]
    content: bytes
    cookies: bool = False

    @property
    def type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.type == "text/html"

    @cached_property
    def body(self) -> bytes:
        return gzip.decompress(self.content) if self.headers.get("Content-Encoding") == "gzip" else self.content

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.body)

    @cached_property
    def links(self) -> set[str]:
        """Full addresses, their fragments included, of what it leads to or loads."""
        if self.is_page:
            found = [part.split()[0] for value in self.tree.xpath(LINKS) for part in value.split(", ") if part.strip()]
        elif self.type.startswith(("application/", "text/")):
            found = re.findall(r"https?://[^\s\"'<>{}\\]+", unescape(unescape(self.body.decode())))
        else:
            found = []
        return {urljoin(settings.SITE_URL + self.address, link) for link in [*found, self.headers.get("Location", "")]}


def crawl(starts: Iterable[str]) -> dict[str, Answer]:
    """The answers to the paths `starts` and to all of our own that these lead to, each asked for once."""
    answers: dict[str, Answer] = {}
    waiting = list(starts)
    client = Client(headers={"accept-encoding": "gzip"})
    while waiting:
        address = waiting.pop()
        if address not in answers:
            answers[address] = ask(client, address)
            waiting += own(answers[address].links)
    return answers


def ask(client: Client, address: str) -> Answer:
    if address.startswith("/static/"):
        return file(address)
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(address, response.status_code, dict(response.headers), content, bool(response.cookies))


def file(address: str) -> Answer:
    """A file as the web server sends it: style and script gzipped."""
    found = finders.find(address.removeprefix("/static/"))
    content = gzip.compress(Path(found).read_bytes()) if found else b""
    return Answer(address, 200 if found else 404, {"Content-Encoding": "gzip", "Content-Type": "file"}, content)


def own(links: Iterable[str]) -> Iterator[str]:
    """Of full addresses those of the site itself, as paths with queries."""
    for link in links:
        if (parts := urlsplit(urldefrag(link).url)) and f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL:
            yield (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def names(patterns: Iterable[URLPattern | URLResolver]) -> set[str]:
    """The names of all routes, those within an `include` too."""
    within = (names(part.url_patterns) for part in patterns if isinstance(part, URLResolver))
    return {part.name for part in patterns if isinstance(part, URLPattern)}.union(*within)
