"""The ordered rows of a story: who wrote it, whom it owes what, and what had to be corrected."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.widgets import DayInput, LineInput, NameInput
from articles.desk.ingest import author_named, source_named
from articles.models import Article, Attribution, Author, Byline, Correction, Source

Kind = Attribution.Kind
PEOPLES_KINDS = {Kind.REPORTING, Kind.ADDITIONAL_REPORTING, Kind.WRITING, Kind.EDITING}


class BylineForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, widget=NameInput("author"))
    role = forms.ChoiceField(label=_("For"), choices=Byline.Role.choices)


class AttributionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What for"), choices=[choice for choice in Kind.choices if choice[0] != Kind.PHOTO_CREDIT]
    )
    name = forms.CharField(label=_("Source"), max_length=120, widget=NameInput("source"))
    url = forms.URLField(
        label=_("Address"), required=False, assume_scheme="https", widget=forms.URLInput({"placeholder": "https://"})
    )


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Correction.Kind.choices)
    date = forms.DateField(label=_("Date"), required=False, widget=DayInput, initial=timezone.localdate)
    position = forms.ChoiceField(
        label=_("Where"), choices=Correction.Position.choices, initial=Correction.Position.BOTTOM
    )
    text = forms.CharField(label=_("Text for readers"), widget=LineInput({"rows": 2}))


class Rows(forms.BaseFormSet):
    """Rows that can be added, removed and moved; saving writes them anew in their order."""

    deletion_widget = forms.HiddenInput
    ordering_widget = forms.HiddenInput

    def __init__(self, article: Article, data=None, *, begin_with: Sequence[dict] = ()):
        """`begin_with` are the rows of a story that is new."""
        self.article = article
        super().__init__(data, prefix=self.prefix_name, initial=self.stored() if article.pk else begin_with)

    def kept(self) -> list[dict]:
        return [form.cleaned_data for form in self.ordered_forms]

    def clean(self):
        if any(self.errors) or not self.management_form.is_valid():
            return
        seen = set()
        for form in self.ordered_forms:
            if (same := self.sameness(form.cleaned_data)) in seen:
                raise ValidationError(
                    _("%(name)s stands here twice. Remove one of the two."),
                    params={"name": form.cleaned_data["name"]},
                    code="twice",
                )
            seen.add(same)

    def sameness(self, row: dict):
        return row["name"].casefold(), row.get("role") or row["kind"]


class BylineRows(Rows):
    prefix_name = "bylines"
    authors: Mapping[str, Author] = {}

    def stored(self) -> list[dict]:
        rows = self.article.bylines.select_related("author")
        self.authors = {row.author.name: row.author for row in rows}
        return [{"name": row.author.name, "role": row.role} for row in rows]

    def save(self):
        self.article.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(
                article=self.article,
                author=self.authors.get(row["name"]) or author_named(row["name"]),
                role=row["role"],
                position=position,
            )
            for position, row in enumerate(self.kept())
        )


class AttributionRows(Rows):
    prefix_name = "attributions"
    verbatim: Mapping[tuple[str, str], str] = {}

    def stored(self) -> list[dict]:
        rows = self.article.attributions.select_related("source")
        self.verbatim = {(row.source.name, row.kind): row.text for row in rows}
        return [{"kind": row.kind, "name": row.source.name, "url": row.url} for row in rows]

    def save(self):
        self.article.attributions.all().delete()
        Attribution.objects.bulk_create(
            Attribution(
                article=self.article,
                source=source_named(row["name"], _kind_of(row["kind"])),
                kind=row["kind"],
                url=row["url"],
                text=self.verbatim.get((row["name"], row["kind"]), ""),
                position=position,
            )
            for position, row in enumerate(self.kept())
        )


class CorrectionRows(Rows):
    prefix_name = "corrections"

    def stored(self) -> list[dict]:
        rows = self.article.corrections.filter(issued_at=None)
        return [{"kind": row.kind, "date": row.date, "position": row.position, "text": row.text} for row in rows]

    def sameness(self, row: dict):
        return id(row)

    def save(self):
        self.article.corrections.filter(issued_at=None).delete()
        Correction.objects.bulk_create(Correction(article=self.article, **_values(row)) for row in self.kept())


def _values(row: dict) -> dict:
    return {name: row[name] for name in ("kind", "date", "position", "text")}


def _kind_of(attribution: str) -> str:
    """Those who report, write and edit are people; whoever else is named is an agency until the desk says otherwise."""
    return Source.Kind.PERSON if attribution in PEOPLES_KINDS else Source.Kind.AGENCY


def rows_of(form_class: type[forms.Form], rows: type[Rows]) -> type[Rows]:
    return forms.formset_factory(form_class, formset=rows, extra=0, can_delete=True, can_order=True)


Bylines = rows_of(BylineForm, BylineRows)
Attributions = rows_of(AttributionForm, AttributionRows)
Corrections = rows_of(CorrectionForm, CorrectionRows)
