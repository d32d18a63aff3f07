"""A photo that may not be shown, or not yet, or no longer, is shown nowhere, by the clock alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import library
from articles.models import Photo
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PAGES = ("/", "/coast/", "/feed.xml", "story")


@pytest.fixture
def photo():
    photo = factories.photo(colour="navy")
    library.make_renditions(photo, ("jpeg",))
    return photo


@pytest.fixture
def pages(client, photo):
    """All that readers get of a story that shows the photo above the text and in it, put together."""
    body = f'<p>One.</p><figure data-photo="{photo.pk}"><figcaption>At dusk</figcaption></figure>'
    story = factories.published(lead=photo, body=body, at=timezone.now() - HOUR)

    def pages() -> str:
        addresses = [story.get_absolute_url() if page == "story" else page for page in PAGES]
        return "".join(client.get(address).content.decode() for address in addresses)

    pages.address = story.get_absolute_url()
    return pages


@pytest.fixture
def clock(monkeypatch):
    now = timezone.now()

    def move(by: timedelta):
        monkeypatch.setattr(timezone, "now", lambda: now + by)

    return move


def set_rights(photo, **rights):
    Photo.objects.filter(pk=photo.pk).update(**rights)


def test_a_photo_without_limits_is_on_every_page(pages):
    assert pages().count("/media/renditions/") >= len(PAGES)
    assert '"creditText"' in pages()


def test_a_denied_photo_is_on_no_page_in_no_feed_and_in_no_structured_data(pages, photo):
    set_rights(photo, denied=True)
    assert "/media/renditions/" not in pages()
    assert '"creditText"' not in pages()
    assert "Lighthouse to shine again" in pages()


def test_a_photo_vanishes_at_the_instant_its_rights_expire(pages, photo, clock):
    end = timezone.now() + HOUR
    set_rights(photo, rights_expire_at=end)
    clock(end - timezone.now() - timedelta(seconds=1))
    assert "/media/renditions/" in pages()
    clock(HOUR + timedelta(seconds=1))
    assert "/media/renditions/" not in pages()


def test_a_photo_appears_at_the_instant_its_embargo_ends(pages, photo, clock):
    set_rights(photo, embargoed_until=timezone.now() + HOUR)
    assert "/media/renditions/" not in pages()
    clock(HOUR + timedelta(seconds=1))
    assert "/media/renditions/" in pages()


def test_no_cache_keeps_the_page_beyond_the_rights_of_its_photos(client, pages, photo):
    set_rights(photo, rights_expire_at=timezone.now() + timedelta(seconds=10))
    answer = client.get(pages.address)["Cache-Control"]
    assert "must-revalidate" in answer
    assert any(f"max-age={seconds}" in answer.split(", ") for seconds in range(11))


@pytest.mark.parametrize(
    ("rights", "named"),
    [
        ({}, None),
        ({"denied": True}, "denied"),
        ({"rights_expire_at": timezone.now() - HOUR}, "expired"),
        ({"rights_expire_at": timezone.now() + HOUR}, None),
        ({"embargoed_until": timezone.now() + HOUR}, "embargoed"),
        ({"embargoed_until": timezone.now() - HOUR}, None),
    ],
)
def test_what_bars_a_photo_is_named_and_the_query_says_the_same(photo, rights, named):
    set_rights(photo, **rights)
    photo.refresh_from_db()
    assert photo.hindrance() == named
    assert Photo.objects.usable().exists() == (named is None)
    assert Photo.objects.barred().exists() == (named is not None)
