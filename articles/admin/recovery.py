"""What was typed and not saved: read, brought back into the form, merged with what others saved meanwhile."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.editing import as_post, clock, keep_posted, tab_named
from articles.admin.history import thumbnails
from articles.admin.merging import merged, posted, posted_at
from articles.admin.stories import chosen
from articles.desk import drafts, locks
from articles.desk.difference import difference
from articles.models import Article, EditingSession, Revision

ROW_LABELS = {
    "bylines": gettext_lazy("Bylines"),
    "attributions": gettext_lazy("Sources"),
    "corrections": gettext_lazy("Corrections"),
}


class Recovery:
    """Gives the admin of stories the page of an unsaved text, and fills the form with one."""

    def get_urls(self):
        kept = self.admin_site.admin_view(self.kept_view)
        return [path("kept/<uuid:tab>/", kept, name="articles_article_kept"), *super().get_urls()]

    def kept_view(self, request, tab):
        """What of mine is kept unsaved; POST throws it away."""
        session = get_object_or_404(_of(request), pk=tab)
        page = _form_page(session.article_id)
        if request.method == "POST":
            locks.throw_away(tab, by=request.user)
            messages.success(request, _("The unsaved text was thrown away."))
            return HttpResponseRedirect(page)
        old = (session.article and session.article.revisions.select_related("created_by").first()) or Revision(number=0)
        new = drafts.revision(session)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Unsaved text of %(time)s") % {"time": clock(session.data_at)},
            "story": session.article,
            "old": old,
            "new": new,
            "difference": (found := difference(old, new)),
            "pictures": thumbnails(found),
            "bring_back": f"{page}?kept={tab}",
        }
        return TemplateResponse(request, "admin/articles/article/kept.html", context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if "merge" in request.POST and object_id:
            return self._merge(request, get_object_or_404(self.get_queryset(request), pk=object_id))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def brought_back(self, request, article: Article | None) -> dict:
        """For the page of the form: the form filled with what `?kept=` names, and the conflicts in it; or nothing."""
        if request.method != "GET" or "kept" not in request.GET:
            return {}
        session = get_object_or_404(_of(request), pk=tab_named(request.GET["kept"]), article=article)
        fresh = article and Article.objects.get(pk=article.pk)  # what is typed goes into it
        form = self.get_form(request, article)(as_post(session.data), instance=fresh)
        with transaction.atomic():
            form.is_valid()
        context = {"form": form, "kept": session, "merged": "conflicts" in session.data}
        if names := session.data.get("conflicts"):
            stored = self.get_form(request, article)(instance=article)
            context["conflicts"] = [_conflict(stored, name) for name in names]
        return context

    def _merge(self, request, article: Article):
        """Make one of what is posted and what was saved meanwhile, and show it in the form, not saved yet."""
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        form_class = self.get_form(request, article)
        mine = dict(request.POST.lists())
        number = request.POST.get("revision", "")
        base = article.revisions.filter(number=number if number.isdecimal() else 0).first()
        theirs = posted(form_class(instance=article))
        typed, conflicts = merged(mine, posted_at(base, form_class) if base else {}, theirs)
        tab = keep_posted(request, article, typed | {"conflicts": conflicts})
        return HttpResponseRedirect(f"{_form_page(article.pk)}?kept={tab}")

    def keep_refused(self, request, article: Article) -> None:
        """Keep what crossed with the save of somebody else, so that it can be read beside theirs."""
        if "tab" in request.POST:
            keep_posted(request, article, dict(request.POST.lists()))


def _of(request):
    """What is kept unsaved of whoever asks, and of nobody else."""
    return EditingSession.objects.filter(user=request.user, data__isnull=False).select_related("article")


def _form_page(article_id: int | None) -> str:
    if article_id:
        return reverse("admin:articles_article_change", args=[article_id])
    return reverse("admin:articles_article_add")


def _conflict(stored, name: str) -> dict:
    """What both changed: its name, and what the other saved of it where that is a line."""
    if name not in stored.fields:
        rows = getattr(stored, name).initial
        return {"label": ROW_LABELS[name], "theirs": ", ".join(row.get("name") or row["text"] for row in rows)}
    field, value = stored.fields[name], stored[name].value()
    if name in drafts.TIES:
        value = chosen(stored, name, stored.user)
    if choices := getattr(field, "choices", None):
        value = dict(choices).get(value, value)
    return {"label": field.label, "theirs": value or "–", "is_text": name == "body"}
