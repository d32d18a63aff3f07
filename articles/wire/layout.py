"""What a page's pieces are by their places: headline, standfirst, headings, captions told twice, links at the end."""

import re
from collections import Counter
from itertools import pairwise

from articles.content.attribution import names_in
from articles.wire.bylines import is_person
from articles.wire.captions import bare_words, merged, nearly_same_words
from articles.wire.datelines import split_dateline
from articles.wire.draft import Photo
from articles.wire.pieces import Piece

HEAD = frozenset({"time", "byline", "outlet"})
_FULL_STOP = re.compile(r"[.。।](?:[\"”’»'）)\]]|\[\d+\])*\s*\Z|(?:Enditem|[!?…][\"”»])\s*\Z")
_NO_HEADING = re.compile(r"[.,;:：…。，!\"”»]\s*\Z")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
NOTHING = frozenset({"junk", "duration", "age", "rule"})
LONGEST_HEADLINE = 220


def lay_out(pieces: list[Piece]) -> list[str]:
    """Refine what the pieces are read as; the warnings, each naming the line and what to do."""
    warnings = _second_story(pieces)
    story = [piece for piece in pieces if piece.read_as != "another story"]
    _close(story)
    _read_captions(story)
    start = _first_paragraph(story)
    warnings += _read_head(story, start)
    warnings += _read_body(story)
    return warnings


def is_paragraph(text: str) -> bool:
    """Whether words are a paragraph by themselves: a dateline opens them, they are long, or end as sentences do."""
    length = len(text) + 2 * len(_IDEOGRAPH.findall(text[:200]))
    if length >= 160:
        return True
    return (bool(_FULL_STOP.search(text[-12:])) and (len(text.split()) >= 6 or length >= 60)) or bool(
        split_dateline(text)[0] and len(text) > 60
    )


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
    return f"Line {line} seems to begin another story, which was left out; bring in one story at a time."


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


def _close(pieces: list[Piece]) -> None:
    """Below a heading over links, once there was a paragraph, everything is links, unless the story goes on."""
    seen = False
    for index, piece in enumerate(pieces):
        seen = seen or (piece.read_as == "text" and is_paragraph(piece.text))
        if seen and piece.read_as == "end mark":
            seen = False
            for other in pieces[index : _resumes(pieces, index)]:
                if other.read_as not in ("attribution", "notice"):
                    other.read_as = "related"


def _resumes(pieces: list[Piece], index: int) -> int:
    """Where two paragraphs in a row show that the story goes on; the end where none do."""
    for place, (one, other) in enumerate(pairwise(pieces[index:]), index):
        if all(
            piece.read_as == "text" and len(piece.text) > 100 and is_paragraph(piece.text) for piece in (one, other)
        ):
            return place
    return len(pieces)


def _read_captions(pieces: list[Piece]) -> None:
    """Join credits and second tellings to the caption they belong to."""
    _read_repeated(pieces)
    known: dict[str, Piece] = {}
    nothing = Piece(0, "", "junk")
    for before, piece, after in zip([nothing, *pieces], pieces, [*pieces[1:], nothing], strict=False):
        if _is_credit(piece) and (_stands_above(piece, after) or _takes_credit(before, piece)):
            piece.photo, piece.read_as = None, "credit"
            continue
        words = piece.photo.caption if piece.photo else piece.text if piece.read_as == "text" else None
        if not words or (piece.photo and piece.photo.cover) or not (piece.photo or known):
            continue
        match = known.get(bare_words(words)) or _told_just_before(words, before)
        if match and match.photo:
            match.photo = merged(match.photo, piece.photo or Photo(piece.text))
            piece.photo, piece.read_as = None, "caption"
        elif piece.photo:
            known[bare_words(words)] = piece


def _is_credit(piece: Piece) -> bool:
    return bool(piece.photo and not piece.photo.caption and not piece.photo.cover)


def _stands_above(credit: Piece, after: Piece) -> bool:
    """Give the caption on the next line the credit on a line of its own above it, as in 'Image copyright EPA'."""
    if after.after_blank or not after.photo or not after.photo.caption or after.photo.credit or not credit.photo:
        return False
    after.photo = merged(after.photo, credit.photo)
    return True


