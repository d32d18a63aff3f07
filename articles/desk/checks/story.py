"""Checks of the parts of a story: headline, section, text, names, dates."""

from collections.abc import Iterator
from datetime import timedelta
from unicodedata import east_asian_width

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.content import body
from articles.content.inline import beginning
from articles.content.language import news_language
from articles.desk.checks.copy import Copy, Problem
from articles.models import Article, Edition

LONGEST_HEADLINE = 110
RECENT = timedelta(days=30)
DAY = timedelta(days=1)
# Characters: a line that is shorter may be the same in two languages; and how much of one is quoted.
SHORTEST, QUOTED = 40, 80


def headline(copy: Copy) -> Iterator[Problem]:
    """There is a headline."""
    if not copy.article.headline.strip():
        yield Problem(_("The story has no headline. Write one above the text."), "headline")


def section(copy: Copy) -> Iterator[Problem]:
    """The story stands in a section."""
    if copy.article.section_id is None:
        yield Problem(_("The story stands in no section. Choose one in the panel beside the text."), "section")


def text(copy: Copy) -> Iterator[Problem]:
    """There is a text."""
    if not copy.text.strip():
        yield Problem(_("The story has no text. Write at least one paragraph."), "body")


def standfirst(copy: Copy) -> Iterator[Problem]:
    """There is a standfirst."""
    if not copy.article.standfirst.strip():
        yield Problem(_("The story has no standfirst. Say in a sentence or two what it tells."), "standfirst")


def byline(copy: Copy) -> Iterator[Problem]:
    """Somebody stands for the story: a byline, a free byline, a source or an outlet."""
    story = copy.article
    if not (copy.bylines or story.byline_line.strip() or story.outlet_id or copy.attributions):
        yield Problem(_("Nobody signs the story. Add a byline or a source."), "bylines")


def headline_length(copy: Copy) -> Iterator[Problem]:
    """A headline of at most LONGEST_HEADLINE characters; one of Chinese, Japanese or Korean counts as two."""
    length = sum(2 if east_asian_width(char) in "WF" else 1 for char in copy.article.headline)
    if length > LONGEST_HEADLINE:
        values = {"length": length, "most": LONGEST_HEADLINE}
        sentence = _("The headline has %(length)d characters; lists and phones cut it after %(most)d. Shorten it.")
        yield Problem(sentence % values, "headline")


def dateline(copy: Copy) -> Iterator[Problem]:
    """A dateline names its place."""
    story = copy.article
    if (story.dateline_agency or story.dateline_date) and not story.dateline_place:
        yield Problem(_("The dateline names no place. Add it, or empty the dateline."), "dateline_place")


def first_date(copy: Copy) -> Iterator[Problem]:
    """A story that has not been public is dated today, or the editor knows why not."""
    first = copy.article.first_published_at
    now = timezone.now()
    if first and not copy.article.was_public and copy.at <= now and first < now - DAY:
        sentence = _("The story will be dated %s, and stand among those of that day. If it is new, empty this date.")
        yield Problem(sentence % date_format(timezone.localtime(first), "DATE_FORMAT"), "first_published_at")


def duplicate(copy: Copy) -> Iterator[Problem]:
    """No other story of late has the same headline, or the same slug in the same section."""
    story = copy.article
    same = Q(headline__iexact=story.headline) if story.headline.strip() else Q()
    if story.slug:
        same |= Q(slug=story.slug, section=story.section_id)
    if not same:
        return
    others = Article.objects.exclude(pk__in=Article.objects.in_all_languages(story).values("pk"))
    others = others.exclude(pk=story.pk).exclude(state=Article.State.SPIKED)
    recent = others.filter(same, saved_at__gt=timezone.now() - RECENT).defer("body", "imported_text")
    for other in recent.order_by("-saved_at")[:1]:
        sentence = _("Another story has the same headline or slug: “%(headline)s”, %(state)s. Is this one needed?")
        values = {"headline": other.headline, "state": other.stage_display}
        yield Problem(sentence % values, "headline")


def section_language(copy: Copy) -> Iterator[Problem]:
    """The story is in the language of its section's edition, where there are several."""
    story = copy.article
    edition = Edition.of(story.section)
    if edition.is_whole or story.section is None:
        return
    if news_language(story.language) != news_language(edition.language):
        sentence = _(
            "The story’s language is not that of “%(section)s”, which is of %(edition)s. Change one of the two."
        )
        yield Problem(sentence % {"section": story.section, "edition": edition}, "section")


def untranslated(copy: Copy) -> Iterator[Problem]:
    """A translation does not repeat a paragraph of its original."""
    original = copy.article.translation_of
    if not original:
        return
    theirs = {paragraph.strip() for paragraph in body.plain_text(body.parse(original.body)).splitlines()}
    left = [line.strip() for line in copy.text.splitlines() if len(line.strip()) > SHORTEST and line.strip() in theirs]
    if left:
        sentence = _("The text says the same as that of the original: “%(words)s”. Translate it.")
        yield Problem(sentence % {"words": beginning(left[0], QUOTED)}, "body")


def correction_text(copy: Copy) -> Iterator[Problem]:
    """Each correction says something."""
    if any(not row.text.strip() for row in copy.corrections):
        yield Problem(_("A correction has no text. Write what readers should know, or remove it."), "corrections")
