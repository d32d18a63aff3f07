"""Maps of the site: what search engines are told of, and of what never."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.utils import timezone
from lxml import etree

from articles.desk import workflow
from articles.models import Article
from articles.site import sitemaps
from tests import factories

NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
SITE = "http://localhost:8000"


@pytest.fixture
def tree(client):
    def tree(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/xml; charset=utf-8"
        assert not response.cookies
        return etree.fromstring(response.content)

    return tree


def places(tree):
    return tree.xpath("//map:loc/text()", namespaces=NAMES)


def stories(tree):
    """The addresses in all maps of stories that the index names."""
    maps = [address.removeprefix(SITE) for address in places(tree("/sitemap.xml")) if "stories" in address]
    return [address for map in maps for address in places(tree(map))]


def test_every_public_story_is_mapped_with_its_material_update(tree):
    update = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    plain = factories.published("Ferries & boats", at=datetime(2026, 5, 3, tzinfo=UTC))
    updated = factories.published("Seals", updated_at=update, at=datetime(2026, 5, 4, tzinfo=UTC))
    factories.article("A draft")
    map = tree("/sitemap-stories-0.xml")
    assert places(map) == [SITE + plain.get_absolute_url(), SITE + updated.get_absolute_url()]
    assert map.xpath("//map:lastmod/text()", namespaces=NAMES) == [
        "2026-05-03T00:00:00+00:00",
        "2026-05-04T09:30:00+00:00",
    ]


def test_what_readers_cannot_see_is_in_no_map(tree):
    public = factories.published()
    factories.published("Tomorrow", at=timezone.now() + timedelta(days=1))
    workflow.withdraw(factories.published("Wrong"), by=None, notice="Wrong.")
    past = factories.published("Past", at=timezone.now() - timedelta(days=1))
    Article.objects.filter(pk=past.pk).update(live_until=timezone.now() - timedelta(hours=1))
    assert stories(tree) == [SITE + public.get_absolute_url()]


def test_a_scheduled_change_is_mapped_from_its_second_on(tree):
    article = factories.published()
    article.slug, article.section = "another", factories.section("Sport")
    workflow.publish(article, by=None, at=timezone.now() + timedelta(seconds=-1))
    article.slug = "later"
    workflow.publish(article, by=None, at=timezone.now() + timedelta(hours=1))
    assert stories(tree) == [f"{SITE}/sport/another-{article.pk}/"]


def test_maps_are_split_and_none_is_empty(tree, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(sitemaps, "RANGE", 2)
    found = [factories.published(f"Story {number}") for number in range(4)]
    for number in range(5):
        factories.article(f"Draft {number}")
    found.append(factories.published("The last"))
    assert sorted(stories(tree)) == sorted(SITE + article.get_absolute_url() for article in found)
    with django_assert_max_num_queries(4):
        client.get("/sitemap.xml")
    assert client.get(f"/sitemap-stories-{found[-1].pk}.xml").status_code == 404


def test_an_empty_paper_has_an_index_all_the_same(tree):
    assert places(tree("/sitemap.xml")) == [f"{SITE}/sitemap-pages.xml"]


def test_pages_stand_in_a_map_of_their_own(tree):
    factories.published(by=["Mira Okafor"], topics=[factories.topic()])
    pages = ["/", "/corrections/", "/feeds/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/"]
    assert places(tree("/sitemap-pages.xml")) == [SITE + path for path in pages]


def test_maps_of_topics_and_authors_are_split_and_none_is_empty(
    tree, client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(sitemaps, "SUBJECTS_RANGE", 2)
    topics = [factories.topic(f"Topic {number}") for number in range(9)]
    factories.published(by=["Mira Okafor"], topics=[topics[0], topics[-1]])
    with django_assert_max_num_queries(5):
        maps = [place for place in places(tree("/sitemap.xml")) if "pages" in place]
    found = [places(tree(place.removeprefix(SITE))) for place in maps]
    assert maps[0] == f"{SITE}/sitemap-pages.xml"
    assert all(found)
    assert {f"{SITE}/topics/topic-0/", f"{SITE}/topics/topic-8/", f"{SITE}/authors/mira-okafor/"} < {*chain(*found)}
    assert len(found) > 1
    assert sum(map(len, found)) == len({*chain(*found)})
    assert f"{SITE}/topics/topic-4/" not in chain(*found)
    for address in ("/sitemap-pages-999999999.xml", "/sitemap-pages-0.xml", "/sitemap-pages-01.xml"):
        assert client.get(address).status_code == 404


def test_a_topic_of_a_story_to_come_is_not_told(tree, client):
    factories.article(topics=[factories.topic("Secret inquiry")], by=["Jonas Weil"])
    for address in ("/sitemap-pages.xml", "/feeds/"):
        text = client.get(address).content
        assert b"ecret" not in text
        assert b"onas" not in text


def test_news_are_those_of_two_days(tree):
    factories.published("Old", at=timezone.now() - timedelta(days=2, minutes=1))
    fresh = factories.published("Fähren \x07 & <boats>", language="de-AT", at=timezone.now() - timedelta(hours=47))
    map = tree("/news-sitemap.xml")
    assert places(map) == [SITE + fresh.get_absolute_url()]
    (news,) = map.findall(".//news:news", NAMES)
    assert news.find("news:title", NAMES).text == "Fähren & <boats>"
    assert news.find("news:publication/news:name", NAMES).text == "Newsroom"
    assert news.find("news:publication/news:language", NAMES).text == "de"
    assert news.find("news:publication_date", NAMES).text.endswith("+00:00")


def test_news_are_at_most_a_thousand(tree, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST_NEWS", 2)
    for number in range(3):
        factories.published(f"Story {number}")
    assert len(places(tree("/news-sitemap.xml"))) == 2


@pytest.mark.parametrize(("language", "told"), [("zh-Hans", "zh-cn"), ("zh-Hant", "zh-tw"), ("zh", "zh-cn")])
def test_chinese_is_told_by_its_script(tree, language, told):
    factories.published(language=language)
    assert tree("/news-sitemap.xml").findtext(".//news:language", namespaces=NAMES) == told


def test_an_unchanged_map_is_not_sent_again(client):
    factories.published()
    since = client.get("/sitemap-stories-0.xml")["Last-Modified"]
    assert client.get("/sitemap-stories-0.xml", headers={"if-modified-since": since}).status_code == 304
