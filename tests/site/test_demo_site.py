"""The whole public site of the demo newsroom, as a crawl finds it: within its budgets, valid, without a dead link."""

import gzip
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import feedparser
import pytest
from django.conf import settings
from django.urls import resolve
from lxml import etree

from articles.management.demo.content import EDITIONS
from articles.site.urls import pages as light_pages
from articles.site.urls import urlpatterns
from tests.crawl import names, own

KILOBYTE = 1024
HTML, STYLES, SCRIPTS = 30 * KILOBYTE, 20 * KILOBYTE, 10 * KILOBYTE
# Answered only to those who know the address, to a script, or where an administrator keeps such a file.
NOT_LED_TO = {"preview", "shared_preview", "read", "site_file", "humans", "archive_year"}
ZOOMABLE = "width=device-width, initial-scale=1"
# A month, a day, or an instant with its offset (HTML, section 4.5.14).
TIME = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?")
FEED_TYPES = ("application/rss+xml", "application/atom+xml")
JAR = Path(__file__).resolve().parents[2] / ".local" / "vnu.jar"


@pytest.fixture
def pages(crawled):
    return {address: answer for address, answer in crawled.items() if answer.is_page}


def named(address: str) -> str:
    """The kind of page at an address: the name of its pattern."""
    return resolve(unquote(urlsplit(address).path)).url_name


def sheets(page) -> set[str]:
    return set(own(urljoin(settings.SITE_URL, href) for href in page.tree.xpath("//link[@rel='stylesheet']/@href")))


def scripts(page) -> set[str]:
    return set(own(urljoin(settings.SITE_URL, src) for src in page.tree.xpath("//script/@src")))


def test_every_kind_of_address_is_led_to(crawled, settings):
    settings.EDITIONS = EDITIONS
    kinds = names(urlpatterns) - NOT_LED_TO
    found = {named(address) for address in crawled if not address.startswith("/static/")}
    assert found == kinds
    light = {named(address) for address in crawled if address.startswith("/lite/")}
    assert light == names(light_pages) - NOT_LED_TO


def test_there_is_no_dead_link(crawled):
    dead = {address: answer.status for address, answer in crawled.items() if answer.status not in (200, 301)}
    assert dead == {}


def test_every_fragment_that_is_linked_to_exists(pages):
    missing = {
        (address, link)
        for address, page in pages.items()
        for link in page.links
        if (fragment := unquote(urldefrag(link).fragment)) and (target := next(own([link]), None)) in pages
        if not pages[target].tree.xpath("//*[@id=$id]", id=fragment)
    }
    assert missing == set()


def test_every_page_is_built_alike(pages):
    for address, page in pages.items():
        tree = page.tree
        assert tree.get("lang"), address
        assert tree.get("dir") in ("ltr", "rtl"), address
        assert tree.xpath("//meta[@name='viewport']/@content") == [ZOOMABLE], address
        (main,) = tree.xpath("//main")
        assert len(tree.xpath("//h1")) == 1, address
        if not address.startswith("/lite/"):  # where little stands before the content
            assert tree.xpath("//body//a/@href")[0] == f"#{main.get('id')}", address
        for time in tree.xpath("//time/@datetime"):
            assert TIME.fullmatch(time), (address, time)


def test_pictures_know_their_size_and_all_but_the_first_wait_until_they_are_near(pages):
    for address, page in pages.items():
        first = page.tree.xpath("//img[@fetchpriority='high']")
        assert len(first) <= 1, address
        for image in page.tree.xpath("//img"):
            assert {"width", "height", "alt"} <= set(image.keys()), address
            if image not in first:
                assert (image.get("loading"), image.get("decoding")) == ("lazy", "async"), address
        for source in page.tree.xpath("//source"):
            assert {"type", "srcset", "sizes"} <= set(source.keys()), address


