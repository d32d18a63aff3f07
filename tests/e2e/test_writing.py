"""A story written in a real browser, from nothing to published, and a text that comes out of the editor unharmed."""

from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.content import body
from articles.models import Article
from tests import factories

EVERY_BLOCK = (
    '<p>The <strong>harbour</strong> <em>opens</em> <a href="https://example.org/tides">at noon</a>,<br>'
    'say <span lang="fr">les marins</span>, H<sub>2</sub>O, 2<sup>nd</sup>, <s>late</s>, '
    "<code>on <strong>time</strong></code>.</p>"
    "<h2>Boats</h2><h3>Small ones</h3><h4>Red ones</h4>"
    "<ul><li>Nets<ul><li>fine</li></ul></li><li>Ropes</li></ul><ol><li>First</li><li>Second</li></ol>"
    "<blockquote><p>We sail.</p><p>We always did.</p><footer>Ada Brill, skipper</footer></blockquote>"
    "<blockquote><p>Nobody said this.</p></blockquote>"
    "<aside data-pullquote><p>A boat is a promise</p></aside>"
    '<figure data-photo="PHOTO" data-size="wide" data-alt="A tower" data-credit="Ada Brill">'
    "<figcaption>The light</figcaption></figure>"
    '<figure data-photo="PHOTO" data-size="column" data-decorative><figcaption></figcaption></figure>'
    '<figure data-photo="" data-size="full"><figcaption>Waiting for “its” picture</figcaption></figure>'
    '<figure data-embed="https://video.example.org/1?a=1&amp;b=2"><figcaption>The race</figcaption></figure>'
    "<table><caption>Tides</caption><thead><tr><th>Day</th><th>Height</th></tr></thead>"
    '<tbody><tr><th scope="row">Monday</th><td>2 m</td></tr><tr><td colspan="2">none</td></tr></tbody></table>'
    "<hr>"
    '<aside data-story="7"><p>An older story</p></aside>'
    "<p>The end.</p>"
)


def open_story(desk: Page, article: Article):
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(text_of(desk)).to_be_visible()


def text_of(desk: Page):
    return desk.get_by_role("textbox", name="Text of the story")


def save(desk: Page):
    desk.keyboard.press("Control+s")
    expect(desk.get_by_text("Saved.", exact=True)).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_every_kind_of_block_comes_out_of_the_editor_as_it_went_in(desk):
    text = body.write(body.parse(EVERY_BLOCK.replace("PHOTO", str(factories.photo().pk))))
    assert {type(block) for block in body.parse(text)} == set(get_args(body.Block))
    story = factories.article(body=text)
    open_story(desk, story)
    save(desk)
    story.refresh_from_db()
    assert story.body == text
    text_of(desk).locator("p", has_text="The end.").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" Really.")
    save(desk)
    story.refresh_from_db()
    assert story.body == text.replace("The end.", "The end. Really.")
    assert desk.complaints == []


@pytest.mark.django_db(transaction=True)
def test_a_story_from_nothing_to_published_with_a_photo_chosen(desk):
    factories.section("Coast")
    photo = factories.photo("The lighthouse at dusk.")
    desk.goto("/admin/articles/article/add/")
    desk.get_by_label("Headline").fill("Harbour opens early")
    desk.get_by_label("Headline").press("Enter")
    desk.get_by_label("Standfirst").fill("The first boats left at dawn.")
    text_of(desk).click()
    desk.keyboard.type("Boats left the harbour.")
    desk.keyboard.press("Control+Shift+i")
    desk.get_by_role("dialog").get_by_role("option").or_(desk.get_by_role("dialog").locator("li button")).first.click()
    desk.get_by_role("button", name="Use this photo").click()
    expect(text_of(desk).locator(".photo-block img")).to_be_visible()
    desk.keyboard.type("They came home at night.")
    desk.get_by_label("Section").select_option("Coast")
    desk.get_by_label("Topics").fill("Boats, Harbour life")
    desk.get_by_role("button", name="Add a byline").click()
    desk.get_by_label("Name").fill("Mira Okafor")
    desk.get_by_role("button", name="Add a source").click()
    desk.get_by_label("Source", exact=True).fill("Harbour Press")
    expect(desk.get_by_text("(With input from Harbour Press)")).to_be_visible()
    desk.get_by_role("button", name="Publish", exact=True).click()
    expect(desk.get_by_text("Published.", exact=False).first).to_be_visible()
    story = Article.objects.public().get()
    assert story.live.body == (
        "<p>Boats left the harbour.</p>"
        f'<figure data-photo="{photo.pk}" data-size="column"><figcaption></figcaption></figure>'
        "<p>They came home at night.</p>"
    )
    assert [row["name"] for row in story.live.bylines] == ["Mira Okafor"]
    assert [row["name"] for row in story.live.topics] == ["Boats", "Harbour life"]
    assert desk.complaints == []


