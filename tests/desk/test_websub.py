"""After each change that readers see, the hub is told of the feeds that it changes, once, and again until it hears."""

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import tasks
from articles.desk import fetch, workflow
from tests import factories
from tests.desk.test_fetch import server

pytestmark = pytest.mark.django_db
PAGES = {"/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/"}
JOBS = {task.name: task for task in (tasks.announce, tasks.tell_hub)}


@pytest.fixture
def hub(settings):
    with server() as (address, received):
        settings.WEBSUB_HUB = address
        yield received


def waiting() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name__in=JOBS, status="todo").order_by("id"))


def work(at=None) -> None:
    """Do the jobs that are due, as the worker does."""
    for job in waiting():
        if not job.scheduled_at or job.scheduled_at <= (at or timezone.now()):
            ProcrastinateJob.objects.filter(pk=job.pk).delete()
            JOBS[job.task_name].func(**job.args)


def told(received) -> set[str]:
    """The addresses of which the hub was told."""
    fields = [field for body in received for field in parse_qsl(body)]
    assert {value for name, value in fields if name == "hub.mode"} <= {"publish"}
    return {value for name, value in fields if name == "hub.url"}


def feeds(pages) -> set[str]:
    return {f"http://localhost:8000{page}feed.{ending}" for page in pages for ending in ("xml", "atom", "json")}


def story(**fields):
    return factories.published(by=["Mira Okafor"], topics=[factories.topic()], **fields)


def test_a_publication_is_told_with_all_feeds_that_carry_it(hub):
    story()
    work()
    assert told(hub) == feeds(PAGES)


def test_a_story_that_moves_changes_the_feeds_that_it_leaves(hub):
    article = story()
    work()
    hub.clear()
    article.section = factories.section("Sport")
    article.topics.clear()
    workflow.publish(article, by=None)
    work()
    assert told(hub) == feeds(PAGES | {"/sport/"})


def test_a_withdrawal_and_its_lifting_are_told(hub):
    article = story()
    work()
    for step in (workflow.withdraw, workflow.reinstate):
        hub.clear()
        step(article, by=None, **({"notice": "Wrong."} if step is workflow.withdraw else {}))
        work()
        assert told(hub) == feeds({*PAGES, "/corrections/"})


def test_a_correction_changes_the_feed_of_corrections(hub):
    article = story()
    article.corrections.create(text="The sum was wrong.")
    workflow.publish(article, by=None)
    work()
    assert feeds({"/corrections/"}) <= told(hub)


def test_a_scheduled_story_is_told_when_its_time_comes(hub):
    start = timezone.now() + timedelta(hours=2)
    story(at=start)
    work()
    assert hub == []
    with time_machine.travel(start + timedelta(seconds=2)):
        work()
        work()
    assert told(hub) == feeds(PAGES)


def test_one_waiting_for_tomorrow_keeps_no_other_back(hub):
    story(at=timezone.now() + timedelta(days=1))
    factories.published("Ferry late")
    work()
    assert told(hub) == feeds({"/", "/coast/"})


def test_many_stories_at_once_are_told_once_a_feed(hub):
    for number in range(4):
        factories.published(f"Story {number}")
    work()
    assert len(hub) == 2


def test_a_save_that_readers_do_not_see_is_not_told(hub):
    factories.article()
    assert waiting() == []


def test_a_hub_that_does_not_hear_is_told_again_and_given_up_at_last(settings):
    settings.WEBSUB_HUB = "http://127.0.0.1:1/"
    factories.published()
    for attempt in range(2, 7):
        work(at=timezone.now() + timedelta(days=1))
        assert {job.args["attempt"] for job in waiting()} == {attempt}
        assert all(job.scheduled_at > timezone.now() for job in waiting())
    with pytest.raises(fetch.UnreachableError):
        work(at=timezone.now() + timedelta(days=1))


def test_without_a_hub_nobody_is_told():
    story()
    assert waiting() == []
