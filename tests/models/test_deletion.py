"""Nothing takes a story along."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.models import Article, Photo
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_section_with_stories_stays():
    story = factories.article()
    with pytest.raises(ProtectedError):
        story.section.delete()


def test_a_named_author_stays():
    story = factories.article(by=["Mira Okafor"])
    with pytest.raises(ProtectedError):
        story.bylines.get().author.delete()


def test_a_named_source_stays():
    story = factories.article(input_from=["Harbour Press"])
    with pytest.raises(ProtectedError):
        story.attributions.get().source.delete()


def test_a_photo_in_a_story_stays():
    photo = factories.photo()
    factories.published(lead=photo)
    with pytest.raises(ProtectedError):
        photo.delete()


def test_a_photo_that_only_readers_still_see_stays():
    photo = factories.photo()
    story = factories.published(lead=photo)
    story.captions.all().delete()
    with pytest.raises(IntegrityError, match="readers see"), transaction.atomic():
        Photo.objects.all().delete()


def test_a_user_leaves_alone():
    ines = factories.user("ines")
    story = factories.article(created_by=ines)
    ines.delete()
    story.refresh_from_db()
    assert story.created_by is None


def test_a_story_that_was_public_is_not_deleted():
    factories.published()
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        Article.objects.all().delete()
    assert Article.objects.count() == 1


def test_a_draft_can_be_deleted_with_all_that_is_its_own():
    story = factories.article(by=["Mira Okafor"], input_from=["Harbour Press"])
    story.delete()
    assert not Article.objects.exists()
