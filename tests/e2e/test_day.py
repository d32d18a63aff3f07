"""A day at the desk: one story from its first word to the last correction, everybody in a browser of their own."""

from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.desk import library
from articles.models import Article, Photo, User
from tests import factories
from tests.e2e.conftest import a_browser_of_its_own
from tests.e2e.test_editing import headline
from tests.e2e.test_whole_way import choose
from tests.e2e.test_writing import open_story, text_of

pytestmark = pytest.mark.django_db(transaction=True)
Role = User.Role
WITHDRAWN = "The council denies that it voted at all."


@pytest.fixture
def comes_to_the_desk(browser, live_server):
    """Log somebody in through the door; their page, with whatever the browser complains of in `page.complaints`."""
    with ExitStack() as at_the_end:

        def come(name: str, role: str) -> Page:
            factories.user(name, role=role)
            page = at_the_end.enter_context(a_browser_of_its_own(browser, live_server)).new_page()
            page.complaints = []
            page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
            page.goto("/admin/")
            page.get_by_label("Username").fill(name)
            page.get_by_label("Password").fill("a long password")
            page.get_by_role("button", name="Log in").click()
            expect(page.get_by_role("button", name="Log out")).to_be_visible()
            return page

        yield come


@pytest.fixture
def reader(page: Page) -> Page:
    """Somebody who opens each page for the first time: their browser keeps none."""
    browser = page.context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def test_a_day_at_the_desk(comes_to_the_desk, reader):
    rita, petra = comes_to_the_desk("rita", Role.REPORTER), comes_to_the_desk("petra", Role.PHOTO_EDITOR)
    edda, edwin = comes_to_the_desk("edda", Role.EDITOR), comes_to_the_desk("edwin", Role.EDITOR)

    story = the_reporter_writes_and_submits(rita)
    the_photo_editor_finds_the_photo_without_a_credit_and_gives_it_one(petra)
    the_editor_sends_it_back_and_the_reporter_mends_it(edda, rita, story)
    at = the_editor_schedules_it(edda, story)
    it_appears_to_the_second(reader, story, at)
    with time_machine.travel(at + timedelta(minutes=1)):
        a_correction_is_issued(edda, reader, story)
        the_second_editor_takes_over_and_nothing_is_lost(edda, edwin, story)
        what_was_published_is_restored(edwin, story)
        it_is_withdrawn_and_the_withdrawal_is_lifted(edwin, reader, story)
    assert rita.complaints + petra.complaints + edda.complaints + edwin.complaints == []


def the_reporter_writes_and_submits(rita: Page) -> Article:
    factories.section("World")
    factories.photo("The council in session.", credit="", source="")
    rita.goto("/admin/articles/article/add/")
    headline(rita).fill("Council votes for the night ferry")
    rita.get_by_label("Standfirst").fill("The boats will sail again from Monday.")
    text_of(rita).click()
    rita.keyboard.type("The council voted on Tuesday night.")
    choose(rita, rita.get_by_role("button", name="Choose a lead photo"))
    rita.get_by_label("Section").select_option("World")
    rita.get_by_role("button", name="Add a byline").click()
    rita.get_by_label("Name").fill("Rita Renn")
    rita.get_by_role("button", name="Submit", exact=True).click()
    expect(rita.get_by_text("Saved and submitted.")).to_be_visible()
    rita.goto("/admin/")
    return Article.objects.get()


def the_photo_editor_finds_the_photo_without_a_credit_and_gives_it_one(petra: Page):
    petra.goto("/admin/articles/photo/")
    petra.get_by_role("link", name="No credit").click()
    petra.get_by_role("link", name="The council in session.").click()
    petra.get_by_label("Credit:", exact=True).fill("Ada Brill/Harbour Press")
    petra.get_by_role("button", name="Save", exact=True).click()
    petra.wait_for_url("**/articles/photo/")
    library.make_renditions(Photo.objects.get(), ("jpeg",))  # the last that the worker does today


def the_editor_sends_it_back_and_the_reporter_mends_it(edda: Page, rita: Page, story: Article):
    edda.goto("/admin/notices/")
    edda.get_by_role("button", name="Rita submitted “Council votes for the night ferry”.").click()
    expect(text_of(edda)).to_be_visible()
    edda.get_by_role("link", name="Send back…").click()
    edda.get_by_label("What is to be changed").fill("How many were against?")
    edda.get_by_role("button", name="Send back").click()
    expect(edda.get_by_text("Sent back.", exact=True)).to_be_visible()
    edda.goto("/admin/")

    open_story(rita, story)
    expect(rita.get_by_text("How many were against?")).to_be_visible()
    goes_on(rita, " Two were against.")
    rita.get_by_role("button", name="Submit", exact=True).click()
    expect(rita.get_by_text("Saved and submitted.")).to_be_visible()
    rita.goto("/admin/")


