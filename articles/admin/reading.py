"""A draft as the check page shows it: its fields in words, its blocks, and what became of each line."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.ingest import moment, section_of
from articles.desk.telling import told
from articles.models import Attribution, Correction
from articles.wire.draft import Draft

# The words of a draft's lines, as the desk says them.
READ_AS = {
    "headline": gettext_lazy("headline"),
    "standfirst": gettext_lazy("standfirst"),
    "outlet": gettext_lazy("outlet"),
    "byline": gettext_lazy("byline"),
    "name": gettext_lazy("name"),
    "dateline": gettext_lazy("dateline"),
    "caption": gettext_lazy("caption"),
    "credit": gettext_lazy("credit"),
    "alternative text": gettext_lazy("alternative text"),
    "paragraph": gettext_lazy("paragraph"),
    "heading": gettext_lazy("heading"),
    "list": gettext_lazy("list"),
    "attribution": gettext_lazy("source line"),
    "notice": gettext_lazy("notice"),
    "time": gettext_lazy("time"),
}
LEFT_OUT = {
    "junk": gettext_lazy("no part of the story"),
    "age": gettext_lazy("how long ago"),
    "section": gettext_lazy("name of a section or a label"),
    "programme": gettext_lazy("programme"),
    "job": gettext_lazy("job of whoever wrote it"),
    "duration": gettext_lazy("duration"),
    "production credit": gettext_lazy("production credit"),
    "repeated": gettext_lazy("repeated"),
    "rule": gettext_lazy("rule"),
    "end mark": gettext_lazy("end of the story"),
    "related": gettext_lazy("other stories"),
    "another story": gettext_lazy("another story"),
    "list of stories": gettext_lazy("list of stories"),
    "no story": gettext_lazy("sign that this is no story"),
}


def shown(draft: Draft) -> dict:
    """The context of the check page."""
    section = section_of(draft)
    return {
        "draft": draft,
        "warnings": [told(warning) for warning in draft.warnings],
        "fields": [(label, value) for label, value in _fields(draft, section) if value],
        "blocks": [(block, draft.photos[block.photo] if block.photo is not None else None) for block in draft.body],
        "lines": [_line(line, section) for line in draft.lines if line.text.strip()],
    }


def _line(line, section) -> dict:
    """A line with the word for what it was read as, and its fate: kept, left out, or not understood."""
    parts = list(dict.fromkeys(line.read_as.split(", ")))
    kept = [READ_AS[part] for part in parts if part in READ_AS]
    if "section" in parts and section and section.name.casefold() in line.text.casefold():
        kept.append(_("section"))
    if kept:
        return {"text": line.text, "label": ", ".join(map(str, kept)), "fate": "kept"}
    known = [str(LEFT_OUT[part]) for part in parts if part in LEFT_OUT]
    words = ", ".join(known) or _("not understood")
    return {"text": line.text, "label": _("Left out: %s") % words, "fate": "out" if known else "unclear"}


def _fields(draft: Draft, section):
    dateline = draft.dateline
    yield _("Headline"), draft.headline
    yield _("Standfirst"), draft.standfirst
    yield _("By"), ", ".join(draft.byline)
    yield _("Section"), section
    yield _("Outlet"), draft.outlet
    yield _("Published"), time_in_words(draft.published)
    yield _("Updated"), time_in_words(draft.updated)
    yield _("Dateline"), dateline and ", ".join(filter(None, (dateline.place, dateline.agency, dateline.date)))
    yield _("Language"), _(dict(settings.LANGUAGES).get(draft.language, draft.language))
    for entry in draft.attributions:
        yield Attribution.Kind(entry.kind).label.capitalize(), ", ".join(entry.names)
    for notice in draft.notices:
        yield Correction.Kind(notice.kind).label, notice.text


def time_in_words(text: str | None) -> str:
    """A draft's time as the desk reads it, in the newsroom's zone; a day without a time stays a day."""
    when = moment(text)
    if when is None:
        return ""
    if len(text) <= len("2031-03-12"):
        return date_format(when, "DATE_FORMAT")
    return f"{date_format(localtime(when), 'j F Y, H:i')} ({get_current_timezone_name()})"
