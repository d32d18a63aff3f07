"""Two changes of one text made into one: what each side alone changed is taken, and nothing of either is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.content.blocks import Block, Document
from articles.content.compare import align, units


@dataclass(frozen=True, slots=True)
class Conflict:
    """A block that both sides changed, each in its way; None where a side removed it. What is left of it is kept."""

    base: Block
    theirs: Block | None
    mine: Block | None


@dataclass(frozen=True, slots=True)
class Merged:
    document: Document
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class _Side:
    """A document as changes of its base: what became of each base block, and what was put in before each place."""

    became: list[Block | None]
    put_in: list[list[Block]]


def merge_documents(base: Document, *, mine: Document, theirs: Document) -> Merged:
    """Both changes of `base`, block by block.

    A block that both changed differently stands twice, theirs before mine, and is reported. One that a side removed and
    the other changed stays as changed, and is reported. What both put in at one place stands theirs before mine.
    """
    left, right = _side(base, theirs), _side(base, mine)
    kept: list[list[Block]] = []
    conflicts: list[Conflict] = []
    for block, their_block, my_block in zip(base, left.became, right.became, strict=True):
        both = [their_block, my_block]
        if my_block in (block, their_block):
            both.remove(my_block)
        elif their_block == block:
            both.remove(their_block)
        else:
            conflicts.append(Conflict(block, their_block, my_block))
        kept.append([one for one in both if one is not None])
    # Of a block that stood twice in the base, one side may have removed the one and the other side the other.
    for block in ({*theirs} & {*mine}).difference(*kept, *left.put_in, *right.put_in):
        kept[base.index(block)].append(block)
    merged: list[Block] = []
    for place, blocks in enumerate([*kept, []]):
        merged += _put_in(left, right, place) + blocks
    return Merged(tuple(merged), tuple(conflicts))


def merge_fields(
    base: Mapping[str, Any], *, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, tuple[Any, Any]]]:
    """Values by field, and as conflicts {field: (theirs, mine)} those that both changed differently.

    Of these mine stands among the values. A field that `base` does not name was empty (None).
    """
    merged, conflicts = {}, {}
    for name in dict.fromkeys((*theirs, *mine)):
        was = base.get(name)
        their_value, my_value = theirs.get(name, was), mine.get(name, was)
        merged[name] = their_value if my_value == was else my_value
        if their_value not in (was, my_value) and my_value != was:
            conflicts[name] = (their_value, my_value)
    return merged, conflicts


def _side(base: Document, changed: Document) -> _Side:
    side = _Side([None] * len(base), [[] for _ in range(len(base) + 1)])
    following = 0
    for place, new_place in align(units(base), units(changed)):
        block = None if new_place is None else changed[new_place]
        if place is not None:
            side.became[place], following = block, place + 1
        elif block is not None:
            side.put_in[following].append(block)
    return side


def _put_in(theirs: _Side, mine: _Side, place: int) -> list[Block]:
    already = set(theirs.put_in[place])
    return theirs.put_in[place] + [block for block in mine.put_in[place] if block not in already]
