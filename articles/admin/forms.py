"""The form in which a story is written."""

import re
from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.moments import MomentField
from articles.admin.rows import Attributions, Bylines, Corrections
from articles.admin.stories import find_story
from articles.admin.widgets import LineInput, NameInput
from articles.content import body
from articles.desk.checks import embargo_problem
from articles.desk.ingest import source_named
from articles.desk.roles import may, sections_of
from articles.models import (
    SAME_LANGUAGE,
    Article,
    Byline,
    Caption,
    Edition,
    Photo,
    Revision,
    Section,
    Source,
    User,
    slug_of,
)

MOMENTS = ("updated_at", "first_published_at", "embargoed_until", "expires_at", "front_until")
LEAD_FIELDS = ("text", "alt", "decorative", "credit")


class TopicsField(forms.CharField):
    """Topics as a line with commas; they may hold spaces."""

    def prepare_value(self, value):
        return ", ".join(sorted(map(str, value))) if isinstance(value, list) else value

    def clean(self, value) -> list[str]:
        names = [" ".join(name.split()) for name in re.split(r"[,;،、，]", super().clean(value))]
        names = list({name.casefold(): name for name in reversed(names) if name}.values())
        if long := next((name for name in names if len(name) > 100), None):
            raise ValidationError(
                _("“%(name)s” is too long for a topic. Separate topics by commas."), params={"name": long}
            )
        return names

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial or []) != (data or "")


