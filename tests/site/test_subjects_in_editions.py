"""Topics and authors in editions: in each a page and feeds, with its own stories."""

import feedparser
import pytest
from django.urls import reverse

from articles.desk import hub
from articles.models import Article, Author
from articles.site import lists
from tests import factories
from tests.editions import NAME, graph, headlines, links

pytestmark = pytest.mark.usefixtures("editions")
SUBJECTS = ["topics/ferries/", "authors/mira-okafor/"]


@pytest.fixture
def subject():
    """A topic and an author, with two stories of the main edition and one of the Arabic."""
    told = {"topics": [factories.topic()], "by": ["Mira Okafor"]}
    for headline in ("Ferry to sail", "Ferry to stay"):
        factories.published(headline, section=factories.section("Coast"), **told)
    factories.published("العبّارة", section=factories.section("Harbour", edition="ar"), language="ar", **told)
    return told


@pytest.mark.parametrize("light", ["", "/lite"])
@pytest.mark.parametrize("page", SUBJECTS)
def test_a_topic_or_author_has_a_page_in_each_edition_with_its_stories_alone(read, subject, page, light):
    main, arabic = read(f"{light}/{page}"), read(f"{light}/ar/{page}")
    told = {"Ferry to sail", "Ferry to stay", "العبّارة"}
    assert headlines(main) & told == {"Ferry to sail", "Ferry to stay"}
    assert headlines(arabic) & told == {"العبّارة"}
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert NAME in arabic.findtext(".//title")
    assert {f"{light}/ar/", f"{light}/harbour/"} <= links(arabic, "//body/header")
    assert arabic.xpath("//link[@rel='canonical']/@href") == [f"http://localhost:8000/ar/{page}"]


@pytest.mark.parametrize("page", SUBJECTS)
def test_the_pages_of_a_topic_or_author_name_and_lead_to_one_another(read, subject, page):
    site = "http://localhost:8000"
    for own, other in (("", "/ar"), ("/ar", "")):
        tree = read(f"{own}/{page}")
        named = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@hreflang]")}
        assert named == {"en": f"{site}/{page}", "ar": f"{site}/ar/{page}", "x-default": f"{site}/{page}"}
        assert links(tree, "//nav[@class='editions']") == {f"{other}/{page}"}
    assert not read(f"/ar/{page}?before=ffffffffffffff-1").xpath("//link[@hreflang]")


@pytest.mark.parametrize("page", SUBJECTS)
@pytest.mark.parametrize("form", ["xml", "atom", "json"])
def test_a_topic_or_author_has_feeds_of_the_editions_stories(client, subject, page, form):
    for path, titles in (("/", ["Ferry to stay", "Ferry to sail"]), ("/ar/", ["العبّارة"])):
        answer = client.get(f"{path}{page}feed.{form}")
        if form == "json":
            told = answer.json()
            found = told["feed_url"], [item["title"] for item in told["items"]]
        else:
            told = feedparser.parse(answer.content)
            (own,) = [link.href for link in told.feed.links if link.rel == "self"]
            found = own, [entry.title for entry in told.entries]
        assert found == (f"http://localhost:8000{path}{page}feed.{form}", titles)


@pytest.mark.parametrize("page", SUBJECTS)
def test_where_an_edition_has_nothing_of_a_topic_or_author_all_there_is_is_listed(read, client, subject, page):
    factories.section("Hafen", edition="de")
    everything = {"Ferry to sail", "Ferry to stay", "العبّارة"}
    tree = read(f"/de/{page}")
    assert tree.get("lang") == "de"
    assert headlines(tree) & everything == everything
    assert {item["title"] for item in client.get(f"/de/{page}feed.json").json()["items"]} == everything


@pytest.mark.parametrize("page", SUBJECTS)
def test_after_the_last_story_of_an_edition_none_of_another_follows(client, subject, page):
    last = Article.objects.get(headline="العبّارة")
    assert client.get(f"/ar/{page}?before={lists.cursor(last.published_at, last.pk)}").status_code == 404


def test_the_pages_of_a_long_list_stay_in_their_edition(read, subject, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 1)
    harbour = factories.section("Harbour")
    factories.published("عبّارة ثانية", section=harbour, **subject)
    first = read("/ar/topics/ferries/")
    (older,) = first.xpath("//a[@rel='next']/@href")
    second = read(f"/ar/topics/ferries/{older}")
    shown = [tree.xpath("//article//h2/a/text()") for tree in (first, second)]
    assert shown == [["عبّارة ثانية"], ["العبّارة"]]
    assert not second.xpath("//a[@rel='next']")


