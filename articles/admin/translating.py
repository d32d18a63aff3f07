"""The page on which the translation of a story is begun."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.forms import by_edition, languages
from articles.admin.refusals import told_on_the_story
from articles.admin.stories import languages_of
from articles.desk import workflow
from articles.desk.roles import may, sections_of
from articles.desk.translations import translate
from articles.models import MAIN, Article, Section


class TranslationForm(forms.Form):
    """Offers the languages that the story is not in yet, those of editions first, and sections in which the user works.

    Where there are several editions, the translation is likely to go to another: its section is chosen anew.
    """

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    section = forms.ModelChoiceField(
        Section.objects.all(), label=gettext_lazy("Section"), required=False, empty_label=gettext_lazy("No section yet")
    )

    def __init__(self, data, *, story: Article, user):
        sections = sections_of(user)
        here = (not sections or story.section_id in sections) and MAIN.is_whole
        super().__init__(data, initial={"section": story.section_id if here else None})
        others = Article.objects.in_all_languages(story).exclude(state=Article.State.SPIKED)
        there = {tag.lower() for tag in others.values_list("language", flat=True)}
        missing = [(tag, name) for tag, name in languages(story.language) if tag.lower() not in there]
        missing.sort(key=lambda choice: choice[0] not in settings.EDITIONS)
        self.fields["language"].choices = [("", _("Choose a language")), *missing]
        section = self.fields["section"]
        if sections:
            section.queryset = Section.objects.filter(pk__in=sections)
        if settings.EDITIONS:
            section.choices = [("", section.empty_label), *by_edition(section.queryset)]


def may_translate(user, story: Article) -> bool:
    able = may(user, "articles.change_article", story) and may(user, "articles.add_article")
    return able and story.state != Article.State.SPIKED


@told_on_the_story
def translate_view(request, pk: int, model_admin):
    """GET asks for language and section; POST makes the draft and opens it."""
    story = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    workflow.refuse_if_spiked(story)
    if not may_translate(request.user, story):
        raise PermissionDenied
    form = TranslationForm(request.POST or None, story=story, user=request.user)
    error = ""
    if form.is_valid():
        try:
            draft = translate(story, **form.cleaned_data, by=request.user)
        except workflow.NotPossible as refused:
            error = str(refused)
        else:
            messages.success(request, _("A draft that holds the story as it was saved last. Translate it here."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[draft.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Translate"),
        "story": story,
        "form": form,
        "error": error,
        "in_languages": languages_of(story, request.user),
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/translate.html", context)
