"""Open elements of a body being read: each takes the blocks within it and, at its end, comes to blocks itself.

What an element cannot hold splits it or stands beside it; order and words are kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from articles.content.blocks import NO_WORDS, Block, Cell, Heading, Item, List, Paragraph, Quotation, Row, Table
from articles.content.inline import canonical, plain


class Frame:
    """An open element that holds blocks; on its own, the whole body."""

    joins = False
    """Whether paragraphs within it are lines of one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def take(self, blocks: Iterable[Block]) -> None:
        """Put in what a line, or an element that has ended, came to."""
        self.blocks.extend(blocks)

    def close(self) -> list[Block]:
        """What the element comes to, for the frame around it."""
        return self.blocks


class ItemFrame(Frame):
    joins = True


class WordsFrame(Frame):
    """An element of which only the words count, such as a figure with its caption."""

    joins = True

    def __init__(self, make: Callable[[str], Block | None]) -> None:
        super().__init__()
        self._make = make

    def close(self) -> list[Block]:
        block = self._make(_words(self.blocks))
        return [block] if block else []


@dataclass
class _Entry:
    """An item in the making."""

    inline: SafeString
    ordered: bool = False
    below: list[Item] = field(default_factory=list)

    def item(self) -> Item:
        return Item(self.inline, List(self.ordered, tuple(self.below)) if self.below else None)


class ListFrame(Frame):
    """A list. What no list can hold ends it, and the rest is a second list."""

    def __init__(self, *, ordered: bool) -> None:
        super().__init__()
        self._ordered = ordered
        self._entries: list[_Entry] = []

    def take(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph | Heading):
                self._entries.append(_Entry(block.inline))
            elif isinstance(block, List):
                self._nest(block)
            else:
                self._finish()
                self.blocks.append(block)

    def close(self) -> list[Block]:
        self._finish()
        return self.blocks

    def _nest(self, nested: List) -> None:
        """Put a list below the item before it; where there is none, its items are items of this list."""
        if not self._entries:
            for item in nested.items:
                below = item.nested or List(False, ())
                self._entries.append(_Entry(item.inline, below.ordered, [*below.items]))
            return
        last = self._entries[-1]
        if not last.below:
            last.ordered = nested.ordered
        last.below.extend(nested.items)

    def _finish(self) -> None:
        if self._entries:
            self.blocks.append(List(self._ordered, tuple(entry.item() for entry in self._entries)))
            self._entries = []


class QuotationFrame(Frame):
    """A quotation; its speaker comes in as a quotation without paragraphs, and ends it."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: list[SafeString] = []

    def take(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph | Heading):
                self._paragraphs.append(block.inline)
            elif isinstance(block, Quotation) and not block.paragraphs:
                self._finish(block.speaker)
            else:
                self._finish()
                self.blocks.append(block)

    def close(self) -> list[Block]:
        self._finish()
        return self.blocks

    def _finish(self, speaker: str = "") -> None:
        if self._paragraphs:
            self.blocks.append(Quotation(tuple(self._paragraphs), speaker))
            self._paragraphs = []
        elif speaker:
            self.blocks.append(Paragraph(canonical(speaker)))


class CellFrame(Frame):
    """A cell, which its table has had from its beginning on."""

    joins = True

    def __init__(self, *, header: bool, colspan: int, rowspan: int) -> None:
        super().__init__()
        self.header = header
        self.colspan = colspan
        self.rowspan = rowspan

    def close(self) -> list[Block]:
        return []

    def cell(self) -> Cell:
        inline = next((line.inline for line in self.blocks if isinstance(line, Paragraph)), NO_WORDS)
        return Cell(inline, self.header, self.colspan, self.rowspan)


class TableFrame(Frame):
    """A table. What it takes directly is its caption. If a cell holds more than words, it was layout, and dissolves."""

    joins = True

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[bool, list[CellFrame]]] = []

    def add_row(self, *, head: bool) -> None:
        """Begin a row. A head after other rows is none."""
        self._rows.append((head and all(above for above, _ in self._rows), []))

    def add_cell(self, cell: CellFrame) -> None:
        if not self._rows:
            self.add_row(head=False)
        self._rows[-1][1].append(cell)

    def close(self) -> list[Block]:
        rows = [(head, cells) for head, cells in self._rows if cells]
        content = [block for _, cells in rows for cell in cells for block in cell.blocks]
        if not rows or not all(isinstance(block, Paragraph) for block in [*self.blocks, *content]):
            return [*self.blocks, *content]
        return [Table(_words(self.blocks), self._part(rows, head=True), self._part(rows, head=False))]

    @staticmethod
    def _part(rows: list[tuple[bool, list[CellFrame]]], *, head: bool) -> tuple[Row, ...]:
        return tuple(tuple(cell.cell() for cell in cells) for in_head, cells in rows if in_head is head)


def _words(blocks: list[Block]) -> str:
    return " ".join(plain(line.inline) for line in blocks if isinstance(line, Paragraph))
