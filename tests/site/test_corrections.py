"""What the paper says of its own errors, in one place."""

from datetime import timedelta
from itertools import chain

import feedparser
import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.models import Article
from articles.site import corrections
from tests import factories

pytestmark = pytest.mark.django_db
PAGE, FEED = "/corrections/", "/corrections/feed.xml"


def corrected(headline="Lighthouse to shine again", text="The sum was wrong.", kind="correction"):
    story = factories.published(headline)
    story.corrections.create(kind=kind, text=text)
    workflow.publish(story, by=None)
    return story


def test_notices_are_listed_with_their_stories_the_newest_first(client):
    corrected("Ferry late", "It was the other ferry.")
    story = corrected("Lamp dear", "The study was withdrawn.", kind="retraction")
    page = client.get(PAGE).content.decode()
    assert page.index("The study was withdrawn.") < page.index("It was the other ferry.")
    assert f'href="{story.get_absolute_url()}"' in page
    assert "Retraction" in page


def test_what_readers_never_had_is_not_listed(client):
    draft = factories.article("Not out yet")
    draft.corrections.create(text="A slip.", date="2026-01-01")
    changed = factories.published()
    changed.corrections.create(text="The sum will be right.")
    start = timezone.now() + timedelta(days=1)
    workflow.publish(changed, by=None, at=start)
    answer = client.get(PAGE)
    assertNotContains(answer, "A slip.")
    assertNotContains(answer, "The sum will be right.")
    assertContains(answer, "Nothing has had to be corrected yet.")
    with time_machine.travel(start + timedelta(seconds=1)):
        assertContains(client.get(PAGE), "The sum will be right.")


def test_a_withdrawn_story_keeps_its_notices_and_the_withdrawal_is_told_first(client):
    story = corrected()
    workflow.withdraw(story, by=None, notice="Wrong altogether.")
    page = client.get(PAGE).content.decode()
    assert page.index("Wrong altogether.") < page.index("The sum was wrong.")
    assert "Withdrawal" in page


@pytest.mark.parametrize(
    "address", [PAGE, FEED, "/corrections/feed.atom", "/corrections/feed.json", "/lite/corrections/"]
)
def test_of_a_story_that_is_gone_nothing_is_told_but_its_date(client, address):
    story = corrected()
    workflow.withdraw(story, by=None, notice="Wrong altogether.")
    answer = client.get(address)
    text = answer.content.decode().lower()
    assert text.count(f"a story of {date_format(story.published_at)}".lower()) == 2
    assert "lighthouse" not in text
    assert f"/coast/story-{story.pk}/" not in text
    assert ("/corrections/#notice-withdrawal-" in text) == ("feed" in address)  # each item of a feed has an address
    assert f"a{story.pk}" in answer["Surrogate-Key"].split()


def test_a_story_past_its_time_keeps_its_notices(client):
    story = corrected()
    Article.objects.filter(pk=story.pk).update(live_until=timezone.now())
    answer = client.get(PAGE)
    assertContains(answer, "The sum was wrong.")
    assertNotContains(answer, "Withdrawal")
    assertNotContains(answer, "Lighthouse")


@pytest.mark.parametrize("back", [workflow.reinstate, workflow.publish])
def test_a_story_that_comes_back_stands_there_as_before(client, back):
    story = corrected()
    before = client.get(PAGE).content
    workflow.withdraw(story, by=None, notice="Wrong altogether.")
    back(story, by=None)
    assert client.get(PAGE).content == before


def test_each_edition_tells_its_own_withdrawals_in_its_language(client, settings):
    settings.EDITIONS = {"de": "Hafenbote"}
    coast = factories.section("Küste")
    coast.edition = "de"
    coast.save()
    workflow.withdraw(factories.published(section=coast, language="de"), by=None, notice="Alles falsch.")
    assertContains(client.get("/de/corrections/"), "Alles falsch.")
    assertNotContains(client.get("/de/corrections/"), "A story of")
    assertNotContains(client.get(PAGE), "Alles falsch.")


def test_a_notice_stands_on_its_story_at_once(client):
    story = corrected()
    assertContains(client.get(story.get_absolute_url()), "The sum was wrong.")


def test_the_page_goes_on_where_it_ended(client):
    for number in range(32):
        corrected(f"Story {number}", f"Slip number {number}.")
    first = client.get(PAGE)
    assertContains(first, "Slip number 31.")
    assertNotContains(first, "Slip number 1.")
    older = client.get(PAGE, {"before": first.context["older"]})
    assertContains(older, "Slip number 1.")
    assertNotContains(older, "Slip number 31.")


def test_notices_and_withdrawals_are_paged_together_and_each_once(client, monkeypatch):
    monkeypatch.setattr(corrections, "PAGE_SIZE", 2)
    for number in range(3):
        corrected(f"Story {number}", f"Slip number {number}.")
        workflow.withdraw(factories.published(f"Other {number}"), by=None, notice=f"Wrong number {number}.")
    found, before = [], {}
    while before is not None:
        page = client.get(PAGE, before)
        found.append([notice.text for notice in page.context["notices"]])
        before = {"before": page.context["older"]} if page.context["older"] else None
    assert [len(page) for page in found] == [2, 2, 2]
    wrong, slips = [f"Wrong number {number}." for number in (2, 1, 0)], [f"Slip number {n}." for n in (2, 1, 0)]
    assert list(chain(*found)) == wrong + slips


@pytest.mark.parametrize(
    "before",
    [
        *("nowhere", "0001-01-01_1", "2026-01-01_1", "2026-01-01_-5", "2026-W48-1_5", "1" * 26, "١-١", "0-1"),
        *("-1-1", "ffffffffffffffff-1", "3831e9b59a1fff-1"),
    ],
)
def test_a_place_with_nothing_after_it_is_not_found(client, before, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    factories.published()
    assert client.get(PAGE, {"before": before}).status_code == 404


def test_the_feed_has_each_notice_once(client):
    story = corrected()
    (entry,) = feedparser.parse(client.get(FEED).content).entries
    assert entry.title == "Correction: Lighthouse to shine again"
    assert entry.link.endswith(story.get_absolute_url())
    assert entry.description == "The sum was wrong."


@pytest.mark.parametrize("address", [PAGE, FEED])
def test_it_costs_the_same_however_much_there_is(client, address, django_assert_max_num_queries):
    for number in range(5):
        corrected(f"Story {number}")
        workflow.withdraw(corrected(f"Other {number}"), by=None, notice="Wrong.")
    with django_assert_max_num_queries(4):
        answer = client.get(address)
    assert not answer.cookies
