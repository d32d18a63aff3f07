"""A search that takes too long: what readers and editors are told, and that nothing is left behind."""

from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from lxml import html
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import deadline
from tests import factories


@contextmanager
def nobody_reads(table: str):
    """Another connection that holds a table, so that whoever asks for its rows has to wait."""
    keys = ("host", "port", "dbname", "user", "password")
    own = {key: value for key, value in connection.get_connection_params().items() if key in keys}
    with psycopg.connect(**own) as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


@pytest.fixture
def at_once(db, monkeypatch):
    factories.published("Ferry late")
    monkeypatch.setattr(deadline, "MOST", timedelta(0))


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(deadline, "MOST", timedelta(seconds=1))


def timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_a_search_that_has_to_wait_is_given_up_and_the_next_one_is_answered(client, soon):
    factories.published("Ferry late")
    with nobody_reads("articles_article"):
        answer = client.get("/search/?q=ferry")
    assert answer.status_code == 503
    assertContains(answer, "The search took too long", status_code=503)
    assert timeout() == "0"
    assertContains(client.get("/search/?q=ferry"), "<mark>Ferry</mark> late")


@pytest.mark.django_db(transaction=True)
def test_what_was_found_is_shown_though_looking_for_other_words_takes_too_long(client, soon):
    factories.published("Lighthouse to shine again")
    assertContains(client.get("/search/?q=lighthose"), "Did you mean")
    with nobody_reads("articles_searchword"):
        answer = client.get("/search/?q=lighthose")
    assertContains(answer, "No story was found")
    assertNotContains(answer, "Did you mean")


def test_the_form_stands_as_it_was_filled_in(client, at_once):
    asked = {"q": "<b>ferry", "section": "coast", "author": "mira", "since": "2026-01-02", "order": "best"}
    answer = client.get("/search/", asked)
    form = html.fromstring(answer.content).find(".//form[@class='search-page-form']")
    assert answer.status_code == 503
    assert form.find(".//details").get("open") is not None
    filled_in = {name: value for name, value in form.form_values() if value}
    assert filled_in == asked


def test_caches_keep_that_for_a_moment_and_search_engines_not_at_all(client, at_once):
    answer = client.get("/search/?q=ferry", headers={"accept-encoding": "gzip"})
    assert answer["Cache-Control"] == "public, max-age=10"
    assert (answer["Retry-After"], answer["X-Robots-Tag"]) == ("10", "noindex")
    assert (answer["Vary"], bool(answer.cookies)) == ("Accept-Encoding", False)


def test_it_is_said_in_the_papers_language_and_direction(client, at_once, settings):
    settings.LANGUAGE_CODE = "ar"
    page = html.fromstring(client.get("/search/?q=ferry").content)
    assert page.get("dir") == "rtl"
    assert page.findtext(".//h2") == "استغرق البحث وقتًا طويلًا"


def test_a_further_page_that_takes_too_long_leads_back_to_the_first(client, at_once):
    page = html.fromstring(client.get("/search/?q=ferry&section=coast&before=5-1").content)
    assert page.xpath("//nav[@class='paging']/a/@href") == ["?q=ferry&section=coast"]


def test_without_words_nothing_is_given_up(client, at_once):
    assert client.get("/search/").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("list_", ["article", "photo", "author"])
def test_the_desk_gets_its_list_back_and_is_told(client, soon, list_):
    client.force_login(factories.chief())
    address = f"/admin/articles/{list_}/"
    with nobody_reads(f"articles_{list_}"):
        answer = client.get(f"{address}?q=ferry&o=1")
    assert answer.url == f"{address}?o=1"
    assertContains(client.get(address), "The search took too long and was given up.")
    assert client.get(f"{address}?q=ferry").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address",
    [
        "article/stories/?q=ferry",
        "article/names/?kind=author&q=mira",
        "photo/json/?suggest=ferry",
        "../autocomplete/?app_label=articles&model_name=topic&field_name=picture&term=ferry",
    ],
)
def test_what_asks_while_somebody_types_is_answered_too(client, soon, address):
    client.force_login(factories.chief())
    with nobody_reads("articles_article, articles_author, articles_photo"):
        answer = client.get(f"/admin/articles/{address}".replace("articles/../", ""))
    assert (answer.status_code, list(answer.json())) == (503, ["error"])
