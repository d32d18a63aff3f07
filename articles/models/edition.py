"""The paper in each of its languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info

from articles.content import language as languages
from articles.models.section import Section


@dataclass(frozen=True)
class Edition:
    """The paper in one language: `tag` is a key of settings.EDITIONS, or '' for the main edition.

    A section is of one edition, and a story of its section's, whatever the story's language.
    """

    tag: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.language_name})"

    @classmethod
    def every(cls) -> "list[Edition]":
        """The main one first."""
        return [MAIN, *map(cls, settings.EDITIONS)]

    @classmethod
    def named(cls, tag: str) -> "Edition":
        """The one with that tag beside the main one. Raises ValueError where there is none."""
        if tag not in settings.EDITIONS:
            raise ValueError(f"There is no edition {tag!r}.")
        return cls(tag)

    @classmethod
    def of(cls, section: Section | None) -> "Edition":
        """The section's; the main one where the section's is not there any more, or where there is no section."""
        return cls(section.edition) if section and section.edition in settings.EDITIONS else MAIN

    @classmethod
    def speaking(cls, language: str, among: "Iterable[Edition]") -> "Edition":
        """The one in a language, or in another variety of it; else the main one."""
        wanted = languages.news_language(language)
        alike = [one for one in among if languages.news_language(one.language) == wanted]
        return next((one for one in alike if one.language == language.lower()), alike[0] if alike else MAIN)

    @classmethod
    def with_sections(cls, sections: Iterable[Section]) -> "list[Edition]":
        """Those of which readers know: the main one, and each that has one of the sections."""
        theirs = {cls.of(section) for section in sections}
        return [one for one in cls.every() if one == MAIN or one in theirs]

    @property
    def language(self) -> str:
        return self.tag or settings.LANGUAGE_CODE

    @property
    def language_name(self) -> str:
        """The name of its language in that language, without the territory."""
        language = self.language.partition("-")[0] if languages.territory(self.language) else self.language
        return capfirst(get_language_info(language)["name_local"])

    @property
    def name(self) -> str:
        """What the paper is called in it."""
        return settings.EDITIONS.get(self.tag) or settings.SITE_NAME

    @property
    def prefix(self) -> str:
        """What stands before the main edition's address of a page that each edition has: '' or '/ar'."""
        return f"/{self.tag}" if self.tag else ""

    @property
    def path(self) -> str:
        """The address of its front: '/' or '/ar/'."""
        return f"{self.prefix}/"

    def address(self, page: str, *arguments: str) -> str:
        """The path of one of its own pages, by the name of its route at the site."""
        return self.prefix + reverse(f"site:{page}", args=arguments)

    @property
    def is_whole(self) -> bool:
        """Whether it is all there is, so that no question about stories has to leave out those of another."""
        return not settings.EDITIONS

    @property
    def sections(self) -> Q:
        """Which rows of `Section` are its own."""
        return Q(edition=self.tag) if self.tag else ~Q(edition__in=list(settings.EDITIONS))

    def own(self, sections: Iterable[Section]) -> list[Section]:
        return [section for section in sections if Edition.of(section) == self]

    def own_stories(self, stories: QuerySet, sections: Iterable[Section | int] | None = None) -> QuerySet:
        """Those of `stories` that are its own.

        With its `sections`, or their ids, the planner knows how few stories stand in them.
        """
        if self.is_whole:
            return stories
        own = Section.objects.filter(self.sections) if sections is None else sections
        return stories.filter(live_section__in=own)

    def newest(self, stories: QuerySet, count: int) -> QuerySet:
        """The newest `count` of `stories` that are its own, the newest first."""
        return self._ends(stories, count).order_by(F("published_at").desc(), F("id").desc())[:count]

    def oldest(self, stories: QuerySet, count: int) -> QuerySet:
        """The oldest `count` of `stories` that are its own, the oldest first."""
        return self._ends(stories, count, oldest=True).order_by("published_at", "id")[:count]

    def _ends(self, stories: QuerySet, count: int, *, oldest: bool = False) -> QuerySet:
        """Some of `stories` that are its own, among them the newest (or oldest) `count`.

        Each section's are read from the index: see `in_section_by_time`.
        """
        if self.is_whole:
            return stories
        ends = in_section_by_time(stories, OuterRef("pk"), oldest=oldest).values("pk")[:count]
        own = Section.objects.filter(self.sections).order_by()
        return stories.filter(pk__in=own.values(row=Func(ArraySubquery(ends), function="unnest")))


def in_section_by_time(stories: QuerySet, section: OuterRef, *, oldest: bool = False) -> QuerySet:
    """Those of `stories` that stand in a section, the newest first, or the oldest.

    A range of one section, in the order of the index on sections: by an equality the planner walks through all stories
    in the order of time, and through a million of them for a section that has few.
    """
    found = stories.filter(live_section__gte=section, live_section__lte=section)
    if oldest:
        return found.order_by(F("live_section_id").desc(), "published_at", "id")
    return found.order_by("live_section_id", F("published_at").desc(), F("id").desc())


MAIN = Edition()
