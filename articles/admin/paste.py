"""Paste a story: the text is read, shown for checking, and then becomes a story on the desk."""

import hashlib
import re

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media, Stylesheet

from articles import wire
from articles.admin.reading import shown
from articles.desk.ingest import already_ingested, as_a_story, ingest
from articles.desk.telling import told
from articles.wire.decoding import decode
from articles.wire.draft import Draft, UnreadableError

MOST_BYTES = 2 * 1024 * 1024
paste_media = Media(css={"all": [Stylesheet("articles/admin/paste.css")]})

SOURCE_OF_A_PAGE = re.compile(r"\A\s*<(!doctype html|html)[\s>]|(</(p|div|span|li|td)>.*?){3}", re.I | re.S)


class PasteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 18, "dir": "auto", "autofocus": True, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "The whole page or wire text, with its captions and credits. "
            "What is no part of the story is left out of it, but kept beside it as it came in."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a text file"),
        required=False,
        widget=forms.FileInput({"accept": ".txt,.text,text/plain"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file has more than 2 MB. That is no single story: choose another file."))
        return file

    def clean(self):
        values = super().clean()
        if not self.errors:
            try:
                self.source_text = self._text_of(values)
                self.draft = wire.read(self.source_text.encode())
            except UnreadableError as error:
                self.add_error("file" if values.get("file") else "text", told(error))
        return values

    @staticmethod
    def _text_of(values) -> str:
        if file := values.get("file"):
            return decode(file.read())
        if not values["text"].strip():
            raise UnreadableError(_("Paste a text, or choose a file."))
        if SOURCE_OF_A_PAGE.search(values["text"]):
            raise UnreadableError(
                _("This is the source of a web page. Open the page itself, select its text, and paste that.")
            )
        return values["text"].replace("\r\n", "\n")


def paste_view(request):
    """GET: the form. POST: the draft for checking, or, where it was checked as it stands, the story made of it."""
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    form = PasteForm(request.POST, request.FILES) if request.method == "POST" else PasteForm()
    if not form.is_valid():
        return _page(request, "admin/articles/paste.html", {"form": form})
    checked = _mark(form.source_text)
    if "make" in request.POST:
        if request.POST["make"] == checked:
            return _make(request, form.draft if form.draft.is_article else as_a_story(form.draft))
        messages.info(request, _("You changed the text: this is how it reads now."))
    context = {"text": form.source_text, "checked": checked, "existing": already_ingested(form.draft)}
    return _page(request, "admin/articles/paste_check.html", shown(form.draft) | context)


def _mark(text: str) -> str:
    """By which a text is known again, whatever a browser makes of its line ends."""
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def _make(request, draft: Draft):
    ingested = ingest(draft, by=request.user)
    if ingested.created and draft.photos:
        messages.success(request, _("The story is on the desk as a draft. Its photos wait for their pictures."))
    elif ingested.created:
        messages.success(request, _("The story is on the desk as a draft."))
    else:
        messages.info(request, _("This text is on the desk already: here it is."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[ingested.article.pk]))


def _page(request, template: str, context: dict):
    context |= admin.site.each_context(request) | {"title": _("Paste a story"), "media": paste_media}
    return TemplateResponse(request, template, context)
