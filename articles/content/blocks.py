"""The blocks of a story's body: frozen, comparable, always in canonical form.

Inline HTML enters a block as a SafeString made in this package, or as any other string, which is words and is escaped;
a block always holds it as a SafeString. The other strings are plain words and become one line. A value that
could not be stored is refused with a ValueError.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from django.utils.safestring import SafeString

from articles.content.inline import canonical, one_line
from articles.content.sanitise import row_id, secure_address

Size = Literal["column", "wide", "full"]

NO_WORDS = SafeString("")
DEEPEST_LIST = 8
"""Lists nest to this depth; items of lists that are deeper become lines of the item they stand in."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    inline: SafeString

    def __post_init__(self) -> None:
        _settle(self, inline=canonical(self.inline))


@dataclass(frozen=True, slots=True)
class Heading:
    level: Literal[2, 3, 4]
    inline: SafeString

    def __post_init__(self) -> None:
        if self.level not in (2, 3, 4):
            raise ValueError(f"A heading has level 2, 3 or 4, not {self.level!r}.")
        _settle(self, inline=canonical(self.inline))


@dataclass(frozen=True, slots=True)
class Item:
    inline: SafeString
    nested: "List | None" = None

    def __post_init__(self) -> None:
        _settle(self, inline=canonical(self.inline))


@dataclass(frozen=True, slots=True)
class List:
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    paragraphs: tuple[SafeString, ...]
    speaker: str = ""

    def __post_init__(self) -> None:
        _settle(self, paragraphs=tuple(map(canonical, self.paragraphs)), speaker=one_line(self.speaker))


@dataclass(frozen=True, slots=True)
class PullQuote:
    text: str

    def __post_init__(self) -> None:
        _settle(self, text=one_line(self.text))


@dataclass(frozen=True, slots=True)
class Photo:
    """One use of a photo; without a `photo`, a caption that waits for its picture.

    Caption, alternative text and credit stand in for the photo's own, which an empty one inherits. A decorative
    photo has no alternative text.
    """

    photo: int | None
    size: Size = "column"
    caption: str = ""
    alt: str = ""
    decorative: bool = False
    credit: str = ""

    def __post_init__(self) -> None:
        if self.photo is not None:
            _check_id("photo", self.photo)
        if self.size not in get_args(Size):
            raise ValueError(f"A photo's size is column, wide or full, not {self.size!r}.")
        alt = "" if self.decorative else one_line(self.alt)
        _settle(self, caption=one_line(self.caption), alt=alt, credit=one_line(self.credit))


@dataclass(frozen=True, slots=True)
class Embed:
    url: str
    title: str = ""

    def __post_init__(self) -> None:
        url = secure_address(self.url)
        if url is None:
            raise ValueError(f"An embed needs a full https address, not {self.url!r}.")
        _settle(self, url=url, title=one_line(self.title))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, a heading or not, spanning 1 to 999 columns and rows."""

    inline: SafeString = NO_WORDS
    header: bool = False
    colspan: int = 1
    rowspan: int = 1

    def __post_init__(self) -> None:
        if not (1 <= self.colspan <= 999 and 1 <= self.rowspan <= 999):
            raise ValueError(f"A cell spans 1 to 999 columns and rows, not {self.colspan} and {self.rowspan}.")
        _settle(self, inline=canonical(self.inline))


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. Without a head, the first rows that are all headings are the head."""

    caption: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]

    def __post_init__(self) -> None:
        head, body = self.head, self.body
        if not head:
            count = next((i for i, row in enumerate(body) if not all(cell.header for cell in row)), len(body))
            head, body = body[:count], body[count:]
        _settle(self, caption=one_line(self.caption), head=head, body=body)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class RelatedStory:
    story: int
    text: str = ""

    def __post_init__(self) -> None:
        _check_id("story", self.story)
        _settle(self, text=one_line(self.text))


Block = Paragraph | Heading | List | Quotation | PullQuote | Photo | Embed | Table | Rule | RelatedStory
Document = tuple[Block, ...]
"""Canonical when no paragraph, heading, item, row or list in it is empty: parse() gives no others."""


def _settle(block: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(block, name, value)


def _check_id(name: str, value: int) -> None:
    if row_id(str(value)) is None:
        raise ValueError(f"A {name} is named by its id, a whole number above 0, not {value!r}.")
