"""Own stories, found by the words of their headlines."""

import pytest

from articles.models import Article, User
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/article/stories/"


def found(client, **query):
    return client.get(ADDRESS, query).json()["stories"]


def test_public_stories_come_first_and_then_those_to_come(client):
    client.force_login(factories.chief())
    draft = factories.article("Harbour wall to rise")
    older = factories.published("Harbour opens")
    newer = factories.published("Boats crowd the harbour")
    factories.published("Lighthouse lit")
    assert [story["id"] for story in found(client, q="harbour")] == [newer.pk, older.pk, draft.pk]
    assert [story["headline"] for story in found(client, q="OPENS harb")] == ["Harbour opens"]


def test_what_is_written_is_the_path_of_the_story(client):
    client.force_login(factories.chief())
    story = factories.published("Harbour opens")
    assert found(client, q="opens")[0]["address"] == Article.objects.get(pk=story.pk).get_absolute_url()


def test_a_story_does_not_find_itself(client):
    client.force_login(factories.chief())
    story = factories.article("Harbour opens")
    assert found(client, q="harbour", but=story.pk) == []


def test_a_headline_that_is_only_being_written_is_not_given_away_to_other_sections(client):
    story = factories.published("Harbour opens", section=factories.section("Coast"))
    factories.article("Harbour scandal", section=factories.section("Coast"))
    reporter = factories.user(role=User.Role.REPORTER)
    reporter.sections.add(factories.section("Sport"))
    client.force_login(reporter)
    assert [one["id"] for one in found(client, q="harbour")] == [story.pk]


def test_nobody_without_a_place_at_the_desk_finds_anything(client):
    client.force_login(factories.user(is_staff=True))
    assert client.get(ADDRESS).status_code == 403
