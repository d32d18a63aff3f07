"""Bylines: the people who wrote a story, the outlet beside them, and a time that may be glued to them."""

import re
from dataclasses import dataclass

from articles.content.attribution import names_in
from articles.wire.outlets import is_outlet, sounds_like_outlet
from articles.wire.times import Stamp, stamps_in

LONGEST = 250

_BY = re.compile(
    r"[-•*\s]*(?:(?:written |story |words |text |report )?by(?::\s*|\s+|(?=[A-Z][a-z]))|par\s+|von:?\s+|por:?\s+|"
    r"di\s+(?=[A-Z]\w+ [A-Z])|door\s+|author:?\s+|autor(?:in)?:\s+|auteur:\s+|автор:?\s+|作者[:：]\s*|文[:：/]\s*)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?P<outlet>[A-Z][\w .]{1,30})['’]s (?P<names>.+)")
_AND_OUTLET = re.compile(r",\s*(?:for |of )?(?:the )?(?P<outlet>[A-Z][^,]{1,40})\Z")
_WITH = re.compile(
    r"\s+with\s+(?P<names>(?:news )?(?:agencies|agency \w+|wires|AFP|AP|Reuters|dpa).*)\Z", re.IGNORECASE
)
_ROLE = re.compile(
    r"\s*\b(?:correspondent|reporter|editor|writer|columnist|producer|journalist|contributor|analyst|redakteur\w*"
    r"|photographer|chief|staff|special to|opinion|fellow|anchor|newsroom)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\S+@\S+|(?<!\w)@\w+|\([^()]{1,40}\)|https?://\S+")
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|ten|la|le|bin|ibn|al|el|y|e|zu)"
_INITIAL = r"(?:[^\W\d_a-z]\.){1,3}"
_WORD = rf"(?:{_INITIAL}|[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|(?:al|el|bin)-[^\W\d_]+)"
_PERSON = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s)*{_WORD}){{1,4}}")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: people in order, the outlet, agencies that had a part, a time, and what is not understood."""

    names: tuple[str, ...] = ()
    outlet: str | None = None
    input_from: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    doubts: tuple[str, ...] = ()


def read_byline(text: str) -> Byline | None:
    """A line that begins with 'By', its like in other languages, or with an outlet's possessive; else None."""
    line = text.strip()
    if len(line) > LONGEST or not line:
        return None
    if match := _BY.match(line):
        return _byline(line[match.end() :])
    match = _POSSESSIVE.fullmatch(line)
    if match and is_outlet(match["outlet"]) and all(map(is_person, names_in(match["names"]))):
        return Byline(names_in(match["names"]), match["outlet"])
    return None


def is_person(name: str) -> bool:
    """Whether `name` looks like a person's: two to five capitalised words, none of which says 'outlet'."""
    if sounds_like_outlet(name):
        return False
    return bool(_PERSON.fullmatch(name.strip()) or _CHINESE_NAME.fullmatch(name.strip()))


def _byline(said: str) -> Byline | None:
    stamped = stamps_in(said)
    if stamped.stamps and not stamped.others:
        return None
    parts = stamped.others if stamped.stamps else tuple(re.split(r"\s+[|•–—-]\s+", said))
    input_from: tuple[str, ...] = ()
    people, outlet, doubts = [], None, []
    for part in parts:
        if match := _WITH.search(part):
            input_from, part = names_in(match["names"]), part[: match.start()]
        if (match := _AND_OUTLET.search(part)) and _is_no_name(match["outlet"]):
            outlet, part = outlet or match["outlet"].strip(), part[: match.start()]
        if (match := _POSSESSIVE.fullmatch(part)) and is_outlet(match["outlet"]):
            outlet, part = outlet or match["outlet"], match["names"]
        for name in names_in(_HANDLE.sub(" ", part)):
            name = re.sub(r"\s+", " ", name)
            if is_person(name) and not _ROLE.search(name):
                people.append(name)
            elif sounds_like_outlet(name) and not _ROLE.search(name):
                outlet = outlet or name
            elif not _ROLE.search(name):
                doubts.append(name)
    if len(doubts) > 1 or any(len(doubt.split()) > 4 for doubt in doubts):
        return None
    return Byline(tuple(dict.fromkeys(people)), outlet, input_from, stamped.stamps, tuple(doubts))


def _is_no_name(text: str) -> bool:
    return not _ROLE.search(text) and not any(map(is_person, names_in(text)))
