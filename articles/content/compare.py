"""The difference of two bodies: blocks set beside one another, and the words within them.

    >>> [part.change for part in compare_documents(parse("<p>Rain.</p>"), parse("<p>Rain.</p><hr>"))]
    ['same', 'added']

A block, an item of a list, a cell of a table is a `Unit`; what became of one is a `Part`. Each change of formatting, of
a link or of anything about a photo shows, since a unit holds all that its block holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from django.utils.safestring import SafeString

from articles.content.blocks import (
    NO_WORDS,
    Block,
    Cell,
    Document,
    Embed,
    Heading,
    Item,
    List,
    Paragraph,
    Photo,
    PullQuote,
    Quotation,
    RelatedStory,
    Row,
    Rule,
    Table,
)
from articles.content.inline import canonical, plain
from articles.content.words import Change, Piece, common, compare_inline, words

ALIKE = 0.4
"""From this share of common words on, two blocks are one that was changed."""
MOST_PAIRS = 250_000
"""Where more pairs of unlike blocks would have to be weighed, none is."""
ALWAYS_PAIRED = frozenset(
    {"text", "speaker", "caption", "alt", "credit", "size", "head row", "row", "head cell", "cell", "span"}
)
"""Of these one takes the place of the other, even where no word is left."""
BARELY = 0.001


@dataclass(frozen=True, slots=True)
class Unit:
    """A block or a thing within one: its kind, its words as inline HTML, what it points to, and what stands in it."""

    kind: str
    inline: SafeString = NO_WORDS
    key: int | str | None = None
    units: tuple["Unit", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a unit. `old_key` and `new_key` are what it points to: a photo's or story's id, an address."""

    kind: str
    change: Change
    pieces: tuple[Piece, ...] = ()
    parts: tuple["Part", ...] = ()
    old_key: int | str | None = None
    new_key: int | str | None = None

    def count(self, change: Literal["added", "removed"]) -> int:
        """How many words were added or removed here; formatting is no word."""
        own = sum(piece.count for piece in self.pieces if piece.change == change and not piece.formatting)
        return own + sum(part.count(change) for part in self.parts)


@dataclass(slots=True)
class _Features:
    """Sets of words and of pairs of words as bits of a number, so that two of them are compared at once."""

    bits: dict[object, int] = field(default_factory=dict)

    def of(self, unit: Unit) -> int:
        found = 0
        said = words(" ".join(_texts(unit)).lower())
        for feature in (*said, *pairwise(said)):
            found |= 1 << self.bits.setdefault(feature, len(self.bits))
        return found


def compare_documents(old: Document, new: Document) -> tuple[Part, ...]:
    """What became of each block, in reading order; a block that was replaced stands before its successor."""
    return compare_units(units(old), units(new))


def compare_lines(old: Sequence[str], new: Sequence[str]) -> tuple[Part, ...]:
    """The difference of two lists of plain lines: bylines, topics, notices."""
    return compare_units(
        [Unit("line", canonical(line)) for line in old], [Unit("line", canonical(line)) for line in new]
    )


def compare_units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Part, ...]:
    return tuple(_parts(old, new))


def units(document: Document) -> list[Unit]:
    """A unit for each block."""
    return [_unit(block) for block in document]


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[int | None, int | None]]:
    """Places (in old, in new) of units that are the same or alike, None where there is none; in order on both sides."""
    i = j = 0
    for same_i, same_j in [*common(old, new), (len(old), len(new))]:
        for place, other in _pair_alike(old[i:same_i], new[j:same_j]):
            yield (None if place is None else i + place), (None if other is None else j + other)
        if same_i < len(old):
            yield same_i, same_j
        i, j = same_i + 1, same_j + 1


