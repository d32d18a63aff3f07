"""A story, or a change of one, that waits for its time: what the desk says of it, and which steps make sense."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.desk import workflow
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
SIX = NOON + timedelta(hours=6)
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def edda(client):
    client.force_login(factories.user("edda", role=User.Role.EDITOR))
    return client


@pytest.fixture
def waiting() -> Article:
    return factories.published("Harbour opens", at=SIX)


@pytest.fixture
def changing() -> Article:
    """A live story of which a change is scheduled."""
    story = factories.published("Harbour opens", at=NOON - timedelta(days=1))
    story.headline = "Harbour open"
    workflow.publish(story, by=None, at=SIX)
    return story


def address(name: str, story: Article, *more) -> str:
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *more])


def told(response) -> str:
    return " ".join(map(str, response.context["messages"]))


def test_a_story_that_waits_is_scheduled_and_not_published(edda, waiting):
    answer = edda.get(page(waiting))
    assertContains(answer, '<span class="state state-scheduled">Scheduled</span>')
    assertContains(answer, "Goes out June 1, 2031, 6 p.m.")
    for words in ("Published", "Publish changes", "Withdraw…", "Make an update…", "Spike…", "Make ready", "Delete…"):
        assertNotContains(answer, words)
    with time_machine.travel(SIX, tick=False):
        answer = edda.get(page(waiting))
        assertContains(answer, '<span class="state state-published">Published</span>')
        assertContains(answer, "Withdraw…")


def test_a_mended_word_goes_out_at_the_time_that_was_set(edda, waiting):
    assertContains(edda.get(page(waiting)), "Update what goes out at 18:00")
    data = typed(edda, page(waiting), headline="Harbour opened", _publish="at-its-time")
    assert "this goes out June 1, 2031, 6 p.m." in told(edda.post(page(waiting), data, follow=True))
    assert not Article.objects.public().exists()
    assert Article.objects.public(SIX).get().live.headline == "Harbour opened"


def test_a_change_that_waits_is_updated_and_readers_keep_what_they_have(edda, changing):
    data = typed(edda, page(changing), headline="Harbour wide open", _publish="at-its-time")
    edda.post(page(changing), data)
    changing.refresh_from_db()
    assert (changing.shown.headline, changing.next.headline) == ("Harbour opens", "Harbour wide open")
    assert changing.next_at == SIX


def test_saving_alone_tells_that_an_older_version_goes_out(edda, waiting):
    edda.post(page(waiting), typed(edda, page(waiting), headline="Harbour opened"))
    assertContains(edda.get(page(waiting)), "What is scheduled is an older version")


def test_what_went_out_meanwhile_is_not_changed_by_updating_what_is_to_go_out(edda, waiting):
    data = typed(edda, page(waiting), headline="Harbour opened", _publish="at-its-time")
    with time_machine.travel(SIX, tick=False):
        assert "has gone out meanwhile" in told(edda.post(page(waiting), data, follow=True))
        assert Article.objects.public().get().live.headline == "Harbour opens"


@pytest.mark.parametrize("kind", ["waiting", "changing"])
def test_publishing_now_instead_names_what_it_cancels_and_asks(edda, request, kind):
    story = request.getfixturevalue(kind)
    data = typed(edda, page(story), headline="Harbour opened", _publish="instead")
    asking = edda.post(page(story), data, follow=True)
    assertContains(asking, "scheduled for June 1, 2031, 6 p.m.")
    assert not Article.objects.public().filter(live__headline="Harbour opened").exists()
    answer = edda.post(address("publish_now", story), {"cancels": asking.context["cancels"]}, follow=True)
    assert "What was scheduled for June 1, 2031, 6 p.m. is cancelled." in told(answer)
    story.refresh_from_db()
    assert (story.live.headline, story.scheduled_for) == ("Harbour opened", None)


def test_a_schedule_that_a_colleague_moved_meanwhile_is_not_cancelled_unseen(edda, waiting):
    cancels = edda.get(address("publish_now", waiting)).context["cancels"]
    workflow.publish(waiting, by=None, at=SIX + timedelta(hours=1))
    answer = edda.post(address("publish_now", waiting), {"cancels": cancels})
    assertContains(answer, "The schedule was changed while you were here")
    assert not Article.objects.public().exists()


def test_what_a_colleague_scheduled_meanwhile_is_not_cancelled_by_the_form(edda):
    story = factories.article()
    data = typed(edda, page(story), _publish=1)
    workflow.publish(story, by=None, at=SIX)
    assert "which publishing now would cancel" in told(edda.post(page(story), data, follow=True))
    assert not Article.objects.public().exists()


def test_another_time_tells_both(edda, waiting):
    answer = edda.post(address("schedule", waiting), {"at": "2031-06-01T20:00:00"}, follow=True)
    assert "it goes out June 1, 2031, 8 p.m., no longer June 1, 2031, 6 p.m." in told(answer)


@pytest.mark.parametrize("name", ["withdraw", "update", "spike", "reinstate", "send-back", "unspike"])
def test_a_step_that_makes_no_sense_before_readers_have_it_is_refused(edda, waiting, name):
    answer = edda.get(address("step", waiting, name), follow=True)
    assertRedirects(answer, page(waiting))
    assert "makes no sense for this story now: it is scheduled" in told(answer)
    assertContains(edda.post(address("step", waiting, name), {"notice": "No.", "reason": "No."}), "errorlist")
    assert Article.objects.get().scheduled_for == SIX


def test_a_story_is_taken_off_the_schedule_before_it_is_deleted(edda, waiting):
    for answer in (
        edda.get(address("delete", waiting), follow=True),
        edda.post(address("delete", waiting), follow=True),
    ):
        assert "take it off the schedule first" in told(answer)
    edda.post(address("step", waiting, "unschedule"))
    edda.post(address("delete", waiting), {"post": "yes"})
    assert not Article.objects.exists()


def test_a_withdrawn_story_that_is_to_come_back_is_scheduled(edda):
    story = factories.published(at=NOON - timedelta(days=1))
    workflow.withdraw(story, by=None, notice="Wrong.")
    workflow.publish(story, by=None, at=SIX)
    answer = edda.get(page(story))
    assertContains(answer, "Comes back June 1, 2031, 6 p.m.")
    assertNotContains(answer, "Withdraw…")


def test_the_list_tells_what_is_scheduled_and_finds_it(edda, waiting, changing):
    factories.published("Out since noon")
    assertContains(edda.get(LIST), "Scheduled</span>")
    assertContains(edda.get(LIST), "Goes out June 1, 2031, 6 p.m.")
    assertContains(edda.get(LIST), "Published</span>, changes June 1, 2031, 6 p.m.")
    found = {state: edda.get(LIST, {"state": state}).context["cl"].result_list for state in ("scheduled", "published")}
    assert {story.pk for story in found["scheduled"]} == {waiting.pk, changing.pk}
    assert [waiting in found["published"], changing in found["published"]] == [False, True]


def test_an_embargo_up_to_the_scheduled_time_hinders_no_change(edda, changing):
    data = typed(edda, page(changing), embargoed_until="2031-06-01T18:00:00", _publish="at-its-time")
    edda.post(page(changing), data)
    changing.refresh_from_db()
    assert (changing.embargoed_until, changing.next_at) == (SIX, SIX)
