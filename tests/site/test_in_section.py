"""What stands at the foot of a story without anybody having tied it: earlier stories of its section."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.desk import workflow
from articles.models import Article
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def at_the_foot(read, story: Article, edition: str = "") -> list[str]:
    tree = read(f"{edition}{Article.objects.get(pk=story.pk).get_absolute_url()}")
    return tree.xpath("//nav[@aria-labelledby='in-section']//li/a/text()")


def stories(count: int, **fields) -> list[Article]:
    return [factories.published(f"Story {n}", at=NOON + timedelta(hours=n), **fields) for n in range(count)]


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_a_story_leads_to_the_four_before_it_in_its_section_the_newest_first(read, edition):
    found = stories(7)
    factories.published("Elsewhere", section=factories.section("Sport"), at=NOON)
    assert at_the_foot(read, found[5], edition) == ["Story 4", "Story 3", "Story 2", "Story 1"]
    assert at_the_foot(read, found[1], edition) == ["Story 0"]
    assert at_the_foot(read, found[0], edition) == []


def test_the_section_is_named_in_the_language_of_the_story(read):
    *_, last = stories(2)
    assert read(last.get_absolute_url()).xpath("string(//h2[@id='in-section'])") == "Earlier in Coast"


def test_what_is_published_later_changes_nothing_at_the_foot(client):
    story = stories(3)[2]
    before = client.get(story.get_absolute_url()).content
    factories.published("Later", at=NOON + timedelta(days=1))
    assert client.get(story.get_absolute_url()).content == before


def test_no_story_stands_there_that_is_gone_or_named_already(read):
    _, second, third, fourth = stories(4)
    body = f'<p>A.</p><aside data-story="{second.pk}"><p>x</p></aside>'
    story = factories.published("Last", follows=third, body=body, at=NOON + timedelta(days=1))
    translation = factories.published("Der Turm", language="de", translation_of=story, at=NOON)
    assert at_the_foot(read, story) == ["Story 3", "Story 0"]
    workflow.withdraw(fourth, by=None, notice="Wrong.")
    assert at_the_foot(read, story) == ["Story 0"]
    assert at_the_foot(read, translation) == []


def test_no_story_stands_there_a_second_time_in_another_language(read):
    first, second, third = stories(3)
    factories.published("Erste", language="de", translation_of=first, at=NOON + timedelta(minutes=5))
    german = factories.published("Zweite", language="de", translation_of=second, at=NOON + timedelta(minutes=65))
    assert at_the_foot(read, third) == ["Story 1", "Story 0"]
    assert at_the_foot(read, german) == ["Erste", "Story 0"]


def test_a_cache_is_told_of_the_stories_at_the_foot(client, settings):
    settings.CACHE_KEYS = "surrogate-key"
    first, story = stories(2)
    assert f"a{first.pk}" in client.get(story.get_absolute_url())["Surrogate-Key"].split()


def test_many_earlier_stories_cost_no_further_query(client, django_assert_max_num_queries):
    story = stories(15)[14]
    with django_assert_max_num_queries(4):
        assert b"Story 13" in client.get(story.get_absolute_url()).content