def test_pages_of_both_editions_are_small(pages):
    large = {address: len(page.content) for address, page in pages.items() if len(page.content) > HTML}
    assert large == {}
    assert all(page.headers["Content-Encoding"] == "gzip" for page in pages.values())


def test_every_script_of_a_page_is_deferred(pages):
    for address, page in pages.items():
        found = page.tree.xpath("//script[not(@type='application/ld+json')]")
        assert bool(found) != address.startswith("/lite/"), address
        for script in found:
            assert script.get("src"), address
            assert script.get("type") == "module" or "defer" in script.attrib, address
            assert "async" not in script.attrib, address


def test_styles_and_scripts_of_each_page_are_small(pages, crawled):
    weights = {address: len(answer.content) for address, answer in crawled.items() if address.startswith("/static/")}
    worker = len(gzip.compress(crawled["/worker.js"].body))
    for address, page in pages.items():
        assert sheets(page), address
        assert sum(weights[sheet] for sheet in sheets(page)) < STYLES, address
        assert sum(weights[script] for script in scripts(page)) + worker <= SCRIPTS, address


def test_no_answer_sets_a_cookie_or_depends_on_one(crawled):
    for address, answer in crawled.items():
        assert not answer.cookies, address
        assert answer.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", address


def test_pages_load_nothing_from_elsewhere(pages):
    loaded = "//@src | //@srcset | //link[not(contains('canonical alternate', @rel))]/@href | //@poster | //@data"
    for address, page in pages.items():
        for value in page.tree.xpath(loaded):
            for part in value.split(", "):
                link = urljoin(settings.SITE_URL, part.split()[0])
                assert link.startswith(f"{settings.SITE_URL}/"), (address, link)
        assert not page.tree.xpath("//iframe | //object | //embed | //style | //@style"), address


def test_feeds_are_valid(crawled):
    feeds = [answer for answer in crawled.values() if answer.type in FEED_TYPES]
    assert len(feeds) > 40
    for answer in feeds:
        feed = feedparser.parse(answer.body)
        assert not feed.bozo, answer.address
        assert {"title", "link", "updated_parsed"} <= feed.feed.keys(), answer.address
        (itself,) = [link.href for link in feed.feed.links if link.rel == "self"]
        assert itself == settings.SITE_URL + answer.address
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids)), answer.address
        for entry in feed.entries:
            assert {"title", "link", "summary", "published_parsed"} <= entry.keys(), (answer.address, entry.id)


def test_json_feeds_are_valid(crawled):
    feeds = [answer for answer in crawled.values() if answer.type == "application/feed+json"]
    assert len(feeds) > 20
    for answer in feeds:
        feed = json.loads(answer.body)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == settings.SITE_URL + answer.address
        for item in feed["items"]:
            assert item["id"]
            assert item.get("content_html") or item.get("content_text"), (answer.address, item["id"])
            for date in {"date_published", "date_modified"} & item.keys():
                assert re.search(r"T.+([+-]\d\d:\d\d|Z)$", item[date]), (answer.address, item[date])


def test_maps_are_well_formed(crawled):
    maps = [answer for answer in crawled.values() if answer.type == "application/xml"]
    assert len(maps) >= 4
    for answer in maps:
        assert etree.fromstring(answer.body).xpath("//*[local-name()='loc']"), answer.address


def test_the_nu_checker_finds_no_error(pages, tmp_path):
    if not JAR.exists() or not shutil.which("java"):
        reason = "The Nu checker is not here: it needs Java 17, npm, and `make checker`."
        (pytest.fail if os.environ.get("NEWSROOM_REQUIRE_CHECKER") == "1" else pytest.skip)(reason)
    for number, page in enumerate(pages.values()):
        (tmp_path / f"{number}.html").write_bytes(page.body)
    command = ["java", "-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", "--errors-only", tmp_path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["messages"]
    addresses = list(pages)
    errors = [(addresses[int(Path(row["url"]).stem)], row["message"], row.get("extract")) for row in found]
    assert errors == []
