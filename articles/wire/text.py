"""A story as a person pastes it from a page: plain text, line by line, with whatever stood around it."""

import re
from dataclasses import replace

from articles.content.attribution import Attribution, Kind, names_in, parse_line
from articles.content.language import guess
from articles.content.sentence import sentence
from articles.wire.bylines import is_person, read_byline
from articles.wire.datelines import split_dateline, without_agency
from articles.wire.decoding import decode
from articles.wire.draft import Block, Dateline, Draft, Line, Notice, Photo
from articles.wire.junk import rights_holder
from articles.wire.layout import lay_out
from articles.wire.notices import is_timed_update
from articles.wire.outlets import is_outlet, outlet_in, sounds_like_outlet
from articles.wire.pieces import Piece, pieces_of, without_bullet
from articles.wire.sentences import is_paragraph
from articles.wire.times import Stamp


def read(data: bytes) -> Draft:
    """The draft that a pasted text makes. Raises UnreadableError for what is empty or no text; nothing else."""
    text = decode(data)
    pieces = pieces_of(text)
    if _is_list_of_stories(pieces):
        for piece in pieces:
            piece.read_as = "list of stories"
        return Draft(is_article=False, warnings=(_NOT_ONE_STORY,), lines=_record(text, pieces))
    warnings = lay_out(pieces)
    story = [piece for piece in pieces if piece.read_as != "another story"]
    return replace(_Reader(story, warnings).draft(), lines=_record(text, pieces))


_NOT_ONE_STORY = sentence("This is not one story but a list, a search page or an error page; paste a single story.")
FEWEST = 3
"""Entries of which there are fewer make no list."""
MANY = 8
"""Lines that are a list where none of them is a paragraph."""


def _is_list_of_stories(pieces: list[Piece]) -> bool:
    """A page that says it is no story; or, without bylines, one or two texts and a time, over and over."""
    if any(piece.read_as == "no story" for piece in pieces[:8]):
        return sum(is_paragraph(piece.text) for piece in pieces) < FEWEST
    lines = [piece.text for piece in pieces if piece.read_as in ("text", "list", "caption")]
    if len(lines) >= MANY and not any(map(is_paragraph, lines)):
        return True
    texts, entries = 0, 0
    for piece in pieces:
        if piece.read_as == "byline" or texts > 3:
            return False
        if piece.read_as in ("time", "age"):
            entries += 1 <= texts <= 2
            texts = 0
        texts += piece.read_as in ("text", "caption") and is_paragraph(piece.text)
    return entries >= FEWEST


def _record(text: str, pieces: list[Piece]) -> tuple[Line, ...]:
    """The verbatim record: one entry for each line that is not blank, whatever its parts were read as."""
    words = {piece.number: "" for piece in pieces}
    for piece in pieces:
        words[piece.number] += f", {piece.read_as}" if words[piece.number] else piece.read_as
    lines = text.split("\n")
    return tuple(Line(number, lines[number - 1], read_as) for number, read_as in words.items())


_ENDITEM = re.compile(r"\s*\bEnditem\s*\Z")
"""The word with which an agency ends a story."""


