from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from lxml import etree

from articles.desk import library, workflow
from articles.desk.addresses import save_with_address
from articles.desk.revisions import save_revision
from articles.models import Article, Photo, Topic
from tests import factories

NAMES = {
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
# Endings of the addresses, and what each is.
FORMS = {"xml": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
PAGES = ("/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


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


@pytest.mark.parametrize("page", PAGES)
def test_atom_carries_the_whole_story(client, article, page):
    response = client.get(f"{page}feed.atom")
    feed = feedparser.parse(response.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"http://localhost:8000{page}feed.atom"]
    assert feed.feed.author_detail == {"name": "Newsroom", "href": "http://localhost:8000/"}
    (item,) = feed.entries
    assert (item.title, item.id) == ("Ferries & boats", f"urn:uuid:{article.guid}")
    assert item.author_detail == {"name": "Mira Okafor", "href": "http://localhost:8000/authors/mira-okafor/"}
    assert (item.published, item.updated) == ("2026-05-04T08:00:00+00:00", "2026-05-04T09:30:00+00:00")
    assert (item.content[0].type, "Last words." in item.content[0].value) == ("text/html", True)
    assert item.media_credit[0]["content"] == "Ida Brandt/Harbour Press"
    assert item.media_content[0]["width"] == "640"


def test_atom_has_what_rfc_4287_requires(client, article):
    factories.published("Nobody's", body="<p>1 &lt; 2 &amp; <em>3</em></p>")
    tree = etree.fromstring(client.get("/feed.atom").content)
    for element in (tree, *tree.findall("atom:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"atom:{name}", NAMES)) == 1, name
    for entry in tree.findall("atom:entry", NAMES):
        assert [link.get("rel") for link in entry.findall("atom:link", NAMES)] == ["alternate"]
    (summary,) = tree.xpath("//atom:entry[1]/atom:summary", namespaces=NAMES)
    assert (summary.get("type"), summary.text) == ("text", "1 < 2 & 3")


@pytest.mark.parametrize("page", PAGES)
def test_json_feed_carries_the_whole_story(client, article, page):
    response = client.get(f"{page}feed.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = response.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://localhost:8000{page}feed.json"
    assert feed["home_page_url"] == f"http://localhost:8000{page}"
    (item,) = feed["items"]
    assert (item["id"], item["title"], item["language"]) == (f"urn:uuid:{article.guid}", "Ferries & boats", "en")
    assert item["url"] == f"http://localhost:8000{article.get_absolute_url()}"
    assert item["authors"] == [{"name": "Mira Okafor", "url": "http://localhost:8000/authors/mira-okafor/"}]
    assert (item["date_published"], item["date_modified"]) == ("2026-05-04T08:00:00+00:00", "2026-05-04T09:30:00+00:00")
    assert "Last words." in item["content_html"]
    assert item["tags"] == ["Ferries"]
    (picture,) = item["attachments"]
    assert (picture["mime_type"], picture["title"]) == (
        "image/jpeg",
        "The lighthouse at dusk. Ida Brandt/Harbour Press",
    )
    assert item["image"] == picture["url"]


def test_an_empty_json_feed_has_its_required_members(client):
    feed = client.get("/feed.json").json()
    assert {"version", "title", "items"} <= set(feed)
    assert feed["items"] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_withdrawn_story_vanishes_whatever_a_reader_has_kept(client, article, form):
    before = client.get(f"/feed.{form}")
    assert b"Ferries" in before.content
    workflow.withdraw(article, by=None, notice="Wrong.")
    for known in ({"if-none-match": before["ETag"]}, {"if-modified-since": before["Last-Modified"]}):
        after = client.get(f"/feed.{form}", headers=known)
        assert after.status_code == 200
        assert b"Ferries" not in after.content


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", [*PAGES, "/corrections/"])
def test_what_has_not_changed_is_not_sent_again(client, article, page, form):
    first = client.get(f"{page}feed.{form}")
    for known in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        assert client.get(f"{page}feed.{form}", headers=known).status_code == 304
    assert "must-revalidate" not in first["Cache-Control"]


def test_a_corrected_credit_makes_a_new_feed_even_in_the_same_second(client, article):
    with time_machine.travel(datetime(2026, 5, 5, tzinfo=UTC), tick=False):
        before = client.get("/feed.xml")
        photo = Photo.objects.get()
        photo.credit = "Ida Brandt"
        library.save_photo(photo)
        after = client.get("/feed.xml", headers={"if-modified-since": before["Last-Modified"]})
    assert after.status_code == 200
    assert b"Harbour Press" not in after.content


def test_a_feed_is_kept_no_longer_than_its_stories_live(client, article):
    Article.objects.filter(pk=article.pk).update(live_until=timezone.now() + timedelta(seconds=12))
    assert "stale" not in client.get("/feed.json")["Cache-Control"]


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_names_the_hub_where_there_is_one(client, article, settings, form):
    assert b"hub" not in client.get(f"/coast/feed.{form}").content
    settings.WEBSUB_HUB = "https://hub.example.org/"
    response = client.get(f"/coast/feed.{form}")
    assert response["Link"] == (
        f'<https://hub.example.org/>; rel="hub", <http://localhost:8000/coast/feed.{form}>; rel="self"'
    )
    if form == "json":
        assert response.json()["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]
    else:
        links = feedparser.parse(response.content).feed.links
        assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example.org/"]


@pytest.mark.parametrize("page", PAGES)
def test_the_head_of_a_page_leads_to_its_feeds_and_to_those_of_the_paper(client, read, article, page):
    links = read(page).xpath("//link[@rel='alternate'][@title]")
    found = [(link.get("type"), link.get("href")) for link in links]
    wanted = [(type, f"{path}feed.{form}") for path in dict.fromkeys(("/", page)) for form, type in FORMS.items()]
    assert found == wanted
    for type, address in found:
        assert client.get(address)["Content-Type"] == f"{type}; charset=utf-8"


def test_the_page_of_feeds_leads_to_all_of_them(client, read, article):
    tree = read("/feeds/")
    found = tree.xpath("//main//a[@type]/@href")
    for page in (*PAGES, "/corrections/"):
        assert {f"{page}feed.{form}" for form in FORMS} <= set(found)
    assert all(client.get(address).status_code == 200 for address in found)
    assert read("/").xpath("//footer//a[@href='/feeds/']")


def test_a_renamed_topic_takes_its_feeds_along(client, article):
    topic = Topic.objects.get()
    topic.slug = "boats"
    save_with_address(topic)
    for form in FORMS:
        assert client.get(f"/topics/ferries/feed.{form}").url == f"/topics/boats/feed.{form}"


def test_the_notices_of_corrections_come_in_each_format(client, article):
    article.corrections.create(text="The sum was wrong.")
    workflow.publish(article, by=None)
    (entry,) = feedparser.parse(client.get("/corrections/feed.atom").content).entries
    assert (entry.title, entry.summary) == ("Correction: Ferries & boats", "The sum was wrong.")
    (item,) = client.get("/corrections/feed.json").json()["items"]
    assert item["content_html"] == "The sum was wrong."


@pytest.mark.parametrize("form", FORMS)
def test_what_no_format_can_hold_breaks_none(client, form):
    factories.published("Bell \x07 rings ]]> <b>", standfirst="\x1b[1m", byline_line="\x02")
    response = client.get(f"/feed.{form}")
    found = response.json()["items"] if form == "json" else feedparser.parse(response.content).entries
    assert len(found) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_story_of_which_nothing_can_be_shown_yet_breaks_no_feed(client, form):
    body = f'<aside data-story="{factories.article().pk}"><p>Not public yet</p></aside>'
    story = factories.published(body=f"<p>First.</p>{body}")
    story.body = body
    save_revision(story, by=None)
    Article.objects.filter(pk=story.pk).update(live=story.revisions.first())
    assert b"Not public yet" not in client.get(f"/feed.{form}").content
