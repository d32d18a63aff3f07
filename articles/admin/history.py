"""Every save of a story: the list, one of them to read, two of them compared, and bringing one back."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.content import attribution, body
from articles.content.language import spoken
from articles.desk import locks
from articles.desk.difference import Difference, difference, photo_ids
from articles.desk.revisions import name_version, restore
from articles.models import Article, Photo, Publication, Revision, Transition

PAGE = 25
LONGEST_NAME = Revision._meta.get_field("note").max_length


@dataclass
class Version:
    """A revision in the list: what changed since the one before (None for the first); when readers got or get it.

    `steps` are those that were taken between it and the next version, the newest first.
    """

    revision: Revision
    previous: int | None
    difference: Difference | None
    published: list[datetime] = field(default_factory=list)
    ahead: list[datetime] = field(default_factory=list)
    steps: list[Transition] = field(default_factory=list)


class RevisionHistory:
    """Gives the admin of stories its history pages."""

    def get_urls(self):
        view = self.admin_site.admin_view
        name = "articles_article_{}".format
        return [
            path("<int:pk>/history/name/", view(self.name_view), name=name("name_version")),
            path("<int:pk>/history/compare/", view(self.compare_view), name=name("compare")),
            path("<int:pk>/history/<int:number>/", view(self.revision_view), name=name("revision")),
            path("<int:pk>/history/<int:number>/restore/", view(self.restore_view), name=name("restore")),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        article = self._viewable(request, object_id)
        page = Paginator(article.revisions.order_by("-number"), PAGE).get_page(request.GET.get("p"))
        versions = _versions(article, page)
        return self._page(
            request,
            "history.html",
            article,
            title=_("History"),
            page=page,
            versions=versions,
            shown=article.shown,
            latest=versions[0].revision.number if versions and page.number == 1 else None,
            may_change=self.has_change_permission(request, article),
            longest_name=LONGEST_NAME,
        )

    def revision_view(self, request, pk: int, number: int):
        article = self._viewable(request, pk)
        revision = get_object_or_404(article.revisions.select_related("created_by", "section", "outlet"), number=number)
        pictures = _pictures(revision.photo_ids)
        return self._page(
            request,
            "revision.html",
            article,
            title=_("Version %(number)d") % {"number": number},
            revision=revision,
            blocks=[
                (type(block).__name__, block, pictures.get(getattr(block, "photo", None)))
                for block in body.parse(revision.body)
            ],
            lead_picture=pictures.get(revision.lead_photo),
            source_line=_source_line(revision),
            shown=article.shown,
            is_latest=not article.revisions.filter(number__gt=number).exists(),
            may_change=self.has_change_permission(request, article),
        )

    def compare_view(self, request, pk: int):
        """Two versions, `old` and `new` by number, the earlier first; side by side with `view=side`."""
        article = self._viewable(request, pk)
        asked = [value for value in (request.GET.get("old", ""), request.GET.get("new", "")) if value.isdecimal()]
        found = article.revisions.select_related("created_by", "section", "outlet").filter(number__in=map(int, asked))
        pair = sorted(found, key=lambda revision: revision.number)
        if len(pair) < 2:
            messages.error(request, _("Choose two different versions to compare."))
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[pk]))
        old, new = pair
        return self._page(
            request,
            "compare.html",
            article,
            title=_("Version %(old)d and version %(new)d") % {"old": old.number, "new": new.number},
            pair=pair,
            old=old,
            new=new,
            latest=article.revisions.order_by("number").values_list("number", flat=True).last(),
            may_change=self.has_change_permission(request, article),
            difference=(found := difference(old, new)),
            pictures=thumbnails(found),
            side_by_side=request.GET.get("view") == "side",
        )

    def name_view(self, request, pk: int):
        """POST only: keeps the story as it is saved now under a name."""
        article = self._changeable(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if name := request.POST.get("name", "").strip()[:LONGEST_NAME]:
            with transaction.atomic():
                locks.claim(article, by=request.user)
                named = name_version(article, by=request.user, name=name)
            messages.success(
                request, _("Kept as version %(number)d, “%(name)s”.") % {"number": named.number, "name": name}
            )
        else:
            messages.error(request, _("Give the version a name."))
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[pk]))

    def restore_view(self, request, pk: int, number: int):
        """POST only: makes the working copy what it was, as a new version."""
        article = self._changeable(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        revision = get_object_or_404(article.revisions, number=number)
        with transaction.atomic():
            locks.claim(article, by=request.user)
            restore(revision, by=request.user, note=_("Version %(number)d restored") % {"number": number})
        messages.success(request, _("Version %(number)d is back in the form, as a new version.") % {"number": number})
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def _changeable(self, request, pk: int) -> Article:
        article = self._viewable(request, pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def _viewable(self, request, pk) -> Article:
        stories = self.get_queryset(request).select_related("live", "next")
        article = get_object_or_404(stories, pk=int(pk) if str(pk).isdecimal() else 0)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def _page(self, request, template: str, article: Article, **context):
        common = {"story": article, "opts": self.opts, "said_in": get_language()}
        context = {**self.admin_site.each_context(request), **common, **context}
        return TemplateResponse(request, f"admin/articles/article/{template}", context)


def _versions(article: Article, page) -> list[Version]:
    """The versions of a page of the list, with one query for the revisions and one for when readers got them."""
    revisions = article.revisions.select_related("created_by", "section", "outlet").order_by("-number")
    rows = list(revisions[page.start_index() - 1 if page else 0 :][: PAGE + 1])
    versions = {
        new.pk: Version(new, old and old.number, difference(old, new) if old else None)
        for new, old in zip(rows[:PAGE], [*rows[1:], None], strict=False)
    }
    now = timezone.now()
    for row in Publication.objects.filter(revision__in=versions).order_by("at", "id"):
        version = versions[row.revision_id]
        (version.ahead if row.at > now else version.published).append(row.at)
    listed = list(versions.values())
    _add_steps(article, listed, is_newest=page.number == 1)
    return listed


def _add_steps(article: Article, versions: list[Version], *, is_newest: bool) -> None:
    """Put each step with the version that the story was at when it was taken."""
    if not versions:
        return
    steps = article.transitions.select_related("by", "to")
    if not is_newest:
        following = article.revisions.filter(number__gt=versions[0].revision.number).order_by("number")
        steps = steps.filter(at__lt=following.values("created_at")[:1])
    if versions[-1].previous:
        steps = steps.filter(at__gte=versions[-1].revision.created_at)
    for step in steps:
        since = (version for version in versions if version.revision.created_at <= step.at)
        next(since, versions[-1]).steps.append(step)


def thumbnails(found: Difference) -> dict[int, dict]:
    """{photo's id: {url, alt}} of all photos on either side that the library still has."""
    ids = {pk for change in found.fields for pk in photo_ids(change.parts)}
    photos = Photo.objects.filter(pk__in=ids).only("alt_text")
    return {
        photo.pk: {"url": reverse("admin:articles_photo_thumbnail", args=[photo.pk]), "alt": photo.alt_text}
        for photo in photos
    }


def _pictures(ids: list[int]) -> dict[int, Photo]:
    """The photos that the library still has, by their ids."""
    return Photo.objects.defer("metadata", "search_text").in_bulk(ids)


def _source_line(revision: Revision) -> str:
    said = (
        attribution.Attribution(attribution.Kind(row["kind"]), (row["name"],), row["text"])
        for row in revision.attributions
    )
    return attribution.render(said, spoken(revision.language, get_language()))
