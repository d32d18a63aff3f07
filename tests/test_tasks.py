import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed_job():
    """A job that a worker was at when it was killed."""
    job = app.configure_task(tasks.make_renditions.name).defer(photo_id=1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])
    return ProcrastinateJob.objects.get(pk=job)


def take_back():
    async_to_sync(tasks.take_back_jobs.func)(timestamp=0)


def test_the_job_of_a_killed_worker_is_handed_on(killed_job):
    take_back()
    killed_job.refresh_from_db()
    assert (killed_job.status, killed_job.attempts) == ("todo", 1)


def test_a_job_that_loses_every_worker_is_given_up(killed_job):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = %s", [tasks.MOST_ATTEMPTS])
    take_back()
    killed_job.refresh_from_db()
    assert killed_job.status == "failed"
