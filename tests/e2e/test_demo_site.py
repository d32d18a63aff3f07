"""The demo newsroom in a browser: accessible in every light and size, small, alone with its server, and unscripted."""

import json
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from articles.desk import library
from articles.management.demo import pictures
from articles.models import Article, Section, Topic
from tests import factories
from tests.e2e.conftest import a_browser_of_its_own

pytestmark = pytest.mark.django_db

PAGE_BYTES = 300 * 1024
FILM = '<figure data-embed="https://youtu.be/abcdefghijk"><figcaption>The storm, filmed</figcaption></figure>'
# A window of 1280 by 1024 px that is enlarged four times leaves the page 320 by 256.
SCREENS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, tmp_path_factory, browser):
    """The demo newsroom on a server, with small pictures."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock():
        call_command("load_demo", width=240)
        running = LiveServer("localhost")
        yield running
        running.stop()
        call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT = before


@pytest.fixture(scope="module")
def story(server) -> Article:
    """A story with one photo as large as a camera's and a film, in a section of more than one page."""
    photo, _ = library.add_photo(pictures.picture("storm-waves"), "storm.jpg", by=None)
    library.make_renditions(photo, ("jpeg", "webp"))
    section = Section.objects.get(slug="harbour")
    for day in range(1, 21):
        factories.published(f"Tides, {day}", section=section, at=timezone.now() - timedelta(days=30 + day))
    body = factories.BODY * 8 + FILM
    return factories.published("Storm over the harbour", section=section, lead=photo, body=body, by=["Mira Okafor"])


@pytest.fixture(scope="module")
def addresses(story) -> dict[str, str]:
    """One page of each kind, by name."""
    public = Article.objects.public().with_live()
    kinds = {kind: public.filter(live_kind=kind).first().get_absolute_url() for kind in Article.Kind.values}
    arabic = public.filter(live__language="ar").first().get_absolute_url()
    topic = Topic.objects.exclude(picture=None).annotate(uses=Count("tags")).order_by("-uses").first()
    return {
        "front": "/",
        "section": "/harbour/",
        "topic": topic.get_absolute_url(),
        "author": "/authors/mira-okafor/",
        **kinds,
        "photo and film": story.get_absolute_url(),
        "arabic": arabic,
        "history": f"{story.get_absolute_url()}history/",
        "picture": f"{kinds['gallery']}pictures/1/",
        "search": "/search/?q=harbour",
        "nothing found": "/search/?q=zeppelin",
        "archive": "/archive/",
        "month": f"/archive/{timezone.now():%Y/%m}/",
        "corrections": "/corrections/",
        "about": "/about/",
        "feeds": "/feeds/",
        "saved": "/saved/",
        "light front": "/lite/",
        "light story": f"/lite{arabic}?pictures=1",
        "light search": "/lite/search/?q=harbour",
        "light picture": f"/lite{kinds['gallery']}pictures/1/",
        "light 404": "/lite/nothing/",
        "404": "/nothing/",
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_no_violation_and_nothing_is_cut_off(browser, server, addresses, screen):
    with a_browser_of_its_own(browser, server, **SCREENS[screen]) as context:
        page = context.new_page()
        for name, address in addresses.items():
            page.goto(address)
            results = Axe().run(page)
            assert results.violations_count == 0, (name, results.generate_report())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_a_story_with_one_photo_is_small_on_a_telephone(browser, server, story):
    telephone = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True}
    with a_browser_of_its_own(browser, server, **telephone) as context:
        page, done = context.new_page(), []
        page.on("requestfinished", lambda request: done.append(request))
        page.goto(story.get_absolute_url(), wait_until="networkidle")
        assert page.locator("main img").count() == 1
        page.locator("main img").scroll_into_view_if_needed()
        weights = {request.url: sum_of(request.sizes()) for request in done}
    assert any("/media/renditions/" in address for address in weights)
    assert sum(weights.values()) <= PAGE_BYTES, json.dumps(weights, indent=1)


def sum_of(sizes) -> int:
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def test_nobody_else_is_asked_and_no_cookie_is_set(browser, server, addresses):
    with a_browser_of_its_own(browser, server) as context:
        page, asked = context.new_page(), set()
        page.on("request", lambda request: asked.add(request.url))
        for address in addresses.values():
            page.goto(address, wait_until="load")
        assert context.cookies() == []
    assert {address for address in asked if not address.startswith(f"{server.url}/")} == set()


def test_a_reader_without_scripts_reads_searches_turns_pages_and_opens_what_there_is(browser, server, addresses):
    with a_browser_of_its_own(browser, server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.locator("main .lead h2 a").click()
        expect(page.locator("article h1")).to_be_visible()
        page.go_back()
        page.locator(".masthead").get_by_role("link", name="Search").click()
        page.get_by_label("Search for").fill("harbour")
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.locator("main article h2").first).to_be_visible()
        page.goto("/harbour/")
        first = page.locator("main article h2").first.inner_text()
        page.get_by_role("link", name="Older stories").click()
        expect(page.locator("main article h2").first).not_to_have_text(first)
        page.goto(addresses["gallery"])
        page.locator("main figure a:has(img)").first.click()
        expect(page).to_have_url(f"{server.url}{addresses['gallery']}pictures/1/")
        expect(page.locator("main img")).to_be_visible()
        page.goto(addresses["photo and film"])
        film = page.get_by_role("link", name="The storm, filmed")
        assert film.get_attribute("href") == "https://youtu.be/abcdefghijk"
        context.route("https://youtu.be/**", lambda route: route.fulfill(body="a film"))
        film.click()
        expect(page.get_by_text("a film")).to_be_visible()
