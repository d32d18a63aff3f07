"""What was done with a story, by whom and why, is neither rewritten nor deleted."""

import pytest
from django.db import IntegrityError, connection, transaction

from articles.desk import workflow
from articles.models import Article, Transition
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def step() -> Transition:
    story = factories.article()
    workflow.spike(story, by=factories.user(), reason="Nobody would talk.")
    return story.transitions.get()


def at_once() -> None:
    """What is asked when a transaction ends is asked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@transaction.atomic
def delete_steps() -> None:
    Transition.objects.all().delete()
    at_once()


@pytest.mark.parametrize("change", [{"reason": "None."}, {"action": "submit"}, {"to": 1}])
def test_a_step_is_not_rewritten(step, change):
    with pytest.raises(IntegrityError, match="was taken"), transaction.atomic():
        Transition.objects.update(**change)


def test_a_step_is_not_given_to_somebody_else(step):
    other = factories.user("jon")
    with pytest.raises(IntegrityError, match="was taken"), transaction.atomic():
        Transition.objects.update(by=other)


def test_a_step_is_not_deleted_while_its_story_stands(step):
    with pytest.raises(IntegrityError, match="was taken"):
        delete_steps()
    assert Transition.objects.exists()


def test_with_a_story_that_was_never_public_its_steps_go(step):
    Article.objects.get().delete()
    at_once()
    assert not Transition.objects.exists()


def test_the_step_of_somebody_who_is_deleted_stays(step):
    step.by.delete()
    step.refresh_from_db()
    assert (step.by, step.reason) == (None, "Nobody would talk.")
