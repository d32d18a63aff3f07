"""Publishing from the command line: what it says, and how it ends."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from articles.models import Article, User
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


def publish(*stories: int, code: int = 0, **options) -> str:
    said = StringIO()
    with pytest.raises(CommandError) if code else nullcontext() as refused:
        call_command("publish_story", *stories, stdout=said, stderr=said, **options)
    if refused:
        assert refused.value.returncode == code
        said.write(str(refused.value))
    return said.getvalue()


def test_stories_are_published_and_those_that_are_not_are_told():
    sound, flawed = factories.article("Harbour opens"), factories.article(body="")
    said = publish(sound.pk, flawed.pk, 999999, code=1)
    assert f"{sound.pk}: published: Harbour opens" in said
    assert f"{flawed.pk}: not published. The story has no text." in said
    assert "999999: not published. There is no such story." in said
    assert "2 of 3 not published." in said
    assert list(Article.objects.public()) == [sound]


@pytest.mark.parametrize("at", ["2031-06-01T18:00", "2031-06-01T20:00+02:00", "2031-06-01T18:00:00Z"])
def test_a_story_is_scheduled(at):
    story = factories.article()
    assert f"{story.pk}: scheduled, goes out 2031-06-01T18:00:00+00:00" in publish(story.pk, at=at)
    story.refresh_from_db()
    assert story.scheduled_for == NOON + timedelta(hours=6)


def test_what_is_scheduled_is_published_at_once_only_where_that_is_meant():
    story = factories.published(at=NOON + timedelta(hours=6))
    assert "Give --now" in publish(story.pk, code=1)
    assert not story.is_public()
    publish(story.pk, now=True)
    assert story.is_public()


def test_a_blocker_is_overridden_in_the_name_of_who_may():
    story = factories.article(body="<p>Mr TK lit it.</p>")
    for role in ("editor", "chief"):
        factories.user(role, role=role)
    assert "TK" in publish(story.pk, by="editor", reason="His name.", code=1)
    publish(story.pk, by="chief", reason="His name.")
    step = story.transitions.get()
    assert (step.by.username, step.reason[:9]) == ("chief", "His name.")


def test_who_may_not_publish_does_not_so_here():
    factories.user("rita", role=User.Role.REPORTER)
    assert "Rita may not publish it" in publish(factories.article().pk, by="rita", code=1)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"at": "six"}, "write it as"),
        ({"at": "2031-06-01T11:00"}, "has passed"),
        ({"at": "2031-06-01T18:00", "now": True}, "one of the two"),
        ({"by": "nobody"}, "no such person"),
        ({"reason": "So."}, "needs --by"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_done(options, told):
    story = factories.article()
    assert told in publish(story.pk, code=2, **options)
    assert not story.is_public()


@pytest.mark.parametrize(("at", "told"), [("2031-10-26T02:30", "twice"), ("2032-03-28T02:30", "not at all")])
def test_a_time_on_the_night_of_the_clocks_needs_its_offset(at, told, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    assert told in publish(factories.article().pk, at=at, code=2)
