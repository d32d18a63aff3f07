"""The picture library: what is taken in, found, described and let go."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Caption, Photo
from articles.photos import imaging
from tests import factories
from tests.photos import pictures

pytestmark = pytest.mark.django_db

LIBRARY = "/admin/articles/photo/"


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


def upload(client, data: bytes, name: str = "picture.jpg"):
    return client.post(reverse("admin:articles_photo_upload"), {"file": SimpleUploadedFile(name, data)})


def test_a_photo_brings_its_caption_and_credit_along(desk):
    block = pictures.iim_block(("2:120", b"A heron on the weir."), ("2:110", b"Nordlys"), ("2:80", b"Edda Holm"))
    answer = upload(desk, pictures.jpeg_with(pictures.app13(block))).json()
    assert answer["created"]
    assert (answer["photo"]["caption"], answer["photo"]["credit"]) == ("A heron on the weir.", "Nordlys")
    assert Photo.objects.get().creators == ["Edda Holm"]


def test_the_same_file_twice_is_one_photo(desk):
    first, second = (upload(desk, factories.picture()).json() for _ in range(2))
    assert second["photo"]["id"] == first["photo"]["id"]
    assert not second["created"]
    assert Photo.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        pytest.param(factories.picture()[:2000], 400, "damaged or breaks off", id="truncated"),
        pytest.param(b"<!doctype html><title>Not found</title>", 400, "web page", id="HTML named .jpg"),
        pytest.param(pictures.png_header(20_000, 10_000), 400, "200 megapixels", id="200 megapixels"),
        pytest.param(pictures.png_header(100_000, 100_000), 400, "megapixels", id="bomb"),
        pytest.param(b"\xff\xd8\xff" + bytes(60 * 1024**2), 413, "60 MB", id="60 MB"),
        pytest.param(b"", 400, "empty", id="empty"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(desk, data, status, told):
    answer = upload(desk, data)
    assert answer.status_code == status
    assert told in answer.json()["error"]
    assert not Photo.objects.exists()


def test_without_a_file_there_is_a_sentence_too(desk):
    answer = desk.post(reverse("admin:articles_photo_upload"))
    assert answer.status_code == 400
    assert "No file" in answer.json()["error"]


def test_what_is_too_large_is_refused_unread(desk, monkeypatch):
    monkeypatch.setattr(imaging, "MAX_BYTES", 10)
    assert upload(desk, factories.picture()).status_code == 413


def test_several_files_without_scripts(desk):
    files = [SimpleUploadedFile(f"{colour}.jpg", factories.picture(colour=colour)) for colour in ("teal", "navy")]
    page = desk.post(f"{LIBRARY}add/", {"file": [*files, SimpleUploadedFile("page.jpg", b"<html>")]}, follow=True)
    assert Photo.objects.count() == 2
    assert [str(message)[:9] for message in page.context["messages"]] == ["page.jpg:", "2 photos "]


def test_the_library_is_searched_by_words(desk):
    factories.photo("A heron on the weir.")
    factories.photo("The lighthouse at dusk.", colour="navy")
    page = desk.get(LIBRARY, {"q": "heron"}).content.decode()
    assert "A heron on the weir." in page
    assert "lighthouse" not in page


@pytest.mark.parametrize(
    ("shown", "caption"),
    [("no-credit", "Nobody knows whose."), ("no-alt", "Silent."), ("unused", "Nobody knows whose.|Silent.")],
)
def test_the_library_shows_what_is_lacking(desk, shown, caption):
    factories.published(lead=factories.photo("Well described."))
    factories.photo("Nobody knows whose.", colour="navy", credit="")
    factories.photo("Silent.", colour="teal", alt_text="")
    found = {photo.caption for photo in desk.get(LIBRARY, {"show": shown}).context["photos"]}
    assert found == set(caption.split("|"))


def test_a_photo_of_a_live_revision_is_in_use_after_the_working_copy_dropped_it(desk):
    photo = factories.photo()
    factories.published(lead=photo)
    Caption.objects.all().delete()
    assert list(Photo.objects.unused()) == []
    page = desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"}).content.decode()
    assert "Lighthouse to shine again" in page
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_a_used_photo_is_kept_and_its_stories_are_named(desk):
    photo = factories.photo()
    factories.published("Fog over the bay", lead=photo)
    page = desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"}).content.decode()
    assert "cannot be deleted" in page
    assert "Fog over the bay" in page
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_an_unused_photo_is_deleted(desk):
    photo = factories.photo()
    desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()


def test_the_form_saves_words_lists_and_focal_point(desk):
    photo = factories.photo()
    page = desk.get(f"{LIBRARY}{photo.pk}/change/")
    values = page.context["adminform"].form.initial
    data = {name: value for name, value in values.items() if isinstance(value, str | float)}
    data |= {"creators": "Ana Ruiz, Jon Dahl,", "keywords": "", "persons": "", "focal_x": "0.25", "caption": "New."}
    assert desk.post(f"{LIBRARY}{photo.pk}/change/", data).status_code == 302
    photo.refresh_from_db()
    assert (photo.creators, photo.focal_x, photo.caption) == (["Ana Ruiz", "Jon Dahl"], 0.25, "New.")


def test_the_form_names_the_stories_and_the_waiting_captions(desk):
    photo = factories.photo("A heron stands on the weir at Brill.")
    factories.published("Fog over the bay", lead=photo)
    story = factories.article("Birds return")
    waiting = Caption.objects.create(article=story, role="lead", text="A heron on the weir at Brill on Monday.")
    page = desk.get(f"{LIBRARY}{photo.pk}/change/")
    assert [str(article) for article in page.context["stories"]] == ["Fog over the bay"]
    assert page.context["waiting"] == [waiting]


def test_a_waiting_caption_is_given_the_photo(desk):
    photo, story = factories.photo(), factories.article("Birds return")
    caption = Caption.objects.create(article=story, role="lead", text="A heron.")
    address = reverse("admin:articles_photo_use", args=[photo.pk, caption.pk])
    desk.post(address)
    assert story.captions.get().photo == photo
    assert "waits no longer" in desk.post(address, follow=True).content.decode()


def test_what_the_file_said_is_shown(desk):
    block = pictures.iim_block(("2:110", b"Nordlys"))
    photo = upload(desk, pictures.jpeg_with(pictures.app13(block))).json()["photo"]
    assert "What was read from the file" in desk.get(f"{LIBRARY}{photo['id']}/change/").content.decode()


def test_a_small_picture_is_made_where_no_rendition_stands(desk):
    photo = factories.photo()
    answer = desk.get(reverse("admin:articles_photo_thumbnail", args=[photo.pk]))
    assert pictures.opened(BytesIO(answer.content).getvalue()).size == (320, 200)
    assert "private" in answer["Cache-Control"]


def test_the_library_asks_as_much_for_many_photos_as_for_one(desk, django_assert_max_num_queries):
    for number in range(6):
        factories.photo(f"Photo {number}.", colour=f"#00{number * 30:02x}40")
    with django_assert_max_num_queries(4):
        desk.get(LIBRARY)


def test_pages_follow_one_another_without_gap(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.picker.PAGE", 2)
    made = [factories.photo(f"Photo {number}.", colour=f"#00{number * 30:02x}40").pk for number in range(5)]
    seen, place = [], ""
    while not seen or place:
        context = desk.get(LIBRARY, {"before": place} if place else {}).context
        seen += [photo.pk for photo in context["photos"]]
        place = context["next"]
    assert seen == made[::-1]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "name", ["changelist", "add", "json", "upload", "thumbnail", "picture", "change", "delete", "use"]
)
def test_strangers_and_those_without_permission_stay_outside(client, name, method):
    photo = factories.photo()
    story = factories.article()
    caption = Caption.objects.create(article=story, role="lead", text="A heron.")
    args = {"use": [photo.pk, caption.pk]}.get(
        name, [photo.pk] if name in ("thumbnail", "picture", "change", "delete") else []
    )
    address = reverse(f"admin:articles_photo_{name}", args=args)
    assert "/login/" in getattr(client, method)(address).headers["Location"]
    client.force_login(factories.user(is_staff=True))
    assert getattr(client, method)(address).status_code in (403, 405)
    assert Photo.objects.get().caption == photo.caption
    assert Caption.objects.get().photo is None


def test_rights_are_set_on_the_photo_and_marked_wherever_it_is_offered(desk):
    photo = factories.photo()
    page = reverse("admin:articles_photo_change", args=[photo.pk])
    assertNotContains(desk.get(page), "Rights have expired")
    form = desk.get(page).context["adminform"].form
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    response = desk.post(page, typed | {"rights_expire_at": "2020-01-31T12:00:00"})
    assert response.status_code == 302
    photo.refresh_from_db()
    assert photo.rights_expire_at.year == 2020
    for address in (page, LIBRARY, f"{LIBRARY}?show=barred", reverse("admin:articles_photo_json")):
        assertContains(desk.get(address), "Rights have expired")
