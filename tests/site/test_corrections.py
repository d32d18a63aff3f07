"""What the paper says of its own errors, in one place."""

import feedparser
import pytest
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
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


def test_only_what_readers_see_is_listed(client):
    draft = factories.article("Not out yet")
    draft.corrections.create(text="A slip.", date="2026-01-01")
    story = corrected()
    workflow.withdraw(story, by=None, notice="Wrong altogether.")
    answer = client.get(PAGE)
    assertNotContains(answer, "A slip.")
    assertNotContains(answer, "The sum was wrong.")
    assertContains(answer, "Nothing has had to be corrected yet.")


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
    assert client.get(PAGE, {"before": "nowhere"}).status_code == 404


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
    with django_assert_max_num_queries(3):
        answer = client.get(address)
    assert not answer.cookies
