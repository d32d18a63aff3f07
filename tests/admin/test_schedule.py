"""Scheduling: to the second, in the newsroom's zone, with every worker dead; and the planner that tells of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import planner, workflow
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
PLANNER = "/admin/articles/article/planner/"
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
    assertContains(answer, "18:00 UTC")
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
def test_a_story_that_lacks_something_is_not_scheduled(edda):
    story = factories.article(body="")
    assertContains(schedule(edda, story, "2026-06-01T18:00:00"), "Not scheduled")
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


@time_machine.travel(NOON, tick=False)
def test_the_planner_tells_what_goes_out_what_is_due_and_what_waits(edda):
    schedule(edda, factories.article("At six tonight"), "2026-06-01T18:00:00")
    factories.published("Just now")
    factories.article("Late already", due_at=NOON - timedelta(hours=1))
    workflow.submit(factories.article("To be decided"), by=None)
    answer = edda.get(PLANNER)
    for words in ("At six tonight", "Just now", "Late already", "overdue since", "To be decided", "12:00 UTC"):
        assertContains(answer, words)


@time_machine.travel(NOON, tick=False)
def test_the_planner_shows_nobody_other_sections(client):
    schedule_of_all = factories.article("Elsewhere", section=factories.section("Town"))
    workflow.publish(schedule_of_all, by=None, at=NOON + timedelta(hours=1))
    editor = factories.user("coralie", role=User.Role.EDITOR)
    editor.sections.add(factories.section("Coast"))
    client.force_login(editor)
    assertNotContains(client.get(PLANNER), "Elsewhere")


def test_a_failed_job_is_told_and_tried_again(edda):
    photo = factories.photo()
    job = ProcrastinateJob.objects.get(task_name="articles.make_renditions")
    ProcrastinateJob.objects.filter(pk=job.pk).update(status="failed", attempts=4)
    answer = edda.get(PLANNER)
    assertContains(answer, "making a photo’s renditions")
    assertContains(answer, f"/admin/articles/photo/{photo.pk}/change/")
    edda.post(PLANNER, {"job": job.pk})
    assert ProcrastinateJob.objects.get(pk=job.pk).status == "todo"
