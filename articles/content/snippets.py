"""The places of a text at which a reader's words stand, marked for a list of results."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from articles.content.inline import beginning

START, STOP = "\x02", "\x03"
"""Around each found word in text that the database has marked: no text of a story holds control characters."""

GAP = " … "
"""Between two places of one text."""

LENGTH = 240
BEFORE = 40


def snippet(marked: str, text: str, terms: Iterable[str]) -> SafeString:
    """The snippet in which the database has marked words, as HTML; else that of `text` around the first of `terms`.

    The terms are looked for as they stand: words of scripts without spaces, which the database does not take apart.
    Where nothing is found (the words stand in the headline, or in a name), the text's first words.
    """
    if START not in marked:
        return _html(_around(text, sorted(set(terms), key=len, reverse=True)))
    words = marked.replace(START, "").replace(STOP, "")
    opening, closing = words.partition(GAP)[0], words.rpartition(GAP)[2]
    before = "" if text.startswith(opening) else "… "
    return _html(f"{before}{marked}{'' if text.endswith(closing) else ' …'}")


def _around(text: str, terms: list[str]) -> str:
    pattern = re.compile("|".join(map(re.escape, terms)), re.IGNORECASE)
    first = pattern.search(text) if terms else None
    if not first:
        return beginning(text, LENGTH)
    start = max(0, first.start() - BEFORE)
    part = ("…" if start else "") + beginning(text[start:], LENGTH)
    return pattern.sub(lambda found: f"{START}{found[0]}{STOP}", part)


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