class _Reader:
    """Collects the fields of a draft from pieces whose places are known."""

    def __init__(self, pieces: list[Piece], warnings: list[str]) -> None:
        self.pieces = pieces
        self.warnings = warnings
        self.published: str | None = None
        self.updated: str | None = None
        self.outlet: str | None = None
        self.names: list[str] = []
        has_body = any(piece.read_as == "paragraph" for piece in pieces)
        self.has_cover = not has_body or any(piece.photo and piece.photo.cover for piece in pieces)
        self.dateline: Dateline | None = None
        self.body: list[Block] = []
        self.photos: list[Photo] = []
        self.attributions: list[Attribution] = []
        self.notices: list[Notice] = []

    def draft(self) -> Draft:
        for index, piece in enumerate(self.pieces):
            self._take(piece, self.pieces[index - 1] if index else None)
        words = " ".join(block.text for block in self.body) or " ".join(piece.text for piece in self.pieces)
        notices = tuple(notice for notice in self.notices if notice.text)
        return Draft(
            is_article=any(block.kind != "photo" for block in self.body) or bool(self.photos or self._text("headline")),
            headline=self._text("headline"),
            standfirst=self._text("standfirst"),
            published=self.published,
            updated=self.updated,
            outlet=self.outlet or self._rights_holder(),
            byline=tuple(dict.fromkeys(self.names)),
            dateline=self.dateline,
            language=guess(words),
            body=tuple(self.body),
            photos=tuple(self.photos),
            attributions=tuple(self.attributions),
            notices=notices,
            warnings=tuple(self.warnings),
        )

    def _text(self, read_as: str) -> str | None:
        return " ".join(without_bullet(piece.text) for piece in self.pieces if piece.read_as == read_as) or None

    def _rights_holder(self) -> str | None:
        holders = (rights_holder(piece.text) for piece in self.pieces if piece.read_as == "junk")
        return next((holder for holder in holders if holder and sounds_like_outlet(holder)), None)

    def _take(self, piece: Piece, before: Piece | None) -> None:
        if piece.photo:
            self._take_photo(piece.photo)
        elif piece.read_as == "time" and piece.times:
            self._take_times(piece, piece.times.stamps)
            for other in piece.times.others:
                self._take_beside_time(other)
        elif piece.read_as == "age":
            self.warnings.append(
                sentence("Line %(line)s only says how long ago; set the time by hand.", line=piece.number)
            )
        elif piece.read_as == "byline":
            self._take_byline(piece)
        elif piece.read_as == "name":
            self.names += names_in(piece.text)
        elif piece.read_as == "outlet":
            self.outlet = self.outlet or outlet_in(piece.text)
        elif piece.read_as == "attribution":
            self.attributions += piece.attributions
        elif piece.notice:
            self.notices.append(piece.notice)
        elif piece.read_as in ("paragraph", "heading", "list"):
            self._take_block(piece, before)

    def _take_photo(self, photo: Photo) -> None:
        """A photo above the first paragraph leads the story, where no other is said to; a cover is not in the body."""
        if not self.body and not self.has_cover:
            photo, self.has_cover = replace(photo, cover=True), True
        self.photos.append(photo)
        if not photo.cover:
            self.body.append(Block("photo", photo.caption or "", len(self.photos) - 1))

    def _take_times(self, piece: Piece, stamps: tuple[Stamp, ...]) -> None:
        for stamp in stamps:
            when = stamp.iso()
            if when is None or stamp.label == "other":
                doubt = stamp.doubt or sentence("the date or its year is missing, or it is not the story’s")
                self.warnings.append(
                    sentence(
                        "Line %(line)s: the time was not taken, as %(doubt)s; set it by hand.",
                        line=piece.number,
                        doubt=doubt,
                    )
                )
            elif stamp.label == "updated":
                self.updated = self.updated or when
            else:
                self.published = self.published or when

    def _take_beside_time(self, text: str) -> None:
        """What stands on a line of times between its bars: a source, an editor, an outlet, a byline, a section."""
        said = [said for said in parse_line(text) if said.kind in (Kind.SOURCE, Kind.EDITING)]
        if said:
            self.attributions += said
            source = next((entry for entry in said if entry.kind is Kind.SOURCE), None)
            self.outlet = self.outlet or (source.names[0] if source else None)
        elif byline := read_byline(text):
            self.names += byline.names
            self.outlet = self.outlet or byline.outlet
        elif is_outlet(text):
            self.outlet = self.outlet or text
        elif all(map(is_person, names_in(text))):
            self.names += names_in(text)

    def _take_byline(self, piece: Piece) -> None:
        byline = piece.byline
        if byline is None:
            return
        self.names += byline.names
        self.outlet = self.outlet or byline.outlet
        if byline.input_from:
            self.attributions.append(Attribution(Kind.INPUT_FROM, byline.input_from, piece.text))
        self._take_times(piece, byline.stamps)
        for doubt in byline.doubts:
            self.warnings.append(
                sentence(
                    "Line %(line)s: “%(name)s” may be a person or an outlet; add it to the byline.",
                    line=piece.number,
                    name=doubt,
                )
            )

    def _take_block(self, piece: Piece, before: Piece | None) -> None:
        if self._goes_on_from_notice(piece, before):
            return
        text = piece.text
        if piece.read_as == "paragraph" and not any(block.kind == "paragraph" for block in self.body):
            self.dateline, text = split_dateline(text)
            text = without_agency(text)
        text = _ENDITEM.sub("", text)
        if piece.read_as == "list":
            self.body.append(Block("list", without_bullet(text)))
        elif piece.read_as == "heading":
            self.body.append(Block("heading", text))
        else:
            self.body.append(Block("paragraph", text))

    def _goes_on_from_notice(self, piece: Piece, before: Piece | None) -> bool:
        """The paragraph below a bare 'Correction:' is its text, and so is each timed line below 'UPDATES:'."""
        if before is None or not before.notice or not self.notices:
            return False
        if before.read_as == "notice" and self.notices[-1].text and not is_timed_update(piece.text):
            return False
        piece.notice, piece.read_as = replace(before.notice, text=piece.text), "notice"
        self.notices.append(piece.notice)
        return True
