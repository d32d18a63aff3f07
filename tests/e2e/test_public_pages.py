"""The public pages in a browser: accessible, laid out as they promise, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Caption, Correction, Topic
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

# Each image's width on the page, and the width that its `sizes` promises for this window.
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
    return [image.getBoundingClientRect().width, promised];
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
def addresses(photo):
    """A small paper; its kinds of pages by name."""
    for number in range(16):
        section = factories.section(("Coast", "City")[number % 2])
        factories.published(
            f"Story {number}", standfirst="What it says.", section=section, lead=photo, by=["Jonas Weil"]
        )
    gone = factories.published("Wrong")
    workflow.withdraw(gone, by=None, notice="The count was wrong.")
    return {
        "front": "/",
        "section": "/coast/",
        "story": full_story(photo).get_absolute_url(),
        "arabic": factories.published("عودة العبّارات", lead=photo, **ARABIC).get_absolute_url(),
        "preview": f"/preview/{gone.revisions.first().preview_token()}/",
        "404": "/nothing/",
        "410": gone.get_absolute_url(),
    }


def full_story(photo):
    figures = "".join(
        f'<figure data-photo="{photo.pk}" data-size="{size}"><figcaption></figcaption></figure>'
        for size in ("column", "wide", "full")
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
    for name in ("front", "section", "story", "arabic"):
        page.goto(addresses[name])
        for width in (320, 390, 700, 800, 1000, 1280, 1900):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            for actual, promised in page.evaluate(SLOTS):
                assert actual == pytest.approx(promised, abs=8), (name, width)


def test_a_browser_has_nothing_to_complain_about(page, addresses):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in ("front", "section", "story", "arabic"):
        page.goto(addresses[name], wait_until="networkidle")
    assert complaints == []
    assert page.context.cookies() == []


def test_the_keyboard_reaches_the_content_first(page, addresses):
    page.goto(addresses["story"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
