"""What a page puts between and below the paragraphs of a story: links to other stories, boxes to sign up in."""

import re
from itertools import pairwise

from articles.content.sentence import sentence
from articles.wire.pieces import Piece
from articles.wire.sentences import is_paragraph

_FENCE = re.compile(r"skip past .{0,40}(?:promotion|ad\w*)", re.IGNORECASE)
_FENCE_END = re.compile(r"(?:after|end of) .{0,40}(?:promotion|ad\w*)", re.IGNORECASE)
MOST_BETWEEN_FENCES = 12
GOES_ON = 100
"""Characters of each of two paragraphs in a row below links that show that the story goes on."""


def leave_out_links(pieces: list[Piece]) -> list[str]:
    """Read what is no part of the story as such; warnings where it has paragraphs that may be."""
    _leave_out_fenced(pieces)
    _leave_out_boxes(pieces)
    return _close(pieces)


def _leave_out_fenced(pieces: list[Piece]) -> None:
    """From 'skip past newsletter promotion' to 'after newsletter promotion'."""
    for index, piece in enumerate(pieces):
        if not _FENCE.fullmatch(piece.text):
            continue
        inside = pieces[index : index + MOST_BETWEEN_FENCES]
        end = next((place for place, other in enumerate(inside) if _FENCE_END.fullmatch(other.text)), 0)
        for other in inside[: end + 1]:
            other.read_as, other.photo, other.notice = "junk", None, None


def _leave_out_boxes(pieces: list[Piece]) -> None:
    """The lines below 'MÁS INFORMACIÓN' up to the next blank one, or the next line alone, are links."""
    for index, piece in enumerate(pieces):
        if piece.read_as != "link box":
            continue
        piece.read_as = "related"
        for place, other in enumerate(pieces[index + 1 :]):
            if other.read_as not in ("text", "list") or is_paragraph(other.text) or (place and other.after_blank):
                break
            other.read_as = "related"


def _close(pieces: list[Piece]) -> list[str]:
    """Below a heading over links, once there was a paragraph, everything is links, unless the story goes on."""
    seen = False
    warnings: list[str] = []
    for index, piece in enumerate(pieces):
        seen = seen or _is_paragraph(piece)
        if seen and piece.read_as == "end mark":
            seen = False
            block = pieces[index : _resumes(pieces, index)]
            if paragraphs := [other for other in block if _is_paragraph(other) or _has_caption(other)]:
                warnings.append(
                    sentence(
                        "Line %(line)s and what follows, below “%(mark)s”, was left out as links to other stories; "
                        "add what belongs to this one.",
                        line=paragraphs[0].number,
                        mark=piece.text,
                    )
                )
            for other in block:
                if other.read_as not in ("attribution", "notice"):
                    other.read_as, other.photo = "related", None
    return warnings


def _is_paragraph(piece: Piece) -> bool:
    return piece.read_as == "text" and is_paragraph(piece.text)


def _has_caption(piece: Piece) -> bool:
    return bool(piece.photo and piece.photo.caption and not piece.photo.cover)


def _resumes(pieces: list[Piece], index: int) -> int:
    """Where two paragraphs in a row show that the story goes on; the end where none do."""
    for place, pair in enumerate(pairwise(pieces[index:]), index):
        if all(_is_paragraph(piece) and len(piece.text) > GOES_ON for piece in pair):
            return place
    return len(pieces)
