from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from lxml import html

from articles.content.language import spoken
from articles.desk import library, workflow
from articles.models import Byline, Correction
from tests import factories

pytestmark = pytest.mark.django_db

ENGLISH = {"Search", "Archive", "Corrections", "Light edition", "Front page", "Skip to the content", "Saved stories"}
ENGLISH |= {"About us", "Page not found", "Narrow down", "The whole paper", "Nothing has had to be corrected yet."}
AT = datetime(2024, 11, 24, 17, 43, tzinfo=UTC)


def page(client, address: str):
    return html.fromstring(client.get(address).content.decode())


def words(element) -> str:
    return " ".join(element.text_content().split())


def arabic_story():
    story = factories.published("عودة المنارة", at=AT, language="ar", by=[factories.author("Mira Okafor")])
    Byline.objects.create(article=story, author=factories.author("Bo Lee"), role=Byline.Role.PHOTOGRAPHER)
    Correction.objects.create(article=story, kind=Correction.Kind.CLARIFICATION, text="…", date=date(2024, 11, 25))
    workflow.publish(story, by=factories.user())
    return story


def test_a_british_paper_writes_months_out_and_counts_24_hours(client, settings):
    settings.LANGUAGE_CODE = "en-gb"
    story = factories.published(at=AT)
    assert "24 November 2024, 17:43 UTC" in client.get(story.get_absolute_url()).content.decode()


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_the_words_around_a_story_are_in_its_language_and_the_papers_stay_in_its_own(client, edition):
    tree = page(client, edition + arabic_story().get_absolute_url())
    around = words(tree.find(".//article"))
    assert "نُشر في 24 نوفمبر 2024، 17:43 UTC" in around
    assert "توضيح، 25 نوفمبر 2024." in around
    assert "الصور Bo Lee" in around
    assert "ما الذي تغيّر في هذا الخبر" in around
    assert "Archive" in words(tree.xpath("//body/footer")[0])
    assert {mark.get("lang") for mark in tree.xpath("//body/header | //body/footer")} == {"en"}


def test_words_in_a_storys_language_are_marked_as_such(client):
    article = page(client, arabic_story().get_absolute_url()).find(".//article")
    assert {mark.get("lang") for mark in article.xpath(".//*[@lang]")} == {"ar"}
    assert {mark.get("dir") for mark in article.xpath(".//*[@dir]")} == {"rtl"}


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_the_source_line_is_in_the_storys_language(client, edition):
    story = factories.published("عودة المنارة", language="ar", input_from=["رويترز", "Coast Agency"])
    line = page(client, edition + story.get_absolute_url()).xpath("//bdi")[0]
    assert (words(line), line.get("lang")) == ("(بالاستعانة بمواد من رويترز، Coast Agency)", "ar")


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_words_that_come_from_elsewhere_keep_their_own_direction(client, edition):
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    words_of = {"by": ["Mira Okafor"], "outlet": factories.source("The Tidewater")}
    story = factories.published("المنارة", language="ar", lead=photo, **words_of)
    tree = page(client, edition + story.get_absolute_url())
    (caption,) = tree.xpath("//figcaption")
    assert caption.get("dir") == "auto"
    assert [words(credit) for credit in caption.xpath("span[@dir='auto']")] == ["Harbour Press"]
    names = {words(name) for name in tree.xpath("//article//bdi")}
    assert names >= {"Mira Okafor", "The Tidewater"}


@pytest.mark.parametrize("edition", ["", "/lite"])
@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "دقيقة"), (2, "دقيقتان"), (3, "3 دقائق"), (11, "11 دقيقة"), (100, "100 دقيقة")]
)
def test_the_time_to_read_is_counted_as_the_language_counts(client, edition, minutes, said):
    story = factories.published("المنارة", language="ar", body=f"<p>{'كلمة ' * 230 * minutes}</p>")
    (told,) = page(client, edition + story.get_absolute_url()).xpath("//*[@class='reading-time']")
    assert said in words(told)


