"""Times in the newsroom's zone, said as one types in UTC and where the browser is."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import factories
from tests.e2e.conftest import a_browser_of_its_own

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def abroad(browser, live_server, client, settings):
    """The page of a chief of a newsroom in Berlin who sits in New York."""
    settings.TIME_ZONE = "Europe/Berlin"
    client.force_login(factories.chief())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    with a_browser_of_its_own(browser, live_server, timezone_id="America/New_York") as context:
        context.add_cookies([cookie])
        yield context.new_page()


def below(page, label: str):
    field = page.get_by_label(label, exact=True)
    return field, page.locator(f"#{field.get_attribute('id')}_elsewhere")


def test_each_time_of_a_story_is_said_on_other_clocks(abroad):
    story = factories.article()
    abroad.goto(f"/admin/articles/article/{story.pk}/change/")
    abroad.get_by_text("Embargo, expiry, first date").click()
    for label in ("Material update", "Embargo", "Expires", "Due"):
        field, said = below(abroad, label)
        expect(said).to_be_hidden()
        field.fill("2031-06-02T02:30:00")
        expect(said).to_have_text("00:30 in UTC · Jun 1, 2031, 20:30 in America/New York")
    serious = [v for v in Axe().run(abroad).response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_the_schedule_says_when_a_time_does_not_exist_or_comes_twice(abroad):
    story = factories.article()
    abroad.goto(f"/admin/articles/article/{story.pk}/schedule/")
    field, said = below(abroad, "Goes out")
    field.fill("2031-03-30T02:30:00")
    expect(said).to_have_text("The clocks in Europe/Berlin go forward then: this time does not exist.")
    field.fill("2031-10-26T02:30:00")
    expect(said).to_contain_text("This time comes twice that day; the first is meant: 00:30 in UTC")
    abroad.get_by_role("button", name="Schedule").click()
    abroad.get_by_label("the second time").check()
    expect(said).to_contain_text("the second is meant: 01:30 in UTC")


def test_nothing_is_said_where_all_clocks_agree(desk):
    story = factories.article(due_at="2031-06-01T12:00:00Z")
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    expect(desk.locator("#id_due_at_elsewhere")).to_be_attached()
    expect(desk.locator("#id_due_at_elsewhere")).to_be_empty()
