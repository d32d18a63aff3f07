"""Pages about the paper: who it is, by which rules it works, how it is reached."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.forms import languages
from articles.admin.widgets import PAGE_MEDIA
from articles.content import body
from articles.desk.addresses import save_with_address
from articles.models import Page


class PageForm(forms.ModelForm):
    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page, stories = self.instance, reverse("admin:articles_article_stories")
        self.initial.setdefault("language", page.language)
        self.fields["language"].choices = languages(page.language)
        told = {"data-stories": stories, "data-language": page.language, "data-direction": page.direction}
        self.fields["body"].widget.attrs |= told

    def clean_body(self) -> str:
        document = body.parse(self.cleaned_data["body"])
        if not all(isinstance(block, Page.TEXT) for block in document):
            raise ValidationError(
                _("A page holds text, lists, quotations and tables. Take out photos, embeds, pull quotes and stories.")
            )
        return body.write(document)


@admin.register(Page)
class PageAdmin(admin.ModelAdmin):
    form = PageForm
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (gettext_lazy("Where it stands"), {"fields": ["kind", "slug", "language", "position", "published"]}),
    ]
    list_display = ["title", "kind", "position", "published"]
    list_filter = ["kind", "published"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_prepopulated_fields(self, request, obj=None):
        """Only a new page's slug follows its title: an address that stands changes on purpose alone."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(self, request, obj, form, change):
        save_with_address(obj)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.published else None

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] += PAGE_MEDIA.with_nonce(request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)
