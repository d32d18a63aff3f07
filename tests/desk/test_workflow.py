from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.desk import assignments, workflow
from articles.desk.revisions import save_revision
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2019, 9, 25, 22, 51, tzinfo=UTC)


def stored(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


def test_publishing_shows_readers_the_working_copy():
    story = factories.article("Ferry returns")
    workflow.publish(story, by=None)
    assert Article.objects.public().get().live.headline == "Ferry returns"


def test_saving_a_live_story_changes_nothing_that_readers_see():
    story = factories.published("Ferry returns")
    story.headline = "Ferry sinks"
    save_revision(story, by=None)
    assert stored(story).live.headline == "Ferry returns"
    workflow.publish(story, by=None)
    assert stored(story).live.headline == "Ferry sinks"


def test_publishing_again_keeps_the_date_of_publication():
    story = factories.published(at=LONG_AGO)
    story.standfirst = "More is known."
    workflow.publish(story, by=None)
    assert stored(story).published_at == LONG_AGO


@pytest.mark.parametrize("field", ["first_published_at", "updated_at"])
def test_a_story_from_elsewhere_is_dated_when_it_appeared_there(field):
    story = factories.article(**{field: LONG_AGO})
    workflow.publish(story, by=None)
    assert stored(story).published_at == LONG_AGO


def test_a_scheduled_story_becomes_public_by_the_clock_alone():
    at = timezone.now() + timedelta(hours=1)
    story = factories.published(at=at)
    assert not story.is_public(at - timedelta(microseconds=1))
    assert story.is_public(at)


@pytest.mark.parametrize(
    ("lacking", "named"),
    [({"headline": ""}, "headline"), ({"section": None}, "section"), ({"body": "<p> </p>"}, "text")],
)
def test_what_is_missing_is_named(lacking, named):
    story = factories.article(**lacking)
    with pytest.raises(workflow.NotPublishable) as refused:
        workflow.publish(story, by=None)
    assert [named in problem for problem in refused.value.problems] == [True]
    assert stored(story).state == "draft"


def test_withdrawing_takes_the_story_from_readers_and_says_why():
    story = factories.published()
    workflow.withdraw(story, by=None, notice="The document was forged.")
    assert not Article.objects.public().exists()
    assert stored(story).withdrawal_notice == "The document was forged."
    assert stored(story).withdrawn_at is not None


def test_a_withdrawal_needs_a_reason():
    story = factories.published()
    with pytest.raises(ValueError, match="why"):
        workflow.withdraw(story, by=None, notice=" ")
    assert Article.objects.public().exists()


def test_a_withdrawn_story_can_be_published_again_under_its_old_date():
    story = factories.published(at=LONG_AGO)
    workflow.withdraw(story, by=None, notice="Wrong.")
    workflow.publish(story, by=None)
    assert (stored(story).published_at, stored(story).withdrawn_at) == (LONG_AGO, None)


DRAFT, SUBMITTED, READY, LIVE, WITHDRAWN, SPIKED = "draft", "submitted", "ready", "published", "withdrawn", "spiked"
STATES = (DRAFT, SUBMITTED, READY, LIVE, WITHDRAWN, SPIKED)
VERBS = {
    "submit": (lambda story: workflow.submit(story, by=None), {DRAFT, LIVE}, "Only a draft can be submitted"),
    "approve": (
        lambda story: workflow.approve(story, by=None),
        {DRAFT, SUBMITTED},
        "Only a draft or a submitted story can be made ready",
    ),
    "send back": (
        lambda story: workflow.send_back(story, by=None, reason="Who says so?"),
        {SUBMITTED, READY},
        "Only what was submitted can be sent back",
    ),
    "unschedule": (lambda story: workflow.unschedule(story, by=None), set(), "Nothing is scheduled"),
    "withdraw": (
        lambda story: workflow.withdraw(story, by=None, notice="It was wrong."),
        {LIVE},
        "Only a published story can be withdrawn",
    ),
    "reinstate": (
        lambda story: workflow.reinstate(story, by=None),
        {WITHDRAWN},
        "Only a withdrawn story can be brought back",
    ),
    "spike": (
        lambda story: workflow.spike(story, by=None),
        {DRAFT, SUBMITTED, READY},
        "Only a story that was never public can be spiked|on the spike already",
    ),
    "unspike": (lambda story: workflow.unspike(story, by=None), {SPIKED}, "The story is not on the spike"),
}


def story_that_is(state: str) -> Article:
    story = factories.published() if state in (LIVE, WITHDRAWN) else factories.article()
    ways = {
        SUBMITTED: lambda: workflow.submit(story, by=None),
        READY: lambda: workflow.approve(story, by=None),
        WITHDRAWN: lambda: workflow.withdraw(story, by=None, notice="Wrong."),
        SPIKED: lambda: workflow.spike(story, by=None),
    }
    ways.get(state, lambda: None)()
    return story


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_taken_from_its_states_with_a_line_in_the_trail_and_refused_with_a_sentence_from_others(verb, state):
    take, possible, sentence = VERBS[verb]
    story = story_that_is(state)
    steps = story.transitions.count()
    if state in possible:
        take(story)
    else:
        with pytest.raises(workflow.NotPossible, match=sentence):
            take(story)
    assert (stored(story).state != state or stored(story).review_wanted) == (state in possible)
    assert story.transitions.count() == steps + (state in possible)


def test_sending_back_needs_a_reason():
    story = story_that_is(SUBMITTED)
    with pytest.raises(workflow.NotPossible, match="Say what is to be changed"):
        workflow.send_back(story, by=None, reason=" ")
    assert stored(story).state == SUBMITTED


def test_changes_of_a_live_story_are_submitted_and_sent_back_and_the_story_stays_live():
    story = story_that_is(LIVE)
    workflow.submit(story, by=None)
    assert (stored(story).state, stored(story).review_wanted) == (LIVE, True)
    workflow.send_back(story, by=None, reason="Who says so?")
    assert (stored(story).state, stored(story).review_wanted) == (LIVE, False)


def test_what_is_scheduled_is_taken_back_until_it_has_gone_out():
    at = timezone.now() + timedelta(hours=1)
    story = factories.published(at=at)
    with time_machine.travel(at), pytest.raises(workflow.NotPossible, match="gone out just now"):
        workflow.unschedule(story, by=None)
    workflow.unschedule(story, by=None)
    assert (stored(story).state, stored(story).published_at) == (READY, None)


def test_each_step_is_kept_with_who_took_it_and_why():
    ines, story = factories.user(), story_that_is(SUBMITTED)
    workflow.send_back(story, by=ines, reason="Who says so?")
    step = story.transitions.first()
    assert (step.action, step.by, step.reason) == ("send_back", ines, "Who says so?")


def test_a_story_that_somebody_has_is_not_claimed():
    story = factories.article(assigned_to=factories.user("ines"))
    with pytest.raises(workflow.NotPossible, match="Ines has the story already"):
        assignments.claim(story, by=factories.user("jon"))


def test_a_story_that_waits_for_its_time_is_not_withdrawn_nor_published_at_once_unasked():
    story = factories.published(at=timezone.now() + timedelta(hours=1))
    with pytest.raises(workflow.NotPossible, match="Take it off the schedule instead"):
        workflow.withdraw(story, by=None, notice="Wrong.")
    with pytest.raises(workflow.NotPossible, match="which publishing now would cancel"):
        workflow.publish(story, by=None)
    assert stored(story).stage == "scheduled"


def test_what_is_spiked_is_not_published():
    story = story_that_is(SPIKED)
    with pytest.raises(workflow.NotPossible, match="Take it off the spike first"):
        workflow.publish(story, by=None)
    assert stored(story).state == SPIKED
