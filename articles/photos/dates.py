"""Dates as photo metadata write them, brought to ISO 8601. They are often partial: a year, or a year and a month."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"\s*(\d{4})(?:[-:/]?(\d{2})(?:[-:/]?(\d{2}))?)?(.*)", re.DOTALL)
_TIME = re.compile(r"[T\s]*(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?")
_FIRST_YEAR = 1800  # there was no photography before; files without a date say 0000 or 0001


def iso_date(text: str, time: str = "", offset: str = "") -> str:
    """'2015-09-17T04:49:00+00:00', or as much of it as the text tells: '2015-09-17', '2015-09', '2015', or ''.

    `text` in the forms of XMP (2015-09-17T04:49), EXIF (2015:09:17 04:49:00) or IIM (20150917, with its `time` apart,
    044900+0000). `offset` ('+02:00') is that of a time which has none itself.
    """
    match = _DATE.match(text)
    if match is None or int(match[1]) < _FIRST_YEAR:
        return ""
    year, month, day, rest = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return str(year)
    if day is None or not _exists(int(year), int(month), int(day)):
        return f"{year}-{month}"
    return f"{year}-{month}-{day}{_iso_time(rest or '', offset) or _iso_time(time, offset)}"


def _iso_time(text: str, offset: str) -> str:
    match = _TIME.match(text)
    if match is None:
        return ""
    hour, minute, second, zone = match[1], match[2], match[3] or "00", match[4] or offset.strip()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return ""
    return f"T{hour}:{minute}:{second}{_iso_offset(zone)}"


def _iso_offset(zone: str) -> str:
    if zone == "Z":
        return "+00:00"
    match = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
    if match is None or int(match[2]) > 14 or int(match[3]) > 59:
        return ""
    return f"{match[1]}{match[2]}:{match[3]}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
