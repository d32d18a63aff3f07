"""From a draft that an importer read to a story on the desk."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from articles.content import body
from articles.content.language import guess
from articles.desk.addresses import free_slug
from articles.desk.revisions import save_revision
from articles.desk.telling import told
from articles.models import Article, Attribution, Author, Byline, Caption, Correction, Section, Source
from articles.wire.draft import Attribution as DraftAttribution
from articles.wire.draft import Block, Draft
from articles.wire.draft import Photo as DraftPhoto


class NotAStory(Exception):
    """The input is a list of stories, a search page or an error page, and becomes no story."""


@dataclass(frozen=True)
class Ingested:
    article: Article
    created: bool


@transaction.atomic
def ingest(draft: Draft, *, by) -> Ingested:
    """Make a story of a draft, with everything in it, as one revision; the same text again is recognised.

    Captions come without files: they wait for their picture. Times without a zone are the newsroom's. Raises NotAStory.
    """
    if not draft.is_article:
        raise NotAStory(_("This is not one story but a list, a search page or an error page. Paste a single story."))
    if article := already_ingested(draft):
        return Ingested(article, created=False)
    values = {"imported_text": _text(draft), "created_by": by, **_story_values(draft)}
    article, created = Article.objects.get_or_create(import_key=_key(draft), defaults=values)
    if not created:  # the same text came in twice at the same moment
        return Ingested(article, created=False)
    _add_people(article, draft)
    _add_attributions(article, draft)
    _add_corrections(article, draft)
    _add_cover(article, draft)
    save_revision(article, by=by, note=_("Imported"))
    return Ingested(article, created=True)


def already_ingested(draft: Draft) -> Article | None:
    """The story that was made of exactly this text."""
    return Article.objects.filter(import_key=_key(draft)).first()


def _text(draft: Draft) -> str:
    return "\n".join(line.text for line in draft.lines)


def _key(draft: Draft) -> str:
    return hashlib.sha256(_text(draft).encode()).hexdigest()


def _story_values(draft: Draft) -> dict:
    dateline = draft.dateline
    return {
        "language": draft.language,
        "section": section_of(draft),
        "headline": (draft.headline or "")[:250],
        "standfirst": draft.standfirst or "",
        "body": body.write(tuple(_blocks(draft))),
        "dateline_place": dateline.place[:120] if dateline else "",
        "dateline_agency": (dateline.agency or "")[:80] if dateline else "",
        "dateline_date": (dateline.date or "")[:40] if dateline else "",
        "outlet": source_named(draft.outlet, Source.Kind.OUTLET) if draft.outlet else None,
        "first_published_at": moment(draft.published),
        "updated_at": moment(draft.updated),
        "internal_note": "\n".join(map(told, draft.warnings)),
    }


def _blocks(draft: Draft) -> Iterator[body.Block]:
    """The draft's blocks as the body's, and every photo that none of them names; the cover is no part of the body."""
    for kind, group in groupby(draft.body, key=lambda block: block.kind):
        if kind == "list":
            yield body.List(ordered=False, items=tuple(body.Item(block.text) for block in group))
        elif kind == "photo":
            yield from (_figure(draft.photos[block.photo]) for block in group if block.photo != _cover(draft))
        else:
            yield from (_text_block(block) for block in group)
    placed = {block.photo for block in draft.body} | {_cover(draft)}
    yield from (_figure(photo) for index, photo in enumerate(draft.photos) if index not in placed)


def _text_block(block: Block) -> body.Block:
    match block.kind:
        case "heading":
            return body.Heading(2, block.text)
        case "quote":
            return body.Quotation((block.text,))
        case _:
            return body.Paragraph(block.text)


def _figure(photo: DraftPhoto) -> body.Photo:
    return body.Photo(None, caption=photo.caption or "", alt=photo.alt or "", credit=photo.credit or "")


def _cover(draft: Draft) -> int | None:
    return next((index for index, photo in enumerate(draft.photos) if photo.cover), None)


def _add_people(article: Article, draft: Draft) -> None:
    for position, name in enumerate(dict.fromkeys(draft.byline)):
        Byline.objects.create(article=article, author=author_named(name), position=position)


def _add_attributions(article: Article, draft: Draft) -> None:
    said = [(entry, name) for entry in draft.attributions for name in entry.names]
    Attribution.objects.bulk_create(
        Attribution(
            article=article,
            source=source_named(name, _kind_of(entry)),
            kind=entry.kind,
            position=position,
            text=entry.text,
        )
        for position, (entry, name) in enumerate(said)
    )


def _add_corrections(article: Article, draft: Draft) -> None:
    Correction.objects.bulk_create(
        Correction(article=article, kind=notice.kind, text=notice.text, date=_day(notice.date))
        for notice in draft.notices
    )


def _add_cover(article: Article, draft: Draft) -> None:
    index = _cover(draft)
    if index is not None:
        cover = draft.photos[index]
        Caption.objects.create(
            article=article,
            role=Caption.Role.LEAD,
            text=cover.caption or "",
            alt=cover.alt or "",
            credit=(cover.credit or "")[:250],
        )


def moment(text: str | None) -> datetime | None:
    """A moment; without a zone it is the newsroom's, and a bare date is its first minute."""
    if not text:
        return None
    if (day := _day(text)) and len(text) <= 10:
        return timezone.make_aware(datetime.combine(day, time.min))
    moment = parse_datetime(text)
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


def section_of(draft: Draft) -> Section | None:
    """The section of ours that the page names above its story."""
    said = [line.text for line in draft.lines if "section" in line.read_as.split(", ")]
    names = [name.strip().casefold() for text in said for name in re.split(r"[|/>›»·•]", text)]
    ours = {section.name.casefold(): section for section in Section.objects.all()} if names else {}
    return next((ours[name] for name in names if name in ours), None)


def as_a_story(draft: Draft) -> Draft:
    """A draft of what was taken for no story: its first line the headline, each other line a paragraph."""
    texts = [line.text.strip() for line in draft.lines if line.text.strip()]
    blocks = tuple(Block("paragraph", text) for text in texts[1:])
    return replace(draft, is_article=True, headline=texts[0], body=blocks, language=guess(" ".join(texts)))


def source_named(name: str, kind: str) -> Source:
    """The source of this name, or with it among its other names; a new one where there is none."""
    known = Source.objects.named(name[:120]).first()
    return known or Source.objects.create(name=name[:120], kind=kind)


def author_named(name: str) -> Author:
    """The author of this name; a new one where there is none."""
    known = Author.objects.filter(name__iexact=name[:120]).first()
    return known or Author.objects.create(name=name[:120], slug=free_slug(Author, name))


def _kind_of(entry: DraftAttribution) -> str:
    """Reporters and editors are people; whoever gives input, or is the source, is an agency or a paper."""
    person = {"reporting", "additional_reporting", "writing", "editing"}
    return Source.Kind.PERSON if entry.kind in person else Source.Kind.AGENCY


def _day(text: str | None) -> date | None:
    return parse_date(text[:10]) if text else None
