"""One gate, whichever way a story takes to readers: the form's button, the schedule, many at once, the command."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.desk import workflow
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def edda(client):
    client.force_login(factories.user("edda", role=User.Role.EDITOR))
    return client


def by_button(client, story: Article) -> str:
    return told(client.post(page(story), typed(client, page(story), _publish=1), follow=True))


def by_schedule(client, story: Article) -> str:
    at = timezone.localtime() + timedelta(hours=1)
    address = reverse("admin:articles_article_schedule", args=[story.pk])
    return told(client.post(address, {"at": f"{at:%Y-%m-%dT%H:%M:%S}"}, follow=True))


def at_once(client, *stories: Article) -> str:
    chosen = {"action": "publish_chosen", "_selected_action": [story.pk for story in stories]}
    return told(client.post(LIST, chosen, follow=True))


def by_command(client, story: Article) -> str:
    said = StringIO()
    try:
        call_command("publish_story", story.pk, by="edda", stdout=said, stderr=said)
    except CommandError as error:
        said.write(str(error))
    return said.getvalue()


def told(response) -> str:
    return response.content.decode()


PATHS = pytest.mark.parametrize("publish", [by_button, by_schedule, at_once, by_command])


@PATHS
def test_what_a_check_blocks_goes_out_in_no_way_and_is_told(edda, publish):
    story = factories.article(body="<p>Mr TK lit it.</p>")
    assert "“TK” still holds the place of other words" in publish(edda, story)
    story.refresh_from_db()
    assert story.state == "draft"


@PATHS
def test_what_is_on_the_spike_goes_out_in_no_way_and_is_told(edda, publish):
    story = factories.article()
    workflow.spike(story, by=None)
    assert "The story is on the spike" in publish(edda, story)
    story.refresh_from_db()
    assert story.state == "spiked"


@PATHS
def test_what_nothing_hinders_goes_out_in_every_way(edda, publish):
    story = factories.article()
    publish(edda, story)
    assert story.is_public(timezone.now() + timedelta(hours=2))


@PATHS
def test_nobody_publishes_beyond_their_sections(edda, publish):
    story = factories.article(section=factories.section("Town"))
    User.objects.get().sections.add(factories.section("Coast"))
    try:
        publish(edda, story)
    except (AttributeError, TypeError):
        assert publish is by_button  # the form is not shown at all
    assert Article.objects.get().state == "draft"


def test_many_are_published_each_for_itself(edda):
    sound, flawed = factories.article("Harbour opens"), factories.article("Ferry late", body="")
    waiting = factories.published("Seals", at=timezone.now() + timedelta(hours=1))
    said = at_once(edda, sound, flawed, waiting)
    assert f'1 story was published: <a href="{page(sound)}" dir="auto">Harbour opens</a>' in said
    assert f'<a href="{page(flawed)}" dir="auto">Ferry late</a> was not published. The story has no text.' in said
    assert f'<a href="{page(waiting)}" dir="auto">Seals</a> was not published. Something of it is scheduled' in said
    assert list(Article.objects.public()) == [sound]


def test_who_may_not_publish_is_not_offered_it_for_many(client):
    client.force_login(factories.user("rita", role=User.Role.REPORTER))
    story = factories.article()
    assertNotContains(client.get(LIST), "publish_chosen")
    at_once(client, story)
    assert Article.objects.get().state == "draft"


def test_more_than_a_page_of_stories_is_not_published_by_mistake(edda, monkeypatch):
    monkeypatch.setattr("articles.admin.publishing.MOST_AT_ONCE", 1)
    assert "choose at most 1" in at_once(edda, factories.article("One"), factories.article("Two"))
    assert not Article.objects.public().exists()


@pytest.mark.parametrize("name", ["schedule", "publish_now"])
def test_the_pages_that_publish_do_not_open_for_a_spiked_story(edda, name):
    story = factories.article()
    workflow.spike(story, by=None)
    answer = edda.get(reverse(f"admin:articles_article_{name}", args=[story.pk]), follow=True)
    assertRedirects(answer, page(story))
    assertContains(answer, "Take it off the spike first")
    assertNotContains(answer, "Schedule…")


@pytest.mark.parametrize("name", ["claim", "spike", "withdraw", "update", "send-back", "unschedule", "reinstate"])
def test_a_spiked_story_is_only_taken_off_the_spike(edda, name):
    story = factories.article()
    workflow.spike(story, by=None)
    address = reverse("admin:articles_article_step", args=[story.pk, name])
    assertRedirects(edda.get(address), page(story))
    edda.post(address, {"reason": "So.", "notice": "So."})
    story.refresh_from_db()
    assert (story.state, story.assigned_to) == ("spiked", None)
