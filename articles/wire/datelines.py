"""Datelines: where, when and through which agency a story was filed, before its first sentence."""

import re
from typing import Literal, NamedTuple

from articles.content.agencies import AGENCY
from articles.wire.draft import Dateline
from articles.wire.months import MONTH as MONTH_IN_SMALL
from articles.wire.places import PLACES

MONTH = f"(?i:{MONTH_IN_SMALL})"
LONGEST = 120
"""Characters within which a dateline ends."""

_CAPITALS = r"(?:ST\.|[A-Z]\.(?:[A-Z]\.)*|[^\W\d_a-zà-öø-ÿ](?:[^\W\d_a-zà-öø-ÿ]|['’-](?=[^\W\d_a-zà-öø-ÿ]))+)"
_UPPER = rf"{_CAPITALS}(?:\s{{1,2}}(?:d[aeio] |del )?{_CAPITALS}){{0,4}}"
_PROPER = r"[^\W\d_a-z][\w'’-]*\.?(?:\s{1,2}(?:(?:de|del|da|of|the|es|au) )?[^\W\d_a-z][\w'’-]*\.?){0,3}"
_PLACE = rf"(?P<place>{_UPPER}(?:\s?/\s?{_UPPER})*(?:,\s{{1,2}}(?!{MONTH}\.?\s?\d){_PROPER}){{0,2}})"
_ANY_PLACE = rf"(?P<place>{_PROPER}(?:\s?/\s?{_PROPER})*(?:,\s{{1,2}}(?!{MONTH}\.?\s?\d){_PROPER}){{0,2}})"
_DATE = rf"(?P<date>{MONTH}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\.?\s(?:de )?{MONTH}\.?(?:\s\d{{4}})?)"
_AGENCY = r"\((?P<agency>[^\W\d_][^\d()،,:]{1,30})\)"
_DASH = r"\s*(?:\.?--+|[–—_:]|\.?-(?=\s))\s*"
# Scripts without capitals: Hebrew, Arabic, and those from India to Georgia.
_UNCASED = r"[\u0590-\u08ff\u0900-\u10ff]+"
_UNCASED_PLACE = rf"(?P<place>{_UNCASED}(?:[\s/-]{_UNCASED}){{0,2}}?)"
_SENTENCE = r"(?=[\"“‘'«„(¿¡]?[^\W\d_a-z]|[\"“‘'«„]?\d|\Z)"
# Capitals with a colon or a dash behind them that are no place.
_KICKER = re.compile(
    r"(?:ALSO|ANALYSIS|AND|BREAKING|CLICK|COLUMN|COMMENT|CORRECTED|CORRECTION|DETAILS|EDITOR|"
    r"EDITORIAL|EU|EXCLUSIVE|EXPLAINED|EXPLAINER|FACT|FACTBOX|FEATURE|FILE|FOCUS|FULL|HOW|"
    r"INSIGHT|INTERVIEW|LISTEN|LIVE|LOOK|MORE|MUST|NATO|NEWS|NOTE|OPINION|PHOTO|PHOTOS|"
    r"PICTURES|POLL|PROFILE|QUIZ|READ|REFILE|RELATED|REVIEW|SEE|SOURCE|SPECIAL|STORY|"
    r"SUBSCRIBE|TIMELINE|TOP|UK|UN|UPDATE|UPDATED|UPDATES|URGENT|US|VIDEO|WATCH|WHAT|WHY|"
    r"WORLD)\b"
)


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    place: Literal["capitals", "known", "any"] = "capitals"
    """What the place must be: the surer the form, the less it matters; `known` is one of PLACES."""


