"""The page on which a story's preview is given to people outside of the desk, and taken back from them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import sharing
from articles.desk.roles import may

MOST_LISTED = 50


class LifetimeForm(forms.Form):
    lifetime = forms.ChoiceField(
        label=gettext_lazy("Valid for"),
        choices=[(name, words) for name, (words, _length) in sharing.LIFETIMES.items()],
        initial="week",
    )


def share(request, pk: int, model_admin):
    """GET lists the links given out; POST gives out one more, or revokes the one whose id is `revoke`."""
    story = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not may(request.user, "articles.share_article", story):
        raise PermissionDenied
    form = LifetimeForm(request.POST if request.method == "POST" and "revoke" not in request.POST else None)
    if "revoke" in request.POST:
        _revoke(request, story)
        return HttpResponseRedirect(request.path)
    if form.is_valid():
        sharing.share(story, by=request.user, lifetime=form.cleaned_data["lifetime"])
        messages.success(request, _("Here is the link. Whoever has it can read the story; copy it and pass it on."))
        return HttpResponseRedirect(request.path)
    links = story.preview_links.select_related("created_by", "revoked_by")[:MOST_LISTED]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Share a preview"),
        "story": story,
        "form": form,
        "links": [(link, _address(request, link)) for link in links],
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/share.html", context)


def _revoke(request, story) -> None:
    number = request.POST["revoke"]
    link = story.preview_links.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if link:
        sharing.revoke(link, by=request.user)
        messages.success(request, _("Revoked. The link shows the story to nobody any more."))
    else:
        messages.error(request, _("This story has no such link."))


def _address(request, link) -> str:
    return request.build_absolute_uri(reverse("site:shared_preview", args=[link.token])) if link.is_valid else ""
