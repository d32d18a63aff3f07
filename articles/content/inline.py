"""Words with marks, in one canonical spelling. Nothing outside this package declares markup safe."""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

Marks = Mapping[str, Mapping[str, str]]
"""The marks on a stretch of words: element -> its attributes."""

Run = tuple[str, Marks]
"""A stretch of words with the marks that all of it bears."""

NESTING = ("a", "span", "bdi", "strong", "em", "s", "sub", "sup", "code")
"""The elements of inline HTML, outermost first: marks that meet on the same words always nest in this order."""

_SPACE = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TOKEN = re.compile("<(/?)([a-z]+)([^>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(' ([a-z-]+)="([^"]*)"')
_VISIBLE = re.compile("[^\\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def collapse(text: str) -> str:
    """`text` without control characters and with one space for each run of white space; no-break spaces stay."""
    return _SPACE.sub(" ", _UNWRITABLE.sub("", text))


def one_line(text: str) -> str:
    """`text` collapsed, without spaces at its ends; empty if there is nothing to see in it."""
    line = collapse(text).strip(" ")
    return line if _VISIBLE.search(line) else ""


def beginning(text: str, length: int) -> str:
    """The first words of `text` on one line, of at most `length` characters with the '…' where it goes on."""
    line = one_line(text)
    if len(line) <= length:
        return line
    words, space, _ = line[:length].rpartition(" ")
    return f"{(words if space else line[: length - 1]).rstrip(' .,;:–—-')}…"


def escape_text(text: str) -> str:
    return escape(text, quote=False)


def escape_attribute(text: str) -> str:
    """`text` for use between double quotes."""
    return escape_text(text).replace('"', "&quot;")


def canonical(value: str) -> SafeString:
    """Inline HTML for a block: a SafeString is taken as it is, any other string is words, and escaped."""
    if isinstance(value, SafeString):
        return value
    line = Line()
    line.add(value, {})
    return line.html()


def plain(inline: str) -> str:
    """The words of canonical inline HTML, a line break read as a space."""
    return unescape(re.sub("<[^>]*>", "", inline.replace("<br>", " ")))


def read_runs(inline: str) -> list[Run]:
    """The runs of canonical inline HTML; a line break is a "\\n". `write_runs(read_runs(x)) == x`."""
    runs: list[Run] = []
    marks: dict[str, Mapping[str, str]] = {}
    for closing, tag, attributes, words in _TOKEN.findall(inline):
        if closing:
            marks = {name: value for name, value in marks.items() if name != tag}
        elif tag == "br" or not tag:
            runs.append(("\n" if tag else unescape(words), marks))
        else:
            marks = {**marks, tag: {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}}
    return runs


def write_runs(runs: Iterable[Run]) -> SafeString:
    """The runs as inline HTML."""
    pieces: list[str] = []
    opened: list[tuple[str, Mapping[str, str]]] = []
    for words, marks in [*runs, ("", {})]:
        wanted = [(tag, marks[tag]) for tag in NESTING if tag in marks]
        shared = _shared(opened, wanted)
        pieces += [f"</{tag}>" for tag, _ in reversed(opened[shared:])]
        pieces += [_start(tag, attributes) for tag, attributes in wanted[shared:]]
        pieces.append(escape_text(words).replace("\n", "<br>"))
        opened = wanted
    return mark_safe("".join(pieces))


class Line:
    """Words as they come in, each with its marks, until their block is complete.

    White space and breaks wait in a gap until words follow, so none stands at an end and never two together.
    """

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._gap = ""

    @property
    def broken(self) -> bool:
        """Whether a line break is the last thing that came in."""
        return self._gap == "\n"

    def add(self, text: str, marks: Marks) -> None:
        """Add `text`, whose white space is that of HTML source: line ends are mere spaces."""
        text = collapse(text)
        if text.startswith(" "):
            self._space()
        if words := text.strip(" "):
            self._close_gap(marks)
            self._runs.append((words, marks))
            if text.endswith(" "):
                self._space()

    def add_break(self) -> None:
        self._gap = "\n"

    def html(self) -> SafeString:
        """The words so far as canonical inline HTML; empty if there is nothing to see in them."""
        if not any(_VISIBLE.search(words) for words, _ in self._runs):
            return SafeString("")
        return write_runs(self._runs)

    def _space(self) -> None:
        self._gap = self._gap or " "

    def _close_gap(self, marks: Marks) -> None:
        """A gap bears the marks that the words on both its sides share."""
        if self._gap and self._runs:
            before = self._runs[-1][1]
            both = {tag: attributes for tag, attributes in before.items() if marks.get(tag) == attributes}
            self._runs.append((self._gap, both))
        self._gap = ""


def _shared(opened: list[tuple[str, Mapping[str, str]]], wanted: list[tuple[str, Mapping[str, str]]]) -> int:
    """How many of the outermost elements stay open."""
    count = 0
    while count < min(len(opened), len(wanted)) and opened[count] == wanted[count]:
        count += 1
    return count


def _start(tag: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>"
