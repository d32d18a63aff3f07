from django.db import models


class JobFailure(models.Model):
    """Why a job failed the last time it was tried. The row goes with the job, by the database's own hand."""

    job = models.OneToOneField(
        "procrastinate.ProcrastinateJob",
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,  # the constraint of the migration deletes, which Django's would refuse to the worker
        related_name="failure",
    )
    said = models.TextField()

    def __str__(self) -> str:
        return self.said
