"""The picture library: every photo at a glance, its form, and what goes into it."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import DateTimeField, URLField
from django.forms.widgets import Script
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.admin.in_use import RefusesInUse
from articles.admin.lists import CommaSeparatedField
from articles.admin.picker import picker_media
from articles.admin.widgets import MOMENT_MEDIA, MomentInput
from articles.desk import library, locks
from articles.desk.roles import may, reachable
from articles.desk.telling import told
from articles.models import Caption, Photo
from articles.photos.imaging import RefusedError

library_media = picker_media + forms.Media(js=[Script("articles/admin/library.js", type="module")])

CHANGE_STORY = "articles.change_article"
MOST_LISTED = 50
MOST_WAITING = 6
THUMBNAIL_WIDTH, PICTURE_WIDTH = 320, 960
SHOWN = {
    "no-credit": (gettext_lazy("No credit"), lambda photos: photos.without_credit()),
    "no-alt": (gettext_lazy("No alternative text"), lambda photos: photos.without_alt_text()),
    "barred": (gettext_lazy("Not for use now"), lambda photos: photos.barred()),
    "unused": (gettext_lazy("Unused"), lambda photos: photos.unused()),
}


def focal_slider() -> forms.NumberInput:
    """A slider beside the picture, outside of the form's own element."""
    return forms.NumberInput({"type": "range", "min": 0, "max": 1, "step": 0.01, "form": "photo_form"})


class PhotoForm(forms.ModelForm):
    class Meta:
        widgets = {
            "caption": forms.Textarea({"rows": 4}),
            "alt_text": forms.Textarea({"rows": 2}),
            "extended_description": forms.Textarea({"rows": 3}),
            "copyright_notice": forms.Textarea({"rows": 2}),
            "instructions": forms.Textarea({"rows": 3}),
            "usage_terms": forms.Textarea({"rows": 3}),
            "focal_x": focal_slider(),
            "focal_y": focal_slider(),
        }