@pytest.mark.parametrize("page", SUBJECTS)
def test_an_edition_without_a_section_has_no_page_of_a_topic_or_author(client, subject, page):
    for address in (f"/de/{page}", f"/de/{page}feed.xml", f"/lite/de/{page}", "/ar/topics/none/", "/ar/authors/none/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("light", ["", "/lite"])
def test_a_story_leads_to_the_topics_and_authors_of_its_edition(read, client, subject, light):
    story = Article.objects.get(headline="العبّارة")
    tree = read(light + story.get_absolute_url())
    assert tree.xpath("//a[@rel='author']/@href") == [f"{light}/ar/authors/mira-okafor/"]
    assert tree.xpath("//a[@rel='tag']/@href") == [f"{light}/ar/topics/ferries/"]
    if light:
        return
    page = "http://localhost:8000/ar/authors/mira-okafor/"
    assert tree.xpath("//meta[@property='article:author']/@content") == [page]
    assert [author["url"] for author in graph(tree)["NewsArticle"]["author"]] == [page]
    feeds = set(tree.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href"))
    assert {"/ar/topics/ferries/feed.xml", "/ar/authors/mira-okafor/feed.xml"} <= feeds
    (item,) = client.get("/harbour/feed.json").json()["items"]
    assert item["authors"] == [{"name": "Mira Okafor", "url": page}]
    address = f"http://localhost:8000{story.get_absolute_url()}"
    assert client.get(reverse("site:oembed"), {"url": address}).json()["author_url"] == page


def test_an_author_is_described_in_the_direction_of_the_words_and_the_languages_in_that_of_the_page(read, subject):
    Author.objects.update(biography="Writes about fish.", languages=["en", "ar"])
    head = read("/ar/authors/mira-okafor/").find_class("list-head")[0]
    assert [words.text for words in head.xpath(".//bdi")] == ["Mira Okafor", "Writes about fish."]
    assert "الإنجليزيّة، العربيّة" in head.text_content()


def test_an_author_is_the_same_person_in_each_edition(read, subject):
    main, arabic = (
        graph(read(f"{edition}/authors/mira-okafor/"))["ProfilePage"]["mainEntity"] for edition in ("", "/ar")
    )
    assert main["@id"] == arabic["@id"]
    assert arabic["url"] == "http://localhost:8000/ar/authors/mira-okafor/"


def test_feeds_and_maps_name_the_topics_and_authors_of_each_edition(read, client, subject):
    factories.published("Fog", by=["Jonas Weil"], topics=[factories.topic("Fog")])
    pages = client.get("/sitemap-pages.xml").content.decode()
    for prefix, page, there in (
        ("", "topics/ferries/", True),
        ("/ar", "topics/ferries/", True),
        ("/ar", "authors/mira-okafor/", True),
        ("", "topics/fog/", True),
        ("/ar", "topics/fog/", False),
        ("/ar", "authors/jonas-weil/", False),
    ):
        assert (f"{prefix}/{page}" in links(read(f"{prefix}/feeds/"), "//main")) == there
        assert (f"{prefix}/{page}feed.atom" in links(read(f"{prefix}/feeds/"), "//main")) == there
        assert (f"<loc>http://localhost:8000{prefix}/{page}</loc>" in pages) == there


def test_the_hub_is_told_of_topics_and_authors_in_the_storys_edition_and_the_main_one(subject):
    factories.section("Hafen", edition="de")
    assert set(hub.pages_with(Article.objects.get(headline="العبّارة"))) == {
        "/ar/",
        "/harbour/",
        *(f"{edition}/{page}" for edition in ("", "/ar") for page in SUBJECTS),
    }


def test_a_renamed_topic_is_found_below_its_edition_too(client, subject):
    factories.redirect("/topics/boats/", "/topics/ferries/")
    factories.redirect("/topics/coasts/", "/coast/")
    for old, new in (
        ("/ar/topics/boats/", "/ar/topics/ferries/"),
        ("/lite/ar/topics/boats/", "/lite/ar/topics/ferries/"),
        ("/ar/topics/boats/feed.atom", "/ar/topics/ferries/feed.atom"),
        ("/ar/topics/boats/?before=1-1", "/ar/topics/ferries/?before=1-1"),
        ("/ar/topics/coasts/", "/coast/"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.get("Location")) == (301, new)
    assert client.get("/ar/topics/none/").status_code == 404


@pytest.mark.parametrize("page", SUBJECTS)
def test_a_topic_or_author_of_an_edition_takes_no_more_queries(client, subject, page, django_assert_max_num_queries):
    for edition in ("/", "/ar/"):
        for address in (f"{edition}{page}", f"{edition}{page}feed.xml"):
            with django_assert_max_num_queries(5):
                assert client.get(address).status_code == 200


def test_a_paper_of_one_edition_asks_for_no_section_in_its_lists(
    read, settings, subject, django_assert_max_num_queries
):
    settings.EDITIONS = {}
    with django_assert_max_num_queries(5) as asked:
        tree = read("/topics/ferries/")
    assert len(tree.xpath("//article")) == 3
    assert not tree.xpath("//link[@hreflang]")
    assert not any('"live_section_id" IN' in query["sql"] for query in asked.captured_queries)
