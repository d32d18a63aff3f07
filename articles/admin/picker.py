"""What the photo picker asks for: photos as JSON, small pictures, uploads. The pages of the library use it too."""

from datetime import datetime

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from js_asset import JSON, ImportMap, Media

from articles.desk.library import add_photo, save_photo
from articles.desk.telling import told
from articles.models import Photo
from articles.photos import imaging
from articles.photos.metadata import Metadata

PAGE = 40
MOST_SUGGESTED = 8
LONGEST_SUGGESTION = 500

picker_media = Media(
    css={"all": ["articles/admin/library.css"]},
    js=[
        JSON(
            {
                "photos": reverse_lazy("admin:articles_photo_json"),
                "upload": reverse_lazy("admin:articles_photo_upload"),
                "words": {
                    "title": gettext_lazy("Choose a photo"),
                    "close": gettext_lazy("Close"),
                    "search": gettext_lazy("Search captions, people, places, credits"),
                    "upload": gettext_lazy("Upload photos"),
                    "drop": gettext_lazy("or drop them here"),
                    "photos": gettext_lazy("Photos"),
                    "suggested": gettext_lazy("Fits the caption"),
                    "more": gettext_lazy("Older photos"),
                    "use": gettext_lazy("Use this photo"),
                    "none": gettext_lazy("No photo is found. Try fewer words, or upload one."),
                    "choose": gettext_lazy("Choose a photo to see its caption and credit."),
                    "caption": gettext_lazy("Caption"),
                    "no_caption": gettext_lazy("No caption yet"),
                    "credit": gettext_lazy("Credit"),
                    "no_credit": gettext_lazy("No credit yet"),
                    "alt": gettext_lazy("Alternative text"),
                    "no_alt": gettext_lazy("No alternative text yet"),
                    "size": gettext_lazy("Size"),
                    "describe": gettext_lazy("What you write here is kept with the photo."),
                    "not_kept": gettext_lazy("This was not kept. Check the connection and write it again."),
                    "added": gettext_lazy("Added to the library."),
                    "known": gettext_lazy("Already in the library."),
                    "failed": gettext_lazy("The upload was cut off. Check the connection and choose the file again."),
                    "logged_out": gettext_lazy("You are logged out. Log in in another tab, then try again."),
                    "unreachable": gettext_lazy("The library does not answer. Check the connection and try again."),
                },
            },
            id="photo-picker",
        )
    ],
    importmap=ImportMap({"articles/admin/picker": "articles/admin/picker.js"}),
)


