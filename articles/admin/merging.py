"""Two saves of a story that crossed, made into one form: what the browser would post if one editor had typed both."""

import re
from typing import Any

from django.db import transaction
from django.forms import CheckboxInput

from articles.content import body
from articles.content.merge import merge_documents, merge_fields
from articles.desk import snapshot
from articles.desk.drafts import rows
from articles.desk.locks import Typed
from articles.models import Article, Revision

ROW_KINDS = ("bylines", "attributions", "corrections")
NOT_TEXT = {"csrfmiddlewaretoken", "tab", "revision", "overwrite", "merge"}
MANAGEMENT = re.compile(rf"({'|'.join(ROW_KINDS)})-")


def merged(mine: Typed, base: Typed, theirs: Typed) -> tuple[Typed, list[str]]:
    """The form with both changes of `base` in it, to be saved over theirs, and the names of what both changed.

    Of a field that both changed mine stands in the form; of a block of the text that both changed, theirs and mine.
    """
    versions = {"mine": _values(mine), "theirs": _values(theirs)}
    was = _values(base)
    values, conflicts = merge_fields(was, **versions)
    texts = {name: body.parse(version.get("body", "")) for name, version in versions.items()}
    text = merge_documents(body.parse(was.get("body", "")), **texts)
    values["body"] = body.write(text.document)
    named = [name for name in conflicts if name != "body"] + ["body"] * bool(text.conflicts)
    return _typed(values, theirs), named


def posted(form) -> Typed:
    """What a browser would post of a form that nobody touched."""
    fields = [field for part in (form, *_parts(form)) for field in part]
    return {field.html_name: [value] for field in fields if (value := _shown(field)) is not None}


def _shown(field) -> str | None:
    """What a control sends; None for a box without its tick."""
    widget, value = field.field.widget, field.value()
    if isinstance(widget, CheckboxInput):
        return "on" if value else None
    value = widget.format_value(value)
    value = value[0] if isinstance(value, list) else value
    return "" if value is None else str(value)


def posted_at(revision: Revision, form_class) -> Typed:
    """What a browser would have posted at a revision: the story is put back, read, and left as it was."""
    with transaction.atomic():
        article = Article.objects.get(pk=revision.article_id)
        snapshot.put_back(article, revision)
        typed = posted(form_class(instance=article))
        transaction.set_rollback(True)
    return typed


def _parts(form):
    return [part for kind in form.rows for part in (kind.management_form, *kind)]


def _values(typed: Typed) -> dict[str, Any]:
    """By field; the rows of a kind as one value."""
    lines = {"lead_decorative": ""} | {
        name: _canonical(values[-1])
        for name, values in typed.items()
        if values and name not in NOT_TEXT and not MANAGEMENT.match(name)
    }
    return lines | {"body": body.write(body.parse(lines.get("body", "")))} | {k: rows(typed, k) for k in ROW_KINDS}


def _canonical(value: str) -> str:
    """A browser breaks lines in its own way, and leaves seconds out that are none."""
    value = value.replace("\r\n", "\n").strip()
    return value[:-3] if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00", value) else value


def _typed(values: dict[str, Any], theirs: Typed) -> Typed:
    lines = {name: [value] for name, value in values.items() if name not in ROW_KINDS and value is not None}
    typed = lines | {"revision": theirs["revision"]}
    for kind in ROW_KINDS:
        typed |= _typed_rows(kind, values[kind], rows(theirs, kind))
    return typed


def _typed_rows(kind: str, kept: list[dict], stored: list[dict]) -> Typed:
    """Rows that are stored and not kept are there to be deleted."""
    typed = {f"{kind}-TOTAL_FORMS": [str(max(len(kept), len(stored)))], f"{kind}-INITIAL_FORMS": [str(len(stored))]}
    for place, row in enumerate([*kept, *stored[len(kept) :]]):
        fate = {"ORDER": str(place + 1)} if place < len(kept) else {"DELETE": "on"}
        typed |= {f"{kind}-{place}-{name}": [value] for name, value in {**row, **fate}.items()}
    return typed
