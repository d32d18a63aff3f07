"""The lines that tell one photo, joined: its caption, its credit and its alternative text, each perhaps twice."""

import re
from collections import Counter
from itertools import pairwise

from articles.content.agencies import is_picture_agency
from articles.content.attribution import Attribution, Kind, parse_credit
from articles.wire.bylines import is_person
from articles.wire.captions import bare_words, merged, nearly_same_words
from articles.wire.datelines import is_filed
from articles.wire.draft import Photo
from articles.wire.jobs import is_job
from articles.wire.pieces import Piece
from articles.wire.sentences import is_paragraph

LONGEST_BESIDE_CREDIT = 400
"""Characters of a line that a credit next to it makes a caption."""
_BARE_RIGHTS = re.compile(r"©\s?[^\d©]{2,60}")
_NOTHING = Piece(0, "", "junk", after_blank=True)


def join_photos(pieces: list[Piece]) -> None:
    """Join credits and second tellings to the caption they belong to."""
    _read_repeated(pieces)
    _read_agency_lines(pieces)
    _read_bare_rights(pieces)
    _join_credits(pieces)
    _join_tellings(pieces)
    _read_sign_off(pieces)


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


def _read_agency_lines(pieces: list[Piece]) -> None:
    """'Getty Images' alone: the credit of the caption next to it; of two lines, the first is the alternative text."""
    long = [index for index, piece in enumerate(pieces) if piece.read_as == "text" and len(piece.text.split()) >= 4]
    headline = long[0] if long else -1
    in_body = False
    for index, piece in enumerate(pieces):
        in_body = in_body or (piece.read_as == "text" and is_paragraph(piece.text))
        is_line = piece.read_as == "text" or (piece.read_as == "outlet" and in_body)
        if not is_line or not is_picture_agency(piece.text):
            continue
        lines = _lines_below(pieces, index)
        if len(lines) < 2 and index - 1 > headline:
            lines = _lines_above(pieces, index) + lines
        if lines:
            *alts, caption = lines
            caption.photo = Photo(caption.text, piece.text, alt=alts[0].text if alts else None)
            for line in lines:
                line.read_as = "alternative text"
            caption.read_as, piece.read_as = "caption", "credit"
        elif piece.read_as == "text":
            piece.photo, piece.read_as = Photo(credit=piece.text), "caption"


def _lines_above(pieces: list[Piece], index: int) -> list[Piece]:
    before = pieces[index - 1]
    return [before] if not pieces[index].after_blank and _may_be_caption(before) else []


def _lines_below(pieces: list[Piece], index: int) -> list[Piece]:
    """The next line, and the one right below it."""
    first, second, *_ = [*pieces[index + 1 : index + 3], _NOTHING, _NOTHING]
    if not _may_be_caption(first):
        return []
    return [first, second] if _may_be_caption(second) and not second.after_blank else [first]


def _may_be_caption(piece: Piece) -> bool:
    is_line = piece.read_as == "text" and not is_paragraph(piece.text)
    return is_line and not is_job(piece.text) and not is_person(piece.text)


def _read_bare_rights(pieces: list[Piece]) -> None:
    """'© Getty Images' right below a line is its credit; anywhere else it is the page's own note of rights."""
    for before, piece in pairwise(pieces):
        if piece.read_as != "junk" or piece.after_blank or not _BARE_RIGHTS.fullmatch(piece.text):
            continue
        if (before.read_as == "caption" and before.photo and not before.photo.credit) or _may_be_caption(before):
            piece.photo, piece.read_as = Photo(credit=parse_credit(piece.text)[1]), "caption"


def _join_credits(pieces: list[Piece]) -> None:
    padded = [_NOTHING, *pieces, _NOTHING, _NOTHING]
    for before, piece, after, next_after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        if _is_credit(piece) and (_stands_above(piece, after, next_after) or _takes_credit(before, piece)):
            piece.photo, piece.read_as = None, "credit"


def _is_credit(piece: Piece) -> bool:
    return bool(piece.photo and not piece.photo.caption and not piece.photo.cover)


def _stands_above(credit: Piece, after: Piece, next_after: Piece) -> bool:
    """Give the caption on the next line the credit on a line of its own above it, as in 'Image copyright EPA'."""
    if after.after_blank or not credit.photo:
        return False
    alone = credit.after_blank and next_after.after_blank and after.read_as == "text" and len(after.text) < 160
    if alone and not is_filed(after.text):
        after.photo, after.read_as = Photo(after.text, credit.photo.credit), "caption"
        return True
    if not after.photo or not after.photo.caption or after.photo.credit:
        return False
    after.photo = merged(after.photo, credit.photo)
    return True


def _takes_credit(before: Piece, credit: Piece) -> bool:
    """Give the piece before a credit on a line of its own that credit, if it is or may be a caption."""
    if before.photo and credit.photo and before.photo.credit in (None, credit.photo.credit):
        before.photo = merged(before.photo, credit.photo)
        return True
    near = not credit.after_blank and before.read_as == "text" and len(before.text) < LONGEST_BESIDE_CREDIT
    if near and credit.photo:
        before.photo, before.read_as = Photo(before.text, credit.photo.credit), "caption"
    return near


def _join_tellings(pieces: list[Piece]) -> None:
    """A caption that comes again, in the same words or nearly, is one photo."""
    known: dict[str, Piece] = {}
    for before, piece in pairwise([_NOTHING, *pieces]):
        words = piece.photo.caption if piece.photo else piece.text if piece.read_as == "text" else None
        if not words or (piece.photo and piece.photo.cover) or not (piece.photo or known):
            continue
        match = known.get(bare_words(words)) or _told_just_before(words, before)
        if match and match.photo:
            match.photo = merged(match.photo, piece.photo or Photo(piece.text))
            piece.photo, piece.read_as = None, "caption"
        elif piece.photo:
            known[bare_words(words)] = piece


def _told_just_before(words: str, before: Piece) -> Piece | None:
    """The caption right before these words, if they tell the same picture."""
    caption = before.photo.caption if before.photo and not before.photo.cover else None
    return before if caption and nearly_same_words(words, caption) else None


def _read_sign_off(pieces: list[Piece]) -> None:
    """'(dpa)' below the last paragraph is the story's source, where no caption took it for its credit."""
    last = max((index for index, piece in enumerate(pieces) if is_paragraph(piece.text)), default=len(pieces))
    for piece in pieces[last + 1 :]:
        if _is_credit(piece) and piece.photo and is_picture_agency(piece.photo.credit or ""):
            piece.attributions = (Attribution(Kind.SOURCE, (piece.photo.credit or "",), piece.text),)
            piece.photo, piece.read_as = None, "attribution"
