from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.desk import workflow
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


def test_only_what_is_published_can_be_withdrawn():
    with pytest.raises(ValueError, match="published"):
        workflow.withdraw(factories.article(), by=None, notice="No.")


def test_a_withdrawn_story_can_be_published_again_under_its_old_date():
    story = factories.published(at=LONG_AGO)
    workflow.withdraw(story, by=None, notice="Wrong.")
    workflow.publish(story, by=None)
    assert (stored(story).published_at, stored(story).withdrawn_at) == (LONG_AGO, None)
