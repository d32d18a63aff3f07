"""The two directions between a working copy with its related rows and the plain values of a revision."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from articles.content import body
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    Caption,
    Correction,
    Photo,
    Revision,
    Source,
    Story,
    Topic,
)

STORY_FIELDS = tuple(field.name for field in Story._meta.local_fields)


def take(article: Article) -> dict:
    """Every value that a revision of the working copy, as stored now, would hold, by field name."""
    bylines = article.bylines.select_related("author")
    topics = article.topics.order_by("name")
    captions = article.captions.all()
    return {name: getattr(article, name) for name in STORY_FIELDS} | {
        "bylines": [
            {"author": row.author_id, "name": row.author.name, "slug": row.author.slug, "role": row.role}
            for row in bylines
        ],
        "captions": [_caption_values(row) for row in captions],
        "attributions": [
            {"source": row.source_id, "name": row.source.name, "kind": row.kind, "text": row.text, "url": row.url}
            for row in article.attributions.select_related("source")
        ],
        "topics": [{"topic": row.pk, "name": row.name, "slug": row.slug} for row in topics],
        "corrections": [
            {"kind": row.kind, "text": row.text, "date": row.date and row.date.isoformat(), "position": row.position}
            for row in article.corrections.all()
        ],
        "follows": article.follows_id,
        "translation_of": article.translation_of_id,
        "author_ids": [row.author_id for row in bylines],
        "topic_ids": [row.pk for row in topics],
        "photo_ids": sorted({row.photo_id for row in captions if row.photo_id}),
    }


def put_back(article: Article, revision: Revision) -> None:
    """Make the working copy and its rows what they were at `revision`.

    An earlier story that is gone, or follows this one by now, is left out, and so is an original that may be its
    original no longer.
    """
    earlier = Article.objects.filter(pk=revision.follows).first()
    article.follows = earlier if earlier and article.may_follow(earlier) else None
    article.translation_of = _original(article, revision)
    copy_to(article, revision)
    _put_back_corrections(article, revision)


def copy_to(article: Article, revision: Revision) -> None:
    """Give a working copy what `revision` says, be it another story's: its text and rows, without ties and notices.

    A person, source, topic or photo that no longer exists is left out; a lost photo's caption waits for a new picture.
    """
    for name in STORY_FIELDS:
        setattr(article, name, getattr(revision, name))
    photos = _existing(Photo, revision.photo_ids)
    article.body = _body_with_photos(revision.body, photos)
    article.save()
    _put_back_lead(article, revision, photos)
    _put_back_bylines(article, revision)
    _put_back_attributions(article, revision)
    article.topics.set(Topic.objects.filter(pk__in=revision.topic_ids))


def sync_captions(article: Article) -> None:
    """Make the caption rows of the body what its figures say, in their order. The lead's row is left alone."""
    figures = [block for block in body.parse(article.body) if isinstance(block, body.Photo)]
    rows = [
        Caption(
            article=article,
            role=Caption.Role.BODY,
            position=position,
            photo_id=figure.photo,
            text=figure.caption,
            alt=figure.alt,
            decorative=figure.decorative,
            credit=figure.credit,
        )
        for position, figure in enumerate(figures)
    ]
    standing = article.captions.filter(role=Caption.Role.BODY)
    if [_caption_values(row) for row in standing.order_by("position")] != [_caption_values(row) for row in rows]:
        standing.delete()
        Caption.objects.bulk_create(rows)


def _original(article: Article, revision: Revision) -> Article | None:
    named = Article.objects.filter(pk=revision.translation_of).first()
    try:
        return article.original_for(named, revision.language)
    except ValidationError:
        return None


def _caption_values(row: Caption) -> dict:
    values = {"photo": row.photo_id, "role": row.role, "position": row.position, "text": row.text}
    return values | {"alt": row.alt, "decorative": row.decorative, "credit": row.credit}


def _existing(model, ids) -> set[int]:
    return set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))


def _body_with_photos(html: str, photos: set[int]) -> str:
    return body.write(
        tuple(
            replace(block, photo=None) if isinstance(block, body.Photo) and block.photo not in photos else block
            for block in body.parse(html)
        )
    )


def _put_back_lead(article: Article, revision: Revision, photos: set[int]) -> None:
    article.captions.filter(role=Caption.Role.LEAD).delete()
    if revision.lead:
        values = dict(revision.lead)
        photo = values.pop("photo")
        Caption.objects.create(article=article, photo_id=photo if photo in photos else None, **values)


def _put_back_bylines(article: Article, revision: Revision) -> None:
    authors = _existing(Author, revision.author_ids)
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author_id=row["author"], role=row["role"], position=position)
        for position, row in enumerate(revision.bylines)
        if row["author"] in authors
    )


def _put_back_attributions(article: Article, revision: Revision) -> None:
    sources = _existing(Source, [row["source"] for row in revision.attributions])
    article.attributions.all().delete()
    Attribution.objects.bulk_create(
        Attribution(article=article, source_id=row["source"], position=position, **_said(row))
        for position, row in enumerate(revision.attributions)
        if row["source"] in sources
    )


def _put_back_corrections(article: Article, revision: Revision) -> None:
    """What was told to readers stays told; only notices that are not issued yet are put back."""
    article.corrections.filter(issued_at=None).delete()
    issued = set(article.corrections.values_list("text", flat=True))
    rows = [row for row in revision.corrections if row["text"] not in issued]
    Correction.objects.bulk_create(Correction(article=article, **row) for row in rows)


def _said(row: dict) -> dict:
    return {name: row[name] for name in ("kind", "text", "url")}
