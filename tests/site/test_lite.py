"""The light edition: the same pages by the same views, in few bytes, without a script, pictures on request."""

import gzip
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Article, Correction, Redirect
from articles.site.urls import pages as kinds
from tests import factories
from tests.crawl import names

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
        standfirst="It is dark.",
        by=["Mira Okafor"],
        input_from=["Coast Agency"],
        topics=[factories.topic()],
    )
    factories.Caption.objects.create(article=story, role="lead", photo=photo)
    Correction.objects.create(article=story, text="A name was misspelt.", position="top")
    workflow.publish(story, by=None)
    story.standfirst = "It shines again."
    workflow.publish(story, by=None)
    return story


@pytest.fixture
def pages(story):
    own, today = story.get_absolute_url(), timezone.localdate()
    lists = ["/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/", "/corrections/", "/feeds/"]
    archive = ["/archive/", f"/archive/{today:%Y/%m}/", f"/archive/{today:%Y/%m/%d}/"]
    about = ["/about/", factories.page("Ethics", body="<p>We ask.</p>").get_absolute_url(), "/about/masthead/"]
    search = ["/search/", "/search/?q=lighthouse", "/search/?q=lihgthouse", "/search/?q=zeppelin&section=coast"]
    return [*lists, *archive, *about, *search, own, f"{own}history/", f"{own}pictures/2/"]


def test_every_kind_of_page_is_among_those_looked_at(pages):
    assert {resolve(page.partition("?")[0]).url_name for page in pages} == names(kinds) - {"humans", "archive_year"}


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
        assert ("<img" in text) == ("/pictures/" in page), page
        assert len(re.findall('rel="stylesheet"', text)) == 1, page
        assert not response.cookies


def test_a_light_page_leads_to_light_pages(read, story, pages):
    for page in pages:
        light = read(f"/lite{page}")
        for href in light.xpath("//a/@href | //form/@action"):
            other = href == page or re.search(r"feed\.(xml|atom|json)$", href)
            assert other or href.startswith(("/lite/", "?", "https://")), (page, href)
        assert light.xpath("//footer//a[@href=$page]", page=page)


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
    for missing, status in ((f"/lite{address}", 410), (f"/lite{address}history/", 410), ("/lite/nothing/", 404)):
        response = client.get(missing)
        assert response.status_code == status
        assert b"lite.css" in response.content
        assert b"base.css" not in response.content
        assert b"full edition" not in response.content


def test_every_part_of_a_light_story_has_one_address(client, story):
    right = f"/lite{story.get_absolute_url()}"
    for part in ("history/", "pictures/1/"):
        response = client.get(f"{right.replace('lighthouse', 'beacon')}{part}")
        assert (response.status_code, response["Location"]) == (301, f"{right}{part}")
    factories.published(at=datetime(2026, 5, 4, 12, tzinfo=UTC))
    assert client.get("/lite/archive/2026/5/4/")["Location"] == "/lite/archive/2026/05/04/"
    assert client.get("/lite/humans/")["Location"] == "/lite/about/masthead/"


def test_an_older_address_leads_on_within_the_light_edition(client, story):
    Redirect.objects.create(path="/shore/", target="/coast/")
    Redirect.objects.create(path="/2019/lamp.html", article=Article.objects.get(pk=story.pk))
    assert client.get("/lite/shore/?before=1-1")["Location"] == "/lite/coast/?before=1-1"
    assert client.get("/lite/2019/lamp.html")["Location"] == f"/lite{story.get_absolute_url()}"


def test_a_change_of_pictures_is_told_in_words_until_they_are_asked_for(read, story):
    photo = factories.photo(colour="teal", alt_text="A boat.")
    library.make_renditions(photo, ("jpeg",))
    story.body += f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'
    workflow.publish(story, by=None)
    address = f"/lite{story.get_absolute_url()}history/"
    assert not read(address).xpath("//img")
    assert "Show the picture: A boat." in " ".join(read(address).xpath("string(//main)").split())
    assert read(f"{address}?pictures=1").xpath("//main//img/@alt") == ["A boat."]


def test_times_of_publication_and_update_are_kept_apart(read):
    story = factories.published(at=datetime(2024, 5, 4, 12, tzinfo=UTC), updated_at=datetime(2024, 5, 5, 9, tzinfo=UTC))
    times = " ".join(
        read(f"/lite{story.get_absolute_url()}").xpath("string(//p[starts-with(., '\n  Published')])").split()
    )
    assert " UTC · Updated " in times


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_the_links_of_the_foot_are_a_list(read, edition):
    foot = read(f"{edition}/").xpath("//body/footer")[0]
    assert {"Archive", "Corrections"} <= set(foot.xpath("ul/li/a/text()"))
    assert "·" not in foot.text_content()


def test_saved_stories_are_of_the_full_edition_alone(client, read):
    assert client.get("/lite/saved/").status_code == 404
    assert not read("/saved/").xpath("//footer//a[starts-with(@href, '/lite/')]")


def test_a_light_story_can_be_shown_elsewhere(client, story):
    light = client.get("/oembed", {"url": f"http://localhost:8000/lite{story.get_absolute_url()}"}).json()
    assert light == client.get("/oembed", {"url": f"http://localhost:8000{story.get_absolute_url()}"}).json()


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


def test_the_date_of_the_front_has_the_comma_of_its_language(read, settings):
    settings.LANGUAGE_CODE = "ar"
    line = read("/lite/").xpath("//p[@class='meta']")[0].text_content()
    assert "، " in line
    assert "," not in line
