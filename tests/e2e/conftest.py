import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
REQUIRED = os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1"

# Playwright runs an event loop in the thread of the test, beside which Django would refuse its queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def find_chromium(playwright: Playwright) -> str | None:
    """The path of Playwright's own Chromium, else of the system's."""
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else next(filter(None, map(shutil.which, SYSTEM_BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Browser:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if not path:
            reason = "There is no Chromium: run `playwright install chromium`, or install your system's chromium."
            (pytest.fail if REQUIRED else pytest.skip)(reason)
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


class Answering:
    """How many requests the live server has not answered yet. A test that leaves one behind disturbs the next."""

    def __init__(self):
        self.number, self.changed = 0, Condition()
        request_started.connect(self.begin)
        request_finished.connect(self.end)

    def begin(self, **_):
        with self.changed:
            self.number += 1

    def end(self, **_):
        with self.changed:
            self.number -= 1
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            assert self.changed.wait_for(lambda: self.number <= 0, timeout=10), "The server does not come to an end."


ANSWERING = Answering()


@contextmanager
def a_browser_of_its_own(browser: Browser, live_server, **options) -> Iterator[BrowserContext]:
    """A fresh context whose addresses start at the live server. Its pages say goodbye to nobody."""
    with browser.new_context(base_url=live_server.url, **options) as context:
        yield context
        context.set_offline(True)
    ANSWERING.wait()


@pytest.fixture
def page(browser: Browser, live_server) -> Page:
    with a_browser_of_its_own(browser, live_server) as context:
        yield context.new_page()


@pytest.fixture
def desk(page: Page, client, live_server, django_user_model) -> Page:
    """The page of somebody who may do everything, with whatever the browser complains of kept in `page.complaints`."""
    client.force_login(django_user_model.objects.create_superuser("charlotte", first_name="Charlotte"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page
