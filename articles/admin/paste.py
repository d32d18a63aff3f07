"""Paste a story: the text is read, shown for checking, and then becomes a story on the desk."""

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
from articles.desk.ingest import NotAStory, already_ingested, ingest
from articles.models import Attribution, Correction
from articles.wire.decoding import decode
from articles.wire.draft import Draft, UnreadableError

MOST_BYTES = 2 * 1024 * 1024
paste_media = Media(css={"all": [Stylesheet("articles/admin/paste.css")]})

# The words of a draft's lines, as the desk says them.
READ_AS = {
    "headline": gettext_lazy("headline"),
    "standfirst": gettext_lazy("standfirst"),
    "outlet": gettext_lazy("outlet"),
    "byline": gettext_lazy("byline"),
    "dateline": gettext_lazy("dateline"),
    "caption": gettext_lazy("caption"),
    "credit": gettext_lazy("credit"),
    "paragraph": gettext_lazy("paragraph"),
    "heading": gettext_lazy("heading"),
    "list": gettext_lazy("list"),
    "attribution": gettext_lazy("source line"),
    "notice": gettext_lazy("notice"),
    "junk": gettext_lazy("left out"),
    "text": gettext_lazy("not understood"),
    "time": gettext_lazy("time"),
    "age": gettext_lazy("age"),
    "name": gettext_lazy("name"),
    "section": gettext_lazy("section"),
    "programme": gettext_lazy("programme"),
    "duration": gettext_lazy("duration"),
    "production credit": gettext_lazy("production credit"),
    "repeated": gettext_lazy("left out: repeated"),
    "left over": gettext_lazy("not understood"),
    "rule": gettext_lazy("rule"),
    "end mark": gettext_lazy("end of the story"),
    "related": gettext_lazy("left out: other stories"),
    "another story": gettext_lazy("left out: another story"),
    "list of stories": gettext_lazy("list of stories"),
    "no story": gettext_lazy("sign that this is no story"),
}


class PasteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 18, "dir": "auto", "autofocus": True, "spellcheck": "false"}),
        help_text=gettext_lazy("The whole page or wire text, with its captions and credits. Nothing of it is lost."),
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
                self.add_error("file" if values.get("file") else "text", str(error))
        return values

    @staticmethod
    def _text_of(values) -> str:
        if file := values.get("file"):
            return decode(file.read())
        if not values["text"].strip():
            raise UnreadableError(_("Paste a text, or choose a file."))
        return values["text"].replace("\r\n", "\n")


def paste_view(request):
    """GET: the form. POST: the draft for checking; with `make`, the story itself, read anew from its hidden text."""
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    form = PasteForm(request.POST, request.FILES) if request.method == "POST" else PasteForm()
    if not form.is_valid():
        return _page(request, "admin/articles/paste.html", {"form": form})
    if "make" in request.POST:
        try:
            return _make(request, form.draft)
        except NotAStory as error:
            messages.error(request, str(error))
    return _page(request, "admin/articles/paste_check.html", _as_read(form.draft) | {"text": form.source_text})


def _make(request, draft: Draft):
    ingested = ingest(draft, by=request.user)
    if ingested.created:
        messages.success(request, _("The story is on the desk as a draft. Its photos wait for their pictures."))
    else:
        messages.info(request, _("This text is on the desk already: here it is."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[ingested.article.pk]))


def _as_read(draft: Draft) -> dict:
    """All that the check page shows."""
    return {
        "draft": draft,
        "fields": [(label, value) for label, value in _fields(draft) if value],
        "blocks": [(block, draft.photos[block.photo] if block.photo is not None else None) for block in draft.body],
        "lines": [(line, _label(line.read_as)) for line in draft.lines],
        "existing": already_ingested(draft),
    }


def _label(read_as: str) -> str:
    """A line that was read in parts has a word for each."""
    return ", ".join(str(READ_AS.get(word, word)) for word in dict.fromkeys(read_as.split(", ")))


def _fields(draft: Draft):
    dateline = draft.dateline
    yield _("Headline"), draft.headline
    yield _("Standfirst"), draft.standfirst
    yield _("By"), ", ".join(draft.byline)
    yield _("Outlet"), draft.outlet
    yield _("Published"), draft.published
    yield _("Updated"), draft.updated
    yield _("Dateline"), dateline and ", ".join(filter(None, (dateline.place, dateline.agency, dateline.date)))
    yield _("Language"), draft.language
    for entry in draft.attributions:
        yield Attribution.Kind(entry.kind).label.capitalize(), ", ".join(entry.names)
    for notice in draft.notices:
        yield Correction.Kind(notice.kind).label, notice.text


def _page(request, template: str, context: dict):
    context |= admin.site.each_context(request) | {"title": _("Paste a story"), "media": paste_media}
    return TemplateResponse(request, template, context)
