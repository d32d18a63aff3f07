import atexit
import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import hypothesis
import pytest

from newsroom import postgres

session = ExitStack()
atexit.register(session.close)

# Settings are read before any fixture runs, so the server starts here: once a session, for every worker.
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = session.enter_context(postgres.throwaway()).url

# Uploads go where nobody misses them.
os.environ["MEDIA_ROOT"] = session.enter_context(TemporaryDirectory(prefix="newsroom-media-"))

hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")


def pytest_configure(config):
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
