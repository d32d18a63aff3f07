"""Times as news pages write them: `Updated 22:51, 25-Sep-2019`, `Published: 8 Nov 2023 at 4:56 p.m. EST`.

A zone is given only where the page says one that has a single meaning. What could be read in two ways is not read.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from articles.content.sentence import Sentence, sentence
from articles.wire.months import MONTH, month_number

Label = Literal["", "published", "updated", "other"]

_AFTERNOON = ("p", "م", "오후", "午後", "下午")
_YEAR = r"(?:1[89]|20)\d\d(?:(?!\d)|(?=\d{1,2}:\d\d))"
_DATES = (
    rf"(?P<y1>{_YEAR})\s?(?P<sep>[-./])\s?(?P<m1>\d{{1,2}})\s?(?P=sep)\s?(?P<d1>\d{{1,2}})(?!\d)",
    r"(?P<y2>(?:19|20)\d\d)[年년]\s?(?P<m2>\d{1,2})[月월]\s?(?P<d2>\d{1,2})[日일]",
    rf"(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de |of )?(?P<m3>{MONTH})\.?,?[\s-]*(?:de |del )?"
    rf"(?P<y3>{_YEAR})",
    rf"(?P<m4>{MONTH})\.?\s*(?P<d4>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?!:)(?:,?\s*(?P<y4>{_YEAR}))?",
    rf"(?<![\d.])(?P<a5>\d{{1,2}})(?P<sep5>[./-])(?P<b5>\d{{1,2}})(?P=sep5)(?P<y5>{_YEAR})",
    rf"(?<!\d)(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:de )?(?P<m6>{MONTH})",
)
_ZONE = (
    r"(?P<offset>(?:GMT|UTC)\s?[+-]\s?(?:\d\d:?[034][05](?!\d)|\d{1,2}:[034][05]|1[0-4]|0?\d)|[+-]\d\d:?\d\d(?!\d)"
    r"|Z(?!\w))"
    r"|(?P<greenwich>بتوقيت (?:غرينتش|جرينتش)|по Гринвичу)"
    r"|(?P<zone>GMT|UTC|[ECMP][SD]T|[ECMP]T|AE[SD]T|JST|KST|HKT|SGT|PKT|WIB|BST|CES?T|MSK|NPT|SAST|WAT|EAT|IST"
    r"|CST)(?!\w)"
)
_CLOCKS = (
    r"(?P<p7>오전|오후|午前|午後|上午|下午)\s?(?P<h7>[01]?\d)\s?[:：時时시点]\s?(?:(?P<n7>[0-5]?\d)\s?[分분]?)?",
    r"(?:(?<![\d:])|(?<=20\d\d))(?P<h1>[01]?\d"
    r"|2[0-4]):(?P<n1>[0-5]\d)(?::(?P<s1>[0-5]\d)(?:\.\d+)?)?(?![\d:])\s*(?P<p1>[ap]\.?\s?m\b\.?|[صم](?!\w))?",
    r"(?<![\d.])(?P<h2>[01]?\d|2[0-3])[.h](?P<n2>[0-5]\d)(?![\d.])\s*(?P<p2>[ap]\.?\s?m\b\.?)?",
    r"(?<![\d:])(?P<h3>1[0-2]|0?[1-9])\s?(?P<p3>[ap]\.?m\b\.?)",
    r"(?<!\d)(?P<h4>[01]\d|2[0-3])(?P<n4>[0-5]\d)(?=\s(?:GMT|UTC|HKT|[ECMP][SD]T))",
    r"(?<!\d)(?P<h5>[01]?\d|2[0-3])\s?(?:Uhr)(?!\w)",
    r"(?<!\d)(?P<h6>[01]?\d|2[0-3])\s?[時时시點点]\s?(?:(?P<n6>[0-5]?\d)\s?[分분])?",
)
_LABELS = (
    r"(?P<updated>(?:last[ -])?(?:updated?|modified)(?: on| at)?|mis(?:e)? à jour(?: le)?|actualizado(?: el| em)?"
    r"|atualizado(?: em)?|aktualisiert(?: am)?|stand|aggiornato(?: il)?|güncelle(?:me|nme)(?: tarihi)?"
    r"|更新时间|更新日時|обновлено|оновлено|(?:آخر )?تحديث|अपडेटेड|अपडेट(?: किया गया)?|diperbarui|수정)"
    r"|(?P<published>(?:first )?(?:published?|posted|issued)(?: on| at)?|publiée? le|publicado(?: el| em)?"
    r"|veröffentlicht(?: am)?|pubblicato(?: il)?|yayın(?:lanma|lama)?(?: tarihi)?|发布时间|公開日時?"
    r"|diterbitkan|опубликовано|опубліковано|ن[\u064f]?شر(?:ت)?(?: في)?|تاريخ النشر|प्रकाशित|पोस्ट किया गया|입력"
    r"|release date|date)"
    r"|(?P<other>aired|recorded|filmed|broadcast|expires|due|deadline)(?: on| at)?"
)
# A label may be glued to what stands before it, as in 'XinhuaUpdated: 2022-10-16'.
_GLUED = _LABELS.replace("?P<", "?P<glued_")
_LABEL = rf"(?:(?<![^\W\d_])(?i:{_LABELS})|(?<=[a-z])(?=[A-Z])(?i:{_GLUED}))(?![^\W\d_])\s*[:：]?"
_TOKEN = re.compile(
    rf"(?P<label>{_LABEL})|(?P<date>(?i:{'|'.join(_DATES)}))|(?P<clock>(?i:{'|'.join(_CLOCKS)}))|(?:{_ZONE})"
)
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|à|le|um|a las|às|alle|ore|from|last"
    r"|uhr|в|года?|الساعة|को|बजे)\b"
    r"|[\s.,;:()（）\[\]~*-]+",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:[|•·│]|\s[–—-]\s)\s*")

# Names with one meaning only. IST (India, Ireland, Israel) and CST (China, Chicago) have several.
_HOURS = {"GMT": 0, "UTC": 0, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "PKT": 5, "WIB": 7, "BST": 1, "CET": 1}
_HOURS |= {"CEST": 2, "MSK": 3, "SAST": 2, "WAT": 1, "EAT": 3, "AEST": 10, "AEDT": 11}
_HOURS |= {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_PLACES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

DURATION = re.compile(r"\d{1,2}:[0-5]\d(?::[0-5]\d)?")
_AGO = re.compile(
    r".{0,40}\b\d+\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago\b.{0,20}"
    r"|.{0,30}\b(?:vor|hace|há|il y a|منذ) \d+ ?(?!\d)\w{1,12}|.{0,30}\b\d+ \w{1,12} (?:fa|önce|назад|पहले)",
    re.IGNORECASE,
)
LONGEST_LINE = 250
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time on a line, with the word before it; `year` False where the page leaves the year out."""

    label: Label
    day: date | None = None
    clock: tuple[int, int, int] | None = None
    has_seconds: bool = False
    zone: str = ""
    year: bool = True
    doubt: str = ""

    def iso(self) -> str | None:
        """ISO 8601: the date, or date and time, with an offset where the zone is known. None without a date."""
        if self.day is None or not self.year or self.doubt:
            return None
        if self.clock is None:
            return self.day.isoformat()
        moment = datetime(self.day.year, self.day.month, self.day.day, *self.clock, tzinfo=self._offset())
        return moment.isoformat(timespec="seconds" if self.has_seconds else "minutes")

    def _offset(self) -> timezone | ZoneInfo | None:
        zone = self.zone.upper().replace(" ", "")
        if zone in _PLACES:
            return ZoneInfo(_PLACES[zone])
        if zone == "Z":
            return UTC
        if zone in _HOURS:
            return timezone(timedelta(hours=_HOURS[zone]))
        match = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", zone)
        if not match or int(match[2]) > 14 or int(match[3] or 0) > 59:
            return None
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] == "-" else offset)


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line that says when: its stamps, and the other words on it, cut at its bars and dashes."""

    stamps: tuple[Stamp, ...]
    others: tuple[str, ...]


def says_how_long_ago(text: str) -> bool:
    """Whether a line gives a time that only the day of reading could complete: '5 hours ago'."""
    return len(text) < LONGEST_LINE and bool(_AGO.fullmatch(text.strip()))


def read_time_line(text: str) -> TimeLine | None:
    """The stamps of a line that is about times; None for every other line, dates in it or not."""
    if len(text) > LONGEST_LINE or not _DIGIT.search(text):
        return None
    line = stamps_in(text)
    dated = any(stamp.day or stamp.doubt for stamp in line.stamps)
    timed = any(stamp.day and stamp.clock for stamp in line.stamps)
    labelled = any(stamp.label for stamp in line.stamps)
    others = [other for other in line.others if not re.match(r"(?:source|editor|by)\b", other, re.IGNORECASE)]
    words = sum(len(other.split()) for other in others)
    if not (dated or (labelled and any(stamp.clock for stamp in line.stamps))):
        return None
    if not words or (timed and words <= 6) or (labelled and words <= 6 and not text.rstrip().endswith(".")):
        return line
    return None


def stamps_in(text: str) -> TimeLine:
    """Every stamp in a line, with what is left of it, whatever the line is about."""
    stamps: list[Stamp] = []
    current = Stamp("")
    rest, end = [], 0
    for token in _TOKEN.finditer(text):
        rest.append(text[end : token.start()])
        end = token.end()
        following = _with_token(current, token)
        if following is None:
            stamps.append(current)
            following = _with_token(Stamp(""), token) or Stamp("")
        current = following
    stamps.append(current)
    rest.append(text[end:])
    found = [stamp for stamp in stamps if stamp.day or stamp.clock or stamp.doubt]
    return TimeLine(tuple(_completed(stamp, found[0]) for stamp in found), _others("\n".join(rest)))


def _completed(stamp: Stamp, first: Stamp) -> Stamp:
    """A stamp with the day or the year, and then the zone, that only the first one on its line says."""
    if stamp.day is None and first.day and not stamp.doubt:
        return replace(stamp, day=first.day, year=first.year, zone=stamp.zone or first.zone)
    if stamp.day and first.day and not stamp.year and first.year:
        day = _day(str(first.day.year), str(stamp.day.month), str(stamp.day.day))
        return replace(stamp, day=day, year=True)
    return stamp


def _others(rest: str) -> tuple[str, ...]:
    parts = [part for line in rest.split("\n") for part in _SEPARATORS.split(line)]
    return tuple(part.strip(" \t.,;:()-") for part in parts if _FILLER.sub("", part))


def _with_token(stamp: Stamp, token: re.Match[str]) -> Stamp | None:
    """The stamp with one token more, or None where the token begins another stamp."""
    if token["label"]:
        if stamp.label or stamp.day or stamp.clock:
            return None
        kinds: tuple[Label, ...] = ("updated", "published", "other")
        return Stamp(next(kind for kind in kinds if token[kind] or token[f"glued_{kind}"]))
    if token["date"]:
        return None if stamp.day or stamp.doubt else _dated(stamp, token)
    if token["clock"]:
        # A second clock is the same moment elsewhere: '0339 GMT (1139 HKT)'.
        return stamp if stamp.clock else _clocked(stamp, token)
    zone = token["zone"] or token["offset"] or ("GMT" if token["greenwich"] else "")
    return stamp if stamp.zone or not stamp.clock else replace(stamp, zone=zone)


def _dated(stamp: Stamp, token: re.Match[str]) -> Stamp:
    for form in "12346":
        if token[f"d{form}"]:
            year = token[f"y{form}"] if form != "6" else None
            day = _day(year, token[f"m{form}"], token[f"d{form}"])
            return replace(stamp, day=day, year=year is not None, doubt="" if day else _no_such_day(token[0]))
    return _numeric(stamp, token["sep5"], int(token["a5"]), int(token["b5"]), token["y5"], token)


def _numeric(stamp: Stamp, separator: str, first: int, second: int, year: str, token: re.Match[str]) -> Stamp:
    """Dots say day first; so does a zone east of the Atlantic; else a number above 12 tells, or nothing does."""
    east = re.search(r"(?:GMT|UTC)(?:\s?\+\s?\d|(?!\s?-))|CES?T", token.string[token.end() :])
    if separator == "." or first > 12 or first == second or east:
        day = _day(year, str(second), str(first))
    elif second > 12:
        day = _day(year, str(first), str(second))
    else:
        return replace(stamp, doubt=sentence("%(date)s may be day and month or month and day", date=token["date"]))
    return replace(stamp, day=day, doubt="" if day else _no_such_day(token["date"]))


def _no_such_day(date: str) -> Sentence:
    return sentence("no such day as %(date)s", date=date)


def _day(year: str | None, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else month_number(month)
    try:
        return date(int(year) if year else 2000, number, int(day))
    except ValueError:
        return None


def _clocked(stamp: Stamp, token: re.Match[str]) -> Stamp:
    form = next(form for form in "1234567" if token[f"h{form}"])
    minutes = token[f"n{form}"] if form in "12467" else None
    seconds = token["s1"] if form == "1" else None
    half = (token[f"p{form}"] or "").lower() if form in "1237" else ""
    hour = int(token[f"h{form}"])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
    if hour > 23:
        return stamp
    return replace(stamp, clock=(hour, int(minutes or 0), int(seconds or 0)), has_seconds=seconds is not None)
