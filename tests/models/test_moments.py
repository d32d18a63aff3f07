"""When something that readers see changed last, and when the clock will next change it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import library, readership, workflow
from articles.desk.revisions import save_revision
from articles.models import Article, Author, Moments, Photo
from tests import factories

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=5)


@pytest.fixture
def story():
    return factories.published(by=["Mira Okafor"], lead=factories.photo())


def last():
    return Moments.of_now().last


def test_an_empty_newsroom_has_none():
    assert Moments.of_now() == Moments(None, None)


def test_what_the_desk_alone_sees_is_no_change(story):
    before = last()
    story.headline = "Typed and not published"
    save_revision(story, by=None)
    factories.article("A draft")
    factories.user()
    assert last() == before


def correct_credit(story):
    photo = Photo.objects.get()
    photo.credit = "Ida Brandt"
    library.save_photo(photo)


def rename_author(story):
    author = Author.objects.get()
    author.job_title = "Editor"
    author.save()


def rank(story):
    readership.add({story.pk: readership.FEWEST})
    readership.rank()


@pytest.mark.parametrize(
    "change",
    [
        lambda story: workflow.withdraw(story, by=None, notice="Wrong."),
        lambda story: factories.published("Another"),
        lambda story: library.make_renditions(Photo.objects.get(), ("jpeg",)),
        lambda story: factories.page(),
        lambda story: factories.section("Harbour"),
        correct_credit,
        rename_author,
        rank,
    ],
)
def test_what_readers_see_is_one(story, change):
    before = last()
    change(story)
    assert last() > before


def test_the_clock_makes_some_too(story):
    at = timezone.now() + SOON
    Article.objects.filter(pk=story.pk).update(live_until=at)
    assert Moments.of_now().next == at
    Article.objects.filter(pk=story.pk).update(live_until=timezone.now())
    assert Moments.of_now().next is None


@pytest.mark.parametrize("field", ["embargoed_until", "rights_expire_at"])
def test_the_rights_of_a_photo_begin_and_end_by_the_clock(story, field):
    at = timezone.now() + SOON
    Photo.objects.update(**{field: at})
    assert Moments.of_now().next == at


def test_the_first_of_several_comes_next(story):
    now = timezone.now()
    for minutes in (9, 3, 6):
        factories.published(f"In {minutes} minutes", at=now + timedelta(minutes=minutes))
    assert Moments.of_now().next == now + timedelta(minutes=3)
