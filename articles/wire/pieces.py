"""The lines of a page one by one: what each is read as, as far as its own words tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articles.content.attribution import Attribution, Kind, parse_line
from articles.wire.bylines import Byline, read_byline
from articles.wire.captions import read_caption, split_glued
from articles.wire.draft import Notice, Photo
from articles.wire.junk import RULE, ends_the_story, is_no_story, junk_reason, opens_link_box
from articles.wire.notices import read_notice
from articles.wire.outlets import outlet_in
from articles.wire.signoffs import is_initials, read_signoff
from articles.wire.times import DURATION, TimeLine, read_time_line, says_how_long_ago

_BULLET = re.compile(r"\s*[-•*·▪►●–]\s+(?=\S)")
_CROSSHEAD = re.compile(r"[-–—] (?P<words>[^\W\d_][^–—]{2,60}?) [-–—]")
_PRODUCTION = re.compile(
    r"(?:credits?: )?(?P<role>(?:[A-Z][\w-]+ ){0,2}(?:designers?|producers?|director|supervisor|scriptwriters?"
    r"|camera(?:man)?"
    r"|animators?|graphics?|voice-?over|narrator|copy editors?|illustrators?|presenters?|host|layout|video editors?))"
    r"\s?[:：]\s*[A-Z\u4e00-\u9fff].{1,120}",
    re.IGNORECASE,
)
_OF_STORIES = frozenset(Kind) - {Kind.PHOTO_CREDIT, Kind.VIA}


@dataclass(slots=True)
class Piece:
    """A line, or a part of one whose parts are glued together; `read_as` is refined while the page is read."""

    number: int
    text: str
    read_as: str = "text"
    after_blank: bool = False
    times: TimeLine | None = None
    byline: Byline | None = None
    photo: Photo | None = None
    notice: Notice | None = None
    attributions: tuple[Attribution, ...] = field(default=())


def pieces_of(text: str) -> list[Piece]:
    """The pieces of all lines that are not blank, in order, with the numbers of their lines from 1."""
    pieces, after_blank = [], True
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            after_blank = True
            continue
        for part in split_glued(line.strip()):
            pieces.append(_recognised(Piece(number, part, after_blank=after_blank)))
        after_blank = False
    return pieces


def without_bullet(text: str) -> str:
    """The words of a list item."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def _recognised(piece: Piece) -> Piece:
    piece.read_as = next((word for word, reads in _READINGS if reads(piece)), "text")
    return piece


def _is_notice(piece: Piece) -> bool:
    read = read_notice(piece.text)
    piece.notice = read.notice if read else None
    return read is not None


def _is_attribution(piece: Piece) -> bool:
    said = parse_line(piece.text)
    if signoff := read_signoff(piece.text):
        piece.attributions = (signoff,)
    elif said and all(attribution.kind in _OF_STORIES for attribution in said):
        piece.attributions = said
    return bool(piece.attributions)


def _is_crosshead(piece: Piece) -> bool:
    """'- Schools closed -', as an agency writes a heading."""
    match = _CROSSHEAD.fullmatch(piece.text)
    piece.text = match["words"] if match else piece.text
    return match is not None


def _is_time(piece: Piece) -> bool:
    piece.times = read_time_line(piece.text)
    return piece.times is not None


def _is_byline(piece: Piece) -> bool:
    piece.byline = read_byline(piece.text)
    return piece.byline is not None


def _is_caption(piece: Piece) -> bool:
    piece.photo = read_caption(piece.text)
    return piece.photo is not None


# The surest first: a time line may hold a source, a byline a time, a caption all of them.
_READINGS: tuple[tuple[str, Callable[[Piece], bool]], ...] = (
    ("rule", lambda piece: bool(RULE.fullmatch(piece.text))),
    ("duration", lambda piece: bool(DURATION.fullmatch(piece.text))),
    ("no story", lambda piece: is_no_story(piece.text)),
    ("link box", lambda piece: opens_link_box(piece.text)),
    ("end mark", lambda piece: ends_the_story(piece.text)),
    ("notice", _is_notice),
    ("byline", _is_byline),
    ("time", _is_time),
    ("age", lambda piece: says_how_long_ago(piece.text)),
    ("attribution", _is_attribution),
    ("outlet", lambda piece: outlet_in(piece.text) is not None),
    ("production credit", lambda piece: bool(_PRODUCTION.fullmatch(piece.text))),
    ("junk", lambda piece: junk_reason(piece.text) is not None or is_initials(piece.text)),
    ("heading", _is_crosshead),
    ("caption", _is_caption),
    ("list", lambda piece: bool(_BULLET.match(piece.text))),
)
