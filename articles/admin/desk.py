"""Sections, topics, authors, sources and old addresses: what stories are filed under."""

import re
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.core.validators import URLValidator
from django.db.models import URLField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.in_use import RefusesInUse
from articles.admin.lists import CommaSeparatedField
from articles.desk.addresses import free_slug, save_with_address
from articles.desk.roles import within_reach
from articles.models import Author, Edition, Redirect, Section, Source, Topic

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646, as far as it matters here


class AddressForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False
            slug.help_text = _("The readable part of the address. Left empty, it follows the name.")

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or free_slug(self._meta.model, self.cleaned_data.get("name", ""))


class KeepsItsAddress(RefusesInUse):
    """For a ModelAdmin whose rows have a page: a changed address goes on leading to it."""

    form = AddressForm
    prepopulated_fields = {"slug": ["name"]}
    show_full_result_count = False
    list_display_links = ["name"]

    def get_prepopulated_fields(self, request, obj=None):
        """Only a new row's slug follows its name: an address that stands changes on purpose alone."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(self, request, obj, form, change):
        save_with_address(obj)

    def view_on_site(self, obj) -> str:
        return obj.get_absolute_url()


class SectionForm(AddressForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("edition"):
            choices, words = _editions(self.instance.edition), {"label": plain.label, "help_text": plain.help_text}
            self.fields["edition"] = forms.ChoiceField(choices=choices, required=False, **words)


def _editions(own: str) -> list[tuple[str, str]]:
    """Every edition, and the section's own if it is not there any more."""
    known = [(edition.tag, str(edition)) for edition in Edition.every()]
    return known if own in dict(known) else [*known, (own, own)]


@admin.register(Section)
class SectionAdmin(KeepsItsAddress, admin.ModelAdmin):
    form = SectionForm
    search_fields = ["name"]

    def get_list_display(self, request):
        return ["name", "slug", *(["edition"] if settings.EDITIONS else []), "position"]

    def get_fields(self, request, obj=None):
        return ["name", "slug", "description", "position", *(["edition"] if settings.EDITIONS else [])]


@admin.register(Topic)
class TopicAdmin(KeepsItsAddress, admin.ModelAdmin):
    fields = ["name", "slug", "description", "picture"]
    list_display = ["name", "slug"]
    search_fields = ["name"]
    autocomplete_fields = ["picture"]


class LinksField(forms.CharField):
    """Links as lines: on each the words that readers see, then the address."""

    widget = forms.Textarea({"rows": 3, "placeholder": "Mastodon https://social.example/@name"})

    def prepare_value(self, value):
        return "\n".join(f"{link['label']} {link['url']}" for link in value) if isinstance(value, list) else value

    def clean(self, value) -> list[dict]:
        return [self._link(line) for line in super().clean(value).splitlines() if line.strip()]

    def has_changed(self, initial, data) -> bool:
        return (self.prepare_value(initial) or "").split() != (data or "").split()

    @staticmethod
    def _link(line: str) -> dict:
        label, _space, url = line.strip().rpartition(" ")
        try:
            URLValidator(["http", "https"])(url)
        except forms.ValidationError:
            label = ""
        if not label.strip():
            raise forms.ValidationError(
                _("“%(line)s” is no link. Write what readers see, a space, and an address that begins with https://"),
                params={"line": line.strip()},
            )
        return {"label": label.strip(), "url": url}


class AuthorForm(forms.ModelForm):
    links = LinksField(
        label=gettext_lazy("Further links"),
        required=False,
        help_text=gettext_lazy("One on each line: what readers see, a space, the address."),
    )

    def clean_languages(self) -> list[str]:
        tags = self.cleaned_data["languages"]
        if wrong := next((tag for tag in tags if not LANGUAGE_TAG.fullmatch(tag)), None):
            raise forms.ValidationError(
                _("“%(tag)s” is no tag of a language. English is en, Arabic ar, simplified Chinese zh-Hans."),
                params={"tag": wrong},
            )
        return tags


@admin.register(Author)
class AuthorAdmin(KeepsItsAddress, admin.ModelAdmin):
    form = AuthorForm
    fieldsets = [
        (None, {"fields": ["name", "slug", "job_title", "biography", "portrait", "languages", "user"]}),
        (gettext_lazy("Contact"), {"fields": ["url", "links", "email", "show_email"]}),
    ]
    list_display = ["name", "job_title", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "job_title"]
    autocomplete_fields = ["portrait", "user"]
    formfield_overrides = {ArrayField: {"form_class": CommaSeparatedField}, URLField: {"assume_scheme": "https"}}


@admin.register(Source)
class SourceAdmin(RefusesInUse, admin.ModelAdmin):
    fields = ["name", "kind", "other_names", "url"]
    list_display = ["name", "kind", "url"]
    list_filter = ["kind"]
    search_fields = ["name", "other_names"]
    show_full_result_count = False
    formfield_overrides = {ArrayField: {"form_class": CommaSeparatedField}, URLField: {"assume_scheme": "https"}}


class RedirectForm(forms.ModelForm):
    """Addresses may be pasted whole, as a browser shows them."""

    def clean_path(self):
        return unquote(self._path_of(self.cleaned_data["path"]))

    def clean_target(self):
        target = self.cleaned_data["target"]
        return self._path_of(target) if target else ""

    def clean(self):
        values = super().clean()
        story, target = values.get("article"), values.get("target")
        if "target" in values and bool(story) == bool(target):
            self.add_error("target", _("Choose a story, or give a new address: one of the two."))
        elif target and unquote(target) == values.get("path"):
            self.add_error("target", _("The new address is the old one. Give another."))
        return values

    @staticmethod
    def _path_of(address: str) -> str:
        parts = urlsplit(address.strip())
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not path.startswith("/"):
            raise forms.ValidationError(_("An address on this site begins with a slash, such as /2019/old-story.html"))
        return path


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    form = RedirectForm
    fields = ["path", "article", "target"]
    autocomplete_fields = ["article"]
    list_display = ["path", "leads_to"]
    list_select_related = ["article__live__section", "article__section"]
    search_fields = ["path", "target"]
    show_full_result_count = False

    def get_queryset(self, request):
        return within_reach(request.user, super().get_queryset(request))

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, redirect):
        return redirect.destination()
