"""Embargo, expiry and coming back: what is published at what time, and what readers get until then."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.desk import workflow
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 5, 4, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(NOW, tick=False)


def refused(match: str):
    return pytest.raises(workflow.NotPublishable, match=match)


def statuses(client, time_machine, story, *times):
    answers = []
    for time in times:
        time_machine.move_to(time, tick=False)
        answers.append(client.get(story.get_absolute_url()).status_code)
    return answers


@pytest.mark.parametrize("at", [None, NOW - HOUR, NOW + HOUR])
def test_a_story_is_dated_when_its_embargo_ends(at):
    story = factories.published(embargoed_until=NOW + 2 * HOUR, at=at)
    assert Article.objects.get(pk=story.pk).published_at == NOW + 2 * HOUR


def test_an_embargo_that_is_over_moves_no_date():
    assert factories.published(embargoed_until=NOW - HOUR).published_at == NOW


def test_what_readers_see_cannot_be_put_under_an_embargo():
    story = factories.published(at=NOW - HOUR)
    story.embargoed_until = NOW + HOUR
    with refused("withdraw the story or schedule the change"):
        workflow.publish(story, by=None)
    workflow.publish(story, by=None, at=NOW + HOUR)
    assert story.next_at == NOW + HOUR


@pytest.mark.parametrize("fields", [{"expires_at": NOW}, {"expires_at": NOW + HOUR, "embargoed_until": NOW + HOUR}])
def test_a_story_that_nobody_would_see_is_not_published(fields):
    with refused("expire before readers see it"):
        factories.published(**fields)


def test_a_change_after_the_story_s_end_is_not_scheduled():
    story = factories.published(at=NOW - HOUR, expires_at=NOW + HOUR)
    story.expires_at = NOW + 3 * HOUR
    with refused("later expiry first"):
        workflow.publish(story, by=None, at=NOW + 2 * HOUR)


def test_a_scheduled_change_brings_its_expiry(client, time_machine):
    story = factories.published(at=NOW - HOUR, expires_at=NOW + 3 * HOUR)
    story.expires_at = NOW + 2 * HOUR
    workflow.publish(story, by=None, at=NOW + HOUR)
    assert statuses(client, time_machine, story, NOW, NOW + HOUR, NOW + 2 * HOUR) == [200, 200, 410]


def test_a_change_taken_back_takes_its_expiry_along():
    story = factories.published(at=NOW - HOUR, expires_at=NOW + 3 * HOUR)
    story.expires_at = NOW + 2 * HOUR
    workflow.publish(story, by=None, at=NOW + HOUR)
    workflow.unschedule(story, by=None)
    assert story.is_public(NOW + 2 * HOUR)


def test_a_withdrawn_story_stays_gone_until_it_comes_back(client, time_machine):
    story = factories.published(at=NOW - HOUR)
    workflow.withdraw(story, by=None, notice="The count was wrong.")
    workflow.publish(story, by=None, at=NOW + HOUR)
    assert b"The count was wrong." in client.get(story.get_absolute_url()).content
    assert statuses(client, time_machine, story, NOW, NOW + HOUR) == [410, 200]
    assert story.published_at == NOW - HOUR
    workflow.settle(story)
    assert (story.withdrawn_at, story.withdrawal_notice, story.is_public()) == (None, "", True)


def test_an_expired_story_stays_gone_until_it_comes_back(client, time_machine):
    story = factories.published(at=NOW - HOUR, expires_at=NOW + HOUR)
    time_machine.move_to(NOW + 2 * HOUR, tick=False)
    story.expires_at = None
    workflow.publish(story, by=None, at=NOW + 3 * HOUR)
    assert statuses(client, time_machine, story, NOW + 2 * HOUR, NOW + 3 * HOUR) == [410, 200]


@pytest.mark.parametrize("ending", ["withdrawn", "expired"])
def test_a_story_that_is_not_to_come_back_after_all_stays_gone(ending, client, time_machine):
    story = factories.published(at=NOW - HOUR, expires_at=NOW + HOUR)
    if ending == "withdrawn":
        workflow.withdraw(story, by=None, notice="Wrong.")
    time_machine.move_to(NOW + 2 * HOUR, tick=False)
    story.expires_at = None
    workflow.publish(story, by=None, at=NOW + 3 * HOUR)
    workflow.unschedule(story, by=None)
    assert statuses(client, time_machine, story, NOW + 2 * HOUR, NOW + 4 * HOUR) == [410, 410]


def test_what_readers_do_not_have_yet_is_not_withdrawn():
    story = factories.published(at=NOW + HOUR)
    with pytest.raises(workflow.NotPossible, match="off the schedule"):
        workflow.withdraw(story, by=None, notice="Dropped.")


def test_a_story_taken_off_the_schedule_is_dated_anew():
    story = factories.published(at=NOW + HOUR)
    workflow.unschedule(story, by=None)
    workflow.publish(story, by=None)
    assert story.published_at == NOW
    assert story.is_public()


def test_a_story_that_was_taken_off_its_schedule_never_was(client, time_machine):
    story = factories.published(embargoed_until=NOW + HOUR, expires_at=NOW + 2 * HOUR)
    workflow.unschedule(story, by=None)
    assert statuses(client, time_machine, story, NOW, NOW + 3 * HOUR) == [404, 404]


def test_a_notice_of_a_story_that_waits_for_its_time_moves_no_time_of_update():
    story = factories.published(at=NOW + HOUR)
    story.corrections.create(kind="correction", text="The sum was wrong.")
    workflow.publish(story, by=None, at=NOW + HOUR)
    assert story.live.updated_at is None


@pytest.mark.parametrize(
    ("kind", "moves"), [("correction", True), ("update", True), ("clarification", False), ("editors_note", False)]
)
def test_a_correction_and_an_update_move_the_time_of_update_and_no_other_notice_does(kind, moves):
    story = factories.published(at=NOW - HOUR)
    story.corrections.create(kind=kind, text="The sum was wrong.")
    workflow.publish(story, by=None)
    assert story.live.updated_at == (NOW if moves else None)
    assert story.live.corrections[0]["date"] == "2031-05-04"


def test_a_correction_moves_the_time_of_update_once_and_not_against_the_editor(time_machine):
    story = factories.published(at=NOW - HOUR)
    story.corrections.create(text="The sum was wrong.")
    story.updated_at = NOW - HOUR / 2
    workflow.publish(story, by=None)
    time_machine.move_to(NOW + HOUR, tick=False)
    workflow.publish(story, by=None)
    assert story.live.updated_at == NOW - HOUR / 2
