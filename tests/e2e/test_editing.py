"""A story open in real browsers: what is typed is never lost, and two editors never overwrite one another."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import factories
from tests.e2e.conftest import a_browser_of_its_own
from tests.e2e.test_writing import open_story, save, text_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    return factories.article(body="<p>Boats left.</p><p>They came home.</p>")


@pytest.fixture
def other(browser, live_server) -> Page:
    """The page of Jon, in a browser of his own."""
    client = Client()
    client.force_login(factories.chief("jon"))
    with a_browser_of_its_own(browser, live_server) as context:
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        yield context.new_page()


def headline(page: Page):
    return page.get_by_label("Headline")


def offer(page: Page):
    return page.get_by_role("status").filter(has_text="You typed here and did not save it")


def kept_in_browser(page: Page) -> list[str]:
    return page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('newsroom-typed')).map(String)")


def bring_back(page: Page):
    offer(page).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Unsaved text")).to_be_visible()
    page.get_by_role("link", name="Bring it back").click()


def test_what_is_typed_is_kept_within_three_seconds_and_offered_with_its_difference_after_a_crash(desk, story):
    open_story(desk, story)
    headline(desk).fill("Boats are late")
    expect(desk.get_by_text("kept at")).to_be_visible(timeout=3000)
    crashed = desk.context.new_page()
    desk.close()
    open_story(crashed, story)
    offer(crashed).get_by_role("link").click()
    expect(crashed.locator("ins", has_text="Boats are late").first).to_be_visible()
    crashed.get_by_role("link", name="Bring it back").click()
    expect(headline(crashed)).to_have_value("Boats are late")
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Lighthouse to shine again", 1)
    save(crashed)
    assert Article.objects.get().headline == "Boats are late"
    expect(offer(crashed)).to_be_hidden()
    assert story.editing_sessions.exclude(data=None).count() == 0


def test_while_the_server_is_away_the_browser_keeps_the_text_and_sends_it_when_it_is_back(desk, story):
    open_story(desk, story)
    desk.context.set_offline(True)
    headline(desk).fill("Boats are late")
    expect(desk.get_by_text("The server is out of reach")).to_be_visible()
    desk.context.set_offline(False)
    expect(desk.get_by_text("kept at")).to_be_visible(timeout=20000)
    expect(desk.get_by_text("The server is out of reach")).to_be_hidden()
    assert story.editing_sessions.get(writing=True).data["headline"] == ["Boats are late"]
    assert kept_in_browser(desk) == []


def test_text_that_only_the_browser_had_is_offered_when_the_story_is_opened_again(desk, story):
    open_story(desk, story)
    desk.context.set_offline(True)
    headline(desk).fill("Boats are late")
    expect(desk.get_by_text("The server is out of reach")).to_be_visible()
    fresh = desk.context.new_page()
    desk.close()
    fresh.context.set_offline(False)
    open_story(fresh, story)
    bring_back(fresh)
    expect(headline(fresh)).to_have_value("Boats are late")


def test_a_save_that_went_through_leaves_nothing_to_offer(desk, story):
    open_story(desk, story)
    headline(desk).fill("Boats are late")
    save(desk)
    open_story(desk, story)
    expect(desk.locator("form[data-attended]")).to_be_visible()
    expect(desk.get_by_text("Also here")).to_be_hidden()
    expect(offer(desk)).to_be_hidden()
    assert kept_in_browser(desk) == []


def test_somebody_who_was_logged_out_is_told_and_keeps_the_text(desk, story):
    open_story(desk, story)
    desk.context.clear_cookies()
    headline(desk).fill("Boats are late")
    expect(desk.get_by_text("You are logged out.")).to_be_visible()
    assert "Boats are late" in kept_in_browser(desk)[0]


def test_the_second_editor_reads_until_they_take_over_and_the_first_is_told_and_loses_nothing(desk, other, story):
    open_story(desk, story)
    text_of(desk).locator("p", has_text="They came home.").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" Of Charlotte.")
    expect(desk.get_by_text("kept at")).to_be_visible()

    open_story(other, story)
    expect(other.get_by_text("Charlotte writes this story, since")).to_be_visible()
    expect(headline(other)).to_be_disabled()
    expect(other.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    other.get_by_role("button", name="Take over").click()
    expect(other.get_by_text("You write this story now.")).to_be_visible()
    expect(text_of(other)).to_contain_text("They came home. Of Charlotte.")

    desk.evaluate("dispatchEvent(new Event('online'))")
    expect(desk.get_by_text("Jon took over at")).to_be_visible()
    expect(headline(desk)).to_be_disabled()
    kept = story.revisions.first()
    assert (kept.created_by.username, kept.body) == (
        "charlotte",
        "<p>Boats left.</p><p>They came home. Of Charlotte.</p>",
    )
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Read what you typed").click()
    expect(opened.value.get_by_text("They came home. Of Charlotte.")).to_be_visible()


def test_whoever_reads_along_is_told_when_the_story_is_free(desk, other, story):
    open_story(desk, story)
    expect(desk.locator("form[data-attended]")).to_be_visible()
    open_story(other, story)
    expect(other.locator("form[data-attended]")).to_be_visible()
    desk.evaluate("dispatchEvent(new Event('online'))")
    expect(desk.get_by_text("Also here: Jon")).to_be_visible()
    desk.goto("/admin/")
    other.evaluate("dispatchEvent(new Event('online'))")
    other.get_by_role("button", name="Write", exact=True).click()
    expect(headline(other)).to_be_editable()


def test_of_two_saves_that_cross_the_second_is_shown_both_and_merges_them(desk, other, story):
    open_story(desk, story)
    desk.context.set_offline(True)
    headline(desk).fill("Of Charlotte")
    expect(desk.get_by_text("The server is out of reach")).to_be_visible()
    story.editing_sessions.update(seen_at=timezone.now() - timedelta(minutes=1))  # as if that had gone on

    open_story(other, story)
    other.get_by_label("Standfirst").fill("Of Jon.")
    save(other)
    other.goto("/admin/")

    desk.context.set_offline(False)
    expect(desk.get_by_text("Version 2 was saved meanwhile.")).to_be_visible(timeout=20000)
    desk.keyboard.press("Control+s")
    refused = desk.get_by_role("alert")
    expect(refused).to_contain_text("Jon saved this story while you were writing")
    refused.get_by_role("button", name="Merge the two").click()
    expect(desk.get_by_label("Standfirst")).to_have_value("Of Jon.")
    expect(headline(desk)).to_have_value("Of Charlotte")
    save(desk)
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Of Charlotte", "Of Jon.")


def test_the_preview_beside_the_text_shows_what_is_typed_at_both_widths_and_scrolls_along(desk):
    story = factories.article(body="".join(f"<p>Paragraph {number}. {'Words. ' * 60}</p>" for number in range(30)))
    desk.set_viewport_size({"width": 1280, "height": 800})
    open_story(desk, story)
    desk.get_by_role("button", name="Preview beside the text").click()
    pane = desk.get_by_role("region", name="Preview beside the text")
    page = pane.locator("iframe:not(.coming)")
    headline(desk).fill("Typed, not saved")
    expect(page.content_frame.get_by_role("heading", name="Typed, not saved")).to_be_visible()
    assert page.evaluate("frame => frame.contentWindow.innerWidth") == 390
    pane.get_by_role("button", name="Desk").click()
    assert page.evaluate("frame => frame.contentWindow.innerWidth") == 1280
    text_of(desk).get_by_text("Paragraph 20.").scroll_into_view_if_needed()
    expect(page.content_frame.get_by_text("Paragraph 20.")).to_be_in_viewport()
    pane.get_by_role("button", name="Close").click()
    expect(desk.get_by_role("button", name="Save", exact=True)).to_be_visible()
    assert story.revisions.count() == 1
    assert desk.complaints == []
