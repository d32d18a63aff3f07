"""What a reader chooses, in a browser: text size, theme, saved stories without a network, embeds and pictures."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.desk import library
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("articles/static/articles/site/reader.js", "templates/site/worker.js")
BODY = (
    "<p>The old lighthouse is lit.</p>"
    '<figure data-embed="https://youtu.be/abcdefghijk"><figcaption>A film</figcaption></figure>'
)


@pytest.fixture
def photos():
    made = [factories.photo(f"Caption {colour}.", colour=colour) for colour in ("red", "navy", "teal")]
    for photo in made:
        library.make_renditions(photo, ("jpeg", "webp"))
    return made


@pytest.fixture
def story(photos):
    return story_of(photos)


def story_of(photos, **fields):
    figures = "".join(f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>' for photo in photos[1:])
    return factories.published(body=BODY + figures, lead=photos[0], **fields)


@pytest.fixture
def unscripted(browser, live_server):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        yield context.new_page()


def text_size(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).fontSize")


def ground(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def save(page, story):
    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("You can read it without a network")).to_be_visible()


def test_all_scripts_together_have_at_most_ten_kilobytes():
    assert sum((ROOT / script).stat().st_size for script in SCRIPTS) <= 10 * 1024


def test_text_size_and_theme_stay_chosen(page, story):
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_role("button", name="Text size and theme").click()
    page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="Larger text").click()
    page.get_by_label("Dark").check()
    for address in ("/", story.get_absolute_url()):
        page.goto(address)
        assert text_size(page) == "20px"
        assert ground(page) == "rgb(18, 20, 23)"
        colours = page.locator("meta[name=theme-color]").evaluate_all("metas => metas.map(meta => meta.media)")
        assert colours == ["not all", "all"]
    assert page.context.cookies() == []


def test_a_theme_is_there_before_anything_is_painted(page, story):
    page.add_init_script("""
        localStorage.setItem("choices", '{"theme": "dark", "size": 3}');
        requestAnimationFrame(() => { window.first = getComputedStyle(document.documentElement).colorScheme; });
    """)
    page.goto(story.get_absolute_url())
    assert page.evaluate("window.first") == "dark"


def test_sizes_end_where_they_end(page, story):
    page.goto("/")
    page.get_by_role("button", name="Text size and theme").click()
    larger = page.get_by_role("button", name="Larger text")
    for _ in range(5):
        larger.click(force=True)
    assert text_size(page) == "24px"
    assert larger.get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_largest_text_fits_the_narrowest_window(page, photos, language):
    story = story_of(photos, language=language, slug="story")
    page.set_viewport_size({"width": 320, "height": 800})
    page.add_init_script("""localStorage.setItem("choices", '{"size": 4}')""")
    for address in ("/", "/coast/", "/saved/", story.get_absolute_url(), f"{story.get_absolute_url()}pictures/1/"):
        page.goto(address)
        assert text_size(page) == "24px"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_nonsense_in_the_store_does_no_harm(page, story):
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("""
        localStorage.setItem("choices", '{"size": "toString", "theme": "<b>"}');
        localStorage.setItem("saved", '[null, 3, {"path": "javascript:alert(1)"}, {"path": "//example.org/"}]');
    """)
    page.goto("/saved/")
    assert text_size(page) == "16px"
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    assert complaints == []


def test_a_saved_story_is_read_without_a_network(page, story):
    save(page, story)
    page.context.set_offline(True)
    page.goto("/")
    assert page.url.endswith("/saved/")
    page.get_by_role("link", name="Lighthouse to shine again").click()
    expect(page.get_by_text("The old lighthouse is lit.")).to_be_visible()
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('.article')).display") == "grid"


def test_what_the_network_answers_stands_before_what_is_kept(page, story):
    save(page, story)
    story.headline = "Another headline"
    factories.save_revision(story, by=None)
    factories.workflow.publish(story, by=None)
    page.reload()
    expect(page.get_by_role("heading", name="Another headline")).to_be_visible()
    factories.workflow.withdraw(story, by=None, notice="It was wrong.")
    page.reload()
    expect(page.get_by_text("It was wrong.")).to_be_visible()
    page.wait_for_function("caches.keys().then(names => names.join() === 'saved-1:/saved/')")


def test_a_story_that_is_no_longer_saved_leaves_nothing_behind(page, story):
    save(page, story)
    page.goto("/saved/")
    page.get_by_role("button", name="Remove: Lighthouse to shine again").click()
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")


def test_nothing_is_kept_of_stories_that_are_not_saved(page, story):
    page.goto(story.get_absolute_url(), wait_until="networkidle")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("localStorage.length") == 0


def test_nobody_else_is_asked_for_anything_before_the_click(page, story, live_server):
    asked = []
    ours = live_server.url
    page.on("request", lambda request: request.url.startswith(ours) or asked.append(request.url))
    page.goto(story.get_absolute_url(), wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_request("https://www.youtube-nocookie.com/**"):
        page.get_by_role("link", name="A film").click()
    assert asked == ["https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"]
    frame = page.locator("iframe")
    assert frame.get_attribute("title") == "A film"
    assert "allow-scripts" in frame.get_attribute("sandbox")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_keyboard_leads_through_the_pictures(page, photos, language):
    story = story_of(photos, language=language, slug="story")
    onward, back = ("ArrowRight", "ArrowLeft") if language == "en" else ("ArrowLeft", "ArrowRight")
    place = "Picture {} of 3" if language == "en" else "الصورة {} من 3"
    page.goto(story.get_absolute_url())
    page.locator("a[data-picture]").nth(0).focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="Pictures" if language == "en" else "الصور")
    expect(viewer.get_by_text(place.format(1))).to_be_visible()
    page.keyboard.press(onward)
    page.keyboard.press(onward)
    expect(viewer.get_by_text(place.format(3))).to_be_visible()
    expect(viewer.get_by_text("Caption teal.")).to_be_visible()
    page.keyboard.press(back)
    expect(viewer.get_by_text("Harbour Press")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(page.locator("a[data-picture]").nth(1)).to_be_focused()
    assert page.url.endswith(story.get_absolute_url())


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_the_script_shows(page, story, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    save(page, story)
    page.get_by_role("button", name="Text size and theme").click()
    states = {"choices": None, "viewer": "a[data-picture]"}
    for name, opener in states.items():
        if opener:
            page.keyboard.press("Escape")
            page.locator(opener).first.click()
        results = Axe().run(page)
        assert results.violations_count == 0, (name, results.generate_report())
    light = f"/lite{story.get_absolute_url()}?pictures=1"
    for address in ("/saved/", f"{story.get_absolute_url()}pictures/2/", "/lite/", light):
        page.goto(address)
        results = Axe().run(page)
        assert results.violations_count == 0, (address, results.generate_report())


def test_controls_take_the_place_that_is_kept_for_them(page, photos, story):
    page.add_init_script("""
        window.shifted = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
            .observe({ type: "layout-shift", buffered: true });
    """)
    gallery = story_of(photos, kind="gallery").get_absolute_url()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/", "/coast/", gallery, story.get_absolute_url(), f"{story.get_absolute_url()}pictures/1/"):
            page.goto(address, wait_until="networkidle")
            assert page.evaluate("window.shifted") <= 0.002, (address, width)


def test_without_scripts_there_are_links_and_no_dead_button(unscripted, story):
    unscripted.goto(story.get_absolute_url())
    assert unscripted.locator("button:visible").count() == 0
    film = unscripted.get_by_role("link", name="A film")
    assert film.get_attribute("href") == "https://youtu.be/abcdefghijk"
    unscripted.locator("a[data-picture]").nth(1).click()
    assert unscripted.url.endswith(f"{story.get_absolute_url()}pictures/2/")
    unscripted.goto("/saved/")
    expect(unscripted.get_by_text("The list is kept by a script")).to_be_visible()
