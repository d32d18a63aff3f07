import atexit
import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from newsroom import postgres

session = ExitStack()
atexit.register(session.close)

# Before the settings are read: the database, once a session for every worker, and a place for uploads.
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = session.enter_context(postgres.throwaway()).url
os.environ["MEDIA_ROOT"] = session.enter_context(TemporaryDirectory(prefix="newsroom-media-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")


def pytest_configure(config):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; reads the settings, too
    if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1" and "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(BrowserRequired())


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


class BrowserRequired:
    """Fails a session in which a browser test was skipped, or in which there was none."""

    def __init__(self):
        self.outcomes = []

    def pytest_runtest_logreport(self, report):
        if "browser" in report.keywords and (report.when == "call" or report.skipped):
            self.outcomes.append(report.outcome)

    def pytest_sessionfinish(self, session):
        self.lacking = not self.outcomes or "skipped" in self.outcomes
        if self.lacking and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        if self.lacking:
            terminalreporter.write_line("NEWSROOM_REQUIRE_BROWSER=1: browser tests were skipped, or there were none.")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Emptying all tables after a test with transactions of its own is what the trail refuses outside of tests."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_trailentry DISABLE TRIGGER articles_trail_stays_whole")
