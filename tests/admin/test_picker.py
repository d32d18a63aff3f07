"""What the photo picker is answered."""

from io import BytesIO

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    client.force_login(factories.chief())
    return lambda **parameters: client.get(reverse("admin:articles_photo_json"), parameters)


def captions(answer) -> list[str]:
    return [photo["caption"] for photo in answer.json()["photos"]]


def test_the_newest_photos_come_first(ask):
    factories.photo("Older.")
    factories.photo("Newer.", colour="navy")
    assert captions(ask()) == ["Newer.", "Older."]


def test_a_photo_that_fits_the_caption_comes_before_newer_ones(ask):
    factories.photo("A heron stands on the weir at Brill.")
    factories.photo("The lighthouse at dusk.", colour="navy")
    answer = ask(suggest="A heron stands on the weir at Brill, on Monday.")
    assert captions(answer) == ["A heron stands on the weir at Brill.", "The lighthouse at dusk."]
    assert [photo.get("suggested", False) for photo in answer.json()["photos"]] == [True, False]


def test_words_find_photos(ask):
    factories.photo("A heron.")
    factories.photo("A lighthouse.", colour="navy")
    assert captions(ask(q="HERON")) == ["A heron."]


def test_photos_are_asked_for_by_their_ids_in_order(ask):
    one, two = factories.photo("One."), factories.photo("Two.", colour="navy")
    assert captions(ask(ids=f"{one.pk},{two.pk},999999,x")) == ["One.", "Two."]


def test_a_photo_says_what_a_story_needs(ask):
    photo = factories.photo()
    assert ask().json()["photos"] == [
        {
            "id": photo.pk,
            "url": f"/admin/articles/photo/{photo.pk}/thumbnail/",
            "picture": f"/admin/articles/photo/{photo.pk}/picture/",
            "width": 640,
            "height": 400,
            "caption": "The lighthouse at dusk.",
            "alt": "A white tower by the sea.",
            "credit": "Harbour Press",
            "hindrance": "",
        }
    ]


def test_the_next_page_goes_on_where_the_last_ended(ask, monkeypatch):
    monkeypatch.setattr("articles.admin.picker.PAGE", 1)
    factories.photo("Older.")
    factories.photo("Newer.", colour="navy")
    following = ask().json()["next"]
    assert captions(ask(before=following)) == ["Older."]


@pytest.mark.parametrize("place", ["yesterday", "2026-01-01_x", "_"])
def test_a_place_that_is_none_is_refused(ask, place):
    assert ask(before=place).status_code == 400


def test_the_number_of_queries_does_not_grow(ask, django_assert_max_num_queries):
    for number in range(6):
        factories.photo(f"Photo {number}.", colour=f"#00{number * 30:02x}40")
    with django_assert_max_num_queries(7):  # three of them for the deadline of a search
        ask(suggest="Photo")


def test_who_may_not_change_a_photo_is_not_offered_to_and_cannot_describe_it(client):
    photo = factories.photo(colour="navy")
    client.force_login(factories.user("rosa", role="reporter"))
    file = BytesIO(factories.picture(colour="navy"))
    file.name = "again.jpg"
    assert "describe" not in client.post(reverse("admin:articles_photo_upload"), {"file": file}).json()["photo"]
    answer = client.post(reverse("admin:articles_photo_describe", args=[photo.pk]), {"caption": "Mine."})
    assert answer.status_code == 403


def test_a_credit_that_is_too_long_is_refused_with_the_reason(client):
    client.force_login(factories.chief())
    photo = factories.photo()
    answer = client.post(reverse("admin:articles_photo_describe", args=[photo.pk]), {"credit": "x" * 2000})
    assert answer.status_code == 400
    assert "characters" in answer.json()["error"]
