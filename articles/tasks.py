"""Jobs. Each calls one verb of the desk."""

from asgiref.sync import sync_to_async
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from articles.desk import hub, library, mail, notices, planner, readership
from articles.models import Article, Photo, Transition

MOST_ATTEMPTS = 5


class WorkerLostError(Exception):
    """What a job says whose worker was killed while it was at it."""


def noting_failure(do, context, worker):
    """Around each job (procrastinate's task middleware): the planner tells why one failed."""
    try:
        return do()
    except Exception as error:
        planner.note_failure(context.job.id, error)
        raise


@app.task(name=library.RENDITIONS_JOB, retry=3)
def make_renditions(photo_id: int) -> None:
    if photo := Photo.objects.filter(pk=photo_id).first():
        library.make_renditions(photo)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take_back_jobs")
async def take_back_jobs(timestamp: int) -> None:
    """Hand on the jobs whose worker was killed; a job that has lost its worker every time is given up."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts < MOST_ATTEMPTS:
            await app.job_manager.retry_job(job)
        else:
            lost = WorkerLostError("Each worker that tried was killed.")
            await sync_to_async(planner.note_failure)(job.id, lost)
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


@app.task(name=notices.MAIL_JOB, retry=3)
def mail_notices(transition_id: int) -> None:
    if step := Transition.objects.filter(pk=transition_id).first():
        mail.send(step)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="settle_due")
def settle_due(timestamp: int) -> None:
    planner.settle_due()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="rank_most_read", lock="rank_most_read")
def rank_most_read(timestamp: int) -> None:
    readership.rank()


@app.task(name=hub.ANNOUNCE_JOB, retry=3)
def announce(article_id: int) -> None:
    if article := Article.objects.filter(pk=article_id).first():
        hub.announce(article)


@app.task(name=hub.TELL_JOB)
def tell_hub(page: str, attempt: int = 1) -> None:
    hub.tell(page, attempt)
