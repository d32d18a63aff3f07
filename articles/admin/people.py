"""The people of the desk: their log-ins, their roles, and the sections in which they work."""

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.accounts import end_sessions_of
from articles.models import User


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    """Only a superuser makes, or changes, one who stands above the roles."""

    actions = ["take_away_second_factors"]
    list_display = ["username", "first_name", "last_name", "role", "email", "is_active"]
    list_filter = ["role", "is_active"]
    show_facets = admin.ShowFacets.NEVER
    change_form_template = "admin/articles/user/change_form.html"
    filter_horizontal = ["sections", "groups", "user_permissions"]
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        (gettext_lazy("Person"), {"fields": ["first_name", "last_name", "email", "wants_mail"]}),
        (gettext_lazy("On the desk"), {"fields": ["role", "sections"]}),
    ]
    above_the_roles = (
        gettext_lazy("Above the roles"),
        {"fields": ["is_superuser", "groups", "user_permissions"], "classes": ["collapse"]},
    )
    add_fieldsets = [(None, {"fields": ["username", "usable_password", "password1", "password2", "role"]})]

    def get_urls(self):
        end = self.admin_site.admin_view(self.end_sessions_view)
        return [path("<int:pk>/end-sessions/", end, name="articles_user_end_sessions"), *super().get_urls()]

    @method_decorator(require_POST)
    def end_sessions_view(self, request, pk: int):
        """Log somebody out wherever they are logged in: a lost device, a farewell."""
        user = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        count = end_sessions_of(user)
        done = ngettext("%d session was ended.", "%d sessions were ended.", count) % count
        messages.success(request, done)
        return HttpResponseRedirect(reverse("admin:articles_user_change", args=[pk]))

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, self.above_the_roles] if obj and request.user.is_superuser else fieldsets

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and self._in_reach(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and self._in_reach(request, obj)

    @staticmethod
    def _in_reach(request, user: User | None) -> bool:
        return user is None or request.user.is_superuser or not user.is_superuser

    @admin.action(
        description=gettext_lazy("Take away second factors, for somebody who lost them"), permissions=["change"]
    )
    def take_away_second_factors(self, request, users):
        if not request.user.is_superuser:
            users = users.filter(is_superuser=False)
        count, _rows = Authenticator.objects.filter(user__in=users).delete()
        done = ngettext("%d second factor was taken away.", "%d second factors were taken away.", count) % count
        messages.success(request, done)
