"""The questions of a search. Each costs about the same however many stories there are.

The newest matches are looked for in spans of time that grow: a common word fills a page from one day, and a rare one is
soon read from the index in full. Nothing is counted, and no order is asked of an index, which would tempt the planner
to walk through a million stories for two common words that never meet.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, ExpressionWrapper, F, Func, JSONField, Q, Value, When
from django.utils import timezone

from articles.content import segments, snippets
from articles.content.snippets import Excerpt
from articles.models.article import Article
from articles.models.search import SearchEntry, SearchWord, configuration

SPANS = (timedelta(days=1), timedelta(days=16), timedelta(days=256), None)
# As many of the newest matches are ranked by how well they match.
MOST_RANKED = 500
MILLION = 10**6
LENGTH_COUNTS = Value(1)  # a rank is divided by 1 + the logarithm of the text's length
MOST_SUGGESTED = 3
ENTRY = "search_entries__"

# Of a revision: those in its bylines, and its topics, as a JSON array.
NAMES = Func(
    F("revision__bylines"),
    F("revision__topics"),
    template="jsonb_path_query_array(%(expressions)s, '$[*].name')",
    arg_joiner=" || ",
    output_field=JSONField(),
)

Place = tuple[datetime, int]
"""When a story was published, and its id."""


@dataclass(frozen=True)
class Search:
    """What a reader looks for. `words` are in the syntax of web searches; `languages` are those to look in."""

    words: str
    languages: Sequence[str]
    sections: Collection[int] | None = None
    authors: frozenset[int] | None = None
    topics: frozenset[int] | None = None
    since: datetime | None = None
    until: datetime | None = None

    @cached_property
    def _typed(self) -> str:
        return segments.segmented_query(self.words)

    @cached_property
    def configurations(self) -> list[str]:
        """Those of the languages in which the words ask for something: neither small words alone nor only 'not'."""
        names = sorted({configuration(language) for language in self.languages})
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, querytree(websearch_to_tsquery(name::regconfig, %s)) FROM unnest(%s::text[]) name",
                [self._typed, names],
            )
            return [name for name, tree in cursor if tree not in ("", "T")]

    def newest(self, count: int, before: Place | None = None) -> list[Place]:
        """The places of the newest stories that match, or of those next to the place `before`."""
        if not self.configurations or frozenset() in (self.authors, self.topics):
            return []
        found: list[Place] = []
        for span in SPANS:
            if len(found) < count:
                found = self._within(span, count, before)
        return found

    def ranked(self) -> list[tuple[int, int]]:
        """(rank, id of the story), the best first, of the newest MOST_RANKED stories that match."""
        ids = [pk for _, pk in self.newest(MOST_RANKED)]
        rank = SearchRank(F(f"{ENTRY}vector"), self._query(F(f"{ENTRY}configuration")), normalization=LENGTH_COUNTS)
        shown = Q(**{f"{ENTRY}revision": _shown(timezone.now())})
        rows = Article.objects.filter(shown, pk__in=ids).annotate(rank=rank).order_by().values_list("rank", "pk")
        return sorted(((round(value * MILLION), pk) for value, pk in rows), reverse=True)

    def excerpts(self, articles: Iterable[Article]) -> dict[int, Excerpt]:
        """For each story what of it was found, by the id of the story. One query."""
        shown = {article.shown.pk: article.shown for article in articles}
        rows = SearchEntry.objects.filter(pk__in=shown).annotate(
            marked_text=self._marked(
                "text", max_fragments=2, max_words=20, min_words=8, fragment_delimiter=snippets.GAP
            ),
            marked_headline=self._marked("revision__headline", highlight_all=True),
            marked_names=ExpressionWrapper(self._marked(NAMES, highlight_all=True), JSONField()),
        )
        terms = segments.runs(self.words)
        return {row.article_id: _excerpt(row, shown[row.pk].headline, terms) for row in rows}

    def _marked(self, text, **options) -> SearchHeadline:
        marks = {"start_sel": snippets.START, "stop_sel": snippets.STOP}
        return SearchHeadline(text, self._query(F("configuration")), config=F("configuration"), **marks, **options)

    def _within(self, span: timedelta | None, count: int, before: Place | None) -> list[Place]:
        now = timezone.now()
        end = min(filter(None, (now, self.until, before and before[0])))
        since = max(filter(None, (self.since, span and end - span)), default=None)
        found = self._words() & self._about() & Q(**{f"{ENTRY}revision": _shown(now), f"{ENTRY}published_at__lte": end})
        if since:
            found &= Q(**{f"{ENTRY}published_at__gte": since})
        if before:
            found &= Q(**{f"{ENTRY}published_at__lt": before[0]}) | Q(pk__lt=before[1])
        at = F(f"{ENTRY}published_at") + Value(timedelta(0))  # an expression: no index has its order
        rows = Article.objects.public(now).filter(found).annotate(at=at).order_by("-at", "-pk")
        return list(rows.values_list("at", "pk")[:count])

    def _about(self) -> Q:
        wanted = {
            "section__in": self.sections,
            "author_ids__overlap": self.authors and list(self.authors),
            "topic_ids__overlap": self.topics and list(self.topics),
        }
        return Q(**{f"{ENTRY}{name}": value for name, value in wanted.items() if value is not None})

    def _words(self) -> Q:
        """The words in each configuration, for the entries that were made by it."""
        found = Q()
        for name in self.configurations:
            languages = [language for language in self.languages if configuration(language) == name]
            by = {"vector": self._query(name), "configuration": name, "language__in": languages}
            found |= Q(**{f"{ENTRY}{key}": value for key, value in by.items()})
        return found

    def _query(self, name) -> SearchQuery:
        return SearchQuery(self._typed, config=name, search_type="websearch")


def suggestion(words: str) -> str:
    """What was typed with the likest word of a headline or a name for each that stands in none; '' if there is none."""
    typed = {word: segments.bare(word) for word in segments.words(words)}
    known = set(SearchWord.objects.filter(bare__in=typed.values()).values_list("bare", flat=True))
    unknown = [word for word, bare in typed.items() if bare not in known][:MOST_SUGGESTED]
    likest = {word: SearchWord.objects.like(typed[word]).first() for word in unknown}
    others = {word: found.word for word, found in likest.items() if found}
    return segments.replace_words(words, others) if others else ""


def _excerpt(row: SearchEntry, headline: str, terms: list[str]) -> Excerpt:
    found = [name for name in row.marked_names if snippets.START in name or any(term in name for term in terms)]
    return Excerpt(
        headline=snippets.whole(row.marked_headline, headline, terms),
        snippet=snippets.snippet(row.marked_text, row.text, terms),
        names=tuple(snippets.whole(name, snippets.unmarked(name), terms) for name in found),
    )


def _shown(now: datetime) -> Case:
    """The revision of a story that readers see, as `Article.shown`."""
    return Case(When(next_at__lte=now, then=F("next")), default=F("live"))
