"""Bylines: the people who wrote a story, the outlet beside them, and a time that may be glued to them."""

import re
from dataclasses import dataclass

from articles.content.attribution import names_in
from articles.wire.jobs import ROLE, is_job, split_job
from articles.wire.outlets import is_outlet, sounds_like_outlet
from articles.wire.places import PLACES
from articles.wire.times import Stamp, stamps_in

LONGEST = 250

_BY = re.compile(
    r"[-•*\s]*(?:(?:written |story |words |text |report )?by(?::\s*|\s+|(?=[A-Z][a-z]))|par\s+|von:?\s+|por:?\s+|"
    r"di\s+(?=[A-Z]\w+ [A-Z])|door\s+|author:?\s+|autor(?:in)?:\s+|auteur:\s+|автор:?\s+|текст:\s+"
    r"|(?:haber|muhabir):\s+|بقلم\s?:?\s+|كتبت?\s?:\s*|作者[:：]\s*|文[:：/]\s*|(?:本报|本网)?记者(?:[:：]\s*|\s+))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?P<outlet>[A-Z][\w .]{1,30})['’]s (?P<names>.+)")
_AND_OUTLET = re.compile(r",\s*(?:for |of )?(?:the )?(?P<outlet>[A-Z][^,]{1,40})\Z")
_WRITER = re.compile(
    r"(?P<outlet>[A-Z][\w .]{1,40}?) (?:[Ss]taff )?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?) (?P<names>[A-Z].+)"
)
_WITH = re.compile(r"\s+\(?(?:with|avec|mit|con|com)\s+(?P<names>[^()]{2,80})\)?\Z", re.IGNORECASE)
_AGENCY_WORD = re.compile(r"(?:news )?(?:agencies|agency \w+|wires)|agences|agencias|agenzie|agências", re.IGNORECASE)
_KOREAN = re.compile(r"(?P<name>[\uac00-\ud7a3]{2,4})\s?(?:기자|특파원)")
_BESIDE = re.compile(r"\s+[|•·–—-]\s+")
_HANDLE = re.compile(r"\S+@\S+|(?<!\w)@\w+|\([^()]{1,40}\)|https?://\S+")
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|ten|la|le|bin|ibn|al|el|y|e|zu)"
_INITIAL = r"(?:[^\W\d_a-z]\.){1,3}"
_WORD = rf"(?:{_INITIAL}|[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|(?:al|el|bin)-[^\W\d_]+)"
_PERSON = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s)*{_WORD}){{1,4}}")
_PARTICLES = re.compile(_PARTICLE)
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: people in order, the outlet, agencies that had a part, a time, and what is not understood."""

    names: tuple[str, ...] = ()
    outlet: str | None = None
    input_from: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    doubts: tuple[str, ...] = ()


def read_byline(text: str) -> Byline | None:
    """A line that begins with 'By', its like in other languages, or an outlet's possessive; 'Name · Outlet'."""
    line = text.strip()
    if len(line) > LONGEST or not line:
        return None
    if match := _BY.match(line):
        return _byline(line[match.end() :])
    match = _POSSESSIVE.fullmatch(line)
    if match and is_outlet(match["outlet"]) and _are_people(match["names"]):
        return Byline(names_in(match["names"]), match["outlet"])
    return _beside_outlet(line)


def read_byline_in_head(text: str) -> Byline | None:
    """What is a byline only above a story: 'Ana Ruiz, Science Editor', 'Ana Ruiz, BBC News', 'London - Ana Ruiz'."""
    line = text.strip()
    if (parts := split_job(line)) and _are_people(parts[0]):
        outlet = next((part for part in parts[1].split(", ") if sounds_like_outlet(part) and not is_job(part)), None)
        return Byline(names_in(parts[0]), outlet)
    name, comma, outlet = line.rpartition(", ")
    if comma and is_outlet(outlet) and _are_people(name):
        return Byline(names_in(name), outlet)
    place, dash, name = line.partition(" - ")
    return Byline(names_in(name)) if dash and place in PLACES and _are_people(name) else None


def is_person(name: str) -> bool:
    """Whether `name` looks like a person's: two to five capitalised words, none of which says 'outlet'."""
    name = name.strip()
    if sounds_like_outlet(name) or name in PLACES:
        return False
    small = any(word[0].islower() and not _PARTICLES.match(word) for word in name.split())
    return bool((_PERSON.fullmatch(name) and not small) or _CHINESE_NAME.fullmatch(name))


def _are_people(text: str) -> bool:
    return all(map(is_person, names_in(text)))


def _beside_outlet(line: str) -> Byline | None:
    """'Ana Ruiz · CBC Sports', 'Le Monde avec AFP'."""
    if match := _KOREAN.fullmatch(line):
        return Byline((match["name"],))
    who, *rest = _BESIDE.split(line)
    if len(rest) == 1 and _are_people(who) and sounds_like_outlet(rest[0]) and not ROLE.search(rest[0]):
        return Byline(names_in(who), rest[0])
    who, agencies = _without_agencies(line)
    return Byline((), who, agencies) if agencies and is_outlet(who) else None


def _without_agencies(part: str) -> tuple[str, tuple[str, ...]]:
    """'Ana Ruiz (with AFP)' without the agencies that had a part, and these."""
    match = _WITH.search(part)
    if not match or not all(is_outlet(name) or _AGENCY_WORD.match(name) for name in names_in(match["names"])):
        return part, ()
    return part[: match.start()], names_in(match["names"])


def _byline(said: str) -> Byline | None:
    stamped = stamps_in(said)
    if stamped.stamps and not stamped.others:
        return None
    parts = stamped.others if stamped.stamps else tuple(_BESIDE.split(said))
    input_from: tuple[str, ...] = ()
    people, outlet, doubts = [], None, []
    for part in parts:
        part, agencies = _without_agencies(part)
        input_from += agencies
        if (match := _AND_OUTLET.search(part)) and _is_no_name(match["outlet"]):
            outlet, part = outlet or match["outlet"].strip(), part[: match.start()]
        match = _POSSESSIVE.fullmatch(part) or _WRITER.fullmatch(part)
        if match and (known := _outlet_before_desk(match["outlet"])):
            outlet, part = outlet or known, match["names"]
        for name in _names(_HANDLE.sub(" ", part)):
            if is_person(name) and not ROLE.search(name):
                people.append(name)
            elif sounds_like_outlet(name) and not ROLE.search(name):
                outlet = outlet or name
            elif not ROLE.search(name) and name not in PLACES:
                doubts.append(name)
    if len(doubts) > 1 or any(len(doubt.split()) > 4 for doubt in doubts):
        return None
    return Byline(tuple(dict.fromkeys(people)), outlet, input_from, stamped.stamps, tuple(doubts))


def _outlet_before_desk(words: str) -> str | None:
    """The outlet in 'Associated Press Science', before the writer's name."""
    outlet, _, desk = words.rpartition(" ")
    return next((name for name in (words, outlet if desk else "") if name and is_outlet(name)), None)


def _names(part: str) -> tuple[str, ...]:
    """The names in a part of a byline; Chinese ones are parted by no more than a space."""
    names = [re.sub(r"\s+", " ", name) for name in names_in(part)]
    return tuple(word for name in names for word in (name.split() if _CHINESE_NAME.match(name.split()[0]) else [name]))


def _is_no_name(text: str) -> bool:
    return not ROLE.search(text) and not any(map(is_person, names_in(text)))
