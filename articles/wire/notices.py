"""Notices to the reader about the story itself: corrections, clarifications, updates, editor's notes."""

import re
from typing import Literal, NamedTuple

from articles.wire.draft import Notice
from articles.wire.months import MONTH
from articles.wire.times import stamps_in

NoticeKind = Literal["correction", "clarification", "update", "editors_note"]
_KINDS: dict[str, NoticeKind] = {
    r"corrections?|corrected|berichtigung|korrektur|rectificación|fe de errores|correctif|correção"
    r"|errata(?: corrige)?|rettifica|düzeltme|исправление|تصحيح|更正|訂正": "correction",
    r"clarifications?|klarstellung|aclaración|précision|уточнение|توضيح": "clarification",
    r"updates?|actualización|mise à jour": "update",
    r"editor['’]?s['’]? notes?|note (?:from|to) (?:the )?(?:editors?|readers)|anmerkung der redaktion"
    r"|note de la rédaction|nota del editor|编者按": "editors_note",
}
_LABEL = "|".join(f"(?:{words})" for words in _KINDS)
_WHEN_WORD = (
    rf"(?:(?i:{MONTH})|\d{{1,4}}(?:st|nd|rd|th|:\d\d|(?:[/.-]\d{{1,4}}){{2}})?(?!\d)"
    r"|(?:(?i:[ap]\.?m)|at|on|added|posted|appended|GMT|UTC|BST|[ECMP][SD]?T)(?!\w))"
)
# Words and what parts them take strict turns, so that there is one way to match them.
_WHEN = rf"(?:[\s,.()]+{_WHEN_WORD})*[\s,.)]*"
_LABELLED = re.compile(
    rf"[\s*(\[—–-]*(?P<label>(?i:{_LABEL}))(?!\w)(?P<when>{_WHEN})[:：]\s*"
    rf"(?P<later>{_WHEN_WORD}{_WHEN}(?::|\Z))?(?P<text>.*)",
    re.DOTALL,
)
_STORY = r"(?:article|story|report|post|piece|headline|caption|version)"
_UPDATED_TO = re.compile(
    rf"(?:this|the) {_STORY} was (?:first|originally) published\b.{{0,80}}?\bupdated\b(?P<what>.{{0,60}}?\bto \w+.*)",
    re.IGNORECASE | re.DOTALL,
)
_CORRECTS = re.compile(r"to (?:correct|fix|rectify)\b|correct(?:s|ed|ing)\b", re.IGNORECASE)
_BEFORE_SENTENCE = r"(?:\d{1,2}:\d\d\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?\s?[:–—-])?[\s*(\[—–-]*"
_SENTENCES: tuple[tuple[str, NoticeKind], ...] = (
    (rf"(?:an? )?(?:earlier|previous|original|prior) version of (?:this|the) {_STORY}\b", "correction"),
    (rf"(?:this|the) {_STORY} (?:has been|was) (?:corrected|amended)\b", "correction"),
    (rf"(?:this|the) {_STORY} (?:has been|was) (?:since )?(?:updated|revised)\b", "update"),
    (rf"(?:this|the) {_STORY} (?:has been|was) clarified\b", "clarification"),
)
_TIMED_UPDATE = re.compile(r"\d{1,2}:\d\d\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?\s?[:–—-]\s?\S", re.IGNORECASE)


class NoticeLine(NamedTuple):
    notice: Notice
    goes_on: bool
    """The line is only a heading: the text is in the next paragraph."""


def read_notice(text: str) -> NoticeLine | None:
    """The notice that a line is, or begins; None for every other line."""
    match = _LABELLED.match(text)
    if match:
        words, when = match["text"].strip(" )]"), f"{match['when']} {match['later'] or ''}"
        return NoticeLine(Notice(_kind(match["label"]), words, _day(when)), goes_on=not words)
    if match := _UPDATED_TO.match(text.strip()):
        is_correction = _CORRECTS.search(match["what"])
        notice = Notice("correction" if is_correction else "update", text.strip(), _day(match["what"][:200]))
        return NoticeLine(notice, goes_on=False)
    for pattern, kind in _SENTENCES:
        if re.match(rf"{_BEFORE_SENTENCE}{pattern}", text[:200], re.IGNORECASE):
            return NoticeLine(Notice(kind, text.strip(" *()[]—–-"), _day(text[:300])), goes_on=False)
    return None


def is_timed_update(text: str) -> bool:
    """'2:58 p.m.: …', a line under the heading 'UPDATES:'."""
    return bool(_TIMED_UPDATE.match(text.strip()[:60]))


def _kind(label: str) -> NoticeKind:
    return next(kind for words, kind in _KINDS.items() if re.fullmatch(words, label, re.IGNORECASE))


def _day(text: str) -> str | None:
    day = next((stamp.iso() for stamp in stamps_in(text).stamps if stamp.day), None)
    return day[:10] if day else None
