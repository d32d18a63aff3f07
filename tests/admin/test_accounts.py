"""Logging in to the desk: throttled, with second factors where the site wants them, and nobody signs up."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

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


def test_sessions_are_listed_and_the_others_can_be_ended(client):
    factories.user(role=User.Role.REPORTER)
    elsewhere = Client(HTTP_USER_AGENT="A lost telephone")
    log_in(elsewhere)
    log_in(client)
    assert "A lost telephone" in client.get("/admin/account/sessions/").content.decode()
    client.post("/admin/account/sessions/")
    assert elsewhere.get("/admin/articles/article/").status_code == 302
    assert client.get("/admin/articles/article/").status_code == 200
