"""Logging in to the desk: password, second factors, passkeys and sessions, by django-allauth. Nobody signs up."""

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from articles.models import User

PROTECTED = (User.Role.EDITOR, User.Role.CHIEF, User.Role.ADMINISTRATOR)


class StaffOnly(DefaultAccountAdapter):
    """Keeps the sign-up closed: an administrator adds people."""

    def is_open_for_signup(self, request) -> bool:
        return False


class NamedLogin(LoginForm):
    """Says in its label, which stays when one types, what may be typed."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Username or e-mail address")
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


def needs_second_factor(user) -> bool:
    """Whether the site wants a second factor of this user and there is none yet."""
    protected = user.is_superuser or user.role in PROTECTED
    return settings.REQUIRE_TWO_FACTORS and protected and not is_mfa_enabled(user)


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("factors/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
