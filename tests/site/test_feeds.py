from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from articles.desk import library, workflow
from articles.models import Topic
from tests import factories

NAMES = {
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


@pytest.fixture
def article():
    photo = factories.photo("The lighthouse at dusk.", credit="Ida Brandt/Harbour Press")
    library.make_renditions(photo, ("jpeg", "webp"))
    topic = Topic.objects.create(name="Ferries", slug="ferries")
    return factories.published(
        "Ferries & boats",
        standfirst="From May on.",
        body='<p>First <a href="/coast/">words</a>.</p><h2>Then</h2><p>Last words.</p>',
        by=["Mira Okafor"],
        input_from=["Coast Agency"],
        topics=[topic],
        lead=photo,
        outlet=factories.source("The Tidewater"),
        updated_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
        at=datetime(2026, 5, 4, 8, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "address", ["/feed.xml", "/coast/feed.xml", "/topics/ferries/feed.xml", "/authors/mira-okafor/feed.xml"]
)
def test_each_feed_carries_the_whole_story(client, article, address):
    response = client.get(address)
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"http://localhost:8000{address}"]
    (item,) = feed.entries
    assert (item.title, item.author) == ("Ferries & boats", "Mira Okafor")
    assert item.link == f"http://localhost:8000{article.get_absolute_url()}"
    assert (item.id, item.guidislink) == (f"urn:uuid:{article.guid}", False)
    assert item.published_parsed[:5] == (2026, 5, 4, 8, 0)
    assert item.updated_parsed[:5] == (2026, 5, 4, 9, 30)
    assert [tag.term for tag in item.tags] == ["Ferries"]


def test_full_text_with_outlet_update_and_source_line(client, article):
    text = feedparser.parse(client.get("/feed.xml").content).entries[0].content[0].value
    for words in (
        "First",
        "Last words.",
        "The Tidewater",
        "2026-05-04T09:30:00+00:00",
        "(With input from Coast Agency)",
    ):
        assert words in text
    assert 'href="http://localhost:8000/coast/"' in text
    assert text.count("The lighthouse at dusk. Ida Brandt/Harbour Press") == 1


def test_the_picture_bears_its_credit_and_caption(client, article):
    tree = etree.fromstring(client.get("/feed.xml").content)
    (media,) = tree.findall(".//media:content", NAMES)
    assert media.get("url").startswith("http://localhost:8000/media/renditions/")
    assert (media.get("type"), media.get("width"), media.get("height")) == ("image/jpeg", "640", "400")
    assert media.find("media:credit", NAMES).text == "Ida Brandt/Harbour Press"
    assert media.find("media:description", NAMES).text == "The lighthouse at dusk."


def test_a_pull_quote_is_not_repeated_and_labels_have_their_language(client):
    factories.published(
        body='<p>We wait here.</p><aside data-pullquote><p>We wait</p></aside><aside data-story="1"><p>x</p></aside>',
        updated_at=datetime(2026, 5, 4, tzinfo=UTC),
    )
    text = feedparser.parse(client.get("/feed.xml").content).entries[0].content[0].value
    assert text.count("We wait") == 1
    assert 'lang="en"' in text
    assert 'lang=""' not in text


def test_a_feed_is_as_new_as_its_latest_update(client, article):
    feed = feedparser.parse(client.get("/feed.xml").content).feed
    assert feed.updated_parsed[:5] == (2026, 5, 4, 9, 30)


def test_a_description_ends_with_a_whole_word(client):
    factories.published(body=f"<p>{'Lighthouses ' * 50}</p>")
    item = feedparser.parse(client.get("/feed.xml").content).entries[0]
    assert item.summary.endswith("Lighthouses…")
    assert len(item.summary) <= 300


def test_an_address_that_changes_leaves_the_id(client, article):
    before = feedparser.parse(client.get("/feed.xml").content).entries[0].id
    article.slug = "another"
    workflow.publish(article, by=None)
    after = feedparser.parse(client.get("/feed.xml").content).entries[0]
    assert after.id == before
    assert "another" in after.link


def test_what_xml_cannot_hold_does_not_break_a_feed(client):
    factories.published("Bell \x07 rings ]]> <b>", standfirst="\x1b[1m", byline_line="\x02")
    feed = feedparser.parse(client.get("/feed.xml").content)
    assert not feed.bozo
    assert len(feed.entries) == 1


def test_an_empty_feed_is_a_feed(client):
    feed = feedparser.parse(client.get("/feed.xml").content)
    assert (feed.bozo, feed.entries) == (False, [])
