"""The public pages in a browser: accessible, laid out as they promise, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.desk import library, readership, workflow
from articles.models import Article, Caption, Correction, Photo, Topic
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

# Each image's width as it is drawn, and the width that its `sizes` promises for this window.
SLOTS = r"""() => [...document.images].map(image => {
    const choices = image.parentElement.querySelector("source").sizes.split(/,(?![^(]*\))/).map(text => text.trim());
    const conditions = choices.map(text => text.match(/^(\([^)]*\))\s+(.*)$/));
    const choice = conditions.find(found => found && matchMedia(found[1]).matches);
    const probe = document.createElement("div");
    probe.style.setProperty("width", choice ? choice[2] : choices.at(-1));
    probe.style.setProperty("position", "absolute");
    document.body.append(probe);
    const promised = probe.getBoundingClientRect().width;
    probe.remove();
    const box = image.getBoundingClientRect();
    const shape = image.getAttribute("width") / image.getAttribute("height");
    const contained = getComputedStyle(image).objectFit === "contain";
    return [contained ? Math.min(box.width, box.height * shape) : box.width, promised];
})"""
ARABIC = {
    "language": "ar",
    "slug": "ferries",
    "standfirst": "رحلات يومية قبل الربيع.",
    "body": "<p>تعود العبّارات إلى الجزر.</p><h2>ماذا بعد؟</h2><p>تبدأ الرحلات قريباً.</p>",
}


@pytest.fixture
def photo():
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg", "webp"))
    return photo


@pytest.fixture
def upright():
    photo, _ = library.add_photo(factories.picture(400, 900), "tower.jpg", by=None)
    photo.credit, photo.alt_text = "Harbour Press", "A tower."
    library.save_photo(photo)
    library.make_renditions(photo, ("jpeg", "webp"))
    return photo


@pytest.fixture
def addresses(photo, upright):
    """A small paper; its kinds of pages by name."""
    known = {"job_title": "Columnist", "languages": ["en"], "email": "jonas@example.org", "show_email": True}
    factories.author("Jonas Weil", portrait=photo, biography="Writes about queues.", **known)
    factories.page("Masthead", kind="masthead", body="<p>Two rooms on Net Street.</p>")
    Topic.objects.create(name="Fog", slug="fog", description="Weather that stays.", picture=photo)
    words = {"standfirst": "What it says.", "lead": photo, "by": ["Jonas Weil"]}
    for number in range(24):
        section, kind = factories.section(("Coast", "City")[number % 2]), Article.Kind.values[number % 6]
        factories.published(f"Story {number}", section=section, kind=kind, **words)
    story = full_story(photo, upright).get_absolute_url()
    gallery = photo_essay(photo, upright).get_absolute_url()
    readership.add({article.pk: readership.FEWEST for article in Article.objects.public()})
    readership.rank()
    gone = factories.published("Wrong")
    workflow.withdraw(gone, by=None, notice="The count was wrong.")
    return {
        "front": "/",
        "section": "/coast/",
        "author": "/authors/jonas-weil/",
        "topic": "/topics/fog/",
        "about": "/about/",
        "masthead": "/about/masthead/",
        "opinion": Article.objects.filter(kind="opinion").first().get_absolute_url(),
        "story": story,
        "picture": f"{story}pictures/2/",
        "upright picture": f"{story}pictures/5/",
        "gallery": gallery,
        "light gallery": f"/lite{gallery}",
        "light story": f"/lite{story}?pictures=1",
        "light picture": f"/lite{story}pictures/2/",
        "light search": "/lite/search/?q=story",
        "light author": "/lite/authors/jonas-weil/",
        "light feeds": "/lite/feeds/",
        "light archive of a month": f"/lite/archive/{timezone.now():%Y/%m}/",
        "light history": f"/lite{story}history/",
        "arabic": factories.published("عودة العبّارات", lead=photo, **ARABIC).get_absolute_url(),
        "preview": f"/preview/{gone.revisions.first().preview_token()}/",
        "feeds": "/feeds/",
        "search": "/search/?q=story",
        "search narrowed": "/search/?q=storry&author=jonas&since=x",
        "archive": "/archive/",
        "archive of a month": f"/archive/{timezone.now():%Y/%m}/",
        "archive of a day": f"/archive/{timezone.now():%Y/%m/%d}/",
        "404": "/nothing/",
        "410": gone.get_absolute_url(),
    }


def full_story(photo, upright):
    figures = "".join(
        f'<figure data-photo="{shown.pk}" data-size="{size}"><figcaption></figcaption></figure>'
        for shown, size in ((photo, "column"), (photo, "wide"), (photo, "full"), (upright, "column"))
    )
    story = factories.article(
        "Everything at once",
        kicker="Transport",
        body=f"<p>A <a href='https://example.org/'>link</a>.</p>{figures}<h2>Next</h2><ul><li>one</li></ul>"
        "<blockquote><p>We wait.</p><footer>A keeper</footer></blockquote><aside data-pullquote><p>We wait.</p></aside>"
        '<figure data-embed="https://example.org/film"><figcaption>A film</figcaption></figure>'
        "<table><thead><tr><th>Part</th><th>Sum</th></tr></thead><tbody><tr><td>Pumps</td><td>4</td></tr></tbody></table>",
        by=["Mira Okafor"],
        input_from=["Coast Agency"],
        topics=[Topic.objects.create(name="Ferries", slug="ferries")],
        outlet=factories.source("The Tidewater", url="https://example.org/"),
        updated_at=timezone.now(),
    )
    Correction.objects.create(article=story, text="A name was misspelt.", position="top")
    Caption.objects.create(article=story, role=Caption.Role.LEAD, photo=photo)
    workflow.publish(story, by=None)
    return story


def photo_essay(photo, upright):
    figures = [
        f'<figure data-photo="{shown.pk}" data-size="{size}"><figcaption></figcaption></figure>'
        for shown, size in ((upright, "column"), (photo, "full"), (photo, "wide"))
    ]
    body = f"<p>Six in the morning.</p>{figures[0]}<h2>Noon</h2><p>The tide turns.</p>{figures[1]}{figures[2]}"
    return factories.published("From tide to tide", kind="gallery", lead=photo, body=body)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page, addresses, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for name, address in addresses.items():
        page.goto(address)
        results = Axe().run(page)
        assert results.violations_count == 0, (name, results.generate_report())


def test_pages_fit_the_window_and_pictures_their_promised_size(page, addresses):
    names = (
        "front",
        "section",
        "author",
        "topic",
        "masthead",
        "story",
        "picture",
        "upright picture",
        "gallery",
        "light story",
    )
    for name in (*names, "arabic", "search", "search narrowed", "archive of a month"):
        page.goto(addresses[name])
        for width in (320, 390, 700, 800, 1000, 1280, 1900):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            for actual, promised in page.evaluate(SLOTS):
                assert actual == pytest.approx(promised, abs=8), (name, width)


def test_a_card_is_laid_out_by_the_width_of_its_place(page, addresses):
    beside = """cards => cards.map(card => {
        const [picture, words] = ["img", ".words"].map(part => card.querySelector(part).getBoundingClientRect());
        return picture.top < words.bottom && picture.bottom > words.top;
    })"""
    page.goto(addresses["front"])
    for width, lead, tier in ((320, False, False), (390, False, True), (800, True, True), (1280, True, False)):
        page.set_viewport_size({"width": width, "height": 900})
        for place, expected in ((".lead", lead), (".tier", tier)):
            found = page.locator(f"{place} .with-picture").evaluate_all(beside)
            assert set(found) == {expected}, (place, width)


def test_the_masthead_keeps_its_controls_in_the_row_of_its_name(page, addresses):
    for name in ("front", "section"):
        page.goto(addresses[name])
        for width in (320, 390, 600, 768, 1000, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            name_of, search, choose = (
                page.locator(f".masthead {part}").bounding_box()
                for part in (".masthead-name", ".masthead-search", ".choices > button")
            )
            for control in (search, choose):
                assert control["y"] < name_of["y"] + name_of["height"], (name, width)
            assert choose["x"] + choose["width"] >= min(width, 1280) - 24, (name, width)


def test_arabic_is_a_tenth_larger_with_leading_of_its_own(page, addresses, settings):
    measure = """parts => parts.map(part => {
        const { fontSize, lineHeight } = getComputedStyle(document.querySelector(part));
        return [parseFloat(fontSize), parseFloat(lineHeight) / parseFloat(fontSize)];
    })"""
    settings.EDITIONS = {"ar": "بريد الساحل"}
    harbour = factories.section("Marsa")
    harbour.edition = "ar"
    harbour.save()
    story = factories.published("عودة العبّارات", section=harbour, lead=Photo.objects.first(), **ARABIC)
    measured = {}
    for language, front, address in (("en", "/", addresses["story"]), ("ar", "/ar/", story.get_absolute_url())):
        page.goto(front)
        measured[language] = page.evaluate(measure, [f".card:lang({language}) .meta", ".sections a"])
        page.goto(address)
        measured[language] += page.evaluate(measure, ["h1", "figcaption", ".times", ".body p"])
    for (size, _), (arabic, _) in zip(measured["en"], measured["ar"], strict=True):
        assert arabic / size == pytest.approx(1.1, abs=0.01)
    leading = [round(leading, 2) for _, leading in measured["ar"]]
    assert leading[:2] + leading[3:] == [1.8] * 5


def test_a_browser_has_nothing_to_complain_about(page, addresses):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in ("front", "section", "story", "picture", "light story", "arabic"):
        page.goto(addresses[name], wait_until="networkidle")
    assert complaints == []
    assert page.context.cookies() == []


def test_navigation_is_large_enough_for_a_thumb(page, addresses):
    page.goto(addresses["front"])
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        targets = page.locator(".masthead :is(nav a, .masthead-search a, button):visible")
        for box in targets.evaluate_all("targets => targets.map(target => target.getBoundingClientRect().toJSON())"):
            assert box["height"] >= 44, box
            assert box["width"] >= 24, box


def test_the_keyboard_reaches_the_content_first(page, addresses):
    page.goto(addresses["story"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_cards_show_what_the_focal_point_marks_in_a_shape_that_never_changes(page, photo, addresses):
    photo.focal_x, photo.focal_y = 0.12, 0.78
    library.save_photo(photo)
    crops = """images => images.map(image => {
        const { width, height } = image.getBoundingClientRect();
        return [getComputedStyle(image).objectPosition, (width / height).toFixed(2)];
    })"""
    for name in ("front", "section"):
        page.goto(addresses[name])
        for width in (320, 700, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert {tuple(crop) for crop in page.locator(".card img").evaluate_all(crops)} == {("10% 80%", "1.50")}


def test_a_printed_story_is_the_story_and_where_it_stands(page, addresses):
    page.goto(addresses["story"])
    page.emulate_media(media="print", color_scheme="dark")
    for words in ("Everything at once", "Mira Okafor", "Harbour Press", "Updated", "(With input from Coast Agency)"):
        expect(page.locator("article").get_by_text(words).first).to_be_visible()
    expect(page.get_by_text(f"http://localhost:8000{addresses['story']}")).to_be_visible()
    for chrome in (".sections", ".breadcrumb", ".choices", ".save", ".topics", ".foot", "button"):
        assert page.locator(f"{chrome}:visible").count() == 0, chrome
    faces = "elements => elements.map(element => getComputedStyle(element).fontFamily)"
    for face in page.locator("h1, .byline, .times, figcaption, .credit, .body p").evaluate_all(faces):
        assert face.endswith("serif"), face
        assert "sans-serif" not in face
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
