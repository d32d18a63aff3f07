"""What changed from one revision of a story to another, field by field."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from articles.content import body
from articles.content.compare import Part, Unit, compare_units, units
from articles.content.inline import canonical
from articles.models import Attribution, Byline, Correction, Revision


@dataclass(frozen=True)
class Field:
    """Something of a story that is compared as a whole. `units` reads it; `public` says whether readers see it."""

    name: str
    label: object
    units: Callable[[Revision], list[Unit]]
    public: bool = True


@dataclass(frozen=True)
class FieldChange:
    name: str
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Difference:
    """The fields that changed, in the order of a page."""

    fields: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        return bool(self.fields)

    @property
    def labels(self) -> str:
        return ", ".join(field.label for field in self.fields)

    @property
    def added(self) -> int:
        """Words; characters where a script has no spaces."""
        return self._count("added")

    @property
    def removed(self) -> int:
        return self._count("removed")

    def _count(self, change: Literal["added", "removed"]) -> int:
        return sum(part.count(change) for field in self.fields for part in field.parts)


def difference(old: Revision, new: Revision) -> Difference:
    """What changed from `old` to `new`."""
    return Difference(tuple(_changed(old, new, FIELDS, lambda unit: True)))


def public_difference(old: Revision, new: Revision, photos: Container[int]) -> Difference:
    """What changed of what readers see, where `photos` are those that may be shown to them (by id).

    No caption that waits for its picture, and no story that this one leads to: it may not be public.
    """
    fields = [field for field in FIELDS if field.public]
    return Difference(tuple(_changed(old, new, fields, partial(_is_public, photos=photos))))


def _is_public(unit: Unit, photos: Container[int]) -> bool:
    return unit.kind != "related story" and (unit.kind != "photo" or unit.key in photos)


def photo_ids(parts: Iterable[Part]) -> set[int]:
    """The photos that stood on either side."""
    keys = {key for part in parts if part.kind == "photo" for key in (part.old_key, part.new_key)}
    return {key for key in keys if isinstance(key, int)}


def _changed(old: Revision, new: Revision, fields: Iterable[Field], is_shown) -> Iterator[FieldChange]:
    for field in fields:
        before, after = (list(filter(is_shown, field.units(revision))) for revision in (old, new))
        if before != after:
            yield FieldChange(field.name, capfirst(str(field.label)), compare_units(before, after))


def _text(value: object) -> list[Unit]:
    return [Unit("text", canonical(str(value)))] if value else []


def _lines(lines: Iterable[str]) -> list[Unit]:
    return [Unit("line", canonical(line)) for line in lines]


def _dateline(story: Revision) -> list[Unit]:
    return _text(", ".join(filter(None, (story.dateline_place, story.dateline_agency, story.dateline_date))))


def _lead(story: Revision) -> list[Unit]:
    if not story.lead:
        return []
    words = {name: story.lead[name] for name in ("alt", "decorative", "credit")}
    return units((body.Photo(story.lead["photo"], "wide", story.lead["text"], **words),))


def _bylines(story: Revision) -> list[Unit]:
    roles = dict(Byline.Role.choices)
    return _lines(
        row["name"] if row["role"] == Byline.Role.WRITER else f"{row['name']} ({roles[row['role']]})"
        for row in story.bylines
    )


def _sources(story: Revision) -> list[Unit]:
    kinds = dict(Attribution.Kind.choices)
    return _lines(
        " · ".join(filter(None, (f"{kinds[row['kind']]}: {row['name']}", row["text"], row["url"])))
        for row in story.attributions
    )


def _notices(story: Revision) -> list[Unit]:
    kinds = dict(Correction.Kind.choices)
    return _lines(
        " ".join(filter(None, (f"{kinds[row['kind']]}.", row["date"] and _day(row["date"]), row["text"])))
        for row in story.corrections
    )


def _day(value: str) -> str:
    return formats.date_format(date.fromisoformat(value))


def _moment(name: str, story: Revision) -> list[Unit]:
    moment = getattr(story, name)
    return _text(moment and formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT"))


def _story(name: str, story: Revision) -> list[Unit]:
    number = getattr(story, name)
    return _text(number and gettext("story %(number)d") % {"number": number})


def _field(name: str, *, public: bool = True) -> Field:
    label = Revision._meta.get_field(name).verbose_name
    return Field(name, label, lambda story: _text(getattr(story, name)), public)


def _choice(name: str, *, public: bool = True) -> Field:
    field = Revision._meta.get_field(name)
    words = dict(field.choices)
    return Field(name, field.verbose_name, lambda story: _text(words[getattr(story, name)]), public)


FIELDS = (
    _field("kicker"),
    _field("headline"),
    _field("standfirst"),
    Field("bylines", gettext_lazy("bylines"), _bylines),
    _field("byline_line"),
    _field("outlet"),
    Field("dateline", gettext_lazy("dateline"), _dateline),
    Field("updated_at", gettext_lazy("updated"), partial(_moment, "updated_at"), public=False),
    Field("lead", gettext_lazy("lead photo"), _lead),
    Field("body", gettext_lazy("text"), lambda story: units(body.parse(story.body))),
    Field("corrections", gettext_lazy("notices"), _notices),
    Field("attributions", gettext_lazy("sources"), _sources),
    Field("topics", gettext_lazy("topics"), lambda story: _lines(row["name"] for row in story.topics)),
    Field("follows", gettext_lazy("follows"), partial(_story, "follows"), public=False),
    Field("translation_of", gettext_lazy("translation of"), partial(_story, "translation_of"), public=False),
    _choice("kind"),
    _field("section"),
    _choice("front_priority", public=False),
    Field("front_until", gettext_lazy("high on the front until"), partial(_moment, "front_until"), public=False),
    _field("slug", public=False),
    _field("language", public=False),
)
