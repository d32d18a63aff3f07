"""The people of the desk: their log-ins, their roles, and the sections in which they work."""

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import password_validation, update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from articles.admin.accounts import end_sessions_of
from articles.models import User


class PersonForm(forms.ModelForm):
    """Somebody of the desk; `new_password` is their first one, or takes the place of the one that they forgot."""

    new_password = forms.CharField(
        label=gettext_lazy("New password"),
        required=False,
        strip=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
        help_text=gettext_lazy("Left empty, theirs stays as it is."),
    )

    class Meta:
        labels = {"is_superuser": gettext_lazy("Above the roles: may do everything")}
        help_texts = {
            "username": "",
            "is_active": gettext_lazy("Untick it for somebody who has left."),
            "is_superuser": "",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        password = self.fields["new_password"]
        if not self.instance.pk:
            password.required, password.label = True, _("First password")
            password.help_text = _("Tell it to them. They change it under Account.")

    def _post_clean(self):
        """A password must not resemble the person's name, which stands in the instance by now."""
        super()._post_clean()
        if password := self.cleaned_data.get("new_password"):
            try:
                password_validation.validate_password(password, self.instance)
            except forms.ValidationError as refused:
                self.add_error("new_password", refused)

    def save(self, commit=True) -> User:
        if password := self.cleaned_data.get("new_password"):
            self.instance.set_password(password)
        return super().save(commit)


@admin.register(User)
class DeskUserAdmin(admin.ModelAdmin):
    """Only a superuser makes, or changes, one who stands above the roles."""

    form = PersonForm
    actions = ["take_away_second_factors"]
    list_display = ["username", "name", "role_shown", "email", "is_active"]
    list_filter = ["role", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    change_form_template = "admin/articles/user/change_form.html"
    formfield_overrides = {ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    names = ["username", "first_name", "last_name", "email"]

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
        on_the_desk = ["role", "sections"]
        if obj is None:
            return [(None, {"fields": [*self.names, *on_the_desk, "new_password"]})]
        password = ["new_password"] if self.has_change_permission(request, obj) else []
        above = ["is_superuser"] if request.user.is_superuser else []
        return [
            (gettext_lazy("Person"), {"fields": [*self.names, "wants_mail"]}),
            (gettext_lazy("On the desk"), {"fields": [*on_the_desk, *above]}),
            (gettext_lazy("Log-in"), {"fields": ["is_active", *password]}),
        ]

    @method_decorator(sensitive_post_parameters())
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj == request.user:
            update_session_auth_hash(request, obj)

    def lookup_allowed(self, lookup, value, request=None) -> bool:
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and self._in_reach(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and self._in_reach(request, obj)

    @staticmethod
    def _in_reach(request, user: User | None) -> bool:
        return user is None or request.user.is_superuser or not user.is_superuser

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=gettext_lazy("role"), ordering="role")
    def role_shown(self, user: User) -> str:
        stands_above = user.is_superuser and not user.role
        return capfirst(User.Role.ADMINISTRATOR.label if stands_above else user.get_role_display())

    @admin.action(
        description=gettext_lazy("Take away second factors, for somebody who lost them"), permissions=["change"]
    )
    def take_away_second_factors(self, request, users):
        if not request.user.is_superuser:
            users = users.filter(is_superuser=False)
        count, _rows = Authenticator.objects.filter(user__in=users).delete()
        done = ngettext("%d second factor was taken away.", "%d second factors were taken away.", count) % count
        messages.success(request, done)