_FORMS = (
    # 'MOSCOW, September 25. /TASS/.'
    _Form(re.compile(rf"{_PLACE},\s{_DATE}\.?\s?/(?P<agency>[\w -]{{2,30}})/\.?\s*")),
    # 'MOSCOW. Sept 18 (Interfax) -', 'BRISBANE, Australia, Jan. 1(Xinhua) --', 'BEIRUT/THE HAGUE, March 7 (Reuters)'
    _Form(re.compile(rf"{_PLACE}[.,]\s{{1,2}}{_DATE}\s?{_AGENCY}(?:{_DASH}|\s+)")),
    _Form(re.compile(rf"{_ANY_PLACE}[.,]\s{{1,2}}{_DATE}\s?{_AGENCY}{_DASH}"), place="any"),
    # 'ALDREN, 21 May - РИА Новости.', '(ANSA) - ALDREN, 12 MAR -', 'القاهرة (رويترز) -'
    _Form(re.compile(rf"{_PLACE},\s{_DATE}\s?[–—-]\s?(?P<agency>{AGENCY})\.\s+")),
    _Form(re.compile(rf"{_AGENCY}\s?[–—-]\s?{_PLACE},\s{_DATE}{_DASH}")),
    _Form(re.compile(rf"{_UNCASED_PLACE}[،,]?\s(?:{_DATE}\s?)?{_AGENCY}{_DASH}"), place="any"),
    # 'LA CROSSE, Wis. (AP) —'
    _Form(re.compile(rf"{_PLACE}\s{{1,2}}{_AGENCY}{_DASH}")),
    _Form(re.compile(rf"{_ANY_PLACE}\s{{1,2}}{_AGENCY}{_DASH}"), place="known"),
    # 'Aldren (dpa) –': an agency that is known makes any name a place.
    _Form(re.compile(rf"{_ANY_PLACE}\s{{1,2}}\((?P<agency>{AGENCY})\)\s*(?:--+|[–—_-]|\.-)\s*"), place="any"),
    # 'PUTRAJAYA, Nov 22 —', '(BEIRUT) –', 'SAN FRANCISCO -', 'LINDI:'
    _Form(re.compile(rf"{_PLACE}[.,]\s{{1,2}}{_DATE}{_DASH}")),
    _Form(re.compile(rf"\({_PLACE}\){_DASH}")),
    _Form(re.compile(rf"{_PLACE}\s?{_DASH}{_SENTENCE}")),
    _Form(re.compile(rf"{_ANY_PLACE}(?::\s|\s(?:--+|[–—-])\s){_SENTENCE}"), place="known"),
)
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|人民网|中新网)(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<date>\d{1,2}月\d{1,2}日)电?"
    r"(?:\s*[（(][^）)]{0,30}[）)])?\s*"
)
_KOREAN = re.compile(
    r"\((?P<place>[\uac00-\ud7a3/ ]{2,16})=(?P<agency>[\uac00-\ud7a3]{2,8})\)\s*"
    r"(?:[\uac00-\ud7a3 ·]{2,30}(?:기자|특파원)\s*=\s*)?"
)
_AGENCY_ONLY = re.compile(r"\s*\((?:CNN|AP|AFP|Reuters|Xinhua|UPI)\)\s*(?:--|[–—-])?\s*")


def split_dateline(text: str) -> tuple[Dateline | None, str]:
    """The dateline that opens a paragraph, and the paragraph without it; (None, text) where there is none.

    The agency in 'MOSCOW, March 20 (Xinhua) --' is kept as written, and so is the date.
    """
    start = text[:LONGEST].lstrip()
    if match := _CHINESE.match(start) or _KOREAN.match(start):
        return _dateline(match), text.lstrip()[match.end() :]
    for form in _FORMS:
        match = form.pattern.match(start)
        if match and _is_place(match["place"], form.place):
            return _dateline(match), text.lstrip()[match.end() :]
    return None, text


def is_filed(text: str) -> bool:
    """Whether a dateline with its agency or its date opens the text, as it opens a story and nothing above it."""
    dateline, _ = split_dateline(text)
    return bool(dateline and (dateline.agency or dateline.date))


def without_agency(text: str) -> str:
    """A paragraph without a bare '(CNN)' before it, which names no place."""
    return _AGENCY_ONLY.sub("", text, count=1) if _AGENCY_ONLY.match(text[:LONGEST]) else text


def _is_place(place: str, required: Literal["capitals", "known", "any"]) -> bool:
    if required == "known":
        return all(_known(part) for part in re.split(r"\s?/\s?", place))
    first = place.split(",")[0]
    return required == "any" or (first == first.upper() != first.lower() and not _KICKER.match(place))


def _known(place: str) -> bool:
    first = place.split(",")[0].strip()
    return first in PLACES or first.title() in PLACES


def _dateline(match: re.Match[str]) -> Dateline:
    found = match.groupdict()
    place, agency, date = (re.sub(r"\s+", " ", found.get(name) or "").strip() for name in ("place", "agency", "date"))
    return Dateline(place, agency or None, date or None)
