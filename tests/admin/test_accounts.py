"""Logging in to the desk: throttled, with second factors where the site wants them, and nobody signs up."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import User
from tests import factories

pytestmark = pytest.mark.django_db
LOGIN = "/admin/account/login/"


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


def log_in(client, name="ines", password="a long password"):
    return client.post(LOGIN, {"login": name, "password": password})


def with_app(user: User) -> str:
    """Give the user an authenticator app; its secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


def code(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_the_desk_sends_a_stranger_to_the_log_in_and_back(client):
    factories.user(role=User.Role.REPORTER)
    asked = client.get("/admin/articles/photo/", follow=True)
    address = asked.redirect_chain[-1][0]
    assert address.startswith(LOGIN)
    answer = client.post(address, {"login": "ines", "password": "a long password"}, follow=True)
    assert answer.request["PATH_INFO"] == "/admin/articles/photo/"
    assert answer.status_code == 200


def test_an_e_mail_address_does_for_the_name(client):
    factories.user(email="ines@example.org", role=User.Role.REPORTER)
    assert log_in(client, "ines@example.org").url == "/admin/"


def test_guessing_is_stopped_and_says_so(client):
    factories.user(role=User.Role.REPORTER)
    for _ in range(5):
        log_in(client, password="a wrong one")
    assert "Too many failed login attempts" in log_in(client).content.decode()


def test_nobody_signs_up(client):
    answer = client.post("/admin/account/signup/", {"username": "eve", "password1": "a long password"})
    assert "closed" in answer.content.decode()
    assert not User.objects.exists()


def test_somebody_without_a_role_sees_nothing_of_the_desk(client):
    client.force_login(factories.user())
    assert client.get("/admin/articles/article/", follow=True).status_code == 403


def test_a_second_factor_is_asked_for_where_there_is_one(client):
    secret = with_app(factories.user(role=User.Role.EDITOR))
    assert log_in(client).url == "/admin/account/factors/authenticate/"
    assert client.get("/admin/articles/article/").status_code == 302
    client.post("/admin/account/factors/authenticate/", {"code": code(secret)})
    assert client.get("/admin/articles/article/").status_code == 200


@pytest.mark.parametrize(
    ("role", "status"),
    [("reporter", 200), ("photo_editor", 200), ("editor", 302), ("chief", 302), ("administrator", 302)],
)
def test_a_site_may_require_second_factors_of_editors_and_above(client, settings, role, status):
    settings.REQUIRE_TWO_FACTORS = True
    client.force_login(factories.user(role=role))
    answer = client.get("/admin/articles/article/")
    assert answer.status_code == status
    assert status == 200 or answer.url == "/admin/account/factors/"


def test_with_a_second_factor_the_desk_is_open(client, settings):
    settings.REQUIRE_TWO_FACTORS = True
    user = factories.user(role=User.Role.EDITOR)
    with_app(user)
    client.force_login(user)
    assert client.get("/admin/articles/article/").status_code == 200


def test_an_administrator_helps_somebody_who_lost_the_second_factor(client):
    user = factories.user()
    with_app(user)
    client.force_login(factories.chief())
    client.post("/admin/articles/user/", {"action": "take_away_second_factors", "_selected_action": [user.pk]})
    assert not Authenticator.objects.exists()


CHROMIUM = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chromium/140.0 Chrome/140.0 Safari/537.36"
TELEPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
SESSIONS = "/admin/account/sessions/"


def is_logged_in(browser: Client) -> bool:
    return browser.get("/admin/articles/article/").status_code == 200


@pytest.fixture
def telephone() -> Client:
    """Where Ines, a reporter, is logged in as well."""
    factories.user(role=User.Role.REPORTER)
    elsewhere = Client(HTTP_USER_AGENT=TELEPHONE)
    log_in(elsewhere)
    return elsewhere


def test_sessions_are_listed_by_device_and_one_is_ended_alone(telephone):
    here, third = Client(HTTP_USER_AGENT=CHROMIUM), Client(HTTP_USER_AGENT="A clock")
    log_in(here)
    log_in(third)
    page = here.get(SESSIONS)
    for words in ("Chromium on Linux", "Safari on iPhone", "A clock"):
        assertContains(page, words)
    assertNotContains(page, "Mozilla/5.0")
    (lost,) = [session for session in page.context["sessions"] if session.device == "Safari on iPhone"]
    assertContains(here.post(f"{SESSIONS}{lost.pk}/end/", follow=True), "That session has ended: Safari on iPhone.")
    assert [is_logged_in(browser) for browser in (here, third, telephone)] == [True, True, False]


def test_all_other_sessions_are_ended_at_once(client, telephone):
    log_in(client)
    client.post(SESSIONS)
    assert (is_logged_in(client), is_logged_in(telephone)) == (True, False)


def test_nobody_ends_the_session_of_somebody_else(client, telephone):
    session = telephone.get(SESSIONS).context["sessions"][0]
    client.force_login(factories.chief())
    assert client.post(f"{SESSIONS}{session.pk}/end/").status_code == 404
    assert Client().post(f"{SESSIONS}{session.pk}/end/").status_code == 302
    assert is_logged_in(telephone)


def test_an_administrator_logs_somebody_out_everywhere_from_their_page(client, telephone):
    user = User.objects.get(username="ines")
    client.force_login(factories.user("anna", role=User.Role.ADMINISTRATOR))
    address = f"/admin/articles/user/{user.pk}/end-sessions/"
    assertContains(client.get(f"/admin/articles/user/{user.pk}/change/"), address)
    assertContains(client.post(address, follow=True), "1 session was ended.")
    assert not is_logged_in(telephone)


def test_only_a_superuser_logs_a_superuser_out(client):
    above = factories.chief()
    client.force_login(factories.user("anna", role=User.Role.ADMINISTRATOR))
    assert client.post(f"/admin/articles/user/{above.pk}/end-sessions/").status_code == 403
