"""The publish gate: every check by its name, what it weighs here, and what it finds in a story.

A check is a function that yields a `Problem` for each thing it finds in a `Copy`. Its level comes from the tables
below, unless the site says another in the setting PUBLISH_CHECKS, {name: level}; there a dotted path adds a check.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from articles.desk.checks import links, photos, story, times, words
from articles.desk.checks.copy import Copy, Problem
from articles.desk.checks.times import embargo_problem
from articles.models import Article

__all__ = [
    "BLOCKER",
    "OFF",
    "WARNING",
    "Copy",
    "Problem",
    "embargo_problem",
    "levels",
    "problems_of",
    "publishing_problems",
]

BLOCKER, WARNING, OFF = "blocker", "warning", "off"

Check = Callable[[Copy], Iterable[Problem]]

# Nothing can be published without these: no site may relax them and nobody may override them.
NEEDED: tuple[Check, ...] = (story.headline, story.section, story.text, times.embargo, times.expiry)
BLOCKERS: tuple[Check, ...] = (
    photos.photo_rights,
    photos.photo_embargo,
    photos.photo_credit,
    words.placeholder,
    story.correction_text,
)
WARNINGS: tuple[Check, ...] = (
    story.standfirst,
    story.byline,
    story.headline_length,
    story.dateline,
    story.first_date,
    story.duplicate,
    story.section_language,
    story.untranslated,
    photos.lead_photo,
    photos.photo_caption,
    photos.photo_alt,
    photos.photo_language,
    photos.photo_waiting,
    links.dead_link,
    links.related_story,
    words.capitals,
    words.leftover,
    words.reading_level,
)


def problems_of(article: Article, at: datetime | None = None) -> list[Problem]:
    """All that the checks find in a story that readers would see from `at` on (now unless given), blockers first."""
    copy = Copy(article, at)
    found = []
    for check, level in levels(settings.PUBLISH_CHECKS):
        for problem in check(copy):
            problem.check, problem.level, problem.needed = _name(check), level, check in NEEDED
            found.append(problem)
    return found


def publishing_problems(article: Article, at: datetime | None = None) -> list[Problem]:
    """What stands in the way of publishing, each naming what is missing and the mend; empty where nothing does."""
    return [problem for problem in problems_of(article, at) if problem.level == BLOCKER]


def levels(wanted: Mapping[str, str]) -> list[tuple[Check, str]]:
    """The checks that are on, the blockers first, with their levels. Raises ImproperlyConfigured, in a sentence."""
    return _levels(tuple(wanted.items()))


@lru_cache
def _levels(wanted: tuple[tuple[str, str], ...]) -> list[tuple[Check, str]]:
    known = {_name(check): check for check in (*NEEDED, *BLOCKERS, *WARNINGS)}
    chosen = dict.fromkeys((*NEEDED, *BLOCKERS), BLOCKER) | dict.fromkeys(WARNINGS, WARNING)
    for name, level in wanted:
        check = _added(name) if "." in name else known.get(name)
        if check is None:
            raise ImproperlyConfigured(f"PUBLISH_CHECKS names {name!r}; the checks are {', '.join(known)}.")
        if check in NEEDED and level != BLOCKER:
            raise ImproperlyConfigured(f"PUBLISH_CHECKS relaxes {name!r}, without which no story can be published.")
        chosen[check] = level
    return [(check, level) for level in (BLOCKER, WARNING) for check in chosen if chosen[check] == level]


def _added(path: str) -> Check:
    try:
        check = import_string(path)
    except ImportError as error:
        raise ImproperlyConfigured(f"PUBLISH_CHECKS names {path!r}, which cannot be imported: {error}") from error
    if not callable(check):
        raise ImproperlyConfigured(f"PUBLISH_CHECKS names {path!r}, which is no function of a story.")
    return check


def _name(check: Check) -> str:
    own = check.__module__.startswith(f"{__name__}.")
    return check.__name__ if own else f"{check.__module__}.{check.__name__}"