def page_of(photos, before: str):
    """At most PAGE photos, newest first, from behind the place `before`, and the place where the next page begins."""
    if before:
        try:
            moment, pk = before.split("_")
            photos = photos.before(datetime.fromisoformat(moment), int(pk))
        except ValueError as error:
            raise BadRequest("before is no place in the library") from error
    rows = list(photos.defer("metadata", "search_text").order_by("-uploaded_at", "-id")[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], f"{last.uploaded_at.isoformat()}_{last.pk}" if last else ""


def take_in(file: UploadedFile, *, by) -> tuple[Photo, bool]:
    """Add an uploaded file to the library, if it is not there yet; what is too large is refused before it is read."""
    if file.size > imaging.MAX_BYTES:
        raise TooLargeError(
            _("The file has %(size)d MB; at most %(most)d MB are taken. Save it as a JPEG of high quality.")
            % {"size": file.size // 1024**2, "most": imaging.MAX_BYTES // 1024**2}
        )
    return add_photo(file.read(), file.name or "", by=by)


class TooLargeError(imaging.RefusedError):
    """A file of more than imaging.MAX_BYTES."""


def as_json(photo: Photo) -> dict:
    return {
        "id": photo.pk,
        "url": reverse("admin:articles_photo_thumbnail", args=[photo.pk]),
        "picture": reverse("admin:articles_photo_picture", args=[photo.pk]),
        "width": photo.width,
        "height": photo.height,
        "caption": photo.caption,
        "alt": photo.alt_text,
        "credit": photo.rendered_credit(),
        "hindrance": hindrance.label if (hindrance := photo.hindrance()) else "",
    }


@require_GET
def photos_json(request, model_admin):
    """?q= words, ?suggest= a caption (photos like it come first), ?before= the last answer's `next`, or ?ids=1,2."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    wanted = request.GET
    if "ids" in wanted:
        return JsonResponse({"photos": [as_json(photo) for photo in _named(wanted["ids"])], "next": ""})
    suggest = wanted.get("suggest", "").strip()[:LONGEST_SUGGESTION]
    like = []
    if suggest and not wanted.get("q") and not wanted.get("before"):
        like = list(Photo.objects.resembling(suggest).defer("metadata")[:MOST_SUGGESTED])
    photos = Photo.objects.matching(wanted.get("q", ""))
    rows, following = page_of(photos, wanted.get("before", ""))
    suggested = [as_json(photo) | {"suggested": True} for photo in like]
    others = [as_json(photo) for photo in rows if photo not in like]
    return JsonResponse({"photos": suggested + others, "next": following})


def _named(ids: str) -> list[Photo]:
    """The photos of these ids, in their order, at most PAGE."""
    numbers = [int(part) for part in ids.split(",") if part.isdecimal() and len(part) < 19][:PAGE]
    found = Photo.objects.defer("metadata").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


@require_POST
def upload(request, model_admin):
    """One file a request, in the part `file`: {photo, created}, or {error} with 400, or 413 where it is too large."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    file = request.FILES.get("file")
    if not file:
        return JsonResponse({"error": _("No file came with the upload. Choose one.")}, status=400)
    try:
        photo, created = take_in(file, by=request.user)
    except TooLargeError as error:
        return JsonResponse({"error": told(error)}, status=413)
    except imaging.RefusedError as error:
        return JsonResponse({"error": told(error)}, status=400)
    return JsonResponse({"photo": _for_its_uploader(photo, request, model_admin), "created": created})


def _for_its_uploader(photo: Photo, request, model_admin) -> dict:
    """For those who may change it, with the address that takes its words; `credit` may stem from source or creators."""
    if not model_admin.has_change_permission(request, photo):
        return as_json(photo)
    address = reverse("admin:articles_photo_describe", args=[photo.pk])
    return as_json(photo) | {"describe": address, "own_credit": photo.credit}


class Description(forms.ModelForm):
    """What a photo needs before it can stand in a story."""

    class Meta:
        model = Photo
        fields = ["caption", "alt_text", "credit"]


@require_POST
def describe(request, model_admin, pk: int):
    """Keep a photo's caption, alternative text and credit: {photo}, or {error} with 400."""
    photo = get_object_or_404(Photo, pk=pk)
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    form = Description(request.POST, instance=photo)
    if not form.is_valid():
        refused = [message for messages in form.errors.values() for message in messages]
        return JsonResponse({"error": " ".join(refused)}, status=400)
    save_photo(form.save(commit=False))
    return JsonResponse({"photo": _for_its_uploader(photo, request, model_admin)})


@require_GET
def picture(request, model_admin, pk: int, width: int):
    """A photo about `width` pixels wide, for the desk's eyes: a standing rendition, else one made on the spot."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.defer("metadata", "search_text"), pk=pk)
    response = HttpResponse(_picture_bytes(photo, width), content_type="image/webp")
    patch_cache_control(response, private=True, max_age=7 * 24 * 3600)
    return response


def _picture_bytes(photo: Photo, width: int) -> bytes:
    standing = list(photo.renditions.filter(format="webp", superseded=False).order_by("width"))
    wide = [rendition for rendition in standing if rendition.width >= min(width, photo.width)] or standing[-1:]
    try:
        if wide:
            with wide[0].file.open() as file:
                return file.read()
        with photo.file.open() as file:
            return imaging.render(file.read(), width=width, format="webp", metadata=Metadata())
    except FileNotFoundError as error:
        raise Http404(_("The photo’s file is missing.")) from error
