"""The light edition: the same pages by the same views, in few bytes, without a script, pictures on request."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk import library, workflow
from articles.models import Correction
from tests import factories

LIMIT = 30 * 1024


@pytest.fixture
def story():
    photo = factories.photo(credit="Ida Brandt")
    library.make_renditions(photo, ("jpeg", "webp"))
    other = factories.published("Another story")
    story = factories.article(
        body="<p>The old lighthouse is lit.</p>"
        f'<figure data-photo="{photo.pk}"><figcaption>Its lamp.</figcaption></figure>'
        '<figure data-embed="https://youtu.be/abcdefghijk"><figcaption>A film</figcaption></figure>'
        f'<aside data-story="{other.pk}"><p>x</p></aside>',
        standfirst="It shines again.",
        by=["Mira Okafor"],
        input_from=["Coast Agency"],
        topics=[factories.topic()],
    )
    factories.Caption.objects.create(article=story, role="lead", photo=photo)
    Correction.objects.create(article=story, text="A name was misspelt.", position="top")
    workflow.publish(story, by=None)
    return story


@pytest.fixture
def pages(story):
    return ["/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/", "/corrections/", story.get_absolute_url()]


def test_every_page_has_a_light_one_and_each_leads_to_the_other(read, pages):
    for page in pages:
        full, light = read(page), read(f"/lite{page}")
        assert full.xpath("//footer//a[normalize-space()='Light edition']/@href") == [f"/lite{page}"]
        assert page in light.xpath("//footer//a/@href")
        assert light.xpath("//link[@rel='canonical']/@href") == full.xpath("//link[@rel='canonical']/@href")


def test_light_pages_are_small_have_no_script_and_one_style_sheet(client, pages):
    for page in pages:
        response = client.get(f"/lite{page}", headers={"accept-encoding": "gzip"})
        assert len(response.content) <= LIMIT, page
        text = gzip.decompress(response.content).decode()
        assert "<script" not in text, page
        assert "<template" not in text, page
        assert "<img" not in text, page
        assert len(re.findall('rel="stylesheet"', text)) == 1, page
        assert not response.cookies


def test_a_light_page_leads_to_light_pages(read, story, pages):
    for page in pages:
        for href in read(f"/lite{page}").xpath("//main//a/@href"):
            assert href.startswith(("/lite/", "?", "https://")), (page, href)


def test_a_light_story_says_what_the_full_one_says(read, story):
    text = " ".join(read(f"/lite{story.get_absolute_url()}").xpath("string(//main)").split())
    for words in (
        "Lighthouse to shine again",
        "It shines again.",
        "Mira Okafor",
        "The old lighthouse is lit.",
        "Its lamp. Ida Brandt",
        "A film",
        "Another story",
        "A name was misspelt.",
        "(With input from Coast Agency)",
        "Ferries",
    ):
        assert words in text


def test_pictures_come_on_request_with_their_credits(read, story):
    address = f"/lite{story.get_absolute_url()}"
    links = read(address).xpath("//figure//a/@href")
    assert links == ["?pictures=1#picture-1", "?pictures=1#picture-2"]
    shown = read(f"{address}?pictures=1")
    assert len(shown.xpath("//figure//img[@alt and @width and @height]")) == 2
    assert shown.xpath("string(//figure[@id='picture-2'])").split()[-2:] == ["Ida", "Brandt"]
    assert all("#" not in href for href in shown.xpath("//figure//a/@href"))


def test_a_light_story_moves_and_goes_as_the_full_one(client, story):
    address = story.get_absolute_url()
    response = client.get(f"/lite{address.replace('lighthouse', 'beacon')}")
    assert (response.status_code, response["Location"]) == (301, f"/lite{address}")
    workflow.withdraw(story, by=None, notice="Wrong.")
    assert client.get(f"/lite{address}").status_code == 410
    assert client.get("/lite/nothing/").status_code == 404


def test_a_long_list_goes_on_within_the_light_edition(client, read):
    for number in range(22):
        factories.published(f"Story {number}")
    older = read("/lite/coast/").xpath("//a[@rel='next']/@href")[0]
    assert older.startswith("?before=")
    second = read(f"/lite/coast/{older}")
    assert len(second.xpath("//main//li")) == 2
    assert "/lite/coast/" in second.xpath("//main//a/@href")
    assert second.xpath("//link[@rel='canonical']/@href")[0].endswith(f"/coast/{older}")


def test_a_light_page_takes_no_more_queries_than_the_full_one(client, pages):
    for page in pages:
        with CaptureQueriesContext(connection) as of_full:
            client.get(page)
        with CaptureQueriesContext(connection) as of_light:
            client.get(f"/lite{page}")
        assert len(of_light) <= len(of_full), page
