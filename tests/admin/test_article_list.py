"""The list of stories."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin import paginator
from tests import factories
from tests.admin.test_article_form import may

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def reader(client):
    client.force_login(may("view_article"))
    return client


def test_the_list_tells_headline_state_section_and_authors(reader):
    factories.published("Harbour opens", by=["Mira Okafor", "Jon Dahl"], section=factories.section("Boats"))
    response = reader.get(LIST)
    for words in ("Harbour opens", ">Published<", "Boats", "Mira Okafor, Jon Dahl"):
        assertContains(response, words)


@pytest.mark.parametrize(
    "question", ["q=harbour", "state=published", "author={author}", "section__id__exact={section}"]
)
def test_stories_are_found_by_headline_state_author_and_section(reader, question):
    section = factories.section("Boats")
    wanted = factories.published("Harbour opens", by=["Mira Okafor"], section=section)
    factories.article("Ferry is late", by=["Jon Dahl"])
    author = wanted.bylines.get().author_id
    response = reader.get(f"{LIST}?{question.format(author=author, section=section.pk)}")
    assertContains(response, "Harbour opens")
    assertNotContains(response, "Ferry is late")


@pytest.mark.parametrize("words", ["OKAFOR", "nordlys", "coast agency", "boats", "harbour mira"])
def test_stories_are_found_by_the_names_that_they_carry(reader, words):
    outlet = factories.source("Nordlys")
    factories.article(
        "Harbour opens",
        by=["Mira Okafor"],
        input_from=["Coast Agency"],
        outlet=outlet,
        section=factories.section("Boats"),
    )
    factories.article("Ferry is late at the harbour", by=["Jon Dahl"])
    response = reader.get(LIST, {"q": words})
    assert [story.headline for story in response.context["cl"].result_list] == ["Harbour opens"]


def test_more_stories_cost_no_more_queries(reader, django_assert_num_queries, django_assert_max_num_queries):
    factories.published("Story 0", by=["Mira Okafor", "Jon Dahl"])
    with django_assert_max_num_queries(12) as first:
        reader.get(LIST)
    for number in range(1, 6):
        factories.published(f"Story {number}", by=["Mira Okafor", "Jon Dahl"])
    with django_assert_num_queries(len(first.captured_queries)):
        reader.get(LIST)


def test_the_list_never_counts_every_story(reader, django_assert_max_num_queries):
    factories.article()
    with django_assert_max_num_queries(12) as asked:
        reader.get(LIST)
    counts = [
        query["sql"]
        for query in asked.captured_queries
        if "COUNT(" in query["sql"] and '"articles_article"' in query["sql"]
    ]
    assert counts
    assert all(f"LIMIT {paginator.MOST_COUNTED}" in sql for sql in counts)


def test_nothing_is_deleted_from_the_list(client):
    client.force_login(factories.chief())
    factories.article()
    assertNotContains(client.get(LIST), "delete_selected")


def test_the_list_tells_whose_a_story_is_when_it_is_due_and_how_urgent_it_is(reader):
    now = timezone.now()
    rosa = factories.user("rosa")
    factories.article("Ferry is late", assigned_to=rosa, due_at=now - timedelta(days=400), priority=1)
    response = reader.get(LIST)
    for words in ("Rosa", "Overdue since", "High priority"):
        assertContains(response, words)


def test_a_published_story_tells_when_readers_got_it_and_a_draft_when_it_was_saved(reader):
    factories.published("Harbour opens", at=datetime(2024, 3, 1, 8, tzinfo=UTC))
    factories.article("Ferry is late")
    response = reader.get(LIST)
    assertContains(response, "Published March 1, 2024")
    assertContains(response, "Saved ")


def test_mine_are_those_that_i_began_or_was_given(client):
    me = may("view_article")
    client.force_login(me)
    factories.article("Begun", created_by=me)
    factories.article("Given", assigned_to=me)
    factories.article("Theirs")
    found = client.get(LIST, {"mine": 1}).context["cl"].result_list
    assert {story.headline for story in found} == {"Begun", "Given"}


def test_the_filters_say_what_they_narrow_to_and_name_what_has_no_section(reader):
    factories.article(section=None)
    factories.section("Boats")
    response = reader.get(LIST, {"section__isnull": "True"})
    assert "No section" in next(part for part in response.content.decode().split("<summary>") if "Section:" in part)
    assert [story.section for story in response.context["cl"].result_list] == [None]


def test_a_list_is_called_by_what_it_lists(client):
    client.force_login(factories.chief())
    assertContains(client.get(reverse("admin:articles_section_changelist")), "<h1>Sections</h1>", html=True)
