"""Every save of a story: the list, one of them to read, and bringing it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles.content import attribution, body
from articles.desk.revisions import restore
from articles.models import Article, Revision

PAGE = 50


class RevisionHistory:
    """Gives the admin of stories its history pages."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/history/<int:number>/", view(self.revision_view), name="articles_article_revision"),
            path("<int:pk>/history/<int:number>/restore/", view(self.restore_view), name="articles_article_restore"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        article = self._viewable(request, object_id)
        revisions = article.revisions.select_related("created_by").only(
            "number", "created_at", "note", "headline", "created_by"
        )
        page = Paginator(revisions, PAGE).get_page(request.GET.get("p"))
        return self._page(request, "history.html", article, title=_("History"), page=page)

    def revision_view(self, request, pk: int, number: int):
        article = self._viewable(request, pk)
        revision = get_object_or_404(article.revisions.select_related("created_by", "section", "outlet"), number=number)
        return self._page(
            request,
            "revision.html",
            article,
            title=_("Version %(number)d") % {"number": number},
            revision=revision,
            blocks=[(type(block).__name__, block) for block in body.parse(revision.body)],
            source_line=_source_line(revision),
            is_latest=not article.revisions.filter(number__gt=number).exists(),
            may_restore=self.has_change_permission(request, article),
        )

    def restore_view(self, request, pk: int, number: int):
        """POST only: makes the working copy what it was, as a new version."""
        article = self._viewable(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        revision = get_object_or_404(article.revisions, number=number)
        restore(revision, by=request.user, note=_("Version %(number)d restored") % {"number": number})
        messages.success(request, _("Version %(number)d is back in the form, as a new version.") % {"number": number})
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def _viewable(self, request, pk) -> Article:
        article = get_object_or_404(
            self.get_queryset(request).select_related("live"), pk=int(pk) if str(pk).isdecimal() else 0
        )
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def _page(self, request, template: str, article: Article, **context):
        context |= {**self.admin_site.each_context(request), "story": article, "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/articles/article/{template}", context)


def _source_line(revision: Revision) -> str:
    return attribution.render(
        attribution.Attribution(attribution.Kind(row["kind"]), (row["name"],), row["text"])
        for row in revision.attributions
    )