def _takes_credit(before: Piece, credit: Piece) -> bool:
    """Give the piece before a credit on a line of its own that credit, if it is or may be a caption."""
    if before.photo and credit.photo and before.photo.credit in (None, credit.photo.credit):
        before.photo = merged(before.photo, credit.photo)
        return True
    near = not credit.after_blank and before.read_as == "text" and len(before.text) < 400
    if near and credit.photo:
        before.photo, before.read_as = Photo(before.text, credit.photo.credit), "caption"
    return near


def _told_just_before(words: str, before: Piece) -> Piece | None:
    """The caption right before these words, if they tell the same picture."""
    caption = before.photo.caption if before.photo and not before.photo.cover else None
    return before if caption and nearly_same_words(words, caption) else None


def _read_repeated(pieces: list[Piece]) -> None:
    """The same words twice in a row are a photo's alternative text and its caption; a repeated headline is no text."""
    texts = [piece for piece in pieces if piece.read_as == "text"]
    counts = Counter(piece.text.casefold() for piece in texts)
    for one, other in pairwise(texts):
        if one.text == other.text and counts[one.text.casefold()] == 2 and len(one.text) < 600 and one is not texts[0]:
            one.photo, one.read_as = Photo(one.text), "caption"
    first: set[str] = set()
    for piece in texts:
        if piece.read_as == "text" and counts[piece.text.casefold()] > 1:
            if piece.text.casefold() in first and not is_paragraph(piece.text):
                piece.read_as = "repeated"
            first.add(piece.text.casefold())


def _first_paragraph(pieces: list[Piece]) -> int:
    """The index of the first paragraph of the body: a sentence before the head's last line is a standfirst."""
    paragraphs = [i for i, piece in enumerate(pieces) if piece.read_as == "text" and is_paragraph(piece.text)]
    if not paragraphs:
        return len(pieces)
    first = paragraphs[0]
    behind = next((piece for piece in pieces[first + 1 :] if piece.read_as not in NOTHING), None)
    if behind and behind.read_as in ("time", "byline") and len(paragraphs) > 1 and len(pieces[first].text) < 400:
        return paragraphs[1]
    return first


def _read_head(pieces: list[Piece], start: int) -> list[str]:
    head = pieces[:start]
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
    if headline is None:
        return ["No headline was found; write one."]
    return []


def _near_head(head: list[Piece]) -> set[int]:
    """The numbers of the lines next to the headline, a time or an outlet, past lines that are nothing."""
    lines = [piece for piece in head if piece.read_as not in NOTHING]
    marks = (*HEAD, "headline")
    pairs = [*pairwise(lines), *((after, before) for before, after in pairwise(lines))]
    return {one.number for one, other in pairs if other.read_as in marks}


def _headline(head: list[Piece]) -> Piece | None:
    """The first line of four words or more, else the first line of all if it is no name below a time."""
    texts = [piece for piece in head if piece.read_as == "text" and len(piece.text) <= LONGEST_HEADLINE]
    long = [piece for piece in texts if len(piece.text.split()) >= 4 or len(_IDEOGRAPH.findall(piece.text)) >= 8]
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
    if len(piece.text.split()) <= 4 and not is_paragraph(piece.text):
        return "section"
    return "standfirst" if below and has_body else "section" if has_body else "text"


def _read_body(pieces: list[Piece]) -> list[str]:
    """Headings, and what stands below the last paragraph and is none; what is left out is warned of."""
    body = [piece for piece in pieces if piece.read_as in ("text", "list")]
    last = max((i for i, piece in enumerate(body) if _ends_body(piece)), default=-1)
    warnings = []
    for piece in body[last + 1 :]:
        piece.read_as = "left over"
        said = piece.text if len(piece.text) <= 60 else f"{piece.text[:60]}…"
        warnings.append(f"Line {piece.number} (“{said}”) does not look like part of the story; add it if it is.")
    for piece, after in pairwise(body[: last + 1]):
        if piece.read_as == "text" and _is_heading(piece.text) and not _is_heading(after.text):
            piece.read_as = "heading"
    for piece in body[: last + 1]:
        piece.read_as = "paragraph" if piece.read_as == "text" else piece.read_as
    return warnings


def _ends_body(piece: Piece) -> bool:
    if piece.read_as == "list":
        return bool(_FULL_STOP.search(piece.text[-12:]))
    return (
        is_paragraph(piece.text)
        or len(piece.text.split()) >= 15
        or bool(re.search(r"[.!?。？！][\"”’»')]*\Z", piece.text[-4:]))
    )


def _is_heading(text: str) -> bool:
    return len(text) <= 90 and len(text.split()) <= 14 and not _NO_HEADING.search(text)
