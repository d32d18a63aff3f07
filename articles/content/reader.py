"""From sanitised HTML to blocks, in one pass and without recursion, whatever the depth of the markup."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal, cast

from articles.content.blocks import (
    DEEPEST_LIST,
    Document,
    Embed,
    Heading,
    Paragraph,
    Photo,
    PullQuote,
    Quotation,
    RelatedStory,
    Rule,
    Size,
)
from articles.content.frames import CellFrame, Frame, ItemFrame, ListFrame, QuotationFrame, TableFrame, WordsFrame
from articles.content.inline import Line, Marks

Attributes = dict[str, str]

_MARKS = {tag: tag for tag in ("a", "bdi", "code", "em", "s", "span", "strong", "sub", "sup")} | {
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
}
_STYLES = {
    "font-weight:bold": "strong",
    "font-style:italic": "em",
    "text-decoration:line-through": "s",
    "vertical-align:sub": "sub",
    "vertical-align:super": "sup",
}
_STYLES_WITHOUT = {"font-weight:normal": "strong", "font-style:normal": "em"}
_LEVELS: dict[str, Literal[2, 3, 4]] = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}


def read(html: str) -> Document:
    """The blocks of `html`, which must come from sanitise()."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.document()


@dataclass(frozen=True)
class _Opened:
    """An open element, and what held around it."""

    tag: str
    marks: Marks
    level: Literal[2, 3, 4] | None
    frames: int


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._frames = [Frame()]
        self._opened: list[_Opened] = []
        self._line = Line()
        self._marks: Marks = {}
        self._level: Literal[2, 3, 4] | None = None

    def document(self) -> Document:
        self._end_line()
        return tuple(self._frames[0].close())

    def handle_data(self, data: str) -> None:
        self._line.add(data, self._marks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._rule()
        else:
            self._opened.append(_Opened(tag, self._marks, self._level, len(self._frames)))
            if tag in _MARKS:
                self._marks = _marked(self._marks, _MARKS[tag], attributes)
            else:
                self._start_block(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        opened = self._opened.pop()
        if len(self._frames) > opened.frames:
            self._end_line()
            ended = self._frames.pop()
            self._frames[-1].take(ended.close())
        elif tag not in _MARKS:
            self._part()
        self._marks, self._level = opened.marks, opened.level

    def _start_block(self, tag: str, attributes: Attributes) -> None:
        if frame := self._frame(tag, attributes):
            self._end_line()
            self._frames.append(frame)
            return
        self._part()
        self._level = _LEVELS.get(tag, self._level)
        table = self._frames[-1]
        if tag == "tr" and isinstance(table, TableFrame):
            table.add_row(head=self._opened[-2].tag == "thead")

    def _frame(self, tag: str, attributes: Attributes) -> Frame | None:
        """The frame that an element opens where it stands; None if it is a mere boundary between lines."""
        around = self._frames[-1]
        if isinstance(around, WordsFrame):
            return None
        match tag:
            case "ul" | "ol" if self._may_hold_list(around):
                return ListFrame(ordered=tag == "ol")
            case "li" if isinstance(around, ListFrame):
                return ItemFrame()
            case "blockquote":
                return QuotationFrame()
            case "footer" if isinstance(around, QuotationFrame):
                return WordsFrame(lambda speaker: Quotation((), speaker))
            case "aside" | "figure":
                return _words_frame(attributes)
            case "table":
                return TableFrame()
            case "td" | "th" if isinstance(around, TableFrame):
                return _cell_frame(around, tag, attributes)
        return None

    def _may_hold_list(self, frame: Frame) -> bool:
        """Lists in quotations and in cells come to paragraphs and to lines, and so do lists that are too deep."""
        if isinstance(frame, QuotationFrame | CellFrame | TableFrame):
            return False
        return sum(isinstance(around, ListFrame) for around in self._frames) < DEEPEST_LIST

    def _break(self) -> None:
        if self._line.broken:
            self._part()
        else:
            self._line.add_break()

    def _rule(self) -> None:
        self._part()
        if not self._frames[-1].joins:
            self._frames[-1].take([Rule()])

    def _part(self) -> None:
        """Part what came from what comes: as blocks, or, in a frame that joins, as lines."""
        if self._frames[-1].joins:
            self._line.add_break()
        else:
            self._end_line()

    def _end_line(self) -> None:
        inline, self._line = self._line.html(), Line()
        if inline:
            frame = self._frames[-1]
            frame.take([Heading(self._level, inline) if self._level and not frame.joins else Paragraph(inline)])


def _marked(marks: Marks, name: str, attributes: Attributes) -> Marks:
    """The marks within an element: those around it, its own, and those its style sets or ends."""
    marked = dict(marks)
    if name == "a":
        if "href" in attributes:
            marked["a"] = {key: attributes[key] for key in ("href", "title") if key in attributes}
    elif name == "span":
        known = {**marks.get("span", {}), **attributes}
        kept: Attributes = {key: known[key] for key in ("lang", "dir") if key in known}
        if kept:
            marked["span"] = kept
    else:
        marked[name] = {}
    for style in attributes.get("style", "").split(";"):
        if style in _STYLES:
            marked[_STYLES[style]] = {}
        marked.pop(_STYLES_WITHOUT.get(style, ""), None)
    return marked


def _words_frame(attributes: Attributes) -> WordsFrame | None:
    """The frame of a figure or an aside that says what it is; None for any other, whose words are paragraphs."""
    match attributes:
        case {"data-photo": photo}:
            return WordsFrame(lambda caption: _photo(int(photo) if photo else None, caption, attributes))
        case {"data-embed": url}:
            return WordsFrame(lambda title: Embed(url, title))
        case {"data-story": story}:
            return WordsFrame(lambda text: RelatedStory(int(story), text))
        case {"data-pullquote": _}:
            return WordsFrame(lambda text: PullQuote(text) if text else None)
    return None


def _photo(photo: int | None, caption: str, attributes: Attributes) -> Photo:
    size = cast(Size, attributes.get("data-size", "column"))
    alt, credit = attributes.get("data-alt", ""), attributes.get("data-credit", "")
    return Photo(photo, size, caption, alt, "data-decorative" in attributes, credit)


def _cell_frame(table: TableFrame, tag: str, attributes: Attributes) -> CellFrame:
    colspan, rowspan = int(attributes.get("colspan", 1)), int(attributes.get("rowspan", 1))
    cell = CellFrame(header=tag == "th", colspan=colspan, rowspan=rowspan)
    table.add_cell(cell)
    return cell
