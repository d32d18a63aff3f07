"""One story in several languages: what readers and machines are told of the others."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.desk.revisions import save_revision
from articles.models import Article
from articles.templatetags.newspaper import iso
from tests import factories

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"


@pytest.fixture
def english() -> Article:
    return factories.published("Lighthouse to shine again", language="en-gb")


@pytest.fixture
def arabic(english) -> Article:
    return factories.published("المنارة تضيء من جديد", language="ar", translation_of=english)


@pytest.fixture
def chinese(english) -> Article:
    return factories.published("灯塔将重新点亮", language="zh-hans", translation_of=english)


def address(story: Article) -> str:
    return Article.objects.get(pk=story.pk).get_absolute_url()


def alternates(tree) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def told(tree) -> list[tuple]:
    links = tree.xpath("//p[contains(@class, 'in-languages')]/a")
    return [(a.text, a.get("lang"), a.get("hreflang"), a.get("dir"), a.get("href")) for a in links]


def news(tree) -> dict:
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)["@graph"][0]


@pytest.mark.parametrize("light", ["", "/lite"])
def test_readers_choose_among_the_languages_by_their_own_names(read, english, arabic, chinese, light):
    links = {
        "en": ("British English", "en-gb", "en-gb", "ltr", light + address(english)),
        "ar": ("العربيّة", "ar", "ar", "rtl", light + address(arabic)),
        "zh": ("简体中文", "zh-hans", "zh-hans", "ltr", light + address(chinese)),
    }
    assert told(read(light + address(english))) == [links["ar"], links["zh"]]
    assert told(read(light + address(arabic))) == [links["en"], links["zh"]]
    assert told(read(light + address(chinese))) == [links["en"], links["ar"]]


def test_the_line_speaks_the_language_of_the_page(client, english, arabic):
    assertContains(client.get(address(english)), "Read this in:")
    assertNotContains(client.get(address(arabic)), "Read this in:")


def test_search_engines_find_every_language_and_the_original_where_none_fits(read, english, arabic, chinese):
    every = {"en-gb": english, "ar": arabic, "zh-hans": chinese, "x-default": english}
    expected = {tag: SITE + address(story) for tag, story in every.items()}
    for story in (english, arabic, chinese):
        assert alternates(read(address(story))) == expected


def test_a_story_in_one_language_says_nothing_of_others(read, english):
    tree = read(address(english))
    assert not alternates(tree)
    assert not told(tree)
    assert not {"translationOfWork", "workTranslation"} & news(tree).keys()


def test_original_and_translation_name_one_another_in_the_terms_of_schema_org(read, english, arabic, chinese):
    def work(story):
        url = SITE + address(story)
        named = {"@type": "NewsArticle", "@id": f"{url}#article", "url": url, "headline": story.headline}
        return named | {"datePublished": iso(story.published_at), "inLanguage": story.language}

    assert news(read(address(english)))["workTranslation"] == [work(arabic), work(chinese)]
    of_arabic = news(read(address(arabic)))
    assert of_arabic["translationOfWork"] == work(english)
    assert "workTranslation" not in of_arabic


def test_open_graph_names_the_territories_of_the_others(read, english):
    swiss = factories.published("Leuchtturm", language="de-ch", translation_of=english)
    assert read(address(english)).xpath("//meta[@property='og:locale:alternate']/@content") == ["de_CH"]
    assert read(address(swiss)).xpath("//meta[@property='og:locale:alternate']/@content") == ["en_GB"]


def test_nobody_hears_of_a_translation_that_is_not_public(client, english, arabic):
    secret = factories.article("Noch geheim", language="de", translation_of=english)
    to_come = timezone.now() + timedelta(hours=1)
    factories.published("Bientôt", language="fr", translation_of=english, at=to_come)
    for story in (english, arabic):
        page = client.get(address(story))
        for words in ('hreflang="de"', "noch-geheim", 'hreflang="fr"', "bientot"):
            assertNotContains(page, words)
    workflow.publish(secret, by=None)
    assertContains(client.get(address(english)), 'hreflang="de"', count=2)


def test_a_withdrawn_translation_vanishes_from_the_others(read, english, arabic, chinese):
    workflow.withdraw(arabic, by=None, notice="Wrong.")
    assert alternates(read(address(english))).keys() == {"en-gb", "zh-hans", "x-default"}
    assert [row[1] for row in told(read(address(chinese)))] == ["en-gb"]


def test_translations_of_a_withdrawn_original_keep_one_another(read, english, arabic, chinese):
    workflow.withdraw(english, by=None, notice="Wrong.")
    tree = read(address(arabic))
    own, other = SITE + address(arabic), SITE + address(chinese)
    assert alternates(tree) == {"ar": own, "zh-hans": other, "x-default": own}
    assert "translationOfWork" not in news(tree)


def test_a_tie_reaches_readers_with_publishing_not_with_saving(read, english):
    german = factories.published("Leuchtturm", language="de")
    german.translation_of = english
    save_revision(german, by=None)
    assert not told(read(address(english)))
    workflow.publish(german, by=None)
    assert [row[1] for row in told(read(address(english)))] == ["de"]


def test_no_language_is_offered_twice_whatever_is_tied(read, english, arabic):
    for tag in ("AR", "en-GB"):
        factories.published("Again", language=tag, translation_of=english)
    assert [row[1] for row in told(read(address(english)))] == ["ar"]


def test_a_language_without_a_name_is_called_by_its_tag(read, english):
    factories.published("Tok Pisin", language="tpi", translation_of=english)
    assert [row[0] for row in told(read(address(english)))] == ["tpi"]


def test_a_page_asks_no_more_of_the_database_for_its_languages(client, english):
    def queries(story):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address(story))
        return len(asked)

    alone = queries(english)
    for tag in ("ar", "zh-hans", "de", "fr", "es"):
        factories.published(f"In {tag}", language=tag, translation_of=english)
    assert queries(english) == alone


def test_lists_do_not_repeat_a_story_in_a_language_that_is_not_their_own(client, read):
    original = factories.published("Light returns", by=["Mira Okafor"], topics=[factories.topic()])
    tied = {"translation_of": original, "by": ["Mira Okafor"], "topics": [factories.topic()]}
    factories.published("Licht kehrt wieder", language="de", **tied)
    lists = ("/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/", "/feed.xml", "/coast/feed.xml")
    for address in lists:
        assert "Licht kehrt wieder" not in client.get(address).content.decode(), address
    assert "Licht kehrt wieder" in read("/search/?q=Licht").text_content()
    workflow.withdraw(original, by=None, notice="Wrong.")
    for address in lists:
        assert "Licht kehrt wieder" in client.get(address).content.decode(), address
