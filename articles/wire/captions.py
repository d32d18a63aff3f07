"""Caption lines: a photo by its words, the covers of some sites, credits glued to what follows, photos told twice."""

import re
from dataclasses import replace

from articles.content.agencies import AGENCY
from articles.content.attribution import parse_credit
from articles.content.credits import has_prefix, undecorated, without_noise
from articles.wire.draft import Photo

LONGEST = 1500
"""Characters; what is longer is a paragraph that ends like a caption."""

_COVER = re.compile(
    r"\s*[(（]\s*Cover(?: (?:image|photo|picture))?(?P<mark>\s*[:：]\s*|\s+(?:via|by|from"
    r"|courtesy of)\s+)(?P<said>.+?)[)）]?\s*",
    re.IGNORECASE | re.DOTALL,
)
_COVER_BARE = re.compile(
    r"\s*Cover (?:image|photo|picture)\s*(?P<mark>[:：]|via|by|from)\s*(?P<said>.+)", re.IGNORECASE
)
# The agency’s whole name: where capitals go on ('/ PACO RUIZ' is no 'PA'), nothing is glued.
_GLUED = re.compile(rf"(?<=[.。\s])/\s?{AGENCY}(?: Photo)?(?=[A-Z][a-z]|A\s[a-z])")
_GLUED_BRACKET = re.compile(r"(?<=[)\]）])(?=[^\W\d_a-z][a-z]|A\s[a-z])")
_BETWEEN_CHINESE_BRACKETS = re.compile(r"(?<=】)\s*(?=【)")
_OTHER_MARKS = re.compile(r"[\W_]+")


def read_caption(text: str) -> Photo | None:
    """The photo that a line describes; None for a line without a credit and without the marks of a caption."""
    if len(text) > LONGEST:
        return None
    if match := _COVER.fullmatch(text) or _COVER_BARE.fullmatch(text):
        return _cover(match["mark"], match["said"])
    caption, credit = parse_credit(text)
    if credit is None and not has_prefix(text):
        return None
    return Photo(caption or None, credit) if caption or credit else None


def split_glued(text: str) -> tuple[str, ...]:
    """A line cut behind each credit to which the next words are glued: '…in 2031. /CFPThe top…'."""
    if len(text) > LONGEST:
        return (text,)
    brackets = (match.end() for match in _GLUED_BRACKET.finditer(text))
    ends = [match.end() for match in _GLUED.finditer(text)]
    ends += [match.end() for match in _BETWEEN_CHINESE_BRACKETS.finditer(text)]
    ends = sorted({*ends, *(end for end in brackets if parse_credit(text[:end])[1])})
    starts = [0, *ends]
    return tuple(text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))


def bare_words(caption: str) -> str:
    """A caption by which two tellings of it are known: in small letters, without marks, prefixes and '…more'."""
    cut = re.sub(r"(?:…|\.{3})\s{0,3}(?:more)?\s*\Z", "", without_noise(caption))
    return _OTHER_MARKS.sub(" ", cut).strip().casefold()


def nearly_same_words(one: str, other: str) -> bool:
    """Whether two captions that stand together tell the same picture: one cut off with '…more', or in two wordings."""
    short, long = sorted((bare_words(one), bare_words(other)), key=len)
    if len(short) >= 30 and long.startswith(short):
        return True
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) >= 0.75 * max(len(first), len(second), 4)


def merged(one: Photo, other: Photo) -> Photo:
    """One photo of two readings of it: the fuller caption, the credit of whichever has one."""
    caption = max(one.caption or "", other.caption or "", key=len)
    return replace(one, caption=caption or None, credit=one.credit or other.credit, cover=one.cover or other.cover)


def _cover(mark: str, said: str) -> Photo:
    """'(Cover: caption /Credit)', or '(Cover image via Credit)', which has no caption."""
    if mark.strip() and mark.strip()[-1] not in ":：":
        return Photo(credit=undecorated(said), cover=True)
    caption, credit = parse_credit(said)
    if credit is None and re.fullmatch(AGENCY, said.strip(" .)")):
        return Photo(credit=undecorated(said), cover=True)
    return Photo(caption or None, credit, cover=True)
