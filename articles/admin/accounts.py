"""Logging in to the desk: password, second factors, passkeys and sessions, by django-allauth. Nobody signs up."""

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.devices import device
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
        self.fields["password"].widget.attrs.pop("placeholder", None)


def needs_second_factor(user) -> bool:
    """Whether the site wants a second factor of this user and there is none yet."""
    protected = user.is_superuser or user.role in PROTECTED
    return settings.REQUIRE_TWO_FACTORS and protected and not is_mfa_enabled(user)


class Sessions(ListUserSessionsView):
    """Where one is logged in, with the devices by their names; a POST ends all sessions but this one."""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.device = device(session.user_agent)
        return context


@login_required
@require_POST
def end_session(request, pk: int):
    """End one of one's own sessions. To end the one that asks is to log out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.session_key == request.session.session_key:
        logout(request)
        return redirect("account_login")
    session.end()
    messages.success(request, _("That session has ended: %s.") % device(session.user_agent))
    return redirect("usersessions_list")


def end_sessions_of(user: User) -> int:
    """Log somebody out everywhere; from how many places."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


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
    path("sessions/", Sessions.as_view(), name="usersessions_list"),
    path("sessions/<int:pk>/end/", end_session, name="usersessions_end"),
]
