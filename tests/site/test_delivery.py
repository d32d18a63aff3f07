import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from django.utils.http import http_date

from articles.desk import library, workflow
from articles.models import Article
from tests import factories

LONG_AGO = "Mon, 05 Jan 2026 10:00:00 GMT"
PAGES = ("/", "/coast/", "/authors/mira-okafor/", "/feed.xml")


@pytest.fixture
def article():
    return factories.published(by=["Mira Okafor"], lead=factories.photo())


def test_a_page_is_the_same_for_everyone(client, article):
    client.force_login(factories.chief())
    for address in (*PAGES, article.get_absolute_url()):
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert response.status_code == 200
        assert not response.cookies, address
        assert response["Vary"] == "Accept-Encoding", address


def test_caches_may_keep_a_page_for_half_a_minute(client, article, time_machine):
    time_machine.move_to((timezone.now() + timedelta(days=1)).replace(hour=12))  # the front changes at midnight
    for address in (*PAGES, article.get_absolute_url()):
        assert client.get(address)["Cache-Control"] == (
            "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"
        )


def test_a_page_is_kept_no_longer_than_its_story_lives(client, article):
    Article.objects.filter(pk=article.pk).update(live_until=timezone.now() + timedelta(seconds=12))
    control = client.get(article.get_absolute_url())["Cache-Control"]
    assert int(re.search(r"max-age=(\d+)", control)[1]) <= 12
    assert "stale" not in control


def test_nothing_is_kept_beyond_the_second_at_which_a_story_or_a_change_appears(client, article):
    soon = timezone.now() + timedelta(seconds=7)
    story = factories.published("To come", at=soon)
    for address in ("/", article.section.get_absolute_url(), story.get_absolute_url(), "/nothing/"):
        assert int(re.search(r"max-age=(\d+)", client.get(address)["Cache-Control"])[1]) <= 7, address
    workflow.unschedule(story, by=None)
    workflow.publish(article, by=None, at=soon)
    assert int(re.search(r"max-age=(\d+)", client.get("/")["Cache-Control"])[1]) <= 7


def test_absence_is_kept_briefly(client, article):
    assert client.get("/nothing/")["Cache-Control"] == "public, max-age=10"
    workflow.withdraw(article, by=None, notice="Wrong.")
    assert client.get(article.get_absolute_url())["Cache-Control"] == "public, max-age=60"


def test_an_unchanged_page_is_not_sent_again(client, article):
    for address in (*PAGES, article.get_absolute_url()):
        tag = client.get(address)["ETag"]
        response = client.get(address, headers={"if-none-match": tag})
        assert (response.status_code, response.content) == (304, b"")


def test_a_page_says_since_when_it_is_as_it_is(client, article):
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        for address in (*PAGES, article.get_absolute_url(), "/lite/", "/archive/"):
            since = client.get(address)["Last-Modified"]
            assert client.get(address, headers={"if-modified-since": since}).status_code == 304, address
            assert client.get(address, headers={"if-modified-since": LONG_AGO}).status_code == 200, address


def test_a_page_does_not_while_another_change_may_still_be_on_its_way(client, article):
    assert "Last-Modified" not in client.get("/coast/")


def test_the_front_bears_the_date_and_is_kept_no_longer_than_the_day(client, article, settings):
    zone = ZoneInfo(settings.TIME_ZONE)
    tomorrow = datetime.combine(timezone.localdate(timezone=zone) + timedelta(days=1), time.min, zone)
    with time_machine.travel(tomorrow - timedelta(seconds=9)):
        assert int(re.search(r"max-age=(\d+)", client.get("/")["Cache-Control"])[1]) <= 9


def test_yesterdays_front_is_not_todays_even_if_nothing_was_published(client, article, time_machine):
    noon = (timezone.now() + timedelta(days=1)).replace(hour=12)
    time_machine.move_to(noon)
    since = client.get("/")["Last-Modified"]
    time_machine.move_to(noon + timedelta(days=1))
    assert client.get("/", headers={"if-modified-since": since}).status_code == 200
    assert client.get("/coast/", headers={"if-modified-since": since}).status_code == 304


def test_a_corrected_credit_makes_a_new_page(client):
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    address = factories.published(lead=photo).get_absolute_url()
    before = client.get(address)
    photo.credit = "Ida Brandt"
    library.save_photo(photo)
    later = http_date((timezone.now() + timedelta(minutes=1)).timestamp())
    for known in ({"if-none-match": before["ETag"]}, {"if-modified-since": later}):
        after = client.get(address, headers=known)
        assert after.status_code == 200
        assert b"Ida Brandt" in after.content


def test_nothing_but_our_own_pictures_styles_and_scripts_is_loaded(client, article):
    for address in (*PAGES, article.get_absolute_url(), "/nothing/"):
        policy = dict(part.split(" ", 1) for part in client.get(address)["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'none'"
        for kind in ("script-src", "style-src", "img-src", "connect-src"):
            assert policy[kind] == "'self'"
        assert "frame-src" not in policy


def test_pages_only_answer_reading(client, article):
    assert client.post(article.get_absolute_url()).status_code == 405
    assert client.head("/").status_code == 200


def test_the_error_page_needs_no_database(rf, django_db_blocker):
    from articles.site.errors import server_error

    connection.close()
    with django_db_blocker.block():
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"Something went wrong" in response.content
    assert b'<html lang="en" dir="ltr">' in response.content
    assert response.content.count(b">Newsroom</a>") == 2


def test_a_rendition_is_kept_for_a_year(client):
    photo = factories.photo()
    library.make_renditions(photo, ("webp",))
    response = client.get(f"/media/{photo.renditions.first().file.name}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"


@pytest.mark.parametrize(
    "path", ["{original}", "renditions/../{original}", "renditions/%2e%2e/{original}", "renditions/"]
)
def test_originals_have_no_address(client, path):
    photo = factories.photo()
    assert client.get("/media/" + path.format(original=photo.file.name)).status_code == 404


def test_a_rendition_that_is_not_there_is_not_found(client):
    assert client.get("/media/renditions/ab/" + "ab" * 10 + "-320.jpg").status_code == 404