def test_pages_of_a_storys_changes_and_pictures_speak_its_language(client):
    story = arabic_story()
    changes = page(client, f"{story.get_absolute_url()}history/")
    assert "التعديلات" in words(changes.find(".//title"))
    assert "أُضيف: توضيح." in words(changes.find(".//main"))
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    shown = factories.published("المنارة", language="ar", lead=photo)
    assert "الصورة 1 من 1" in words(page(client, f"{shown.get_absolute_url()}pictures/1/").find(".//main"))


def test_a_feed_tells_each_story_in_its_language(client):
    arabic_story()
    assert "توضيح" in client.get("/feed.json").json()["items"][0]["content_html"]


@pytest.mark.parametrize(
    ("language", "this_year", "earlier"),
    [
        ("en-gb", "1 January, 00:00", "25 November 2024"),
        ("ar", "1 يناير، 00:00", "25 نوفمبر 2024"),
        ("de", "1. Januar, 00:00", "25. November 2024"),
        ("es", "1 de enero, 00:00", "25 de noviembre de 2024"),
        ("fr", "1 janvier, 00:00", "25 novembre 2024"),
        ("zh-hans", "1月1日，00:00", "2024年11月25日"),
    ],
)
def test_cards_tell_the_hour_of_this_years_stories_and_the_year_of_others(
    client, settings, language, this_year, earlier
):
    settings.LANGUAGE_CODE, settings.TIME_ZONE = language, "Asia/Tokyo"
    new_year = timezone.localtime().replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    for at in (new_year, AT):
        factories.published(at=at, language=language)
    for address in ("/", "/coast/", "/lite/"):
        times = page(client, address).xpath("//p[@class='meta']//time")
        assert [words(time) for time in times] == [this_year, earlier], address
        assert times[0].get("datetime") == f"{new_year:%Y}-01-01T00:00:00+09:00"


def test_where_there_are_no_words_in_a_storys_language_the_paper_speaks_its_own(client, settings):
    settings.LANGUAGE_CODE = "de"
    story = factories.published("Majakka palaa taas", at=AT, language="fi")
    times = page(client, story.get_absolute_url()).find_class("times")[0]
    assert "Veröffentlicht am 24. November 2024 17:43 UTC" in words(times)
    assert times.find("span").get("lang") == "de"


@pytest.mark.parametrize(
    ("language", "front", "article"),
    [
        ("ar", "الخبر الرئيسي", "نُشر في 24 نوفمبر 2024"),
        ("de", "Aufmacher", "Veröffentlicht am 24. November 2024"),
        ("es", "Noticia principal", "Publicado el 24 de noviembre de 2024"),
        ("fr", "À la une", "Publié le 24 novembre 2024"),
        ("zh-hans", "头条", "发布于 2024年11月24日"),
    ],
)
def test_a_paper_has_all_its_words_in_its_language(client, settings, language, front, article):
    settings.LANGUAGE_CODE = language
    story = factories.published(at=AT, language=language)
    tree = page(client, "/")
    assert front in html.tostring(tree.find(".//main"), encoding="unicode")
    assert tree.get("lang") == language
    tree = page(client, story.get_absolute_url())
    assert article in words(tree.find(".//main"))
    for address in ("/", "/archive/", "/search/", "/corrections/", "/feeds/", "/saved/", "/about/", "/nowhere/"):
        assert not ENGLISH & {text.strip() for text in page(client, address).itertext()}, address


@pytest.mark.parametrize(
    ("language", "own", "expected"),
    [
        ("ar-EG", "en", "ar"),
        ("de-AT", "en", "de"),
        ("zh", "en", "zh-hans"),
        ("zh-TW", "en", "en"),
        ("zh-Hant", "zh-hans", "zh-hans"),
        ("zh-CN", "zh-hant", "zh-hans"),
        ("en", "en-gb", "en-gb"),
        ("en-US", "de", "en"),
        ("fi", "de", "de"),
    ],
)
def test_words_are_in_the_storys_language_or_the_papers(language, own, expected):
    assert spoken(language, own) == expected
