"""Scheduling: to the second, in the newsroom's zone, with every worker dead; and what hinders it then."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import planner
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def edda(client):
    client.force_login(factories.user("edda", role=User.Role.EDITOR))
    return client


def schedule(client, story: Article, at: str, **more):
    address = reverse("admin:articles_article_schedule", args=[story.pk])
    return client.post(address, {"at": at, **more}, follow=True)


@time_machine.travel(NOON, tick=False)
def test_a_story_appears_on_the_second_without_any_worker(edda, settings):
    settings.TIME_ZONE = "UTC"
    story = factories.article()
    answer = schedule(edda, story, "2026-06-01T18:00:00")
    assertContains(answer, "it goes out June 1, 2026, 6 p.m.")
    story.refresh_from_db()
    with time_machine.travel(NOON + timedelta(hours=5, minutes=59, seconds=59), tick=False):
        assert edda.get(story.get_absolute_url()).status_code == 404
    with time_machine.travel(NOON + timedelta(hours=6), tick=False):
        assert edda.get(story.get_absolute_url()).status_code == 200


@time_machine.travel(NOON, tick=False)
def test_a_live_story_changes_on_the_second_and_its_old_text_stays_until_then(edda):
    story = factories.published()
    edda.post(page(story), typed(edda, page(story), headline="What comes later"))
    schedule(edda, story, "2026-06-01T18:00:00")
    with time_machine.travel(NOON + timedelta(hours=5, minutes=59, seconds=59), tick=False):
        assertNotContains(edda.get(story.get_absolute_url()), "What comes later")
    with time_machine.travel(NOON + timedelta(hours=6), tick=False):
        assertContains(edda.get("/"), "What comes later")
        assert planner.settle_due() == 1
        assertContains(edda.get(Article.objects.get().get_absolute_url()), "What comes later")
        assert planner.settle_due() == 0


def test_what_is_scheduled_is_taken_off_again(edda):
    story = factories.article()
    schedule(edda, story, f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M:%S}")
    edda.post(reverse("admin:articles_article_step", args=[story.pk, "unschedule"]))
    story.refresh_from_db()
    assert (story.state, story.published_at) == ("ready", None)
    assert planner.going_out(Article.objects.all()) == []


@time_machine.travel(NOON, tick=False)
def test_a_time_that_has_passed_is_refused(edda):
    story = factories.article()
    assertContains(schedule(edda, story, "2026-06-01T11:00:00"), "That time has passed")
    assert Article.objects.get().state == "draft"


@time_machine.travel(NOON, tick=False)
def test_a_story_that_lacks_something_is_not_scheduled_and_the_page_says_what(edda):
    story = factories.article(body="")
    answer = schedule(edda, story, "2026-06-01T18:00:00")
    assertContains(answer, "Not scheduled. At that time this stands in the way")
    assertContains(answer, "The story has no text")
    assertContains(answer, "2026-06-01T18:00:00")
    assert Article.objects.get().state == "draft"


@time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False)
def test_a_time_that_the_clocks_leave_out_is_refused_with_the_one_they_show(edda):
    story = factories.article()
    with timezone.override("Europe/Berlin"):
        assertContains(schedule(edda, story, "2026-03-29T02:30:00"), "The clocks go forward then")


@time_machine.travel(datetime(2026, 10, 1, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_of_a_time_that_comes_twice_the_editor_chooses_one(edda, which, hour):
    story = factories.article()
    with timezone.override("Europe/Berlin"):
        assertContains(schedule(edda, story, "2026-10-25T02:30:00"), "comes twice that day")
        schedule(edda, story, "2026-10-25T02:30:00", which=which)
    assert Article.objects.get().published_at == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


@time_machine.travel(datetime(2026, 10, 1, tzinfo=UTC), tick=False)
def test_an_embargo_at_a_doubled_hour_holds_to_its_second_end(edda):
    story = factories.article()
    with timezone.override("Europe/Berlin"):
        edda.post(page(story), typed(edda, page(story), embargoed_until="2026-10-25T02:30:00"))
    assert Article.objects.get().embargoed_until == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


SIX = datetime(2026, 6, 1, 18, tzinfo=UTC)


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize(
    ("rights", "now", "at_six"),
    [
        ({"rights_expire_at": SIX - timedelta(hours=1)}, "", "The rights to The lead photo end on"),
        ({"embargoed_until": SIX - timedelta(hours=1)}, "is under embargo until", ""),
        ({"embargoed_until": SIX + timedelta(hours=1)}, "is under embargo until", "is under embargo until"),
    ],
)
def test_what_hinders_is_told_for_the_time_that_is_asked(edda, rights, now, at_six):
    story = factories.article()
    story.captions.create(role="lead", photo=factories.photo(**rights))
    page = edda.get(reverse("admin:articles_article_schedule", args=[story.pk]))
    assert [now in problem for problem in page.context["problems"]] == [True] * bool(now)
    answer = schedule(edda, story, "2026-06-01T18:00:00")
    if at_six:
        assertContains(answer, at_six)
    story.refresh_from_db()
    assert story.is_scheduled is not bool(at_six)


@time_machine.travel(NOON, tick=False)
def test_a_chief_schedules_against_a_blocker_with_a_reason(client, edda):
    story = factories.article(body="<p>Mr TK lit it.</p>")
    assertNotContains(schedule(edda, story, "2026-06-01T18:00:00", overriding="I may not."), "Reason for")
    client.force_login(factories.user("charlie", role=User.Role.CHIEF))
    assertContains(schedule(client, story, "2026-06-01T18:00:00"), "Reason for publishing against this")
    schedule(client, story, "2026-06-01T18:00:00", overriding="TK is his name.")
    assert Article.objects.get().scheduled_for == SIX
    assert story.transitions.get().reason.startswith("TK is his name.")
