"""The versions of a story: listed, read, brought back."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests import factories
from tests.admin.test_article_form import may

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=args)


@pytest.fixture
def story():
    story = factories.published("First headline", body="<p>The <em>first</em> text.</p>")
    story.headline, story.body = "Second headline", "<p>The second text.</p>"
    factories.save_revision(story, by=factories.chief())
    return story


@pytest.fixture
def writer(client):
    client.force_login(may("view_article", "change_article"))
    return client


def test_the_history_names_each_version_who_saved_it_and_which_is_live(writer, story):
    response = writer.get(address("history", story.pk))
    for words in ("First headline", "Second headline", "Charlotte"):
        assertContains(response, words)
    assertContains(response, ">live<", count=1)


def test_a_version_is_shown_as_it_was(writer, story):
    response = writer.get(address("revision", story.pk, 1))
    assertContains(response, "The <em>first</em> text.", html=False)
    assertNotContains(response, "The second text.")


def test_restoring_makes_a_new_version_and_leaves_what_readers_see(writer, story):
    writer.post(address("restore", story.pk, 1))
    story.refresh_from_db()
    assert (story.headline, story.live.number, story.revisions.count()) == ("First headline", 1, 3)


def test_restoring_is_no_matter_of_following_a_link(writer, story):
    assert writer.get(address("restore", story.pk, 1)).status_code == 405


def test_who_may_only_read_restores_nothing(client, story):
    client.force_login(may("view_article"))
    assertNotContains(client.get(address("revision", story.pk, 1)), "Restore this version")
    assert client.post(address("restore", story.pk, 1)).status_code == 403
    assert story.revisions.count() == 2


def test_who_may_not_see_the_story_does_not_see_its_history(client, story):
    client.force_login(may())
    assert client.get(address("history", story.pk)).status_code == 403
    assert client.get(address("revision", story.pk, 1)).status_code == 403
