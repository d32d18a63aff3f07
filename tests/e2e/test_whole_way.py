"""One story's whole way: pasted as text, given its pictures, published by hand, read as a page and as a feed."""

import re
from xml.etree import ElementTree

import pytest

from articles.desk import library
from articles.models import Article, Photo
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Harbour council backs talks between ferry crews and owners"
OPENING = "The harbour council told both sides on Wednesday that it supported talks to find a way out of the strike."
QUOTE = "“Of course, we support every word that they say to one another,” its speaker Ada Renn told reporters."
MIDDLE = "The crews walked away from the table in August, when the owners cut the night sailings."
CLOSING = "Ferries have crossed the bay since the days of the first lighthouse."
HANDSHAKE = (
    "Speaker Ada Renn (R) shakes hands with captain Tove Hald in the council hall in Larkhaven, September 25, 2019."
)
MEETING = "Speaker Ada Renn and captain Tove Hald attend a meeting in Larkhaven, September 25, 2019."
COVER = "Speaker Ada Renn (R) and captain Tove Hald attend a meeting in Larkhaven, September 25, 2019."

PASTED = f"""{HEADLINE}
Updated 22:51, 25-Sep-2019
CGTN
00:51

{OPENING}

{QUOTE}

{HANDSHAKE} /Reuters Photo

{HANDSHAKE} /Reuters Photo

{MIDDLE}

{MEETING} /Reuters Photo

{MEETING} /Reuters Photo

{CLOSING}

(Cover: {COVER} /Reuters Photo)

(With input from Reuters, AFP)"""


@pytest.fixture
def desk(page, live_server, settings):
    """The page of a chief who is logged in."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = live_server.url
    factories.chief("charlotte")
    factories.section("World")
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto("/admin/")
    page.get_by_label("Username").fill("charlotte")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()
    return page


def choose(desk, button, upload: bytes | None = None):
    """Open the picker by a button; take an uploaded file, or else the photo that is suggested first."""
    button.click()
    dialog = desk.get_by_role("dialog", name="Choose a photo")
    if upload:
        dialog.locator("#picker-files").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": upload})
        dialog.locator(".upload-list .taken").wait_for()
    else:
        dialog.get_by_role("option").first.click()
    dialog.get_by_role("button", name="Use this photo").click()
    dialog.wait_for(state="detached")


def test_a_pasted_story_reaches_readers_with_nothing_lost(desk):
    desk.goto("/admin/articles/article/paste/")
    desk.get_by_role("textbox", name=re.compile("^Text")).fill(PASTED)
    desk.get_by_role("button", name="Read").click()
    desk.get_by_role("button", name="Make it a story").click()
    desk.wait_for_url("**/change/")

    waiting = desk.locator(".photo-block.waiting")
    assert waiting.count() == 2
    choose(desk, waiting.first.get_by_role("button", name="Choose a photo"), factories.picture(colour="navy"))
    choose(desk, waiting.first.get_by_role("button", name="Choose a photo"), factories.picture(colour="maroon"))
    choose(desk, desk.locator("[data-lead-choose]"))
    desk.get_by_label("Section").select_option("World")
    desk.get_by_role("button", name="Publish", exact=True).click()
    desk.get_by_text("Published.").first.wait_for()
    for photo in Photo.objects.all():
        library.make_renditions(photo, formats=("jpeg",))

    story = Article.objects.public().get()
    assert_page(desk, story)
    assert_feed(desk, story)


def assert_page(page, story):
    page.goto(story.get_absolute_url())
    assert page.get_by_role("heading", level=1).inner_text() == HEADLINE
    article = page.get_by_role("article")
    text = article.inner_text()
    places = [
        text.index(part)
        for part in (OPENING, QUOTE, HANDSHAKE, MIDDLE, MEETING, CLOSING, "(With input from Reuters, AFP)")
    ]
    assert places == sorted(places)
    assert [text.count(part) for part in (HANDSHAKE, MEETING, COVER, "With input")] == [1, 1, 1, 1]
    assert "CGTN" in text
    figures = article.locator("figure:has(img)")
    assert [caption.split("\n")[0] for caption in figures.locator("figcaption").all_inner_texts()]
    assert article.locator("figure .credit").all_inner_texts() == ["Reuters"] * 3
    assert COVER in figures.first.inner_text()
    updated = article.locator("time").last
    assert updated.get_attribute("datetime") == "2019-09-25T22:51:00+00:00"
    assert re.search(r"Updated", text)
    for image in figures.locator("img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")


def assert_feed(page, story):
    feed = ElementTree.fromstring(page.request.get("/feed.xml").body())
    item = feed.find("channel/item")
    assert item.findtext("title") == HEADLINE
    assert item.findtext("guid") == str(story.guid) or str(story.guid) in item.findtext("guid")
    everything = " ".join(text for element in item.iter() for text in [element.text or "", *element.attrib.values()])
    for part in (
        OPENING,
        QUOTE,
        HANDSHAKE,
        MIDDLE,
        MEETING,
        COVER,
        CLOSING,
        "(With input from Reuters, AFP)",
        "Reuters",
    ):
        assert part in everything
