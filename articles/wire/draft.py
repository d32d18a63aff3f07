"""A draft: what an importer read in a story, field for field as `import_story --format json` prints it.

Times are ISO 8601 text: a date, or a time with an offset only where the page says its zone. Everything that was not
found is None or empty. `lines` is the verbatim record, so that nothing that came in is lost.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from articles.content.attribution import Attribution

__all__ = ["Attribution", "Block", "Dateline", "Draft", "Line", "Notice", "Photo", "UnreadableError"]


class UnreadableError(ValueError):
    """The input is no text; a Sentence, one clear line, says so to whoever gave it."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """`MOSCOW, March 20 (Xinhua) --`: the place, and the agency and the date as they are written."""

    place: str
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body. A photo's text is its caption, and `photo` its index in Draft.photos."""

    kind: Literal["paragraph", "heading", "quote", "list", "embed", "photo"]
    text: str
    photo: int | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by its words: the caption without its credit, the credit without its decoration."""

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    cover: bool = False
    src: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A word to the reader about the story itself; `date` in ISO 8601."""

    kind: Literal["correction", "clarification", "update", "editors_note"]
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input, verbatim, by its number from 1, with the word for what it was read as."""

    number: int
    text: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Draft:
    is_article: bool = True
    headline: str | None = None
    standfirst: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    language: str = "en"
    body: tuple[Block, ...] = ()
    photos: tuple[Photo, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    notices: tuple[Notice, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The draft as an object for JSON; a block that is no photo has no key `photo`."""
        values = asdict(self)
        for block in values["body"]:
            if block["photo"] is None:
                del block["photo"]
        return values
