import hashlib
import os

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.desk.search import index_missing
from articles.management.demo.content import EDITIONS, IMPORT_KEY, LOG_INS, NAME
from articles.models import Article

OLDEST_POSTGRESQL = 15
NO_LOG_IN = """
  There is no log-in yet. Make the first one in another terminal:
    .venv/bin/python manage.py createsuperuser"""
LOCAL = settings.BASE_DIR / ".local"


class Command(BaseCommand):
    help = "Bring the database and the static files up to date, and fill a new database with the demo newsroom."

    def handle(self, *args, **options):
        LOCAL.mkdir(mode=0o700, exist_ok=True)
        self.check_database()
        self.migrate()
        self.load_demo()
        self.index_stories()
        self.collect_static_files()
        self.tell_paper()
        self.tell_log_ins()

    def check_database(self):
        """Ask the server itself: the pool of connections would try for half a minute, and not say why."""
        parameters = {"connect_timeout": 10} | connection.get_connection_params()
        try:
            with psycopg.connect(**parameters) as server:
                version = server.info.server_version // 10000
        except psycopg.OperationalError as error:
            raise CommandError(f"The database does not answer.\n{error}") from error
        if version < OLDEST_POSTGRESQL:
            raise CommandError(f"Newsroom needs PostgreSQL {OLDEST_POSTGRESQL} or later; the database is {version}.")

    def migrate(self):
        executor = MigrationExecutor(connection)
        if not executor.loader.applied_migrations:
            self.demo_is_due.write_text("")
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write("Bringing the database up to date ...")
            call_command("migrate", interactive=False, verbosity=0)

    @property
    def demo_is_due(self):
        """A file that stands from before the first migration until the demo is loaded, whatever interrupts that."""
        parameters = connection.get_connection_params()
        database = f"{parameters.get('host')}:{parameters.get('port')}/{parameters.get('dbname')}"
        return LOCAL / f"demo-{hashlib.sha256(database.encode()).hexdigest()[:12]}"

    def load_demo(self):
        if self.demo_is_due.exists():
            self.stderr.write("Loading the demo newsroom ...")
            call_command("load_demo")
            self.demo_is_due.unlink()

    def index_stories(self):
        """Those that were published before there was a search."""
        for _count in index_missing():
            pass

    def collect_static_files(self):
        """Make the compressed copies that are served, named by their content, if a source file has changed."""
        sources = [
            (path, status.st_size, status.st_mtime_ns)
            for finder in get_finders()
            for path, storage in finder.list([])
            for status in [os.stat(storage.path(path))]
        ]
        made_from = hashlib.sha256(repr(sorted(sources)).encode()).hexdigest()
        stamp = settings.STATIC_ROOT / ".made-from"
        if not stamp.exists() or stamp.read_text() != made_from:
            self.stderr.write("Preparing the static files ...")
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(made_from)

    def tell_paper(self):
        """On the first lines of standard output, for the launcher: the demo paper's name and what EDITIONS is to be.

        Both are empty once the demo's stories are gone. An edition in the language of the paper itself is left out.
        """
        has_demo = Article.objects.filter(import_key__startswith=IMPORT_KEY).exists()
        own = settings.LANGUAGE_CODE.partition("-")[0]
        editions = ",".join(f"{language}={name}" for language, name in EDITIONS.items() if language != own)
        for line in (NAME, editions):
            self.stdout.write(line if has_demo else "")

    def tell_log_ins(self):
        """On the lines after these, for the launcher to show when the site answers: how to log in, where known."""
        users = get_user_model().objects
        if not users.exists():
            self.stdout.write(NO_LOG_IN)
        names = [log_in.name for log_in in LOG_INS]
        existing = set(users.filter(username__in=names, is_active=True).values_list("username", flat=True))
        for log_in in LOG_INS:
            if log_in.name in existing:
                self.stdout.write(f"         {log_in.name} / {log_in.password}   {log_in.told}")
