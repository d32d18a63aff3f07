"""What a page's pieces are by their places: headline, standfirst, headings, captions told twice, links at the end."""

import re
from itertools import pairwise

from articles.content.attribution import names_in
from articles.content.sentence import counted, sentence
from articles.wire.bylines import is_person, read_byline_in_head
from articles.wire.datelines import is_filed
from articles.wire.jobs import is_job
from articles.wire.links import leave_out_links
from articles.wire.menus import is_section
from articles.wire.photo_lines import join_photos
from articles.wire.pieces import Piece
from articles.wire.sentences import FULL_STOP, IDEOGRAPH, is_paragraph

HEAD = frozenset({"time", "byline", "outlet"})
_NO_HEADING = re.compile(r"[.,;:：…。，!\"”»]\s*\Z")
NOTHING = frozenset({"junk", "duration", "age", "rule"})
LONGEST_HEADLINE = 220
LONGEST_STANDFIRST = 400
UNSURE = frozenset({"section", "programme", "production credit"})
SHOWN = 5
"""Lines that are named in one warning."""


def lay_out(pieces: list[Piece]) -> list[str]:
    """Refine what the pieces are read as; the warnings, each naming the line and what to do."""
    warnings = _second_story(pieces)
    story = [piece for piece in pieces if piece.read_as != "another story"]
    warnings += leave_out_links(story)
    join_photos(story)
    start = _first_paragraph(story)
    warnings += _read_head(story, start)
    warnings += _read_body(story)
    return warnings


def _second_story(pieces: list[Piece]) -> list[str]:
    """Set apart everything from a second head on: one that comes after a paragraph or a rule below the first."""
    head_seen, broken, paragraphs = False, False, 0
    last = max((index for index, piece in enumerate(pieces) if is_paragraph(piece.text)), default=-1)
    for index, piece in enumerate(pieces):
        if _opens_story(pieces, index):
            if last > index and ((head_seen and (broken or paragraphs)) or paragraphs >= 2):
                return [_set_apart(pieces, _start_of_head(pieces, index))]
            head_seen, broken = True, False
        broken = broken or piece.read_as == "rule"
        paragraphs += piece.read_as == "text" and is_paragraph(piece.text)
    return []


def _set_apart(pieces: list[Piece], start: int) -> str:
    for other in pieces[start:]:
        other.read_as, other.photo, other.notice = "another story", None, None
    line = pieces[start].number
    return sentence(
        "Line %(line)s seems to begin another story, which was left out; bring in one story at a time.", line=line
    )


def _opens_story(pieces: list[Piece], index: int) -> bool:
    """A byline with a time in it or next to it; or a time between a headline and a paragraph."""
    piece, around = pieces[index], pieces[max(0, index - 1) : index + 3]
    if piece.read_as == "byline" and piece.byline:
        return bool(piece.byline.stamps) or any(other.read_as == "time" for other in around)
    after = next((other for other in pieces[index + 1 : index + 4] if other.read_as not in (*NOTHING, *HEAD)), None)
    before = pieces[index - 1] if index else None
    if piece.read_as != "time" or before is None or after is None or {before.read_as, after.read_as} != {"text"}:
        return False
    return is_paragraph(after.text) and not is_paragraph(before.text)


def _start_of_head(pieces: list[Piece], index: int) -> int:
    while index > 1 and pieces[index - 1].read_as in (*HEAD, "rule"):
        index -= 1
    if pieces[index - 1].read_as == "text" and not is_paragraph(pieces[index - 1].text):
        index -= 1
    return index


def _first_paragraph(pieces: list[Piece]) -> int:
    """The index of the first paragraph of the body: a sentence before the head's last line is a standfirst."""
    paragraphs = [i for i, piece in enumerate(pieces) if piece.read_as == "text" and is_paragraph(piece.text)]
    if not paragraphs:
        return len(pieces)
    first = paragraphs[0]
    filed = next((i for i in paragraphs[:3] if is_filed(pieces[i].text)), first)
    if all(len(pieces[i].text) < LONGEST_STANDFIRST for i in paragraphs if i < filed):
        first = filed
    behind = next((piece for piece in pieces[first + 1 :] if piece.read_as not in NOTHING), None)
    head_ends = behind and behind.read_as in ("time", "byline") and len(paragraphs) > 1
    if head_ends and len(pieces[first].text) < LONGEST_STANDFIRST and first == paragraphs[0]:
        return paragraphs[1]
    return first


def _read_head(pieces: list[Piece], start: int) -> list[str]:
    head = pieces[:start]
    _read_bylines(head)
    headline = _headline(head)
    if headline is not None:
        headline.read_as = "headline"
    below = headline is None
    near = _near_head(head)
    has_byline = any(piece.read_as == "byline" for piece in head)
    for piece in head:
        below = below or piece is headline
        if piece is headline or piece.read_as not in ("text", "list"):
            continue
        may_be_name = not has_byline and piece.number in near
        piece.read_as = _word_in_head(piece, may_be_name, below, start < len(pieces))
    return [*_doubt_of_headline(head, headline), *_left_out_of_head(head)]


