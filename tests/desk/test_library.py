"""The picture library's verbs: the same file once, credits tied to sources, waiting captions filled, nothing lost."""

import pytest
from django.core.files.storage import default_storage

from articles.desk import library
from articles.models import Caption, Photo
from articles.photos.imaging import RefusedError
from tests import factories

pytestmark = pytest.mark.django_db
WAITING = '<figure data-photo="" data-size="column"><figcaption>A heron.</figcaption></figure><p>It flew.</p>'


def test_the_original_is_kept_byte_for_byte():
    data = factories.picture()
    photo, created = library.add_photo(data, "dusk.jpg", by=None)
    assert created
    with default_storage.open(photo.file.name) as file:
        assert file.read() == data


def test_the_same_file_is_recognised_under_another_name():
    first, _ = library.add_photo(factories.picture(), "dusk.jpg", by=None)
    assert library.add_photo(factories.picture(), "copy.jpg", by=None) == (first, False)


def test_a_file_whose_name_says_another_format_is_refused_with_the_way_out():
    with pytest.raises(RefusedError, match=r"ends in \.jpg, but it is a picture in the format PNG\. .* end in \.png"):
        library.add_photo(factories.picture(format="PNG"), "dusk.JPG", by=None)
    for name in ("dusk.png", "dusk", "dusk.2019"):
        library.add_photo(factories.picture(format="PNG"), name, by=None)


def test_a_refused_file_leaves_nothing_behind():
    with pytest.raises(RefusedError):
        library.add_photo(factories.picture()[:2000], "half.jpg", by=None)
    assert not Photo.objects.exists()


def test_a_credit_is_tied_to_the_sources_it_names():
    agency = factories.source("Nordlys", other_names=["NL"])
    photo = factories.photo(credit="Edda Holm/NL")
    assert [row.source for row in photo.attributions.all()] == [agency]
    photo.credit = "Edda Holm"
    library.save_photo(photo)
    assert not photo.attributions.exists()


def test_a_waiting_caption_takes_the_photo_everywhere_it_says_the_same():
    photo, story = factories.photo(), factories.article(body=WAITING)
    lead = Caption.objects.create(article=story, role=Caption.Role.LEAD, text="A heron.")
    revision = library.fill_waiting(lead, photo, by=None)
    assert {caption.photo for caption in story.captions.all()} == {photo}
    assert revision.photo_ids == [photo.pk]
    assert revision.number == 2


def test_another_caption_goes_on_waiting():
    photo = factories.photo()
    story = factories.article(body=WAITING + WAITING.replace("A heron.", "A gull."))
    library.fill_waiting(story.captions.get(text="A heron."), photo, by=None)
    assert [caption.text for caption in story.captions.waiting()] == ["A gull."]


def test_a_used_photo_is_not_deleted_and_its_stories_are_named():
    photo = factories.photo()
    story = factories.published(lead=photo)
    with pytest.raises(library.PhotoInUse, match="Lighthouse to shine again") as refusal:
        library.delete_photo(photo)
    assert refusal.value.articles == [story]
    assert default_storage.exists(photo.file.name)


def test_a_deleted_photo_takes_its_files_along(django_capture_on_commit_callbacks):
    photo = factories.photo()
    names = [photo.file.name]
    for credit in ("Harbour Press", "Ida Brandt"):
        photo.credit = credit
        library.make_renditions(photo, formats=("webp",))
        names += [row["name"] for row in Photo.objects.with_renditions().get().rendition_rows]
    with django_capture_on_commit_callbacks(execute=True):
        library.delete_photo(photo)
    assert len(set(names)) >= 3
    assert not any(default_storage.exists(name) for name in names)


def test_a_credit_that_is_put_back_brings_back_its_renditions():
    photo = factories.photo()
    seen = []
    for credit in ("Harbour Press", "Ida Brandt", "Harbour Press"):
        photo.credit = credit
        library.make_renditions(photo, formats=("webp",))
        seen.append(sorted(row["name"] for row in Photo.objects.with_renditions().get().rendition_rows))
    assert seen[0] == seen[2] != seen[1]
    assert len(seen[0]) == len(seen[1])
