"""The people of the desk: their log-ins, their roles, and the sections in which they work."""

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy, ngettext

from articles.models import User


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    """Only a superuser makes, or changes, one who stands above the roles."""

    actions = ["take_away_second_factors"]
    list_display = ["username", "first_name", "last_name", "role", "email", "is_active"]
    list_filter = ["role", "is_active"]
    show_facets = admin.ShowFacets.NEVER
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
