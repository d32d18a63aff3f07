"""What stands where on the front: the editors' priority, then time, and no story twice."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.desk import library, workflow
from articles.desk.revisions import save_revision
from articles.models import Article, Caption
from articles.site import front
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
Kind, Priority = Article.Kind, Article.FrontPriority


@pytest.fixture
def photo():
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    return photo


def published(count, start=0, **fields):
    return [
        factories.published(f"Story {number}", at=NOON + timedelta(minutes=number), **fields)
        for number in range(start, start + count)
    ]


def headlines(tree, place):
    return [link.text for link in tree.xpath(f"//section[@class='{place}']//*[self::h2 or self::h3]/a[not(../@id)]")]


def everything(tree):
    """The addresses of all stories on the page, as often as they stand there."""
    return Counter(tree.xpath("//main//a[contains(@href, '-')]/@href"))


def test_without_a_priority_the_newest_story_with_a_picture_leads(read, photo):
    factories.published("Old with a picture", lead=photo, at=NOON)
    factories.published("New with a picture", lead=photo, at=NOON + timedelta(hours=1))
    factories.published("Newest", at=NOON + timedelta(hours=2))
    tree = read("/")
    assert headlines(tree, "lead") == ["New with a picture"]
    assert headlines(tree, "tier") == ["Newest", "Old with a picture"]
    assert tree.xpath("//section[@class='lead']//img")[0].get("fetchpriority") == "high"
    assert tree.xpath("//section[@class='lead']//*[@class='credit']")[0].text == "Harbour Press"


def test_a_lead_photo_that_waits_for_its_file_is_no_picture(read, photo):
    factories.published("With a picture", lead=photo, at=NOON)
    waiting = factories.article("Waits for its picture")
    Caption.objects.create(article=waiting, role=Caption.Role.LEAD, text="The quay.")
    workflow.publish(waiting, by=None)
    assert headlines(read("/"), "lead") == ["With a picture"]


def test_stories_stand_by_the_editors_priority_and_then_by_their_time(read, photo):
    published(3, lead=photo)
    published(2, start=10, front_priority=Priority.HIGH)
    factories.published("To lead", at=NOON - timedelta(days=400), front_priority=Priority.LEAD)
    tree = read("/")
    assert headlines(tree, "lead") == ["To lead"]
    assert headlines(tree, "tier") == ["Story 11", "Story 10", "Story 2", "Story 1"]


def test_breaking_news_stands_above_all_for_two_hours_and_then_among_the_others(read, photo, time_machine):
    published(2, lead=photo)
    factories.published("It breaks", front_priority=Priority.BREAKING)
    tree = read("/")
    assert headlines(tree, "breaking") == ["It breaks"]
    assert headlines(tree, "lead") == ["Story 1"]
    assert tree.text_content().count("It breaks") == 1
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    tree = read("/")
    assert not tree.xpath("//section[@class='breaking']")
    assert "It breaks" in headlines(tree, "tier")


def test_breaking_news_leads_where_there_is_nothing_else(read):
    factories.published("It breaks", front_priority=Priority.BREAKING)
    assert headlines(read("/"), "lead") == ["It breaks"]
    assert "It breaks" in read("/lite/").text_content()


def test_a_story_that_is_not_for_the_front_stands_in_its_section_alone(read):
    factories.published("Shown")
    factories.published("Tide table", front_priority=Priority.OFF)
    assert "Tide table" not in read("/").text_content()
    assert "Tide table" in read("/coast/").text_content()


def test_a_priority_takes_effect_on_publishing(read, photo):
    published(2, lead=photo)
    old = Article.objects.get(headline="Story 0")
    old.front_priority = Priority.LEAD
    save_revision(old, by=None)
    assert headlines(read("/"), "lead") == ["Story 1"]
    workflow.publish(old, by=None)
    assert headlines(read("/"), "lead") == ["Story 0"]


def test_a_high_place_fades_after_a_day_or_when_the_editor_says(read, photo, time_machine):
    published(2, lead=photo)
    hour, day = timezone.now() + timedelta(hours=1), timedelta(days=1)
    factories.published("A day", at=NOON - timedelta(days=9), front_priority=Priority.LEAD)
    factories.published("An hour", at=NOON - timedelta(days=8), front_priority=Priority.LEAD, front_until=hour)
    assert headlines(read("/"), "lead") == ["An hour"]
    time_machine.move_to(hour)
    assert headlines(read("/"), "lead") == ["A day"]
    time_machine.move_to(hour + day)
    assert headlines(read("/"), "lead") == ["Story 1"]


def test_publishing_again_does_not_make_a_high_place_last_longer():
    story = factories.published(front_priority=Priority.HIGH)
    until = story.front_until
    story.headline = "Lighthouse to shine again, and soon"
    workflow.publish(story, by=None)
    assert story.live_front_until == until


def test_a_place_that_an_editor_takes_back_leaves_no_end_behind():
    story = factories.published(front_priority=Priority.HIGH)
    story.front_priority = Priority.NORMAL
    workflow.publish(story, by=None)
    assert (story.front_until, story.live_front_until, story.live_front_priority) == (None, None, Priority.NORMAL)


def test_a_scheduled_change_brings_its_place_along_once_it_is_settled(read, photo, time_machine):
    (story, _newer) = published(2, lead=photo)
    story.front_priority = Priority.LEAD
    later = timezone.now() + timedelta(days=2)
    workflow.publish(story, by=None, at=later)
    time_machine.move_to(later)
    workflow.settle(story)
    assert headlines(read("/"), "lead") == ["Story 0"]


def test_opinion_has_a_band_with_the_name_before_the_headline(read):
    published(2)
    factories.published("Leave the queue alone", kind=Kind.OPINION, by=["Ruth Calder"])
    (band,) = read("/").xpath("//section[@class='opinions']")
    words = " ".join(band.text_content().split())
    assert words.startswith("Opinion Ruth Calder Leave the queue alone")
    assert words.count("Ruth Calder") == 1


def test_opinion_stands_where_an_editor_wants_it(read):
    published(2)
    factories.published("The wall held", kind=Kind.OPINION, front_priority=Priority.LEAD)
    tree = read("/")
    assert headlines(tree, "lead") == ["The wall held"]
    assert tree.xpath("//section[@class='opinions']") == []


def test_galleries_stand_in_a_strip_of_pictures(read, photo):
    published(2)
    factories.published("One day between two tides", kind=Kind.GALLERY, lead=photo)
    tree = read("/")
    assert headlines(tree, "galleries") == ["One day between two tides"]
    assert tree.xpath("//section[@class='galleries']//img")


def test_a_paper_of_opinion_alone_has_a_lead(read):
    published(3, kind=Kind.OPINION)
    tree = read("/")
    assert headlines(tree, "lead") == ["Story 2"]
    assert set(everything(tree).values()) == {1}


def test_no_story_is_twice_and_every_place_is_filled(read, photo):
    for number in range(60):
        kind = (Kind.OPINION, Kind.GALLERY, *[Kind.NEWS] * 6)[number % 8]
        section = factories.section(("Coast", "City", "Sport")[number % 3])
        factories.published(
            f"Story {number}", section=section, kind=kind, lead=photo, at=NOON + timedelta(minutes=number)
        )
    tree = read("/")
    assert set(everything(tree).values()) == {1}
    filled = {
        "tier": front.TIER,
        "opinions": front.OPINIONS,
        "galleries": front.GALLERIES,
        "recent": front.RECENT,
        "strip": 3 * front.STRIP,
    }
    assert {place: len(headlines(tree, place)) for place in filled} == filled
    assert len(tree.xpath("//ul[@class='more']/li")) == front.MORE


def test_the_most_recent_are_in_order_of_their_time(read):
    published(12)
    assert headlines(read("/"), "recent") == ["Story 3", "Story 2", "Story 1", "Story 0"]


def test_every_card_says_what_kind_of_story_it_is_but_news(read):
    for number, kind in enumerate((Kind.NEWS, Kind.ANALYSIS, Kind.EXPLAINER, Kind.REVIEW)):
        factories.published(f"Story {number}", kind=kind)
    labels = read("/").xpath("//main//*[@class='kind']/text()")
    assert sorted(labels) == ["Analysis", "Explainer", "Review"]


def test_an_empty_paper_has_a_front(read):
    assert "Nothing has been published yet." in read("/").text_content()


def test_the_light_edition_shows_the_bands_too(read):
    published(2)
    factories.published("Leave the queue alone", kind=Kind.OPINION, by=["Ruth Calder"])
    factories.published("One day between two tides", kind=Kind.GALLERY)
    words = " ".join(read("/lite/").xpath("//main")[0].text_content().split())
    assert "Opinion · Ruth Calder Leave the queue alone" in words
    assert "One day between two tides" in words