def _read_bylines(head: list[Piece]) -> None:
    """Names with their jobs, as far as a line is left that may be the headline."""
    texts = [piece for piece in head if piece.read_as == "text"]
    bylines = [(piece, byline) for piece in texts if (byline := read_byline_in_head(piece.text))]
    if len(bylines) < len(texts):
        for piece, byline in bylines:
            piece.byline, piece.read_as = byline, "byline"


def _doubt_of_headline(head: list[Piece], headline: Piece | None) -> list[str]:
    """A short line, or one in capitals, may be a kicker above the headline that is the longer line below it."""
    if headline is None:
        return [sentence("No headline was found; write one.")]
    words = headline.text.split()
    below = next((piece for piece in head[head.index(headline) + 1 :] if piece.read_as not in NOTHING), None)
    may_be_kicker = len(words) <= 4 or all(word[0].isupper() for word in words)
    if not may_be_kicker or below is None or below.read_as != "standfirst" or is_paragraph(below.text):
        return []
    if len(below.text) <= len(headline.text):
        return []
    return [
        sentence(
            "Line %(below)s may be the headline, and line %(above)s a label above it; look at both.",
            below=below.number,
            above=headline.number,
        )
    ]


def _left_out_of_head(head: list[Piece]) -> list[str]:
    """One warning of all lines that are neither part of the story nor known to be none."""
    lines = [piece for piece in head if piece.read_as in UNSURE and not is_section(piece.text)]
    if not lines:
        return []
    said = ", ".join(f"{piece.number} (“{_cut(piece.text)}”)" for piece in lines[:SHOWN])
    if len(lines) > SHOWN:
        return [
            counted(
                "Lines %(lines)s and %(count)s more stand above the story and were left out; add what belongs to it.",
                "Lines %(lines)s and %(count)s more stand above the story and were left out; add what belongs to it.",
                len(lines) - SHOWN,
                lines=said,
            )
        ]
    return [
        counted(
            "Line %(lines)s stands above the story and was left out; add what belongs to it.",
            "Lines %(lines)s stand above the story and were left out; add what belongs to it.",
            len(lines),
            lines=said,
        )
    ]


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _near_head(head: list[Piece]) -> set[int]:
    """The numbers of the lines next to the headline, a time or an outlet, past lines that are nothing."""
    lines = [piece for piece in head if piece.read_as not in NOTHING]
    marks = (*HEAD, "headline")
    pairs = [*pairwise(lines), *((after, before) for before, after in pairwise(lines))]
    return {one.number for one, other in pairs if other.read_as in marks}


def _headline(head: list[Piece]) -> Piece | None:
    """The first line of four words or more, else the first line of all if it is no name below a time."""
    texts = [piece for piece in head if piece.read_as == "text" and len(piece.text) <= LONGEST_HEADLINE]
    long = [piece for piece in texts if len(piece.text.split()) >= 4 or len(IDEOGRAPH.findall(piece.text)) >= 8]
    if long:
        return long[0]
    return next((piece for piece in texts if piece is head[0] or not _is_label(piece.text)), None)


def _is_label(text: str) -> bool:
    return is_person(text) or len(text.split()) == 1


def _word_in_head(piece: Piece, may_be_name: bool, below: bool, has_body: bool) -> str:
    """What a line above the first paragraph is that is not the headline; names stand near it, a time or an outlet."""
    if piece.read_as == "list":
        return "standfirst" if below else "junk"
    if re.search(r"\bwith [A-Z]", piece.text) and len(piece.text.split()) <= 8:
        return "programme"
    if may_be_name and below and all(map(is_person, names_in(piece.text)[:5])):
        return "name"
    if is_job(piece.text):
        return "job"
    if len(piece.text.split()) <= 4 and not is_paragraph(piece.text):
        return "section"
    return "standfirst" if below and has_body else "section" if has_body else "text"


def _read_body(pieces: list[Piece]) -> list[str]:
    """Headings, and what stands below the last paragraph and is none; what is left out is warned of."""
    body = [piece for piece in pieces if piece.read_as in ("text", "list")]
    last = max((i for i, piece in enumerate(body) if _ends_body(piece)), default=-1)
    names = {name.casefold() for piece in pieces if piece.byline for name in piece.byline.names}
    warnings: list[str] = []
    for piece in body[last + 1 :]:
        piece.read_as = "left over"
        if piece.text.casefold() not in names:
            warnings.append(
                sentence(
                    "Line %(line)s (“%(text)s”) does not look like part of the story; add it if it is.",
                    line=piece.number,
                    text=_cut(piece.text),
                )
            )
    for piece, after in pairwise(body[: last + 1]):
        if piece.read_as == "text" and _is_heading(piece.text) and not _is_heading(after.text):
            piece.read_as = "heading"
    for piece in body[: last + 1]:
        piece.read_as = "paragraph" if piece.read_as == "text" else piece.read_as
    return warnings


def _ends_body(piece: Piece) -> bool:
    if piece.read_as == "list":
        return bool(FULL_STOP.search(piece.text[-12:]))
    return (
        is_paragraph(piece.text)
        or len(piece.text.split()) >= 15
        or bool(re.search(r"[.!?。？！][\"”’»')]*\Z", piece.text[-4:]))
    )


def _is_heading(text: str) -> bool:
    return len(text) <= 90 and len(text.split()) <= 14 and not _NO_HEADING.search(text)