class StoryForm(forms.ModelForm):
    """A story with everything that is edited together with it; bad input of any part keeps all that was typed.

    `conflict` is the newer revision that somebody else saved meanwhile, or None.
    """

    user = None

    language = forms.ChoiceField(label=_("Language"))
    topics = TopicsField(label=_("Topics"), required=False, help_text=_("Separated by commas."))
    outlet_name = forms.CharField(
        label=_("First appeared in"), required=False, max_length=120, widget=NameInput("outlet")
    )
    lead_photo = forms.ModelChoiceField(Photo.objects.all(), required=False, widget=forms.HiddenInput)
    lead_text = forms.CharField(label=_("Caption"), required=False, widget=LineInput)
    lead_alt = forms.CharField(label=_("Alternative text"), required=False, widget=LineInput)
    lead_decorative = forms.BooleanField(label=_("Decorative: nothing to say about it"), required=False)
    lead_credit = forms.CharField(label=_("Credit"), required=False, max_length=250)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    follows = forms.IntegerField(label=_("Follows"), required=False, max_value=2**63 - 1, widget=forms.HiddenInput)
    translation_of = forms.IntegerField(
        label=_("Translation of"), required=False, max_value=2**63 - 1, widget=forms.HiddenInput
    )
    assigned_to = forms.ModelChoiceField(
        User.objects.filter(is_active=True, is_staff=True).order_by("first_name", "username"),
        label=_("Assigned to"),
        required=False,
        empty_label=_("Nobody"),
    )

    class Meta:
        model = Article
        fields = [
            "kicker",
            "headline",
            "standfirst",
            "body",
            "language",
            "kind",
            "front_priority",
            "section",
            "slug",
            "byline_line",
            "topics",
            "dateline_place",
            "dateline_agency",
            "dateline_date",
            "internal_note",
            "priority",
            "due_at",
            "follows",
            "translation_of",
            *MOMENTS,
        ]
        widgets = {
            "headline": LineInput,
            "standfirst": LineInput,
            "internal_note": forms.Textarea({"rows": 3}),
        }
        field_classes = dict.fromkeys([*MOMENTS, "due_at"], MomentField)

    def __init__(self, data=None, files=None, **kwargs):
        super().__init__(data, files, **kwargs)
        article = self.instance
        self.conflict = None
        self.is_new = article.pk is None
        self.bylines, self.attributions, self.corrections = self.rows = (
            Bylines(article, data, begin_with=_signed_by(self.user)),
            Attributions(article, data),
            Corrections(article, data),
        )
        self.initial.setdefault("language", article.language)
        self.fields["language"].choices = languages(article.language)
        self.fields["section"].empty_label = _("Choose a section")
        self.fields["embargoed_until"].late = self.fields["embargoed_until"].widget.late = True
        self.fields["headline"].widget.attrs["placeholder"] = _("Headline")
        self.fields["kicker"].widget.attrs |= {"placeholder": _("Kicker"), "dir": "auto"}
        self.fields["standfirst"].widget.attrs["placeholder"] = _("Standfirst: the story in a sentence or two")
        if article.pk:
            self._begin_with(article)
        if self.user:
            self._limit_to(self.user)
        if settings.EDITIONS:
            here = self.fields["section"]
            here.choices = [("", here.empty_label), *by_edition(here.queryset)]

    def _begin_with(self, article: Article) -> None:
        latest = article.revisions.only("number").first()
        self.initial |= {"revision": latest.number if latest else 0, "outlet_name": str(article.outlet or "")}
        self.initial["assigned_to"] = article.assigned_to_id
        if lead := article.captions.filter(role=Caption.Role.LEAD).first():
            self.initial |= {"lead_photo": lead.photo_id} | {
                f"lead_{name}": getattr(lead, name) for name in LEAD_FIELDS
            }

    def _limit_to(self, user) -> None:
        """Offer the sections in which the user works, and the story's own; let only those assign who may."""
        if sections := sections_of(user):
            here = self.fields["section"]
            here.queryset = here.queryset.filter(pk__in=sections | {self.instance.section_id})
        self.fields["assigned_to"].disabled = not may(user, "articles.assign_article", self.instance)

    def lock(self) -> None:
        """Nobody may be able to change anything in the form."""
        for form in (self, *(form for rows in self.rows for form in rows)):
            for field in form.fields.values():
                field.disabled = True

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(rows.is_valid() for rows in self.rows)])

    @property
    def refused(self) -> bool:
        """Whether the form comes back because of what was typed, be it in one of its rows."""
        return self.is_bound and not self.is_valid()

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_follows(self) -> Article | None:
        """The earlier story, one that does not carry this one on."""
        earlier = self._named("follows")
        if "follows" in self.changed_data and earlier and not self.instance.may_follow(earlier):
            raise ValidationError(_("That story carries this one on, so it cannot be the earlier one."))
        return earlier

    def clean_translation_of(self) -> Article | None:
        return self._named("translation_of")

    def _named(self, tie: str) -> Article | None:
        """The story that a tie leads to, one that is public or that the user may see, or where it led before."""
        pk = self.cleaned_data[tie]
        if pk is None or pk == getattr(self.instance, f"{tie}_id"):
            return getattr(self.instance, tie) if pk else None
        if not (story := find_story(pk, self.user)):
            raise ValidationError(_("That story is not there any more. Choose another."))
        return story

    def clean_slug(self) -> str:
        """A slug that nobody chose goes on following the headline until readers have the story."""
        slug, headline = self.cleaned_data["slug"], self.initial.get("headline", "")
        unchosen = "slug" not in self.changed_data and slug == slug_of(headline)
        return "" if unchosen and not self.instance.was_public else slug

    def clean_body(self) -> str:
        return body.write(body.parse(self.cleaned_data["body"]))

    def clean(self) -> dict:
        values = super().clean()
        for name in {*MOMENTS, "due_at"} - set(self.changed_data):
            values[name] = self.initial.get(name)  # the browser's control knows no fractions of a second
        embargo, expiry = values.get("embargoed_until"), values.get("expires_at")
        if embargo and expiry and expiry <= embargo:
            self.add_error("expires_at", _("The story would expire before its embargo ends. Move one of the two."))
        if "embargoed_until" in values and (problem := embargo_problem(self.instance, embargo)):
            self.add_error("embargoed_until", problem)
        if self.instance.pk is None and not any(values.get(name) for name in ("headline", "standfirst", "body")):
            self.add_error("headline", _("There is nothing to save yet. Write a headline or some text first."))
        if {"language", "translation_of"} & set(self.changed_data) and {"language", "translation_of"} <= values.keys():
            self._tie_to_original(values)
        self._check_conflict()
        return values

    def _tie_to_original(self, values: dict) -> None:
        try:
            values["translation_of"] = self.instance.original_for(values["translation_of"], values["language"])
        except ValidationError as refused:
            if not find_story(refused.params["story"].pk, self.user):
                refused.params["story"] = _("a story of another section")
            self.add_error("language" if refused.code == SAME_LANGUAGE else "translation_of", refused)

    def _check_conflict(self) -> None:
        if self.instance.pk is None:
            return
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=self.instance.pk)
        latest = self.instance.revisions.select_related("created_by").first()
        if latest and latest.number > max(self.cleaned_data.get("revision") or 0, self._overwritten()):
            self.conflict = latest
            self.add_error(None, ValidationError(_conflict_words(latest), code="conflict"))

    def _overwritten(self) -> int:
        """The number of the revision that the editor has seen the name and time of, and chose to save over."""
        number = self.data.get("overwrite", "")
        return int(number) if number.isdecimal() else 0

    def save(self, commit=True) -> Article:
        name = self.cleaned_data["outlet_name"]
        self.instance.outlet = source_named(name, Source.Kind.OUTLET) if name else None
        return super().save(commit)

    def save_rows(self) -> None:
        """Write the lead photo and the rows of a story that is stored itself."""
        for rows in self.rows:
            if rows.has_changed() or self.is_new:
                rows.save()
        values = {name: self.cleaned_data[f"lead_{name}"] for name in LEAD_FIELDS}
        if values["decorative"]:
            values["alt"] = ""
        values["photo"] = self.cleaned_data["lead_photo"]
        lead = self.instance.captions.filter(role=Caption.Role.LEAD)
        if any(values.values()):
            self.instance.captions.update_or_create(role=Caption.Role.LEAD, defaults=values)
        else:
            lead.delete()


def _signed_by(user) -> list[dict]:
    """The byline of whoever begins a story, where their log-in is an author's."""
    author = getattr(user, "author", None)
    return [{"name": author.name, "role": Byline.Role.WRITER}] if author else []


def languages(own: str) -> list[tuple[str, str]]:
    """Every language there are words for, by its name, and the story's own if it is none of those."""
    known = sorted(((code, gettext(name)) for code, name in settings.LANGUAGES), key=lambda language: language[1])
    return known if own in dict(known) else [(own, own), *known]


def by_edition(sections: Iterable[Section]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The choices of a section, under the editions that have any."""
    rows = list(sections)
    groups = [(str(edition), [(row.pk, row.name) for row in edition.own(rows)]) for edition in Edition.every()]
    return [(edition, own) for edition, own in groups if own]


def _conflict_words(latest: Revision) -> str:
    who = latest.created_by or gettext("Somebody")
    return gettext("%(who)s saved this story while you were writing. Nothing of yours has been saved yet.") % {
        "who": who
    }
