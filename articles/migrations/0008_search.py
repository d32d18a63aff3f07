"""What readers search: a text search configuration for each language that has a stemmer, and the words of stories.

The entries of stories that are public already are made by `manage.py index_stories`.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import UnaccentExtension
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models

# Those that every PostgreSQL from 15 on has; the stemmer of `simple` only puts words in small letters.
LANGUAGES = [
    "simple",
    "arabic",
    "armenian",
    "basque",
    "catalan",
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "greek",
    "hindi",
    "hungarian",
    "indonesian",
    "irish",
    "italian",
    "lithuanian",
    "nepali",
    "norwegian",
    "portuguese",
    "romanian",
    "russian",
    "serbian",
    "spanish",
    "swedish",
    "tamil",
    "turkish",
    "yiddish",
]


def configuration(language: str) -> migrations.RunSQL:
    stemmer = language if language == "simple" else f"{language}_stem"
    return migrations.RunSQL(
        f"CREATE TEXT SEARCH CONFIGURATION newsroom_{language} (COPY = pg_catalog.{language});"
        f"ALTER TEXT SEARCH CONFIGURATION newsroom_{language}"
        f" ALTER MAPPING FOR word, hword, hword_part WITH unaccent, {stemmer};",
        f"DROP TEXT SEARCH CONFIGURATION newsroom_{language};",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_site_files")]

    operations = [
        UnaccentExtension(),
        *map(configuration, LANGUAGES),
        migrations.CreateModel(
            "SearchWord",
            [
                ("word", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("bare", models.CharField(max_length=80)),
            ],
            {
                "verbose_name": "search word",
                "verbose_name_plural": "search words",
                "indexes": [GinIndex(OpClass("bare", name="gin_trgm_ops"), name="searchword_likeness")],
            },
        ),
        migrations.CreateModel(
            "SearchEntry",
            [
                (
                    "revision",
                    models.OneToOneField(
                        "articles.Revision",
                        models.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        verbose_name="revision",
                    ),
                ),
                ("article", models.ForeignKey("articles.Article", models.CASCADE, related_name="search_entries")),
                ("published_at", models.DateTimeField(db_index=True)),
                (
                    "section",
                    models.ForeignKey("articles.Section", models.PROTECT, db_index=False, related_name="+"),
                ),
                ("language", models.CharField(max_length=8)),
                ("configuration", models.CharField(max_length=63)),
                ("author_ids", ArrayField(models.BigIntegerField(), default=list)),
                ("topic_ids", ArrayField(models.BigIntegerField(), default=list)),
                ("vector", SearchVectorField()),
                ("text", models.TextField()),
            ],
            {
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "indexes": [
                    GinIndex("vector", "author_ids", "topic_ids", name="searchentry_words", fastupdate=False),
                    models.Index("language", name="searchentry_language"),
                ],
            },
        ),
    ]
