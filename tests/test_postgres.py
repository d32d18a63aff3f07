import psycopg
import pytest

from newsroom import postgres


@pytest.fixture(scope="module")
def server():
    with postgres.throwaway() as server:
        yield server


def query(url, sql):
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(sql).fetchone()


def test_search_splits_words_at_dashes_and_curly_quotes(server):
    (words,) = query(server.url, "SELECT to_tsvector('simple', '„ÖL—Preis“ ‘naïve’')::text")
    assert words == "'naïve':3 'preis':2 'öl':1"
