"""The demo newsroom in a browser: accessible in every light and size, small, alone with its server, and unscripted."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.core.management import call_command
from django.db.models import Count
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.desk import drafts, library, workflow
from articles.management.demo import pictures
from articles.models import Article, Author, Byline, Caption, Correction, Section, Topic
from articles.models import Page as AboutPage
from tests import factories
from tests.demo import demo_settings
from tests.e2e.conftest import a_browser_of_its_own

pytestmark = pytest.mark.django_db

PAGE_BYTES = 300 * 1024
TABLE = "<table><thead><tr><th>جزء</th><th>ثمن</th></tr></thead><tbody><tr><td>خبز</td><td>4</td></tr></tbody></table>"
FILM = '<figure data-embed="https://youtu.be/abcdefghijk"><figcaption>The storm, filmed</figcaption></figure>'
# A window of 1280 by 1024 px that is enlarged four times leaves the page 320 by 256.
SCREENS = {
    "light": ({"width": 1280, "height": 900}, "light"),
    "dark": ({"width": 390, "height": 844}, "dark"),
    "320 px": ({"width": 320, "height": 640}, "light"),
    "400 %": ({"width": 320, "height": 256}, "light"),
}
# Of the light edition, beside a story with its pictures, a page of each template.
LIGHT = ("front", "section", "history", "picture", "search", "month", "corrections", "feeds", "about", "404")
# Arabic is neither slanted nor spaced by the letter.
DISTORTED = """() => [...document.querySelectorAll("main :lang(ar)")].filter(element => {
    const { letterSpacing, fontStyle } = getComputedStyle(element);
    return !["normal", "0px"].includes(letterSpacing) || fontStyle !== "normal";
}).map(element => element.outerHTML)"""
AXE = "options => axe.run(options).then(({ violations }) => ({ violations }))"
SHIFT = 0.002
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({ type: "layout-shift", buffered: true });"""
# What stands beyond either edge of the window, where no reader can move it into sight.
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter(element => {
    const { left, right, width } = element.getBoundingClientRect();
    if (!width || (left >= -1 && right <= innerWidth + 1) || !element.checkVisibility()) return false;
    for (let box = element; box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== "visible" || box.matches(".skip")) return false;
    return true;
}).map(element => element.outerHTML)"""


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, tmp_path_factory, browser):
    """The demo newsroom on a server, with small pictures."""
    with django_db_blocker.unblock(), demo_settings(tmp_path_factory.mktemp("media")):
        call_command("load_demo", width=240)
        running = LiveServer("localhost")
        yield running
        running.stop()
        call_command("flush", interactive=False, verbosity=0)


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
    kinds = {kind: public.filter(live_kind=kind).first() for kind in Article.Kind.values}
    topic = Topic.objects.exclude(picture=None).annotate(uses=Count("tags")).order_by("-uses").first()
    author, about = Author.objects.get(slug="nils-abara"), AboutPage.objects.get(slug="masthead")
    arabic = public.filter(live__language="ar").first().get_absolute_url()
    more = {"photo and film": story.get_absolute_url(), "arabic": arabic, "light arabic": f"/lite{arabic}?pictures=1"}
    more |= {"arabic front": "/ar/", "arabic section": "/al-mina/", "arabic search": "/ar/search/?q=المرفأ"}
    return pages_of(story.section, topic, author, about, kinds, word="harbour") | more


@pytest.fixture(scope="module")
def arabic(story) -> dict[str, str]:
    """The same kinds of pages in Arabic."""
    photo = story.captions.get().photo
    section = Section.objects.create(name="المرفأ", slug="marfa", description="أخبار الميناء والبحر.")
    topic = Topic.objects.create(name="أسواق", slug="aswaq", description="ما يُباع ويُشترى.", picture=photo)
    known = {"job_title": "مراسلة", "biography": "تكتب عن البحر.", "email": "layla@example.org", "show_email": True}
    author = Author.objects.create(name="ليلى منصور", slug="layla-mansour", portrait=photo, languages=["ar"], **known)
    about = factories.page(
        "عن الجريدة", slug="hawl", language="ar", body="<h2>من نحن</h2><p>غرفتان في شارع الشباك.</p>"
    )
    body = Article.objects.get(import_key="demo:arabic-market").body + TABLE + FILM
    body += f'<figure data-photo="{photo.pk}" data-size="wide"><figcaption>أمواج</figcaption></figure>' * 3
    kinds = {}
    for kind, label in Article.Kind.choices:
        fields = {"kind": kind, "kicker": "أسواق", "standfirst": "عشرون كشكاً قرب قاعة السمك.", "topics": [topic]}
        made = factories.article(
            f"سوق ليلي جديد – {label}", section=section, slug=kind, language="ar", body=body, **fields
        )
        Byline.objects.create(article=made, author=author)
        Caption.objects.create(article=made, role=Caption.Role.LEAD, photo=photo)
        workflow.publish(made, by=None)
        Correction.objects.create(article=made, text="كان عدد الأكشاك خطأً.", position="top")
        made.standfirst += " وطوابير طويلة."
        workflow.publish(made, by=None)
        kinds[kind] = made
    return pages_of(section, topic, author, about, kinds, word="سوق")


def pages_of(section, topic, author, about, kinds: dict[str, Article], *, word: str) -> dict[str, str]:
    """The address of a page of each kind, by name; `word` is one that a search finds."""
    gone = factories.published("Wrong", section=section, language=kinds["news"].language)
    workflow.withdraw(gone, by=None, notice="Wrong.")
    story, lists = kinds["news"].get_absolute_url(), {"section": section, "topic": topic, "author": author}
    pages = {
        "front": "/",
        **{name: row.get_absolute_url() for name, row in (lists | kinds).items()},
        "history": f"{story}history/",
        "picture": f"{kinds['gallery'].get_absolute_url()}pictures/1/",
        "search": f"/search/?q={word}",
        "nothing found": "/search/?q=zeppelin",
        "archive": "/archive/",
        "month": f"/archive/{timezone.now():%Y/%m}/",
        "corrections": "/corrections/",
        "about": "/about/",
        "page about the paper": about.get_absolute_url(),
        "feeds": "/feeds/",
        "saved": "/saved/",
        "404": "/nothing/",
        "410": gone.get_absolute_url(),
        "500": "/preview/broken/",
    }
    return (
        pages | {f"light {name}": f"/lite{pages[name]}" for name in LIGHT} | {"light news": f"/lite{story}?pictures=1"}
    )


@pytest.fixture(autouse=True)
def _broken(monkeypatch):
    """Where the page stands that says that something went wrong."""
    found = drafts.previewed_by
    monkeypatch.setattr(drafts, "previewed_by", lambda token: {}["x"] if token == "broken" else found(token))


def test_pages_are_accessible_at_every_size_cut_nothing_off_and_ask_nobody_else(browser, server, addresses):
    for name, page in walk(browser, server, addresses, 390):
        for screen in SCREENS:
            check(page, name, screen)


@override_settings(LANGUAGE_CODE="ar", SITE_NAME="جريدة لارك", EDITIONS={})
def test_so_are_those_of_a_paper_that_is_read_from_right_to_left(browser, server, arabic):
    for name, page in walk(browser, server, arabic, 1280):
        assert page.locator("html").get_attribute("dir") == "rtl", name
        assert page.evaluate(DISTORTED) == [], name
        for screen in ("light", "dark", "320 px"):
            check(page, name, screen)


def walk(browser, server, addresses, width) -> Iterator[tuple[str, Page]]:
    """Each page, loaded once, with axe in it. Nothing moves, nobody else is asked, and no cookie is set."""
    with a_browser_of_its_own(
        browser, server, reduced_motion="reduce", viewport={"width": width, "height": 844}
    ) as context:
        page, asked = context.new_page(), set()
        page.add_init_script(SHIFTS)
        page.on("request", lambda request: asked.add(request.url))
        for name, address in addresses.items():
            answer = page.goto(address)
            assert answer.status == (int(kind) if (kind := name.split()[-1]).isdecimal() else 200), name
            assert page.evaluate("window.shifted") <= SHIFT, name
            page.evaluate(AXE_SCRIPT)
            yield name, page
        assert context.cookies() == []
    assert {address for address in asked if not address.startswith(f"{server.url}/")} == set()


def check(page: Page, name: str, screen: str) -> None:
    size, scheme = SCREENS[screen]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    colours = screen in ("light", "dark")  # they are the same at any size, and to judge them takes longest
    options = {"rules": {"color-contrast": {"enabled": colours}}, "resultTypes": ["violations"]}
    results = AxeResults(page.evaluate(AXE, options))
    assert results.violations_count == 0, (name, screen, results.generate_report())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, screen)
    assert page.evaluate(CUT_OFF) == [], (name, screen)


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
