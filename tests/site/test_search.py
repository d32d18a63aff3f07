"""Search, as readers meet it: what is found, what is never found, and what the page says."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from articles.desk import library, workflow
from articles.desk.revisions import save_revision
from articles.models import Article, SearchEntry, finding
from articles.site import search
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def found(read):
    """Gives the headlines that a search finds, in their order."""

    def found(words, **filters):
        return headlines(read(address(words, **filters)))

    return found


def address(words, **filters):
    return f"/search/?{urlencode({'q': words, **filters})}"


def headlines(tree):
    return [link.text_content() for link in tree.xpath("//article//h2/a")]


def pages(read, start):
    while True:
        tree = read(start)
        yield headlines(tree)
        links = tree.xpath("//a[@rel='next']")
        if not links:
            return
        start = "/search/" + links[0].get("href")


@pytest.mark.parametrize(
    "typed", ["lighthouse", "LIGHTHOUSES", "keeper", "brill head", "okafor", "ferry", '"lit again"', "tower"]
)
def test_a_story_is_found_by_whatever_readers_see_of_it(found, typed):
    factories.published(
        by=["Mira Okafor"],
        topics=[factories.topic("Ferry")],
        lead=factories.photo("A tower."),
    )
    factories.published("Something else", body="<p>Nothing of that.</p>")
    assert found(typed) == ["Lighthouse to shine again"]


@pytest.mark.parametrize("typed", ['"head brill"', "lighthouse -keeper", "harbour", "secret", "note"])
def test_what_is_not_on_the_page_does_not_find_it(found, typed):
    factories.published(internal_note="A secret note.")
    assert found(typed) == []


def test_accents_do_not_matter_on_either_side(found):
    factories.published("Une crème brûlée à Zürich", language="fr", slug="creme")
    factories.published("Creme from Zurich")
    for typed in ("crème zürich", "creme zurich", "CRÈME"):
        assert found(typed) == ["Creme from Zurich", "Une crème brûlée à Zürich"], typed


def test_each_language_has_its_own_endings(found):
    factories.published("Die Häuser am Hafen", language="de-AT", slug="haeuser", body="<p>Neu.</p>")
    factories.published("Two houses burn", body="<p>New.</p>")
    assert found("haus") == ["Die Häuser am Hafen"]
    assert found("house") == ["Two houses burn"]
    assert found("häuser", language="en") == []
    assert found("häuser", language="de") == ["Die Häuser am Hafen"]


@pytest.mark.parametrize("typed", ["拉克", "伊拉克", "伊拉克战争", "克", '"伊拉克"', "战争 伊拉克"])
def test_chinese_is_found_without_spaces(read, typed):
    factories.published("关于伊拉克战争的报道", language="zh-Hans", slug="report", body="<p>巴格达。</p>")
    factories.published("拉力赛在克里特开始", language="zh-Hans", slug="rally", body="<p>体育消息。</p>")
    tree = read(address(typed))
    assert "关于伊拉克战争的报道" in headlines(tree)
    if len(typed) > 1:
        assert headlines(tree) == ["关于伊拉克战争的报道"]


def test_a_chinese_snippet_marks_what_was_typed(read):
    factories.published("战争的报道", language="zh-Hans", slug="report", body="<p>巴格达消息：伊拉克战争结束。</p>")
    assert [mark.text for mark in read(address("伊拉克")).xpath("//mark")] == ["伊拉克"]


def test_japanese_korean_thai_and_arabic_are_found(found):
    factories.published("東京タワーの灯り", language="ja", slug="tokyo")
    factories.published("서울에서 열린 회의", language="ko", slug="seoul")
    factories.published("เรือข้ามฟากกลับมา", language="th", slug="ferry")
    factories.published("عَوْدَةُ العبّارات إلى الجزر", language="ar", slug="ferries")
    assert found("タワー") == ["東京タワーの灯り"]
    assert found("서울") == ["서울에서 열린 회의"]
    assert found("ข้ามฟาก") == ["เรือข้ามฟากกลับมา"]
    assert found("عودة العبارات") == ["عَوْدَةُ العبّارات إلى الجزر"]


def test_hidden_stories_are_never_found(found):
    factories.article("Lighthouse draft")
    factories.published("Lighthouse under embargo", at=timezone.now() + DAY)
    workflow.withdraw(factories.published("Lighthouse withdrawn"), by=None, notice="Wrong.")
    expired = factories.published("Lighthouse expired")
    Article.objects.filter(pk=expired.pk).update(live_until=timezone.now())
    changed = factories.published("Old lighthouse")
    changed.headline = "Unpublished lighthouse"
    save_revision(changed, by=None)
    assert found("lighthouse") == ["Old lighthouse"]
    assert found("lighthouse", order="best") == ["Old lighthouse"]
    for word in ("draft", "embargo", "withdrawn", "expired", "unpublished"):
        assert found(word) == found(word, order="best") == [], word


def test_an_embargo_ends_without_any_job(found):
    factories.published("Lighthouse under embargo", at=timezone.now() + DAY)
    assert found("embargo") == []
    with time_machine.travel(timezone.now() + DAY + timedelta(seconds=1)):
        assert found("embargo") == ["Lighthouse under embargo"]


def test_a_scheduled_change_is_found_by_its_words_from_its_second_on(found):
    story = factories.published("Ferry late")
    story.headline = "Ferry sunk"
    workflow.publish(story, by=None, at=timezone.now() + DAY)
    assert (found("late"), found("sunk")) == (["Ferry late"], [])
    with time_machine.travel(timezone.now() + DAY + timedelta(seconds=1)):
        for _settled in (False, workflow.settle(story)):
            assert (found("late"), found("sunk")) == ([], ["Ferry sunk"])


def test_what_a_story_said_before_is_not_found(found):
    story = factories.published("Ferry late")
    story.headline = "Ferry on time"
    workflow.publish(story, by=None)
    assert (found("late"), found("time")) == ([], ["Ferry on time"])


def test_a_withdrawn_story_that_is_brought_back_is_found_again(found):
    story = factories.published("Ferry late")
    workflow.withdraw(story, by=None, notice="Wrong.")
    workflow.reinstate(story, by=None)
    assert found("ferry") == ["Ferry late"]


def test_a_corrected_caption_is_found_by_its_new_words(found):
    photo = factories.photo("The lighthuose.")
    factories.published("Coast", body="<p>Words.</p>", lead=photo)
    photo.caption = "The beacon."
    library.save_photo(photo)
    assert (found("lighthuose"), found("beacon")) == ([], ["Coast"])


def test_the_caption_of_a_photo_that_is_denied_finds_nothing(found):
    photo = factories.photo("The beacon.")
    factories.published("Coast", body="<p>Words.</p>", lead=photo)
    photo.denied = True
    library.save_photo(photo)
    assert found("beacon") == []


def test_markup_of_a_story_or_a_query_never_comes_through(client):
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;mark&gt;lighthouse&lt;/mark&gt;"
    factories.published("Code", body=f"<p>Write {hostile}.</p>")
    for typed in ("lighthouse", "alert", "write"):
        text = client.get(address(typed)).content.decode()
        assert "<script>" not in text
        assert "<mark><" not in text
        assert text.count("<mark>") == text.count("</mark>")
        assert "/code-" in text
    assert "<mark>lighthouse</mark>" in client.get(address("lighthouse")).content.decode()
    text = client.get(address('"><script>x</script>')).content.decode()
    assert "<script>" not in text


def test_the_snippet_shows_the_place_that_was_found(read):
    factories.published("Long", body=f"<p>{'Rain fell again. ' * 200}</p><p>Then a lighthouse keeper spoke.</p>")
    snippet = read(address("keepers")).xpath("//p[@class='snippet']")[0]
    assert [mark.text for mark in snippet.xpath("mark")] == ["keeper"]
    assert len(snippet.text_content()) < 400


@pytest.mark.parametrize("start", ["/search/", "/lite/search/"])
def test_words_that_were_found_are_marked_in_the_headline(read, start):
    factories.published("Keeper of lighthouses, & more")
    factories.published("关于伊拉克战争的报道", language="zh-Hans", slug="report", body="<p>巴格达。</p>")
    for typed, words in (("lighthouse", ["lighthouses"]), ("伊拉克", ["伊拉克"])):
        headline = read(f"{start}?{urlencode({'q': typed})}").xpath("//h2/a")[0]
        assert [mark.text for mark in headline.xpath("mark")] == words
    assert headlines(read(address("lighthouse"))) == ["Keeper of lighthouses, & more"]


@pytest.mark.parametrize(
    "headline",
    [
        "<b>Lighthouse</b> shines",
        "<script>lighthouse",
        "lighthouse <img src=x onerror=y>",
        "5 < lighthouse > 4 &lt;b&gt;",
    ],
)
def test_a_hostile_headline_stands_there_as_it_was_written(read, headline):
    factories.published(headline, slug="hostile")
    (link,) = read(address("lighthouse")).xpath("//article//h2/a")
    assert link.text_content() == headline
    assert {element.tag for element in link.iterdescendants()} <= {"mark"}


def test_a_story_that_is_found_by_a_name_alone_says_so(read):
    factories.published("At sea", body="<p>Rain.</p>", by=["Mira Okafor"], topics=[factories.topic("<i>Ferries</i>")])
    for typed, name in (("okafor", "Mira Okafor"), ("ferry", "<i>Ferries</i>")):
        (line,) = read(address(typed)).xpath("//article//p[contains(., 'Topics and names')]")
        assert line.text_content() == f"Topics and names: {name}"
    assert not read(address("rain")).xpath("//p[contains(., 'Topics and names')]")


def test_the_languages_to_choose_from_have_names(read):
    factories.published()
    factories.published("报道", language="zh-Hans", slug="report")
    options = read("/search/").xpath("//select[@name='language']/option/text()")
    assert options == ["All", "English", "中文"]


def test_a_further_page_without_stories_says_so(read):
    factories.published()
    assert "There are no further stories." in read(address("lighthouse", before="1-1")).text_content()


@pytest.mark.parametrize("order", ["newest", "best"])
def test_the_pages_show_every_story_once(read, monkeypatch, order):
    monkeypatch.setattr(search, "PAGE_SIZE", 3)
    for number in range(8):  # pairs of stories of the same moment
        factories.published(f"Story {number}", at=NOON + timedelta(days=100 * (number // 2) - 400))
    shown = list(pages(read, address("lighthouse", order=order)))
    assert [len(page) for page in shown] == [3, 3, 2]
    assert sorted(chain(*shown)) == [f"Story {number}" for number in range(8)]
    if order == "newest":
        assert list(chain(*shown)) == [f"Story {number}" for number in reversed(range(8))]


def test_the_best_match_has_the_word_in_its_headline(found):
    factories.published("Ferry sails", at=NOON)
    factories.published("Island news", body="<p>A ferry came.</p>", at=NOON + DAY)
    assert found("ferry") == ["Island news", "Ferry sails"]
    assert found("ferry", order="best") == ["Ferry sails", "Island news"]


def test_only_so_many_are_ranked(found, monkeypatch):
    monkeypatch.setattr(finding, "MOST_RANKED", 2)
    for number in range(4):
        factories.published(f"Ferry {number}", at=NOON + timedelta(days=number))
    assert sorted(found("ferry", order="best")) == ["Ferry 2", "Ferry 3"]


def test_filters_narrow_what_is_found(found):
    ferries = factories.topic("Ferries")
    factories.published("At sea", by=["Mira Ökafor"], topics=[ferries], at=NOON)
    factories.published("In town", by=["Jonas Weil"], section=factories.section("City"), at=NOON + DAY)
    assert found("lighthouse") == ["In town", "At sea"]
    assert found("lighthouse", section="city") == ["In town"]
    assert found("lighthouse", author="okafor") == found("lighthouse", author="mira-okafor") == ["At sea"]
    assert found("lighthouse", author="nobody") == []
    assert found("lighthouse", topic="ferries") == ["At sea"]
    assert found("lighthouse", until="2026-05-04") == ["At sea"]
    assert found("lighthouse", since="2026-05-05", until="2026-05-05") == ["In town"]


def test_days_are_those_of_the_newsroom(found, settings):
    factories.published("Late", at=datetime(2026, 5, 4, 23, 30, tzinfo=UTC))
    settings.TIME_ZONE = "Europe/Berlin"
    assert found("lighthouse", since="2026-05-05", until="2026-05-05") == ["Late"]
    assert found("lighthouse", until="2026-05-04") == []


def test_a_misspelt_word_is_answered_with_one_that_readers_can_find(read):
    factories.published("Lighthouse to shine", by=["Mira Okafor"])
    link = read(address("Lighthuose", section="coast")).xpath("//p[@class='meant']/a")[0]
    assert link.text == "lighthouse"
    assert headlines(read(link.get("href"))) == ["Lighthouse to shine"]
    assert read(address("okafro")).xpath("//p[@class='meant']/a")[0].text == "okafor"


def test_words_of_hidden_stories_are_not_proposed(read):
    factories.published("Zeppelin lands", at=timezone.now() + DAY, body="<p>Soon.</p>")
    workflow.withdraw(factories.published("Submarine sinks"), by=None, notice="Wrong.")
    for typed in ("zepelin", "submarien"):
        assert read(address(typed)).xpath("//p[@class='meant']") == []


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "-", '"', "the", "-lighthouse", "\0", "%", "' OR 1=1 --", "\\", "(((", "a & b | !c:*", "<->", "❤"),
        *("x" * 5000, "克" * 200, "lighthouse " * 18, "“", "\u202e", "or or or", "http://example.org/?q=a&b", "-克"),
    ],
)
@pytest.mark.parametrize("order", ["newest", "best", "worst"])
def test_senseless_words_are_answered_calmly(client, typed, order):
    factories.published()
    response = client.get("/search/", {"q": typed, "order": order})
    assert response.status_code == 200
    assert b"</form>" in response.content


@pytest.mark.parametrize(
    "filters",
    [
        *({"section": "nowhere"}, {"language": "xx"}, {"author": "\0"}, {"topic": "x" * 500}),
        *({"since": day} for day in ("yesterday", "0001-01-01", "9999-12-31", "2026-02-30")),
    ],
)
def test_senseless_filters_are_told(client, filters):
    factories.published()
    factories.published("Fähre", language="de", slug="faehre")
    response = client.get("/search/", {"q": "lighthouse", **filters})
    assert response.status_code == 200
    assert b"field-error" in response.content
    assert b"<details open>" in response.content


@pytest.mark.parametrize("order", ["newest", "best"])
@pytest.mark.parametrize("before", ["x", "1", "-1-1", "ffffffffffffffff-1", "%00", "١-١", "1" * 5000])
def test_a_malformed_place_is_not_found(client, before, order):
    factories.published()
    status = client.get("/search/", {"q": "lighthouse", "before": before, "order": order}).status_code
    assert status == 404 or (order, before) == ("best", "ffffffffffffffff-1")


def test_a_result_page_is_cached_as_others_and_kept_out_of_search_engines(client):
    factories.published()
    response = client.get(address("lighthouse"), headers={"accept-encoding": "gzip"})
    assert response["Cache-Control"] == "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"
    assert response["Vary"] == "Accept-Encoding"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "form-action 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("order", ["newest", "best"])
@pytest.mark.parametrize("count", [1, 25])
def test_a_search_takes_a_few_queries_whatever_is_found(client, order, count, django_assert_max_num_queries):
    photo = factories.photo()
    for number in range(count):
        factories.published(f"Story {number}", at=NOON - timedelta(days=number * 40), by=["Mira Okafor"], lead=photo)
    with django_assert_max_num_queries(18):  # three of them for the deadline: its transaction's both ends, the limit
        assert client.get(address("lighthouse", order=order, author="mira", section="coast")).status_code == 200


def test_stories_from_before_the_search_are_indexed_by_a_command(found, capsys):
    factories.published("Ferry late")
    story = factories.published("Ferry early")
    story.headline = "Ferry sunk"
    workflow.publish(story, by=None, at=timezone.now() + DAY)
    factories.article("Ferry draft")
    SearchEntry.objects.all().delete()
    assert found("ferry") == []
    call_command("index_stories")
    assert found("ferry") == ["Ferry early", "Ferry late"]
    call_command("index_stories")
    call_command("index_stories", anew=True)
    assert capsys.readouterr().out.splitlines() == [f"{made} stories indexed." for made in (3, 0, 3)]
    assert SearchEntry.objects.count() == 3


def test_every_page_leads_to_search_and_archive(read, client):
    story = factories.published()
    for tree in (read("/"), read(story.get_absolute_url()), read("/coast/")):
        assert tree.xpath("//header[@class='masthead']//a[@href='/search/']")
        assert tree.xpath("//footer//a[@href='/archive/']")


def test_where_there_is_no_page_one_can_search(client):
    text = client.get("/nothing/").content.decode()
    assert 'action="/search/"' in text
    assert 'name="q"' in text
