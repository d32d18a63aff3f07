"""Checks of the words themselves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.content import leftovers, readability
from articles.desk.checks.copy import Copy, Problem
from articles.wire.junk import junk_reason


def placeholder(copy: Copy) -> Iterator[Problem]:
    """No 'TK', 'XXX' or 'lorem' holds the place of words."""
    for field, text in _fields(copy):
        if found := leftovers.placeholders(text, copy.article.language):
            sentence = _("“%s” still holds the place of other words. Write them.")
            yield Problem(sentence % "”, “".join(found), field)


def capitals(copy: Copy) -> Iterator[Problem]:
    """Neither headline nor paragraph is left in capitals."""
    for field, text in _fields(copy):
        if line := next(filter(leftovers.in_capitals, text.splitlines()), ""):
            sentence = _("“%s…” is in capitals, which are hard to read. Write it in small letters.")
            yield Problem(sentence % line[:40].rstrip(), field)


def leftover(copy: Copy) -> Iterator[Problem]:
    """No line came along from a page or a wire that is no part of the story."""
    if line := next(filter(junk_reason, filter(str.strip, copy.text.splitlines())), ""):
        yield Problem(_("“%s” looks like no part of the story. Remove it.") % line[:40].rstrip(), "body")


def reading_level(copy: Copy) -> Iterator[Problem]:
    """The text is not hard to read, by the formula for its language."""
    level = readability.level(copy.text, copy.article.language)
    if level and level.hard:
        values = {"formula": level.formula, "score": level.score, "limit": level.limit}
        sentence = _("The text is hard to read (%(formula)s %(score)d, limit %(limit)d). Shorten sentences and words.")
        yield Problem(sentence % values, "body")


def _fields(copy: Copy) -> list[tuple[str, str]]:
    story = copy.article
    captions = (use.caption for use in copy.uses)
    return [
        ("headline", story.headline),
        ("standfirst", story.standfirst),
        ("body", "\n".join([copy.text, *captions])),
    ]
