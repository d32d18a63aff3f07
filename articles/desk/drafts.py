"""What is typed in a form and not saved, read as a story: for the preview beside the text, and for a merge."""

import re
from datetime import date, datetime, timedelta

from django.core import signing
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify

from articles.content import body
from articles.desk.locks import Typed
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    Correction,
    EditingSession,
    Revision,
    Section,
    Source,
    Topic,
)

PREVIEW_LIFETIME = timedelta(days=1)
PREVIEW_SALT = "articles.draft"
TOPIC_SEPARATORS = re.compile(r"[,;،、，]")
LINES = (
    "slug",
    "kicker",
    "headline",
    "standfirst",
    "byline_line",
    "dateline_place",
    "dateline_agency",
    "dateline_date",
)
TIES = ("follows", "translation_of")
LEAD_WORDS = ("text", "alt", "credit")

Row = dict[str, str]


def preview_token(session: EditingSession) -> str:
    """The signed part of an address that shows what is typed as readers would see it, for PREVIEW_LIFETIME."""
    return signing.dumps(str(session.pk), salt=PREVIEW_SALT)


def previewed_by(token: str) -> Revision | None:
    """A revision that is not stored, of what is typed; None where the link is wrong, expired, or nothing is typed."""
    try:
        pk = signing.loads(token, salt=PREVIEW_SALT, max_age=PREVIEW_LIFETIME)
    except signing.BadSignature:
        return None
    session = EditingSession.objects.filter(pk=pk, data__isnull=False).select_related("article").first()
    return session and revision(session)


def rows(typed: Typed, prefix: str) -> list[Row]:
    """The rows of one kind that are kept, in their order, by the name of each field."""
    found: dict[int, Row] = {}
    for name, values in typed.items():
        if match := re.fullmatch(rf"{prefix}-(\d+)-(\w+)", name):
            found.setdefault(int(match[1]), {})[match[2]] = values[-1]
    kept = [row for _, row in sorted(found.items()) if not row.pop("DELETE", "") and any(_said(row).values())]
    return [_said(row) for row in sorted(kept, key=_place)]


def _place(row: Row) -> int:
    order = row.get("ORDER", "")
    return int(order) if order.isdecimal() else 10**6


def _said(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "ORDER"}


def revision(session: EditingSession) -> Revision:
    """What is typed, as the revision that a save might make of it; it is not stored."""
    typed: Typed = session.data
    line = {name: values[-1].strip() for name, values in typed.items() if values}
    html = body.write(body.parse(line.get("body", "")))
    captions = _captions(line, html)
    return Revision(
        article=session.article or Article(),
        number=0,
        created_at=session.data_at,
        section=_one(Section, line.get("section")),
        outlet=Source.objects.filter(name=line.get("outlet_name", "")).first(),
        updated_at=_moment(line.get("updated_at", "")),
        body=html,
        bylines=_bylines(rows(typed, "bylines")),
        attributions=_attributions(session.article, rows(typed, "attributions")),
        topics=_topics(line.get("topics", "")),
        corrections=_corrections(rows(typed, "corrections")),
        captions=captions,
        photo_ids=[caption["photo"] for caption in captions if caption["photo"]],
        language=line.get("language") or "en",
        **{name: _number(line.get(name, "")) for name in TIES},
        kind=_choice(Revision.Kind, line.get("kind", "")),
        **{name: line.get(name, "") for name in LINES},
    )


def _one(model, pk: str | None):
    return model.objects.filter(pk=pk).first() if pk and pk.isdecimal() else None


def _choice(choices, typed: str) -> str:
    return typed if typed in choices.values else choices.values[0]


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


def _captions(line: dict[str, str], html: str) -> list[dict]:
    """The lead's caption and those of the figures in the text, as a revision holds them."""
    photo, words = line.get("lead_photo", ""), {name: line.get(f"lead_{name}", "") for name in LEAD_WORDS}
    said = {
        "photo": int(photo) if photo.isdecimal() else None,
        "decorative": bool(line.get("lead_decorative")),
        **words,
    }
    lead = [{"role": "lead", **said}] if any(said.values()) else []
    figures = [block for block in body.parse(html) if isinstance(block, body.Photo)]
    return [*lead, *({"photo": figure.photo, "role": "body"} for figure in figures)]


def _bylines(typed: list[Row]) -> list[dict]:
    known = {author.name.casefold(): author for author in Author.objects.filter(name__in=_names(typed))}
    return [
        {"author": author and author.pk, "name": name, "slug": author.slug if author else _slug(name), "role": role}
        for name, role in ((row.get("name", ""), row.get("role")) for row in typed)
        for author in [known.get(name.casefold())]
        if name and role in Byline.Role.values
    ]


def _attributions(article: Article | None, typed: list[Row]) -> list[dict]:
    """The words in which a source was named go on with it."""
    known = {source.name: source.pk for source in Source.objects.filter(name__in=_names(typed))}
    stored = article.attributions.select_related("source") if article else ()
    words = {(row.source.name, row.kind): row.text for row in stored}
    return [
        {
            "source": known.get(row["name"]),
            "name": row["name"],
            "kind": row["kind"],
            "text": words.get((row["name"], row["kind"]), ""),
            "url": row.get("url", ""),
        }
        for row in typed
        if row.get("name") and row.get("kind") in Attribution.Kind.values
    ]


def _topics(line: str) -> list[dict]:
    names = list(dict.fromkeys(" ".join(name.split()) for name in TOPIC_SEPARATORS.split(line)))
    known = {topic.name: topic for topic in Topic.objects.filter(name__in=names)}
    return [
        {"topic": topic and topic.pk, "name": name, "slug": topic.slug if topic else _slug(name)}
        for name in sorted(filter(None, names))
        for topic in [known.get(name)]
    ]


def _corrections(typed: list[Row]) -> list[dict]:
    return [
        {"kind": row["kind"], "text": row.get("text", ""), "date": _day(row), "position": row.get("position", "bottom")}
        for row in typed
        if row.get("kind") in Correction.Kind.values
    ]


def _day(row: Row) -> str | None:
    try:
        return date.fromisoformat(row.get("date", "")).isoformat()
    except ValueError:
        return None


def _names(typed: list[Row]) -> list[str]:
    return [row.get("name", "") for row in typed]


def _slug(name: str) -> str:
    """The address of what is not stored yet; it leads nowhere."""
    return slugify(name) or "-"
