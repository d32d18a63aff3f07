"""How often stories are read: counted in bulk, of nobody, and shown to readers where enough was read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from articles import tasks
from articles.desk import readership, workflow
from articles.models import Article, MostRead, ReadCount
from articles.site import reads
from tests import factories

ENOUGH = readership.FEWEST


@pytest.fixture(autouse=True)
def tally(monkeypatch):
    monkeypatch.setattr(reads, "tally", reads.Tally())
    return reads.tally


@pytest.fixture
def story():
    return factories.published()


def tell(client, story, **headers):
    return client.post(f"/read/{story.pk}/", headers={"sec-fetch-site": "same-origin"} | headers)


def counted() -> dict[int, int]:
    return dict(ReadCount.objects.values_list("article", "reads"))


def rank():
    tasks.rank_most_read(timestamp=0)


def read_often(*stories, at=None):
    """The first most often, the last just often enough."""
    readership.add({story.pk: ENOUGH + place for place, story in enumerate(reversed(stories))}, at)
    rank()


def listed(tree) -> list[str]:
    return tree.xpath("//section[@class='most-read']//h3/a/text()")


def test_what_is_kept_of_a_reading_is_a_story_an_hour_and_a_number():
    tables = {model: {field.name for field in model._meta.concrete_fields} for model in (ReadCount, MostRead)}
    assert tables == {ReadCount: {"article", "hour", "reads"}, MostRead: {"article", "reads", "ranked_at"}}


def test_telling_of_a_reading_is_answered_with_nothing_that_could_be_recognised(client, story):
    client.force_login(factories.chief())
    response = tell(client, story)
    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Vary" not in response


def test_readings_wait_in_memory_and_go_into_the_database_together(client, tally, django_assert_num_queries):
    stories = [factories.published(f"Story {number}") for number in range(3)]
    with django_assert_num_queries(0):
        for story in stories * 4:
            tell(client, story)
    with django_assert_num_queries(2):
        tally.write()
    assert counted() == dict.fromkeys((story.pk for story in stories), 4)


def test_readings_of_an_hour_are_one_number(client, story, tally):
    for _ in range(3):
        tell(client, story)
        tally.write()
    assert counted() == {story.pk: 3}


def test_nothing_of_the_story_itself_is_written(client, story, tally):
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin, ctid FROM articles_article WHERE id = %s", [story.pk])
        before = cursor.fetchone()
        tell(client, story)
        tally.write()
        rank()
        cursor.execute("SELECT xmin, ctid FROM articles_article WHERE id = %s", [story.pk])
        assert cursor.fetchone() == before


def test_only_stories_that_readers_see_count(client, story, tally):
    draft, withdrawn = factories.article("A draft"), factories.published("Gone")
    workflow.withdraw(withdrawn, by=None, notice="Wrong.")
    for address in (story.pk, draft.pk, withdrawn.pk, 0, story.pk + 10_000, "9" * 18, "9" * 17):
        assert client.post(f"/read/{address}/", headers={"sec-fetch-site": "same-origin"}).status_code == 204
    tally.write()
    assert counted() == {story.pk: 1}


@pytest.mark.parametrize("address", ["/read/", "/read/x/", "/read/-1/", f"/read/{'9' * 19}/", "/read/1/2/"])
def test_an_address_that_is_no_storys_counts_nothing(client, tally, address):
    assert client.post(address).status_code in (404, 405)
    assert not tally.counts


def test_reading_is_told_by_the_page_of_the_story_alone(client, story, tally):
    assert client.get(f"/read/{story.pk}/").status_code == 405
    for site in ("cross-site", "same-site", "none"):
        tell(client, story, **{"sec-fetch-site": site})
    assert client.post(f"/read/{story.pk}/").status_code == 204
    assert not tally.counts
    tell(client, story)
    assert tally.counts == {story.pk: 1}


def test_memory_holds_so_many_stories_and_no_more(client, story, tally, monkeypatch):
    monkeypatch.setattr(reads, "MOST_STORIES", 2)
    for pk in (story.pk, story.pk + 1, story.pk + 2, story.pk):
        client.post(f"/read/{pk}/", headers={"sec-fetch-site": "same-origin"})
    assert tally.counts == {story.pk: 2, story.pk + 1: 1}


def test_a_database_that_is_away_costs_counts_and_no_reader_an_error(client, story, tally, monkeypatch, caplog):
    def away(counts):
        raise DatabaseError("The server closed the connection.")

    monkeypatch.setattr(readership, "add", away)
    assert tell(client, story).status_code == 204
    tally.write()
    assert "1 readings were not counted: The server closed the connection." in caplog.text
    monkeypatch.undo()
    tally.write()
    assert counted() == {}


def test_what_is_older_than_a_day_is_forgotten(story, time_machine):
    now = timezone.now().replace(minute=5) + timedelta(hours=1)
    time_machine.move_to(now, tick=False)
    readership.add({story.pk: 1}, now - timedelta(hours=24))
    readership.add({story.pk: 2}, now - timedelta(hours=23))
    assert readership.reads_of(story) == 2
    rank()
    assert counted() == {story.pk: 2}


def test_a_ranking_counts_the_whole_day(story):
    other = factories.published("Read in one hour")
    now = timezone.now()
    readership.add({other.pk: 15}, now)
    for hours in range(4):
        readership.add({story.pk: 5}, now - timedelta(hours=hours))
    rank()
    assert list(Article.objects.public().most_read()) == [story, other]


def test_a_ranking_takes_the_place_of_the_last(story):
    readership.add({story.pk: ENOUGH})
    rank()
    other = factories.published("Read more")
    readership.add({other.pk: ENOUGH + 1})
    rank()
    assert list(MostRead.objects.values_list("article", "reads")) == [(other.pk, ENOUGH + 1), (story.pk, ENOUGH)]


def test_an_old_ranking_is_no_ranking(story, time_machine):
    read_often(story)
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert not Article.objects.public().most_read().exists()


def test_a_story_says_where_its_readings_are_told_and_a_preview_does_not(client, read, story):
    assert read(story.get_absolute_url()).xpath("//article/@data-read") == [f"/read/{story.pk}/"]
    preview = client.get(f"/preview/{story.live.preview_token()}/")
    assert b"data-read" not in preview.content


@pytest.fixture
def stories():
    return [factories.published(f"Story {number}") for number in range(7)]


def test_the_front_lists_the_five_that_are_read_most(read, stories):
    read_often(*stories)
    assert listed(read("/")) == ["Story 0", "Story 1", "Story 2", "Story 3", "Story 4"]


def test_a_story_among_the_most_read_stands_where_it_stood_too(read, stories):
    read_often(*reversed(stories))
    assert read("/").xpath("//section[@class='lead']//h2/a/text()") == [listed(read("/"))[0]]


def test_nothing_is_called_most_read_where_fewer_than_five_were_read_often(read, stories):
    read_often(*stories[:4])
    readership.add({stories[4].pk: ENOUGH - 1})
    rank()
    assert listed(read("/")) == []
    readership.add({stories[4].pk: 1})
    rank()
    assert len(listed(read("/"))) == 5


def test_a_withdrawn_story_leaves_its_place_to_the_next_at_once(read, stories):
    read_often(*stories)
    workflow.withdraw(stories[0], by=None, notice="It was wrong.")
    assert listed(read("/")) == ["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]


def test_a_story_that_is_not_for_the_front_is_not_listed_there(read, stories):
    tides = factories.published("Tide table", front_priority=Article.FrontPriority.OFF)
    read_often(tides, *stories)
    assert "Tide table" not in listed(read("/"))


@pytest.mark.parametrize("address", ["/lite/", "/lite/coast/"])
def test_the_light_edition_lists_them_too(read, stories, address):
    read_often(*stories)
    (heading,) = read(address).xpath("//h2[text()='Most read']")
    assert len(heading.getnext().xpath("li")) == 5


def test_a_section_lists_the_five_of_its_own_that_are_read_most(read, stories):
    elsewhere = [factories.published(f"City {number}", section=factories.section("City")) for number in range(4)]
    tides = factories.published("Tide table", front_priority=Article.FrontPriority.OFF)
    read_often(*elsewhere, tides, *stories)
    assert listed(read("/coast/")) == ["Tide table", "Story 0", "Story 1", "Story 2", "Story 3"]
    assert listed(read("/city/")) == []


def test_what_is_read_most_stands_on_the_first_page_of_a_section_alone(read, stories):
    for number in range(20):
        factories.published(f"Later {number}")
    read_often(*stories)
    (older,) = read("/coast/").xpath("//a[@rel='next']/@href")
    assert listed(read("/coast/"))
    assert not listed(read(f"/coast/{older}"))


def test_with_the_most_read_the_front_takes_at_most_six_queries(client, django_assert_max_num_queries):
    lead = factories.photo()
    stories = [factories.published(f"Story {number}", lead=lead) for number in range(40)]
    read_often(*stories[:20])
    with django_assert_max_num_queries(6):
        assert b"Most read" in client.get("/").content


def test_the_desk_sees_how_often_a_story_was_read(client, story):
    client.force_login(factories.chief())
    page = f"/admin/articles/article/{story.pk}/change/"
    assert "in 24 hours" not in client.get(page).content.decode()
    readership.add({story.pk: 1234})
    assert "Read 1,234 times in 24 hours" in client.get(page).content.decode()
    workflow.withdraw(story, by=None, notice="It was wrong.")
    assert "in 24 hours" not in client.get(page).content.decode()