@pytest.mark.django_db(transaction=True)
def test_bylines_are_moved_and_removed_with_the_keyboard(desk):
    story = factories.article(by=["Mira Okafor", "Jon Dahl", "Ada Brill"])
    open_story(desk, story)
    desk.locator("#bylines [data-row]").nth(1).get_by_role("button", name="Move up").press("Enter")
    desk.locator("#bylines [data-row]").nth(2).get_by_role("button", name="Remove").press("Enter")
    save(desk)
    assert [row.author.name for row in story.bylines.all()] == ["Jon Dahl", "Mira Okafor"]


@pytest.mark.django_db(transaction=True)
def test_a_refused_save_says_so_where_the_eyes_are(desk):
    story = factories.article()
    open_story(desk, story)
    desk.get_by_role("button", name="Add a byline").press("Enter")
    desk.keyboard.press("Control+s")
    note = desk.get_by_role("alert")
    expect(note).to_be_focused()
    expect(note).to_contain_text("Not saved")
    expect(desk.get_by_text("Not saved yet", exact=True)).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_photo_in_the_text_gets_its_own_caption_and_shows_what_it_inherits(desk):
    photo = factories.photo("The lighthouse at dusk.", credit="Harbour Press")
    story = factories.article(
        body=f'<p>One.</p><figure data-photo="{photo.pk}" data-size="column"><figcaption></figcaption></figure>'
    )
    open_story(desk, story)
    caption = text_of(desk).get_by_label("Caption", exact=True)
    expect(caption).to_have_attribute("placeholder", "From the photo: The lighthouse at dusk.")
    expect(text_of(desk).get_by_text("Harbour Press")).to_be_visible()
    caption.fill("The tower, lit again")
    save(desk)
    assert story.captions.get().text == "The tower, lit again"


@pytest.mark.django_db(transaction=True)
def test_the_preview_opens_beside_the_form_which_goes_on_and_saves_nothing(desk):
    story = factories.article()
    open_story(desk, story)
    desk.get_by_label("Headline").fill("A better headline")
    with desk.expect_popup() as opened:
        desk.keyboard.press("Control+Shift+p")
    expect(opened.value.get_by_role("heading", name="A better headline")).to_be_visible()
    assert story.revisions.count() == 1
    desk.get_by_label("Headline").fill("The best headline")
    save(desk)
    assert Article.objects.get().headline == "The best headline"


@pytest.mark.django_db(transaction=True)
def test_nothing_serious_stands_in_the_way_of_assistive_technology(desk):
    story = factories.published(by=["Mira Okafor"], input_from=["Harbour Press"], lead=factories.photo())
    for address in ("", f"{story.pk}/change/", f"{story.pk}/history/", f"{story.pk}/step/withdraw/", "add/"):
        desk.goto(f"/admin/articles/article/{address}")
        desk.wait_for_load_state("networkidle")
        assert desk.complaints == [], address
        found = Axe().run(desk).response["violations"]
        serious = [
            (rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in ("serious", "critical")
        ]
        assert serious == [], address
        desk.complaints.clear()  # the browser's about Axe itself, which the policy hinders