def goes_on(page: Page, words: str):
    text_of(page).locator("p").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def the_editor_schedules_it(edda: Page, story: Article) -> datetime:
    at = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    open_story(edda, story)
    edda.get_by_role("link", name="Schedule…").click()
    edda.get_by_label("Goes out").fill(timezone.localtime(at).strftime("%Y-%m-%dT%H:%M:%S"))
    edda.get_by_role("button", name="Schedule", exact=True).click()
    expect(edda.get_by_text("Scheduled: it goes out")).to_be_visible()
    edda.goto("/admin/")
    return at


def it_appears_to_the_second(reader: Page, story: Article, at: datetime):
    address = Article.objects.get(pk=story.pk).get_absolute_url()
    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert reader.goto(address).status == 404
    with time_machine.travel(at, tick=False):
        assert reader.goto(address).status == 200
    expect(reader.get_by_text("Two were against.")).to_be_visible()
    expect(reader.get_by_role("article").get_by_text("Ada Brill/Harbour Press")).to_be_visible()


def a_correction_is_issued(edda: Page, reader: Page, story: Article):
    open_story(edda, story)
    edda.get_by_role("button", name="Add a notice").click()
    edda.get_by_label("Text for readers").fill("Three were against, not two.")
    edda.get_by_role("button", name="Publish changes").click()
    expect(edda.get_by_text("Published.").first).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("note")).to_contain_text("Three were against, not two.")
    reader.goto("/corrections/")
    expect(reader.get_by_text("Three were against, not two.")).to_be_visible()
    expect(reader.get_by_role("link", name="Council votes for the night ferry")).to_be_visible()


def the_second_editor_takes_over_and_nothing_is_lost(edda: Page, edwin: Page, story: Article):
    open_story(edda, story)
    goes_on(edda, " Typed by Edda.")
    expect(edda.get_by_text("kept at")).to_be_visible()

    open_story(edwin, story)
    expect(edwin.get_by_text("Edda writes this story, since")).to_be_visible()
    edwin.get_by_role("button", name="Take over").click()
    expect(edwin.get_by_text("You write this story now.")).to_be_visible()
    expect(text_of(edwin)).to_contain_text("Two were against. Typed by Edda.")

    edda.evaluate("dispatchEvent(new Event('online'))")
    expect(edda.get_by_text("Edwin took over at")).to_be_visible()
    with edda.expect_popup() as opened:
        edda.get_by_role("link", name="Read what you typed").click()
    expect(opened.value.get_by_text("Two were against. Typed by Edda.")).to_be_visible()
    edda.goto("/admin/")


def what_was_published_is_restored(edwin: Page, story: Article):
    live = Article.objects.get(pk=story.pk).live
    edwin.get_by_role("link", name="History", exact=True).click()
    edwin.get_by_role("button", name=f"Restore version {live.number}", exact=True).click()
    expect(edwin.get_by_text(f"Version {live.number} is back in the form, as a new version.")).to_be_visible()
    expect(text_of(edwin)).not_to_contain_text("Typed by Edda.")
    assert Article.objects.get(pk=story.pk).revisions.first().body == live.body


def it_is_withdrawn_and_the_withdrawal_is_lifted(edwin: Page, reader: Page, story: Article):
    address = Article.objects.get(pk=story.pk).get_absolute_url()
    edwin.get_by_role("link", name="Withdraw…").click()
    edwin.get_by_label("Notice to readers").fill(WITHDRAWN)
    edwin.get_by_role("button", name="Withdraw", exact=True).click()
    expect(edwin.get_by_text("Withdrawn. Its address now tells readers so.")).to_be_visible()
    assert reader.goto(address).status == 410
    expect(reader.get_by_text(WITHDRAWN)).to_be_visible()
    expect(reader.get_by_text("The council voted")).to_have_count(0)

    edwin.get_by_role("link", name="Lift the withdrawal…").click()
    edwin.get_by_label("Why (for the desk)").fill("The minutes say that it did.")
    edwin.get_by_role("button", name="Lift the withdrawal").click()
    expect(edwin.get_by_text("The withdrawal is lifted.")).to_be_visible()
    assert reader.goto(address).status == 200
    expect(reader.get_by_text("The council voted on Tuesday night.")).to_be_visible()
