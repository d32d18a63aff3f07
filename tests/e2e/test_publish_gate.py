"""What stands in the way of publishing, in a real browser and by keyboard: seen, followed to its place, overridden."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.e2e.test_writing import open_story

pytestmark = pytest.mark.django_db(transaction=True)


def flawed_story() -> Article:
    """Without a section, with a byline to come, and with a photo in the text whose credit nobody knows."""
    photo = factories.photo(credit="", source="")
    figure = f'<figure data-photo="{photo.pk}"><figcaption>The tower</figcaption></figure>'
    return factories.article(section=None, body=f"<p>Mr TK lit it.</p>{figure}")


def test_each_problem_leads_to_its_place_and_publishing_puts_the_focus_on_them(desk):
    open_story(desk, flawed_story())
    desk.get_by_role("button", name="Publish", exact=True).press("Enter")
    found = desk.get_by_role("group", name="What the checks found")
    expect(desk.get_by_text("Saved, but not published.")).to_be_visible()
    expect(found).to_be_focused()
    found.get_by_role("link", name="no section").press("Enter")
    expect(desk.get_by_label("Section")).to_be_focused()
    found.get_by_role("link", name="has no credit").press("Enter")
    expect(desk.locator(".photo-block").get_by_label("Credit")).to_be_focused()
    found.get_by_role("link", name="Nobody signs").press("Enter")
    expect(desk.get_by_role("button", name="Add a byline")).to_be_focused()
    found.get_by_role("link", name="no lead photo").press("Enter")
    expect(desk.locator("#lead :focus")).to_be_visible()
    assert desk.complaints == []
    serious = [v for v in Axe().run(desk).response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_a_blocker_is_overridden_with_a_reason(desk):
    story = factories.article(body="<p>Mr TK lit it.</p>")
    open_story(desk, story)
    desk.get_by_text("Publish all the same…").press("Enter")
    desk.get_by_role("button", name="Publish against the blockers").press("Enter")
    expect(desk.get_by_text("give the reason")).to_be_visible()
    desk.get_by_text("Publish all the same…").press("Enter")
    desk.get_by_label("Reason").fill("TK is his name.")
    desk.get_by_role("button", name="Publish against the blockers").press("Enter")
    expect(desk.get_by_text("Published.")).to_be_visible()
    assert story.transitions.get().reason.startswith("TK is his name.")
