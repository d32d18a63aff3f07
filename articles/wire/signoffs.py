"""Sign-offs: the initials and the agencies that stand alone below a story, '(abc/dpa)', '— Bernama', 'burs-lp/tym'."""

import re

from articles.content.agencies import AGENCY
from articles.content.attribution import Attribution, Kind, names_in

_INITIALS = r"[a-zß-öø-ÿ]{2,5}"
_WITH_AGENCY = re.compile(rf"[(（]?(?!{AGENCY})(?:{_INITIALS}\s?/\s?)+(?P<agencies>{AGENCY}(?:\s?/\s?{AGENCY})*)[)）]?")
_AGENCIES_IN_BRACKETS = re.compile(
    rf"{_INITIALS}(?:/{_INITIALS})*\s\((?P<agencies>{AGENCY}(?:,\s{AGENCY})*)\)", re.IGNORECASE
)
_BEHIND_DASH = re.compile(rf"[–—-]{{1,2}}\s?(?P<agencies>{AGENCY})\.?")
_ALONE = re.compile(
    rf"{_INITIALS}(?:[/-]{_INITIALS}){{1,4}}|[A-Z]{{2,4}}(?:\s?//?\s?[A-Z]{{2,4}}){{1,3}}|(?i:{AGENCY}\s?/\s?(?:fim|fin|ende?|fine))"
)


def read_signoff(text: str) -> Attribution | None:
    """The agencies in a sign-off, as the story's source; None for every other line."""
    line = text.strip()
    for form in (_WITH_AGENCY, _AGENCIES_IN_BRACKETS, _BEHIND_DASH):
        if len(line) <= 80 and (match := form.fullmatch(line)):
            return Attribution(Kind.SOURCE, names_in(match["agencies"].replace("/", ", ")), line)
    return None


def is_initials(text: str) -> bool:
    """'burs-lp/tym': who worked on an agency's story, for the agency alone."""
    return bool(_ALONE.fullmatch(text.strip()))
