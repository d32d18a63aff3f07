"""What a cache in front of the site is told: the keys by which to drop each page, and how long to keep it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Article, Author, Section, Source, Topic
from tests import factories

NOON = (timezone.now() + timedelta(days=1)).replace(hour=12)  # far from midnight, at which the front changes
AS_LONG = "max-age=3800, stale-while-revalidate=60, stale-if-error=864000"


@pytest.fixture
def photo():
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    return photo


@pytest.fixture
def story(photo):
    words = {"by": ["Mira Okafor"], "input_from": ["Harbour Press"], "topics": [factories.topic()]}
    return factories.published(lead=photo, **words)


def keys(client, address: str) -> set[str]:
    return set(client.get(address)["Surrogate-Key"].split())


def test_a_story_names_all_that_it_shows(client, story, photo):
    author, topic, source = Author.objects.get(), Topic.objects.get(), Source.objects.get()
    shown = {f"a{story.pk}", f"p{photo.pk}", f"s{story.section_id}"}
    shown |= {f"w{author.pk}", f"t{topic.pk}", f"o{source.pk}"}
    for address in (story.get_absolute_url(), f"/lite{story.get_absolute_url()}"):
        assert keys(client, address) == {"all", *shown}


def test_a_story_names_those_that_it_leads_to(client, story):
    linked = factories.published("Linked", body=f'<p>A.</p><aside data-story="{story.pk}"><p>x</p></aside>')
    later = factories.published("Later", follows=linked)
    arabic = factories.published("Arabic", language="ar", translation_of=linked)
    assert {f"a{other.pk}" for other in (story, later, arabic)} <= keys(client, linked.get_absolute_url())


def test_the_front_names_itself_and_its_stories_with_their_photos(client, story, photo):
    assert keys(client, "/") == {"all", "f1", f"a{story.pk}", f"p{photo.pk}"}


def test_a_list_names_its_subject_and_that_it_lists_its_stories(client, story, photo):
    for letter, subject in (("s", Section), ("t", Topic), ("w", Author)):
        row = subject.objects.get()
        own = {f"{letter}{row.pk}", f"{letter}{row.pk}-stories"}
        assert keys(client, row.get_absolute_url()) == {"all", *own, f"a{story.pk}", f"p{photo.pk}"}
        assert own <= keys(client, f"{row.get_absolute_url()}feed.xml")


def test_what_lists_the_whole_paper_bears_the_key_of_the_front(client, story):
    day = f"/archive/{timezone.now():%Y/%m/%d}/"
    for address in ("/feed.json", "/archive/", day, "/corrections/", "/corrections/feed.xml", "/feeds/"):
        assert "f1" in keys(client, address), address
    for address in ("/feed.json", day):
        assert f"a{story.pk}" in keys(client, address), address


def test_maps_are_dropped_with_the_fronts_and_what_other_sites_show_with_the_story(client, story, photo, settings):
    settings.EDITIONS = {"ar": "", "de": ""}
    for address in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-stories-0.xml", "/news-sitemap.xml"):
        assert keys(client, address) == {"all", "f1", "f2", "f3"}, address
    shown = keys(client, f"/oembed?url=http://localhost:8000{story.get_absolute_url()}")
    assert {f"a{story.pk}", f"p{photo.pk}"} <= shown


def test_a_photo_that_is_not_ready_is_named_so_that_the_page_is_made_anew_when_it_is(client):
    photo = factories.photo()
    story = factories.published(lead=photo)
    for address in ("/", story.get_absolute_url()):
        assert f"p{photo.pk}" in keys(client, address)


def test_other_pages_of_a_story_name_it(client, story, photo):
    for page in ("history/", "pictures/1/"):
        assert {f"a{story.pk}", f"p{photo.pk}"} <= keys(client, f"{story.get_absolute_url()}{page}")


def test_an_address_that_leads_on_and_a_story_that_is_gone_are_named(client, story):
    for page in ("", "history/", "pictures/1/"):
        wrong = f"/elsewhere/old-{story.pk}/{page}"
        assert client.get(wrong).status_code == 301
        assert keys(client, wrong) == {"all", f"a{story.pk}"}
    workflow.withdraw(story, by=None, notice="Wrong.")
    gone = client.get(story.get_absolute_url())
    assert gone.status_code == 410
    assert f"a{story.pk}" in gone["Surrogate-Key"].split()


def test_a_page_about_the_paper_and_one_that_there_is_not(client):
    page = factories.page()
    assert f"g{page.pk}" in keys(client, page.get_absolute_url())
    assert keys(client, "/nothing/") == {"all"}


def test_the_cache_in_front_keeps_a_page_for_an_hour_since_it_is_told(client, story, time_machine):
    time_machine.move_to(NOON)
    for address in ("/", "/coast/", story.get_absolute_url(), "/feed.xml", "/sitemap.xml", "/robots.txt"):
        assert client.get(address)["Surrogate-Control"] == AS_LONG, address


def test_a_search_is_kept_no_longer_than_elsewhere(client, story):
    assert client.get("/search/?q=lighthouse")["Surrogate-Control"].startswith("max-age=30, ")


def test_it_keeps_no_page_beyond_the_next_instant(client, story):
    Article.objects.filter(pk=story.pk).update(live_until=timezone.now() + timedelta(minutes=20))
    control = client.get("/coast/")["Surrogate-Control"]
    assert 1190 <= int(control.split(",")[0].removeprefix("max-age=")) <= 1200
    assert "while-revalidate" not in control


def test_other_networks_are_told_in_their_words(client, story, settings):
    settings.CACHE_KEYS = "cache-tag"
    answer = client.get("/coast/")
    assert set(answer["Cache-Tag"].split(",")) >= {"all", f"a{story.pk}", f"s{story.section_id}-stories"}
    assert answer["CDN-Cache-Control"] == AS_LONG
    assert "Surrogate-Key" not in answer


def test_without_a_cache_that_is_told_nothing_is_kept_for_long(client, story, settings):
    settings.SURROGATE_LIFETIME = 0
    assert "Surrogate-Control" not in client.get("/coast/")


def test_a_preview_is_nobodys(client, story):
    answer = client.get(f"/preview/{story.live.preview_token()}/")
    assert answer.status_code == 200
    assert not {"Surrogate-Control", "Surrogate-Key"} & set(answer.headers)


def test_the_headers_of_the_longest_list_fit_into_what_proxies_have_room_for(client, photo):
    for number in range(60):
        words = {"by": [f"Author {number}"], "input_from": [f"Source {number}"], "lead": photo}
        factories.published(f"Story {number}", section=factories.section(f"Section {number % 6}"), **words)
    for address in ("/", "/feed.xml"):
        headers = client.get(address).headers
        assert sum(len(f"{name}: {value}\r\n") for name, value in headers.items()) < 4096, address
