from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from articles.desk import library
from articles.models import Topic
from articles.site import front, lists
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def headlines(tree):
    return [link.text_content() for link in tree.xpath("//article//h2/a")]


def large(tree):
    return tree.xpath("//article[contains(@class, 'card-lead')]//h2/a/text()")


def pages(read, address):
    """The headlines of a list, page by page, along its links to older stories."""
    while True:
        tree = read(address)
        yield headlines(tree)
        links = tree.xpath("//a[@rel='next']")
        if not links:
            return
        address = address.partition("?")[0] + links[0].get("href")


def test_paging_shows_every_story_once_newest_first(read, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 3)
    for number in range(8):  # pairs of stories of the same moment
        factories.published(f"Story {number}", at=NOON + timedelta(minutes=number // 2))
    found = list(pages(read, "/coast/"))
    assert [len(page) for page in found] == [3, 3, 2]
    assert list(chain(*found)) == [f"Story {number}" for number in reversed(range(8))]


def test_a_full_last_page_leads_nowhere(read, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    for number in range(4):
        factories.published(f"Story {number}", at=NOON + timedelta(minutes=number))
    assert [len(page) for page in pages(read, "/coast/")] == [2, 2]


@pytest.mark.parametrize("text", ["x", "1", "-1-1", "1-1-1", "0-", "ffffffffffffffff-1", "%00", "١-١", "1" * 5000])
def test_a_malformed_place_in_a_list_is_not_found(client, text):
    factories.section("Coast")
    assert client.get("/coast/", {"before": text}).status_code == 404


@pytest.mark.parametrize(
    "address", ["/coast/", "/topics/ferries/", "/authors/mira-okafor/", "/archive/2026/05/", "/archive/2026/05/04/"]
)
def test_a_place_with_nothing_after_it_is_not_found(client, address):
    factories.published(at=NOON, topics=[factories.topic("Ferries")], by=["Mira Okafor"])
    assert client.get(address).status_code == 200
    assert client.get(address, {"before": "1-1"}).status_code == 404


def test_a_section_shows_its_own_stories(read):
    factories.published("At sea")
    factories.published("In town", section=factories.section("City"))
    tree = read("/city/")
    assert headlines(tree) == ["In town"]
    assert [link.text for link in tree.xpath("//nav[@class='sections']//*[@aria-current]")] == ["City"]


def test_a_topic_shows_its_stories_from_all_sections(read):
    topic = Topic.objects.create(name="Ferries", slug="ferries", description="Boats that carry cars.")
    factories.published("At sea", topics=[topic])
    factories.published("In town", topics=[topic], section=factories.section("City"))
    factories.published("Elsewhere")
    tree = read("/topics/ferries/")
    assert headlines(tree) == ["In town", "At sea"]
    assert "Boats that carry cars." in tree.text_content()


def test_a_topic_shows_its_picture_with_its_credit(read):
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    Topic.objects.create(name="Ferries", slug="ferries", picture=photo)
    assert read("/topics/ferries/").xpath("//header//figure//*[@class='credit']")[0].text == "Harbour Press"


def test_a_picture_that_must_not_be_used_shows_nobody(read):
    photo = factories.photo(denied=True)
    library.make_renditions(photo, ("jpeg",))
    factories.author("Mira Okafor", portrait=photo)
    assert read("/authors/mira-okafor/").xpath("//main//img") == []


def test_an_author_is_reached_by_what_they_chose_to_show(read):
    links = [{"label": "Mastodon", "url": "https://social.example/@mira"}]
    shown = {"email": "mira@example.org", "show_email": True, "languages": ["en", "zh-Hans", "x-quay"], "links": links}
    factories.author("Mira Okafor", **shown)
    factories.author("Jonas Weil", email="jonas@example.org")
    tree = read("/authors/mira-okafor/")
    contacts = [(link.text_content(), link.get("href")) for link in tree.xpath("//*[@class='contacts']//a")]
    assert contacts == [
        ("mira@example.org", "mailto:mira@example.org"),
        ("Mastodon", "https://social.example/@mira"),
    ]
    assert "English, Simplified Chinese, x-quay" in tree.text_content()
    assert "jonas@example.org" not in read("/authors/jonas-weil/").text_content()


def test_an_author_s_page_says_who_it_is(read):
    factories.author("Mira Okafor", job_title="Harbour correspondent", biography="Writes about fish.")
    factories.published("At sea", by=["Mira Okafor"])
    factories.published("In town", by=["Jonas Weil"])
    tree = read("/authors/mira-okafor/")
    assert headlines(tree) == ["At sea"]
    assert "Harbour correspondent" in tree.text_content()
    assert "Writes about fish." in tree.text_content()


def test_cards_are_cropped_around_the_focal_point(read):
    photo = factories.photo(focal_x=0.1, focal_y=0.8)
    library.make_renditions(photo, ("jpeg",))
    factories.published(lead=photo)
    assert [image.get("class") for image in read("/coast/").xpath("//article//img")] == ["focus-x1 focus-y8"]


def test_a_story_with_a_picture_on_top_of_the_first_page_is_larger(read, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    for number in range(4):
        factories.published(f"Story {number}", lead=photo, at=NOON + timedelta(minutes=number))
    first = read("/coast/")
    assert large(first) == ["Story 3"]
    assert large(read("/coast/" + first.xpath("//a[@rel='next']/@href")[0])) == []
    factories.published("Without a picture", at=NOON + timedelta(hours=1))
    assert large(read("/coast/")) == []


def test_cards_bear_the_language_of_their_story_and_dates_that_of_the_paper(read):
    for number in range(front.NEWEST):
        factories.published(f"قصة {number}", language="ar", slug=f"story-{number}", at=NOON)
    tree = read("/")
    cards, lines = tree.xpath("//article"), tree.xpath("//p[@class='meta']")
    assert {card.get("lang") for card in cards} == {"ar"}
    assert {line.xpath("ancestor-or-self::*[@dir][1]/@dir")[0] for line in lines} == {"rtl"}
    assert {(time.get("lang"), time.get("dir")) for time in tree.xpath("//main//time")} == {("en", "ltr")}
