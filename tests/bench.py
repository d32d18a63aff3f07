"""How long readers wait at a newsroom of N stories: `make bench N=1000000`. No part of the tests.

The stories are made in SQL, in a database that is thrown away. Each has 150 words of a vocabulary in which, as in a
language, few words are common and most are rare.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory

from newsroom import postgres

WORDS, TEXTS, LENGTH = 20_000, 5_000, 150
YEARS = 10
RARE = "quetzal"
RUNS = 7
STEP = 50_000
# Two words of every other story, which never stand in the same one.
APART = ("evenstory", "oddstory")

DRAW = f"""
CREATE TEMP TABLE story AS
    SELECT n, '<p>' || string_agg(word, ' ') || '</p>' AS body, string_agg(word, ' ') AS words
    FROM generate_series(0, {TEXTS - 1}) n
    CROSS JOIN LATERAL (SELECT 'word' || (({WORDS} * random() ^ 3)::int + 0 * n) AS word
        FROM generate_series(1, {LENGTH})) drawn
    GROUP BY n;
ALTER TABLE story ADD vector tsvector;
UPDATE story SET vector = setweight(to_tsvector('newsroom_english', words), 'D');
"""

INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename = ANY(%s) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


def main(count: int) -> None:
    with empty_newsroom():
        from django.test.utils import setup_test_environment

        setup_test_environment()
        fill(count)
        tell(count, addresses(count))


@contextmanager
def empty_newsroom(**environment: str) -> Iterator[None]:
    """Django set up over a database and folders that are thrown away."""
    with postgres.throwaway() as server, TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": server.url, "MEDIA_ROOT": folder, "STATIC_ROOT": f"{folder}/static"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", **environment}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


def fill(count: int) -> None:
    """Make `count` stories like one that was written by hand, each with a text and a time of its own."""
    from django.db import connection

    from articles.models import Article, Revision, SearchEntry
    from tests import factories

    photo = factories.photo()
    for number in range(8):
        factories.section(f"Section {number}")
    model = factories.published("A story", by=["Mira Okafor"], topics=[factories.topic()], lead=photo)
    at = f"now() - i * interval '{timedelta(days=365 * YEARS) / count / timedelta(seconds=1)} seconds'"
    section = "(SELECT id FROM articles_section OFFSET i % 8 LIMIT 1)"
    headline = f"'Story ' || i || CASE WHEN i % 100000 = 7 THEN ' {RARE}' ELSE '' END"
    story = {"headline": headline, "slug": "'story-' || i", "section_id": section}
    published = {"live_id": "1000 + i", "next_id": "NULL::bigint", "live_section_id": section, "published_at": at}
    title = f"to_tsvector('newsroom_english', {headline} || (ARRAY[' {APART[0]}', ' {APART[1]}'])[1 + i % 2])"
    rows = {
        Article: story | published | {"id": "1000 + i", "guid": "gen_random_uuid()", "import_key": "NULL"},
        Revision: story | {"id": "1000 + i", "article_id": "1000 + i", "body": "story.body"},
        SearchEntry: {
            "revision_id": "1000 + i",
            "article_id": "1000 + i",
            "published_at": at,
            "section_id": section,
            "vector": f"setweight({title}, 'A') || story.vector",
            "text": "story.words",
        },
    }
    with connection.cursor() as cursor:
        # No trail and no check of each row: as fast as a restore.
        cursor.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
        cursor.execute(DRAW)
        cursor.execute(INDEXES, [[table._meta.db_table for table in rows]])
        indexes = dict(cursor.fetchall())
        cursor.execute(f"DROP INDEX {', '.join(indexes)}")
        for first in range(1, count + 1, STEP):
            last = min(count, first + STEP - 1)
            for table, values in rows.items():
                cursor.execute(insert(table, values, model), {"first": first, "last": last})
            print(f"\r{last:>9,} stories", end="", file=sys.stderr, flush=True)
        cursor.execute(";".join(indexes.values()))
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE articles_article, articles_revision, articles_searchentry")
    print(file=sys.stderr)


def insert(table, values: dict[str, str], model) -> str:
    """The rows from `first` to `last`, each as the model's but for the expressions in `values`."""
    names = [field.column for field in table._meta.concrete_fields]
    made = ", ".join(values.get(name, f'model."{name}"') for name in names).replace("%", "%%")
    columns = ", ".join(f'"{name}"' for name in names)
    name, key = table._meta.db_table, table._meta.pk.column
    pk = model.pk if table is type(model) else model.live_id
    return (
        f"INSERT INTO {name} ({columns}) SELECT {made} FROM generate_series(%(first)s::int, %(last)s::int) i"
        f" JOIN story ON n = abs(hashint8(i)) %% {TEXTS} CROSS JOIN {name} model WHERE model.{key} = {pk}"
    )


def addresses(count: int) -> dict[str, str]:
    from django.utils import timezone

    from articles.models import Article
    from articles.site.lists import PAGE_SIZE, cursor

    section = Article.objects.public().filter(live_section__slug="section-3").newest_first()
    deep = section.values_list("published_at", "pk")[min(300 * PAGE_SIZE, count // 16)]
    story = Article.objects.public().with_live().newest_first()[count // 2]
    day = timezone.now() - timedelta(days=365 * YEARS // 2)
    return {
        "front": "/",
        "section": "/section-3/",
        "section, page 300": f"/section-3/?before={cursor(*deep)}",
        "article": story.get_absolute_url(),
        "search, common word": "/search/?q=word1",
        "search, common word, best first": "/search/?q=word1&order=best",
        "search, word of the middle": "/search/?q=word5000",
        "search, rare word": f"/search/?q={RARE}",
        "search, misspelt word": "/search/?q=quezal",
        "search, common word and section": "/search/?q=word1&section=section-3",
        "search, words that never meet": f"/search/?q={'+'.join(APART)}",
        "search, phrase that there is not": "/search/?q=%22word1+word0+word2%22",
        "archive": "/archive/",
        "archive, month": f"/archive/{day:%Y/%m}/",
        "archive, day": f"/archive/{day:%Y/%m/%d}/",
    }


def tell(count: int, pages: dict[str, str]) -> None:
    from django.db import connection
    from django.test import Client

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        print(f"{count:,} stories, {cursor.fetchone()[0]}; the median of {RUNS} requests, in milliseconds")
    client = Client()
    for name, address in pages.items():
        taken = []
        for _ in range(RUNS):
            began = time.perf_counter()
            response = client.get(address)
            taken.append(1000 * (time.perf_counter() - began))
            assert response.status_code == 200, (address, response.status_code)
        print(f"{name:36}{statistics.median(taken):8.0f}   first {taken[0]:.0f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
