"""What the trail's entries say, in words: 'Headline: Seals return → Seals are back'."""

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import TrailEntry

LONGEST_VALUE = 120
# What the machinery keeps for itself.
UNTOLD = {
    "id", "guid", "import_key", "imported_text", "saved_at", "created_at", "created_by_id", "uploaded_at",
    "uploaded_by_id", "article_id", "content_object_id", "revision_id", "position", "live_section_id", "search_text",
    "digest", "fingerprint", "metadata", "file", "file_name", "format", "width", "height", "size", "focal_x", "focal_y",
    "last_login", "date_joined", "is_staff",
}  # fmt: skip
Names = dict[tuple[type[models.Model], str], str]


def model_of(table: str):
    """The model that a table stores; None for a table that has none any more."""
    known = apps.get_models(include_auto_created=True)
    return next((model for model in known if model._meta.db_table == table), None)


def names_in(entries) -> Names:
    """The names of the rows that the changes point to, with one query for each model."""
    wanted: dict[type[models.Model], set[str]] = {}
    for entry in entries:
        for column, values in entry.changes.items():
            field = _field(model_of(entry.table), column)
            if field and field.is_relation and column not in UNTOLD:
                wanted.setdefault(field.related_model, set()).update(str(value) for value in values if value)
    found = {model: model._default_manager.filter(pk__in=filter(str.isdecimal, ids)) for model, ids in wanted.items()}
    return {(model, str(row.pk)): str(row) for model, rows in found.items() for row in rows}


def described(entry: TrailEntry, names: Names):
    """The lines of one entry as HTML; of what was added or deleted, what it held."""
    model = model_of(entry.table)
    told = [(_field(model, column), column, values) for column, values in entry.changes.items() if column not in UNTOLD]
    lines = [line for field, column, values in told if (line := _line(entry, field, column, values, names))]
    return format_html_join("", "<div>{}</div>", ((line,) for line in lines))


def _line(entry: TrailEntry, field, column: str, values: list, names: Names):
    label = capfirst(str(field.verbose_name)) if field else column
    before, after = (_words(field, value, names) for value in values)
    if entry.action != TrailEntry.Action.UPDATE:
        side = 0 if entry.action == TrailEntry.Action.DELETE else 1
        ordinary = field and field.has_default() and values[side] == field.get_default()
        return format_html("{}: {}", label, (before, after)[side]) if (before, after)[side] and not ordinary else ""
    if _is_text(field, values):
        return format_html("{}: {}", label, _("text changed"))
    if not before:
        return format_html("{}: <ins>{}</ins>", label, after or "–")
    if not after:
        return format_html("{}: <del>{}</del> {}", label, before, _("taken away"))
    return format_html("{}: <del>{}</del> → <ins>{}</ins>", label, before, after)


def _is_text(field, values: list) -> bool:
    """Whether the change is one within a text that is too long to stand in a line."""
    if any(isinstance(value, dict) for value in values):
        return True
    return (
        isinstance(field, models.TextField) and all(values) and any(len(str(value)) > LONGEST_VALUE for value in values)
    )


def _words(field, value, names: Names) -> str:
    """A value as people say it; of a long text its length."""
    if isinstance(value, dict) and value.keys() == {"length", "md5"}:
        return _("text of %(count)d characters") % {"count": value["length"]}
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is not None and field.is_relation:
        return names.get((field.related_model, str(value)), str(value))
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return date_format(timezone.localtime(moment) if timezone.is_aware(moment) else moment, "DATETIME_FORMAT")
    words = ", ".join(map(str, value)) if isinstance(value, list) else strip_tags(str(value))
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"


def _field(model, column: str):
    fields = model._meta.concrete_fields if model else []
    return next((field for field in fields if field.column == column), None)
