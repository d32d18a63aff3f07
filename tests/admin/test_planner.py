"""The planner: what waits, is due, goes out, has gone out, expires and failed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.models import User
from tests import factories

pytestmark = pytest.mark.django_db
PLANNER = "/admin/articles/article/planner/"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def edda(client):
    client.force_login(factories.user("edda", role=User.Role.EDITOR))
    return client


@time_machine.travel(NOON, tick=False)
def test_the_planner_tells_what_goes_out_what_is_due_and_what_waits(edda):
    workflow.publish(factories.article("At six tonight"), by=None, at=NOON + timedelta(hours=6))
    factories.published("Just now")
    factories.article("Late already", due_at=NOON - timedelta(hours=1))
    workflow.submit(factories.article("To be decided"), by=None)
    answer = edda.get(PLANNER)
    for words in (
        "At six tonight",
        "Just now",
        "Late already",
        "overdue since",
        "To be decided",
        "It is 12:00 in UTC",
    ):
        assertContains(answer, words)


@time_machine.travel(NOON, tick=False)
def test_the_planner_shows_nobody_other_sections(client):
    schedule_of_all = factories.article("Elsewhere", section=factories.section("Town"))
    workflow.publish(schedule_of_all, by=None, at=NOON + timedelta(hours=1))
    editor = factories.user("coralie", role=User.Role.EDITOR)
    editor.sections.add(factories.section("Coast"))
    client.force_login(editor)
    assertNotContains(client.get(PLANNER), "Elsewhere")


@time_machine.travel(NOON, tick=False)
def test_the_planner_says_times_in_utc_too_where_that_is_another(edda):
    workflow.publish(factories.article(), by=None, at=NOON + timedelta(hours=11))
    with timezone.override("Europe/Berlin"):
        answer = edda.get(PLANNER)
    assertContains(answer, "It is 14:00 in Europe/Berlin (12:00 UTC).")
    assertContains(answer, "June 2, 2026, 1 a.m. (June 1, 2026, 11 p.m. UTC)")


def test_a_story_withdrawn_since_is_told_so(edda):
    workflow.withdraw(factories.published("Not so"), by=None, notice="Wrong.")
    assertContains(edda.get(PLANNER), '<span class="state state-withdrawn">withdrawn</span>')


def test_a_failed_job_is_told_and_tried_again(edda):
    photo = factories.photo()
    job = ProcrastinateJob.objects.get(task_name="articles.make_renditions")
    ProcrastinateJob.objects.filter(pk=job.pk).update(status="failed", attempts=4)
    answer = edda.get(PLANNER)
    assertContains(answer, "making a photo’s renditions")
    assertContains(answer, f"/admin/articles/photo/{photo.pk}/change/")
    edda.post(PLANNER, {"job": job.pk})
    assert ProcrastinateJob.objects.get(pk=job.pk).status == "todo"


@pytest.mark.django_db(transaction=True)
def test_a_failed_job_says_why(edda):
    """A worker tries to make renditions of a photo whose file is gone."""
    photo = factories.photo()
    photo.file.storage.delete(photo.file.name)
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(call_command, "worker", once=True).result()
        beside.submit(connections.close_all).result()
    answer = edda.get(PLANNER)
    assertContains(answer, f">photo {photo.pk}</a>")
    assertContains(answer, "FileNotFoundError: ")
    assertContains(answer, "tried 4 times")
