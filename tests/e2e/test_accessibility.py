"""Every screen of the desk in a browser: usable by everybody, without a complaint, and never wider than its window."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import User
from tests import factories
from tests.admin.addresses import addresses
from tests.admin.test_permissions import ALL, TABLE

pytestmark = pytest.mark.django_db(transaction=True)

# The structure is the same in both windows and schemes; these rules are about what they change.
OF_LOOKS = {"runOnly": ["color-contrast", "link-in-text-block"]}
OF_ONES_OWN = {"articles_article_kept", "mfa_remove_webauthn", "mfa_edit_webauthn"}
NO_SCREEN = {"mfa_download_recovery_codes", "mfa_deactivate_totp"}
GROUPS = {
    "stories": r"^articles_article_",
    "photos and the desk's own pages": r"^articles_photo_|^(?!articles_|auth_|account_|mfa_|usersessions_)",
    "what stories are filed under": r"^articles_(section|topic|author|source|redirect|sitefile)_",
    "people and accounts": r"^(articles_user|articles_trailentry|auth|account|mfa|usersessions)_",
}


def screens(pattern: str) -> list[str]:
    """The names of the pages that people of the desk may read."""
    read = {name for name, (readers, _) in TABLE.items() if set(ALL) & set(readers)} | OF_ONES_OWN
    return sorted(name for name in read - NO_SCREEN if re.search(pattern, name) and not name.startswith("site:"))


@pytest.fixture
def charlotte(page, client, live_server) -> User:
    """A chief who has given her password twice, which the pages of her second factors want."""
    user = factories.chief()
    for door in ("login", "confirm"):
        client.post(f"/admin/account/{door}/", {"login": user.username, "password": "a long password"})
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    RecoveryCodes.activate(user)
    return user


@pytest.mark.parametrize("group", GROUPS)
def test_every_screen_is_usable_by_everybody_and_fits_its_window(page, charlotte, group):
    places = addresses(charlotte)
    listen(page)
    found = [f"{name}: {problem}" for name in screens(GROUPS[group]) for problem in look(page, places[name])]
    assert not found, "\n".join(found)


def listen(page: Page):
    """Keep whatever the browser complains of, but that JSON, which some addresses answer with, has no icon."""

    def keep(said):
        if said.type in ("error", "warning") and not said.location["url"].endswith("/favicon.ico"):
            page.complaints.append(f"{said.text} {said.location['url']}")

    page.complaints = []
    page.on("console", keep)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))


def look(page: Page, address: str) -> list[str]:
    page.complaints.clear()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    answer = page.goto(address)
    if "html" not in answer.headers["content-type"]:
        return []
    problems = list(page.complaints) + too_wide(page) + serious(page)
    page.set_viewport_size({"width": 768, "height": 1024})
    page.emulate_media(color_scheme="dark")
    page.evaluate("Promise.allSettled(document.getAnimations().map(change => change.finished))")
    return problems + too_wide(page) + serious(page, OF_LOOKS)


def too_wide(page: Page) -> list[str]:
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{wide[0]} px wide in a window of {wide[1]} px"] if wide[0] > wide[1] else []


def serious(page: Page, options: dict | None = None) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
