from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from articles.tasks import noting_failure

POLLING_INTERVAL = 0.5  # seconds; a job that is due later is announced by nobody
GRACE = 5  # seconds for the jobs at hand when it is told to end


class Command(BaseCommand):
    help = "Do the jobs that wait in the database, such as making a photo's renditions, until told to end."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when no job waits any more")

    def handle(self, *args, once=False, **options):
        connection.ensure_connection()  # the pool of connections would try for half a minute, and not say why
        with app.replace_connector(app.connector.get_worker_connector()):
            try:
                app.run_worker(
                    wait=not once,
                    fetch_job_polling_interval=POLLING_INTERVAL,
                    shutdown_graceful_timeout=GRACE,
                    delete_jobs="successful",
                    task_middleware=[*app.worker_defaults["task_middleware"], noting_failure],
                )
            except ConnectorException as error:
                raise CommandError(f"The connection to the database was lost: {error.__cause__ or error}") from error
