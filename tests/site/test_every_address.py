"""What holds of the answers at all addresses of the public site, whatever stands there."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.urls import resolve
from django.utils import timezone
from whitenoise.middleware import WhiteNoiseMiddleware

from articles.desk import library, workflow
from articles.site.urls import urlpatterns
from tests import factories
from tests.crawl import names

# For those alone who know the address, and where readings are told of.
NOT_READ = {"preview", "shared_preview", "read", "archive_year"}
# Below this many bytes an answer is sent as it is (django.middleware.gzip).
SHORT = 200


@pytest.fixture
def addresses(photo) -> dict[str, str]:
    """An address of each kind, by the name of its pattern."""
    story = factories.published(by=["Mira Okafor"], topics=[factories.topic()], lead=photo)
    changed = factories.published("Changed", lead=photo)
    changed.headline = "Changed again"
    workflow.publish(changed, by=None)
    factories.page()
    factories.site_file()
    own, now = story.get_absolute_url(), timezone.localtime()
    feeds = {
        "feed": "/",
        "section_feed": "/coast/",
        "topic_feed": "/topics/ferries/",
        "corrections_feed": "/corrections/",
    }
    return {
        **{name: f"{path}feed.xml" for name, path in feeds.items()},
        "author_feed": "/authors/mira-okafor/feed.json",
        "front": "/",
        "section": "/lite/coast/",
        "topic": "/topics/ferries/",
        "author": "/authors/mira-okafor/",
        "article": own,
        "article_history": f"{changed.get_absolute_url()}history/",
        "article_picture": f"{own}pictures/1/",
        "corrections": "/corrections/",
        "saved": "/saved/",
        "worker": "/worker.js",
        "feeds": "/feeds/",
        "sitemap": "/sitemap.xml",
        "sitemap_pages": "/sitemap-pages.xml",
        "sitemap_stories": "/sitemap-stories-0.xml",
        "news_sitemap": "/news-sitemap.xml",
        "robots": "/robots.txt",
        "oembed": f"/oembed?url=http://localhost:8000{own}",
        "search": "/search/?q=lighthouse",
        "archive": "/archive/",
        "archive_month": f"/archive/{now:%Y/%m}/",
        "archive_day": f"/archive/{now:%Y/%m/%d}/",
        "about": "/about/",
        "page": "/about/ethics/",
        "humans": "/humans/",
        "media": f"/media/{photo.renditions.first().file.name}",
        "site_file": "/ads.txt",
    }


@pytest.fixture
def photo():
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    return photo


@pytest.fixture
def absences(addresses) -> list[str]:
    """Addresses at which there is nothing, or no longer anything, or that are not quite right."""
    gone = factories.published("Wrong")
    workflow.withdraw(gone, by=None, notice="Wrong.")
    rendition = "/media/renditions/ab/" + "ab" * 10 + "-320.jpg"
    return [
        "/nothing/",
        gone.get_absolute_url(),
        rendition,
        "/coast",
        addresses["article"][:-1],
        "/preview/x/",
        "/read/1/",
    ]


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def headers(response) -> dict[str, set[str]]:
    """The parts of each, whose order means nothing; not the tag, which is made of the body."""
    return {name: set(value.split("; ")) for name, value in response.headers.items() if name != "ETag"}


def test_an_address_of_each_kind_is_here(addresses):
    for name, address in addresses.items():
        assert resolve(urlsplit(address).path).url_name == name
    assert addresses.keys() == names(urlpatterns) - NOT_READ


def test_what_a_reader_has_already_is_not_sent_again(client, addresses):
    del addresses["humans"]
    for address in addresses.values():
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, body(again)) == (304, b""), address
        assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], first["Cache-Control"])
        assert client.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_head_is_answered_with_the_headers_of_get(client, addresses, absences):
    for address in (*addresses.values(), *absences):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, body(head)) == (whole.status_code, b""), address
        assert headers(head) == headers(whole), address


def test_answers_set_no_cookie_and_depend_on_none_whoever_asks(client, addresses, absences):
    client.force_login(factories.chief())
    for address in (*addresses.values(), *absences):
        response = client.get(address)
        assert not response.cookies, address
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding", address


def test_text_is_packed_for_those_who_can_unpack_it(client, addresses, absences):
    del addresses["media"]
    for address in (*addresses.values(), *absences):
        plain, packed = client.get(address), client.get(address, headers={"accept-encoding": "gzip"})
        if len(plain.content) > SHORT:
            assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding"), address
            assert gzip.decompress(packed.content) == plain.content, address


@pytest.mark.parametrize("name", ["base.css", "reader.js", "icon.svg"])
def test_styles_and_scripts_are_packed_and_kept_for_good(rf, settings, tmp_path, name):
    settings.STATIC_ROOT = tmp_path
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    call_command("collectstatic", interactive=False, verbosity=0)
    request = rf.get(staticfiles_storage.url(f"articles/site/{name}"), headers={"accept-encoding": "gzip"})
    response = WhiteNoiseMiddleware(None)(request)
    assert {"public", "immutable"} < set(response["Cache-Control"].split(", "))
    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding")
    assert len(body(response)) < Path(find(f"articles/site/{name}")).stat().st_size
