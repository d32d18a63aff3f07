"""The places of a text at which a reader's words stand, marked for a list of results."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from articles.content.inline import beginning

START, STOP = "\x02", "\x03"
"""Around each found word in text that the database has marked: no text of a story holds control characters."""

GAP = " … "
"""Between two places of one text."""

LENGTH = 240
BEFORE = 40


@dataclass(frozen=True)
class Excerpt:
    """What of a story was found, as HTML with <mark>: its headline, the words around, and names that hold a word."""

    headline: SafeString
    snippet: SafeString
    names: tuple[SafeString, ...]


def snippet(marked: str, text: str, terms: Iterable[str]) -> SafeString:
    """The snippet in which the database has marked words, as HTML; else that of `text` around the first of `terms`.

    The terms are looked for as they stand: words of scripts without spaces, which the database does not take apart.
    Where nothing is found (the words stand in the headline, or in a name), the text's first words.
    """
    if START not in marked:
        return _html(_around(text, _pattern(terms)))
    words = unmarked(marked)
    opening, closing = words.partition(GAP)[0], words.rpartition(GAP)[2]
    before = "" if text.startswith(opening) else "… "
    return _html(f"{before}{marked}{'' if text.endswith(closing) else ' …'}")


def whole(marked: str, text: str, terms: Iterable[str]) -> SafeString:
    """All of `text` as HTML, with the words in it that the database has marked; else with `terms`, as in `snippet`.

    The database leaves out what it takes for a tag: such a text comes with its terms alone.
    """
    if START in marked and unmarked(marked) == text:
        return _html(marked)
    return _html(_with_marks(text, _pattern(terms)))


def unmarked(marked: str) -> str:
    return marked.replace(START, "").replace(STOP, "")


def _pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Of two terms with one beginning, the longer first."""
    found = sorted(set(terms), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)), re.IGNORECASE) if found else None


def _around(text: str, pattern: re.Pattern[str] | None) -> str:
    first = pattern.search(text) if pattern else None
    if not first:
        return beginning(text, LENGTH)
    start = max(0, first.start() - BEFORE)
    return _with_marks(("…" if start else "") + beginning(text[start:], LENGTH), pattern)


def _with_marks(text: str, pattern: re.Pattern[str] | None) -> str:
    return pattern.sub(lambda found: f"{START}{found[0]}{STOP}", text) if pattern else text


def _html(marked: str) -> SafeString:
    """`<mark>` is the only element in it, and every one is closed."""
    before, *found = marked.split(START)
    pieces = [_escaped(before)]
    for piece in found:
        word, _stop, after = piece.partition(STOP)
        pieces += ["<mark>", _escaped(word), "</mark>", _escaped(after)]
    return mark_safe("".join(pieces))


def _escaped(text: str) -> str:
    return escape(text.replace(STOP, ""), quote=True)
