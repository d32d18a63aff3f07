"""The archive by day and month."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
import time_machine
from django.utils import timezone

from articles.desk import workflow
from articles.models import Article
from articles.site import lists
from tests import factories

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=UTC)):
        yield


def headlines(tree):
    return [link.text_content() for link in tree.xpath("//article//h2/a")]


def links(tree, label):
    return tree.xpath(f"//nav[@aria-label='{label}']//a/@href")


def test_the_archive_lists_the_months_that_have_stories_the_newest_first(read):
    for at in (NOON, NOON + DAY, datetime(2025, 12, 31, 12, tzinfo=UTC), datetime(2026, 1, 1, 12, tzinfo=UTC)):
        factories.published(at=at)
    tree = read("/archive/")
    assert [head.text for head in tree.xpath("//h2")] == ["2026", "2025"]
    months = ["/archive/2026/05/", "/archive/2026/01/", "/archive/2025/12/"]
    assert tree.xpath("//section//a/@href") == months
    for address in months:
        read(address)


def test_a_month_leads_to_its_days_and_a_day_shows_its_stories(read):
    factories.published("Fourth", at=NOON)
    factories.published("Sixth", at=NOON + 2 * DAY)
    factories.published("June", at=NOON + 40 * DAY)
    tree = read("/archive/2026/05/")
    assert headlines(tree) == ["Sixth", "Fourth"]
    assert links(tree, "Days with stories") == ["/archive/2026/05/04/", "/archive/2026/05/06/"]
    assert headlines(read("/archive/2026/05/06/")) == ["Sixth"]


def test_days_and_months_lead_to_the_nearest_that_have_stories(read):
    for days in (0, 2, 70):
        factories.published(at=NOON + days * DAY)
    assert links(read("/archive/2026/05/06/"), "Other days") == ["/archive/2026/05/04/", "/archive/2026/07/13/"]
    assert links(read("/archive/2026/05/05/"), "Other days") == ["/archive/2026/05/04/", "/archive/2026/05/06/"]
    assert links(read("/archive/2026/05/"), "Other months") == ["/archive/2026/07/"]
    assert links(read("/archive/2026/07/"), "Other months") == ["/archive/2026/05/"]


def test_a_day_is_one_of_the_newsroom(read, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    factories.published("After midnight", at=datetime(2026, 4, 30, 15, 30, tzinfo=UTC))
    assert headlines(read("/archive/2026/05/01/")) == ["After midnight"]
    assert headlines(read("/archive/2026/05/")) == ["After midnight"]
    assert read("/archive/").xpath("//section//a/@href") == ["/archive/2026/05/"]


def test_the_pages_of_a_day_show_every_story_once(read, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 3)
    for number in range(8):  # pairs of stories of the same moment
        factories.published(f"Story {number}", at=NOON + timedelta(minutes=number // 2))
    shown, start = [], "/archive/2026/05/04/"
    while start:
        tree = read(start)
        shown.append(headlines(tree))
        start = next((f"/archive/2026/05/04/{link.get('href')}" for link in tree.xpath("//a[@rel='next']")), None)
    assert [len(page) for page in shown] == [3, 3, 2]
    assert list(chain(*shown)) == [f"Story {number}" for number in reversed(range(8))]


def test_hidden_stories_are_in_no_archive(client, read):
    factories.article("Draft")
    factories.published("Seen", at=NOON)
    factories.published("Embargoed", at=timezone.now() + DAY)
    workflow.withdraw(factories.published("Withdrawn", at=NOON - 2 * DAY), by=None, notice="Wrong.")
    expired = factories.published("Expired", at=NOON + 2 * DAY)
    Article.objects.filter(pk=expired.pk).update(live_until=timezone.now())
    assert read("/archive/").xpath("//section//a/@href") == ["/archive/2026/05/"]
    tree = read("/archive/2026/05/")
    assert headlines(tree) == ["Seen"]
    assert links(tree, "Days with stories") == ["/archive/2026/05/04/"]
    assert links(read("/archive/2026/05/04/"), "Other days") == []
    assert headlines(read("/archive/2026/05/06/")) == []
    assert client.get("/archive/2026/11/26/").status_code == 404


def test_an_address_without_zeros_leads_to_the_one_with_them(client):
    factories.published(at=NOON)
    for wrong, right in (("/archive/2026/5/4/", "/archive/2026/05/04/"), ("/archive/2026/5/", "/archive/2026/05/")):
        response = client.get(wrong)
        assert (response.status_code, response["Location"]) == (301, right)


@pytest.mark.parametrize("start", ["", "/lite"])
def test_a_year_leads_to_the_archive(client, start):
    response = client.get(f"{start}/archive/2026/")
    assert (response.status_code, response["Location"]) == (301, f"{start}/archive/")
    for year in ("1604", "9999", "0000"):
        assert client.get(f"{start}/archive/{year}/").status_code == 404


def test_each_page_has_one_address_and_an_empty_one_is_kept_out_of_search_engines(read):
    factories.published(at=NOON)
    assert read("/archive/2026/05/04/").xpath("//link[@rel='canonical']/@href") == [
        "http://localhost:8000/archive/2026/05/04/"
    ]
    assert read("/archive/2026/05/05/").xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(
    "path",
    [
        *("2026/13/", "2026/00/", "2026/02/30/", "2026/05/00/", "2026/11/26/", "2026/12/", "9999/12/31/", "0000/01/"),
        *("0001/01/01/", "1604/12/31/", "2026/05/03/", "2026/04/", "٢٠٢٦/05/", "2026/05/04/?before=x", "2026/5/04/05/"),
    ],
)
def test_senseless_dates_are_not_found(client, path):
    factories.published(at=NOON)
    assert client.get(f"/archive/{path}").status_code == 404


def test_an_empty_newsroom_has_an_empty_archive(client, read):
    assert "Nothing has been published yet." in read("/archive/").text_content()
    assert client.get("/archive/2026/05/").status_code == 404


@pytest.mark.parametrize("path", ["", "2026/05/", "2026/05/04/"])
@pytest.mark.parametrize("count", [1, 25])
def test_a_page_takes_at_most_seven_queries(client, path, count, django_assert_max_num_queries):
    photo = factories.photo()
    for number in range(count):
        factories.published(f"Story {number}", at=NOON + timedelta(minutes=number), by=["Mira Okafor"], lead=photo)
    with django_assert_max_num_queries(7):
        response = client.get(f"/archive/{path}")
    assert response.status_code == 200
    assert not response.cookies
