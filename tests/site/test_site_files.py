"""robots.txt, and the files that the desk keeps for other sites and programs."""

from urllib.robotparser import RobotFileParser

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import SiteFile, TrailEntry
from tests import factories

SITE = "http://localhost:8000"


def robots(client) -> RobotFileParser:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_crawlers_may_read_the_paper_and_not_the_desk(client):
    rules = robots(client)
    assert rules.can_fetch("Googlebot", "/coast/story-1/")
    assert not rules.can_fetch("Googlebot", "/admin/")
    assert rules.site_maps() == [f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml"]


@pytest.mark.parametrize(("choice", "allowed"), [("allow", True), ("refuse", False)])
def test_crawlers_of_ai_are_let_in_or_refused_as_the_site_chooses(client, settings, choice, allowed):
    settings.AI_CRAWLERS = choice
    rules = robots(client)
    for name in ("GPTBot", "ClaudeBot", "CCBot", "Google-Extended"):
        assert rules.can_fetch(name, "/coast/story-1/") is allowed
    assert rules.can_fetch("Googlebot", "/coast/story-1/")


def test_the_desk_adds_its_own_lines_to_robots_txt(client, settings):
    settings.AI_CRAWLERS = "refuse"
    factories.site_file("/robots.txt", "Disallow: /sport/\r\n\r\nUser-agent: BadBot\r\nDisallow: /")
    rules = robots(client)
    assert not rules.can_fetch("Googlebot", "/sport/")
    assert not rules.can_fetch("BadBot", "/coast/")
    assert rules.can_fetch("Googlebot", "/coast/")
    assert len(rules.site_maps()) == 2


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/ads.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/.well-known/assetlinks.json", "application/json"),
        ("/.well-known/apple-app-site-association", "application/json"),
        ("/.well-known/acme-challenge/a_token-1", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_served_as_what_it_is(client, path, type):
    SiteFile(path=path, text="1\r\n2").full_clean()
    factories.site_file(path, "first é\r\nsecond")
    client.force_login(factories.chief())
    response = client.get(path, headers={"accept-encoding": "gzip"})
    assert (response.status_code, response["Content-Type"]) == (200, type)
    assert response["Cache-Control"].startswith("public, max-age=30")
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert not response.cookies
    assert client.get(path).content.decode() == "first é\nsecond\n"
    assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "ads.txt",
        "/",
        "/coast/",
        "/coast/ads.txt",
        "/feed.xml",
        "/index.html",
        "/.txt",
        "/a..txt",
        "/ads.txt/",
        "/ads.txt\n",
        "/a b.txt",
        "/.well-known/",
        "/.well-known/../admin/",
        "/.well-known/a//b",
        "/.well-known/x.html",
        "/.well-known/x.svg",
        "/.htaccess",
        "/static/x.txt",
    ],
)
def test_no_file_can_stand_in_place_of_a_page(path):
    with pytest.raises(ValidationError):
        SiteFile(path=path, text="x").full_clean()
    with pytest.raises(IntegrityError):
        SiteFile.objects.create(path=path, text="x")


def test_a_file_that_is_not_kept_is_not_found(client):
    for path in ("/ads.txt", "/.well-known/security.txt", "/.well-known/"):
        assert client.get(path).status_code == 404


def test_the_chief_writes_a_file_and_the_trail_knows(client):
    client.force_login(factories.user("carla", role="chief"))
    client.post("/admin/articles/sitefile/add/", {"path": "/ads.txt", "text": "adsystem.example, 1, DIRECT"})
    assert client.get("/ads.txt").content == b"adsystem.example, 1, DIRECT\n"
    entry = TrailEntry.objects.get(table="articles_sitefile")
    assert (entry.actor_name, entry.changes["path"]) == ("carla", [None, "/ads.txt"])


def test_an_address_that_cannot_be_is_refused_in_a_sentence(client):
    client.force_login(factories.user("carla", role="chief"))
    response = client.post("/admin/articles/sitefile/add/", {"path": "/coast/", "text": "x"})
    assert "Only a .txt file at the root" in response.content.decode()
