from datetime import UTC, datetime, timedelta

import pytest

from articles.desk import library, readership
from articles.models import Article, Topic
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def topic():
    return Topic.objects.create(name="Ferries", slug="ferries")


def fill(topic, count):
    photos = [factories.photo(colour=colour) for colour in ("navy", "teal", "olive")]
    for photo in photos:
        library.make_renditions(photo, ("jpeg",))
    for number in range(count):
        factories.published(
            f"Story {number}",
            section=factories.section(("Coast", "City", "Sport", "Culture")[number % 4]),
            by=["Mira Okafor", "Jonas Weil"],
            input_from=["Harbour Press", "Coast Agency"],
            topics=[topic],
            lead=photos[number % 3],
            outlet=factories.source("The Tidewater"),
            at=NOON + timedelta(minutes=number),
        )


def full_story(topic):
    photos = [factories.photo(colour=colour) for colour in ("red", "maroon", "orange")]
    for photo in photos:
        library.make_renditions(photo, ("jpeg", "webp"))
    others = [factories.published(f"Other {number}", section=factories.section("Sport")) for number in range(3)]
    figures = "".join(f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>' for photo in photos)
    related = "".join(f'<aside data-story="{other.pk}"><p>x</p></aside>' for other in others)
    return factories.published(
        "Everything at once",
        body=f"<p>A.</p>{figures}{related}",
        by=["Mira Okafor", "Jonas Weil"],
        input_from=["Harbour Press", "Coast Agency", "Tide News"],
        topics=[topic],
        lead=photos[0],
        outlet=factories.source("The Tidewater"),
    )


def test_a_story_takes_at_most_four_queries_whatever_it_holds(client, topic, django_assert_max_num_queries):
    plain, full = factories.published(), full_story(topic)
    for article in (plain, full):
        with django_assert_max_num_queries(4):
            assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_the_front_takes_at_most_six(client, topic, count, django_assert_max_num_queries):
    fill(topic, count)
    with django_assert_max_num_queries(6):
        assert client.get("/").content.count(b"<article") >= 1


@pytest.mark.parametrize("count", [1, 25])
def test_a_section_takes_one_more_for_what_is_read_most(client, topic, count, django_assert_max_num_queries):
    fill(topic, 4 * count)
    readership.add({article.pk: readership.FEWEST for article in Article.objects.public()})
    readership.rank()
    with django_assert_max_num_queries(6):
        assert (b"Most read" in client.get("/coast/").content) == (count > 1)


@pytest.mark.parametrize("count", [1, 25])
@pytest.mark.parametrize("address", ["/coast/?before=ffffffffffffff-1", "/topics/ferries/", "/authors/mira-okafor/"])
def test_a_list_takes_at_most_five(client, topic, count, address, django_assert_max_num_queries):
    fill(topic, count)
    with django_assert_max_num_queries(5):
        assert client.get(address).content.count(b"<article") >= 1


@pytest.mark.parametrize("count", [1, 25])
def test_a_feed_takes_at_most_five(client, topic, count, django_assert_max_num_queries):
    fill(topic, count)
    with django_assert_max_num_queries(5):
        assert client.get("/coast/feed.xml").content.count(b"<item>") >= 1
