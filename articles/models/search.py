"""What readers can search: the words of what they see of each story, in a form that an index answers from."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField, TrigramSimilarity
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# Primary subtags of the languages that PostgreSQL knows the endings of; all others are searched by whole words.
STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
LANGUAGES_IN_USE = """
WITH RECURSIVE used AS (
    SELECT min(language) AS language FROM articles_searchentry
    UNION ALL
    SELECT (SELECT min(language) FROM articles_searchentry WHERE language > used.language) FROM used
    WHERE used.language IS NOT NULL
)
SELECT language FROM used WHERE language IS NOT NULL
"""


def configuration(language: str) -> str:
    """The text search configuration for texts in a language: accents are dropped, then endings."""
    return f"newsroom_{STEMMERS.get(language, 'simple')}"


class SearchEntryQuerySet(models.QuerySet):
    def languages(self) -> list[str]:
        """The languages that there are entries in; asks the index for each, not every row."""
        with connection.cursor() as cursor:
            cursor.execute(LANGUAGES_IN_USE)
            return [language for (language,) in cursor]


class SearchEntry(models.Model):
    """The words of one revision that readers see, or will see by what is scheduled.

    `desk/search.py` alone writes it. A search asks for the entry of the revision that is shown at that moment, so a
    scheduled change is found by its new words from its second on, and no sooner.
    """

    revision = models.OneToOneField(
        "articles.Revision", models.CASCADE, primary_key=True, related_name="search_entry", verbose_name=_("revision")
    )
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="search_entries")
    # Copies of the story's and the revision's, so that a search reads this narrow table until it knows what to show.
    published_at = models.DateTimeField(db_index=True)
    section = models.ForeignKey("articles.Section", models.PROTECT, db_index=False, related_name="+")
    language = models.CharField(max_length=8)  # the primary subtag
    configuration = models.CharField(max_length=63)  # by which the vector was made
    author_ids = ArrayField(models.BigIntegerField(), default=list)
    topic_ids = ArrayField(models.BigIntegerField(), default=list)
    vector = SearchVectorField()
    text = models.TextField()  # from which snippets are taken

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            GinIndex("vector", "author_ids", "topic_ids", name="searchentry_words", fastupdate=False),
            models.Index("language", name="searchentry_language"),
        ]

    def __str__(self) -> str:
        return str(self.revision)


class SearchWordQuerySet(models.QuerySet):
    def like(self, bare: str):
        """The words most like one that was typed, the likest first (by trigrams)."""
        return (
            self.filter(bare__trigram_similar=bare)
            .annotate(likeness=TrigramSimilarity("bare", bare))
            .order_by("-likeness", "word")
        )


class SearchWord(models.Model):
    """A word that has stood in a headline, a byline or a topic: what a search can propose for one that is misspelt."""

    word = models.CharField(max_length=80, primary_key=True)
    bare = models.CharField(max_length=80)  # without accents

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        indexes = [GinIndex(OpClass("bare", name="gin_trgm_ops"), name="searchword_likeness")]

    def __str__(self) -> str:
        return self.word