def _pair_alike(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of the greatest likeness in sum; what has no partner, the old before the new."""
    i = j = 0
    for pair_i, pair_j in [*_best_pairs(old, new), (len(old), len(new))]:
        yield from ((place, None) for place in range(i, pair_i))
        yield from ((None, place) for place in range(j, pair_j))
        if pair_i < len(old):
            yield pair_i, pair_j
        i, j = pair_i + 1, pair_j + 1


def _best_pairs(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    features = _Features()
    old_features, new_features = [features.of(unit) for unit in old], [features.of(unit) for unit in new]
    # The greatest sum of likenesses from each pair of places on.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [
        [_likeness(unit, bits, other, other_bits) for other, other_bits in zip(new, new_features, strict=True)]
        for unit, bits in zip(old, old_features, strict=True)
    ]
    for i in range(len(old) - 1, -1, -1):
        row, below, alike = best[i], best[i + 1], likeness[i]
        for j in range(len(new) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], alike[j] and alike[j] + below[j + 1])
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: Unit, old_words: int, new: Unit, new_words: int) -> float:
    """0 for units that are not one another's successors, else up to 1."""
    if old.kind != new.kind:
        return 0
    if old.key is not None and old.key == new.key:
        return 1
    shared, counts = (old_words & new_words).bit_count(), (old_words.bit_count(), new_words.bit_count())
    share = 2 * shared / (sum(counts) or 1)
    if min(counts) > 7:  # more than four words: what was carried on or cut is known by what is left
        share = (share + shared / min(counts)) / 2
    return share if share >= ALIKE else BARELY * (1 + share) if old.kind in ALWAYS_PAIRED else 0


def _parts(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Part]:
    for i, j in align(old, new):
        if i is not None and j is not None:
            yield _whole(new[j], "same") if old[i] == new[j] else _changed(old[i], new[j])
        elif i is not None:
            yield _whole(old[i], "removed")
        elif j is not None:
            yield _whole(new[j], "added")


def _changed(old: Unit, new: Unit) -> Part:
    pieces = compare_inline(old.inline, new.inline)
    return Part(new.kind, "changed", pieces, compare_units(old.units, new.units), old.key, new.key)


def _whole(unit: Unit, change: Change) -> Part:
    pieces = (Piece(change, unit.inline),) if unit.inline else ()
    parts = tuple(_whole(inner, change) for inner in unit.units)
    old_key, new_key = (unit.key if change != left_out else None for left_out in ("added", "removed"))
    return Part(unit.kind, change, pieces, parts, old_key, new_key)


def _texts(unit: Unit) -> Iterator[str]:
    yield plain(unit.inline)
    for inner in unit.units:
        yield from _texts(inner)


def _unit(block: Block) -> Unit:
    match block:
        case Paragraph(inline):
            return Unit("paragraph", inline)
        case Heading(level, inline):
            return Unit(f"heading {level}", inline)
        case List():
            return _list(block)
        case Quotation(paragraphs, speaker):
            said = tuple(Unit("paragraph", inline) for inline in paragraphs)
            return Unit("quotation", units=(*said, *_words(speaker=speaker)))
        case PullQuote(text):
            return Unit("pull quote", canonical(text))
        case Photo(photo, size, caption, alt, decorative, credit):
            within = _words(caption=caption, alt=alt, credit=credit, size=size)
            return Unit("photo", key=photo, units=(*within, *((Unit("decorative"),) if decorative else ())))
        case Embed(url, title):
            return Unit("embed", canonical(title), url)
        case Table(caption, head, rows):
            all_rows = (*(_row("head row", row) for row in head), *(_row("row", row) for row in rows))
            return Unit("table", units=(*_words(caption=caption), *all_rows))
        case Rule():
            return Unit("rule")
        case RelatedStory(story, text):
            return Unit("related story", canonical(text), story)


def _list(block: List) -> Unit:
    return Unit("numbered list" if block.ordered else "list", units=tuple(map(_item, block.items)))


def _item(item: Item) -> Unit:
    return Unit("item", item.inline, units=(_list(item.nested),) if item.nested else ())


def _row(kind: str, row: Row) -> Unit:
    return Unit(kind, units=tuple(map(_cell, row)))


def _cell(cell: Cell) -> Unit:
    span = "" if cell.colspan == cell.rowspan == 1 else f"{cell.colspan} × {cell.rowspan}"
    return Unit("head cell" if cell.header else "cell", cell.inline, units=_words(span=span))


def _words(**named: str) -> tuple[Unit, ...]:
    return tuple(Unit(kind, canonical(text)) for kind, text in named.items() if text)
