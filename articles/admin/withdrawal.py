"""Taking a public story away from readers, after asking what to tell them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk import workflow
from articles.models import Article


def withdraw(request, pk: int, model_admin):
    """GET asks for the notice that takes the story's place; POST withdraws it."""
    article = get_object_or_404(Article, pk=pk)
    if not (request.user.has_perm("articles.publish_article") and model_admin.has_change_permission(request, article)):
        raise PermissionDenied
    error = ""
    if request.method == "POST":
        try:
            workflow.withdraw(article, by=request.user, notice=request.POST.get("notice", ""))
        except ValueError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Withdrawn. Its address now tells readers so."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Withdraw the story"),
        "story": article,
        "error": error,
        "notice": request.POST.get("notice", ""),
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/withdraw.html", context)
