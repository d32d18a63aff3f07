"""A passkey, added and used in a real browser with an authenticator of its own."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import User
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_logs_in_without_a_password(page: Page, live_server):
    factories.user(role=User.Role.EDITOR)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True, **able}
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/admin/account/login/")
    page.get_by_label("Username").fill("ines")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Log in").click()
    page.goto("/admin/account/factors/webauthn/add/")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("Desk laptop")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name="Log out").or_(page.get_by_role("link", name="Desk")).first.wait_for()
    expect(page).not_to_have_url("/admin/account/factors/webauthn/add/")
    page.context.clear_cookies()
    page.goto("/admin/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="Stories").first).to_be_visible()
