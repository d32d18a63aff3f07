"""The keys by which a cache in front of the site is told what to drop: those of all that a page shows.

    all           every page
    a12           shows the story 12, its headline at least
    p7            shows the photo 7, or will as soon as it is ready
    s3, t4, w5    names the section 3, the topic 4, the author (writer) 5
    s3-stories    lists the stories of the section; so for topics and authors
    o6            names the source (origin) 6
    g8            is the page 8 about the paper
    f1, f2        lists stories of the whole main edition, as its front does, and of the next one

They are found in what the page's template is given, so that none can be forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import singledispatch

from articles.models import Article, Author, Edition, Page, Photo, Revision, Section, Source, Topic
from articles.site.reading import Card, Reading

ALL = "all"
LETTERS = {Article: "a", Photo: "p", Section: "s", Topic: "t", Author: "w", Source: "o", Page: "g"}
# What stands on every page: whatever changes there changes all.
EVERYWHERE = ("sections", "pages", "feeds")


def of_page(context: Mapping) -> list[str]:
    """The keys of a page that is made of the context, which lists the stories of its `subject`, or `lists_all`."""
    shown = {name: value for name, value in context.items() if name not in EVERYWHERE}
    lists = [*lists_of(context.get("subject")), *([front(context["edition"])] if context.get("lists_all") else [])]
    return sorted({*keys(shown), *lists})


def front(edition: Edition) -> str:
    """The key of what lists stories of a whole edition."""
    return f"f{1 + Edition.every().index(edition)}"


def lists_of(subject) -> list[str]:
    """The keys of a list of the stories of a section, topic or author."""
    return [f"{key}-stories" for key in keys(subject)]


@singledispatch
def keys(value) -> Iterator[str]:
    """The keys of a row or a story, or of all in a list, a mapping or a data class; none of anything else."""
    if letter := LETTERS.get(type(value)):
        yield f"{letter}{value.pk}"
    elif is_dataclass(value):
        yield from keys([getattr(value, field.name) for field in fields(value)])


@keys.register(list)
@keys.register(tuple)
def _parts(values: Iterable) -> Iterator[str]:
    for value in values:
        yield from keys(value)


@keys.register
def _mapping(values: Mapping) -> Iterator[str]:
    """A row of a story has its id and its address (see `family.py` and `translations.py`)."""
    if values.keys() >= {"pk", "address"}:
        yield f"a{values['pk']}"
    yield from keys(list(values.values()))


@keys.register
def _card(card: Card) -> Iterator[str]:
    yield f"a{card.article.pk}"
    if photo := card.story.cover_photo:
        yield f"p{photo}"


@keys.register
def _reading(reading: Reading) -> Iterator[str]:
    related = [block for _, block in reading.blocks if isinstance(block, Article)]
    yield from keys([reading.article, reading.story, *related])


@keys.register
def _story(story: Revision) -> Iterator[str]:
    yield f"a{story.article_id}"
    sources = [story.outlet_id, *(row["source"] for row in story.attributions)]
    found = {"s": [story.section_id], "t": story.topic_ids, "w": story.author_ids, "p": story.photo_ids, "o": sources}
    yield from (f"{letter}{pk}" for letter, ids in found.items() for pk in ids if pk)