@admin.register(Photo)
class PhotoAdmin(RefusesInUse, admin.ModelAdmin):
    form = PhotoForm
    change_list_template = "admin/articles/photo/library.html"
    add_form_template = "admin/articles/photo/upload.html"
    search_fields = ["search_text"]
    formfield_overrides = {
        ArrayField: {"form_class": CommaSeparatedField},
        URLField: {"assume_scheme": "https"},
        DateTimeField: {"form_class": forms.DateTimeField, "widget": MomentInput},
    }
    fieldsets = [
        (
            gettext_lazy("What it shows"),
            {"fields": ["caption", "alt_text", "headline", "persons", "keywords"]},
        ),
        (
            gettext_lazy("Credit and rights"),
            {
                "fields": [
                    "credit",
                    "creators",
                    "source",
                    "copyright_notice",
                    "instructions",
                    "usage_terms",
                    "denied",
                    "embargoed_until",
                    "rights_expire_at",
                ]
            },
        ),
        (
            gettext_lazy("Where and when"),
            {"fields": ["taken", "sublocation", "city", "state", "country", "country_code"]},
        ),
        (
            gettext_lazy("More"),
            {
                "classes": ["collapse"],
                "fields": [
                    "title",
                    "extended_description",
                    "creator_title",
                    "caption_writer",
                    "copyright_owner",
                    "rights_url",
                    "licensor_url",
                    "job_id",
                    "digital_source_type",
                    "data_mining",
                    "image_guid",
                ],
            },
        ),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            ("json/", partial(picker.photos_json, model_admin=self), "json"),
            ("upload/", partial(picker.upload, model_admin=self), "upload"),
            ("<int:pk>/describe/", partial(picker.describe, model_admin=self), "describe"),
            ("<int:pk>/thumbnail/", partial(picker.picture, model_admin=self, width=THUMBNAIL_WIDTH), "thumbnail"),
            ("<int:pk>/picture/", partial(picker.picture, model_admin=self, width=PICTURE_WIDTH), "picture"),
            ("<int:pk>/use/<int:caption>/", self.use_view, "use"),
        ]
        urls = [path(route, view(function), name=f"articles_photo_{name}") for route, function, name in own]
        return urls + super().get_urls()

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The focal point stands beside the picture, in no group of fields."""
        fields = [*flatten_fieldsets(self.fieldsets), "focal_x", "focal_y"]
        return super().get_form(request, obj, change, **kwargs | {"fields": fields})

    def changelist_view(self, request, extra_context=None):
        """The library: photos, newest first, by words and by what they lack."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query, shown = request.GET.get("q", ""), request.GET.get("show", "")
        photos = Photo.objects.matching(query)
        if shown in SHOWN:
            photos = SHOWN[shown][1](photos)
        rows, following = picker.page_of(photos, request.GET.get("before", ""))
        context = self._context(request, _("Photos")) | {
            "photos": rows,
            "query": query,
            "shown": shown,
            "filters": [("", _("All")), *((value, label) for value, (label, _narrow) in SHOWN.items())],
            "next": following,
            "is_later_page": "before" in request.GET,
        }
        return TemplateResponse(request, self.change_list_template, context | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        """Take in several files at once; the same page does it with progress where scripts run."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._take_in(request, request.FILES.getlist("file"))
        context = self._context(request, _("Upload photos"))
        return TemplateResponse(request, self.add_form_template, context | (extra_context or {}))

    def _take_in(self, request, files):
        added = []
        for file in files:
            try:
                photo, created = picker.take_in(file, by=request.user)
            except RefusedError as error:
                messages.error(request, f"{file.name}: {told(error)}")
                continue
            added.append(photo)
            if not created:
                messages.info(request, _("%s is already in the library.") % file.name)
        if not files:
            messages.error(request, _("No file came with the upload. Choose one."))
        if added:
            text = ngettext("%d photo is in the library.", "%d photos are in the library.", len(added))
            messages.success(request, text % len(added))
        if len(added) == len(files) == 1:
            return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[added[0].pk]))
        return HttpResponseRedirect(reverse(f"admin:articles_photo_{'changelist' if added else 'add'}"))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            used = library.stories_with(obj)
            stories = reachable(request.user, used).select_related("live").defer("body", "imported_text")
            context |= {
                "media": context["media"] + (library_media + MOMENT_MEDIA).with_nonce(request.csp_nonce),
                "stories": stories[:MOST_LISTED],
                "elsewhere": used.count() - stories.count(),
                "waiting": self._waiting(obj, request.user),
                "said": [(standard.upper(), sorted(values.items())) for standard, values in obj.metadata.items()],
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    @staticmethod
    def _waiting(photo: Photo, user) -> list[Caption]:
        """Captions of the user's stories whose picture this may be, each of a story's wordings once."""
        found = Caption.objects.waiting().resembling(photo.caption).select_related("article")[: MOST_WAITING * 3]
        found = [caption for caption in found if may(user, CHANGE_STORY, caption.article)]
        once = {(caption.article_id, caption.text): caption for caption in reversed(found)}
        return list(reversed(once.values()))[:MOST_WAITING]

    @method_decorator(require_POST)
    def use_view(self, request, pk: int, caption: int):
        """Give a waiting caption this photo."""
        waiting = Caption.objects.waiting().select_related("article").filter(pk=caption).first()
        if not (self.has_view_permission(request) and may(request.user, CHANGE_STORY, waiting and waiting.article)):
            raise PermissionDenied
        photo = get_object_or_404(Photo, pk=pk)
        if waiting:
            with transaction.atomic():
                locks.claim(waiting.article, by=request.user)
                library.fill_waiting(waiting, photo, by=request.user)
            messages.success(request, _("The photo now stands in “%s”.") % waiting.article)
        else:
            messages.warning(request, _("This caption waits no longer: somebody gave it a photo or rewrote it."))
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[pk]))

    def has_change_permission(self, request, obj=None) -> bool:
        return may(request.user, "articles.change_photo", obj)

    def save_model(self, request, obj, form, change):
        library.save_photo(obj)

    def delete_model(self, request, obj):
        library.delete_photo(obj)

    def _context(self, request, title: str) -> dict:
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": title,
            "media": self.media + library_media.with_nonce(request.csp_nonce),
            "has_add_permission": self.has_add_permission(request),
        }
