"""While somebody writes a story, the server takes changes of it from nobody else, by whatever door they come."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from articles.models import Article, Caption, User
from tests import factories
from tests.admin.test_editing import Desk

pytestmark = pytest.mark.django_db
SAID = "Ines writes this story, since"


@pytest.fixture
def story() -> Article:
    return factories.published()


@pytest.fixture
def ines(story) -> Desk:
    """She writes the story."""
    desk = Desk(factories.chief("ines"), story)
    desk.opens()
    return desk


@pytest.fixture
def jon(ines, story) -> Desk:
    return Desk(factories.user("jon", role=User.Role.CHIEF), story)


def address(name: str, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=args)


@pytest.mark.parametrize("button", ["_save", "_submit", "_approve", "_publish", "overwrite", "merge"])
def test_a_save_is_refused_says_who_writes_and_keeps_what_was_typed(jon, story, button):
    answer = jon.client.post(jon.page, jon.form() | {"headline": "Of Jon", button: 1}, follow=True)
    assertRedirects(answer, jon.page)
    for words in (SAID, "Take over", "What you typed is kept"):
        assertContains(answer, words)
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Lighthouse to shine again", 1)
    assertContains(jon.client.get(address("kept", jon.tab)), "Of Jon")
    jon.takes_over()
    page = jon.client.get(f"{jon.page}?kept={jon.tab}")
    assert page.context["form"]["headline"].value() == "Of Jon"


def test_no_version_is_restored_named_or_given_its_time_meanwhile(jon, story):
    restored = jon.client.post(address("restore", story.pk, 1), follow=True)
    named = jon.client.post(address("name_version", story.pk), {"name": "Before the lawyers"}, follow=True)
    scheduled = jon.client.post(address("schedule", story.pk), {"at": "2099-01-01T08:00"})
    for answer in (restored, named, scheduled):
        assertContains(answer, SAID)
    story.refresh_from_db()
    assert (story.revisions.count(), story.next) == (1, None)


def test_no_step_is_taken_meanwhile_and_its_words_stay_in_the_page(jon, story):
    answer = jon.client.post(address("step", story.pk, "withdraw"), {"notice": "We got it wrong."})
    assertContains(answer, SAID)
    assertContains(answer, "We got it wrong.")
    assert Article.objects.public().exists()


def test_an_update_of_the_story_is_a_story_of_its_own(jon, story):
    jon.client.post(address("step", story.pk, "update"))
    assert story.later.exists()


def test_the_story_is_not_deleted_meanwhile(client):
    draft = factories.article()
    Desk(factories.chief("ines"), draft).opens()
    client.force_login(factories.user("jon", role=User.Role.CHIEF))
    assertContains(client.post(address("delete", draft.pk), {"post": "yes"}, follow=True), SAID)
    assert Article.objects.filter(pk=draft.pk).exists()


def test_no_caption_gets_its_picture_from_the_library_meanwhile(jon, story):
    caption = story.captions.create(role=Caption.Role.LEAD, text="Seals.")
    photo = factories.photo()
    use = reverse("admin:articles_photo_use", args=[photo.pk, caption.pk])
    assertContains(jon.client.post(use, follow=True), SAID)
    caption.refresh_from_db()
    assert caption.photo is None


def test_whoever_writes_and_whoever_took_over_save_as_ever(ines, jon, story):
    ines.client.post(ines.page, ines.form() | {"headline": "Of Ines"})
    jon.takes_over()
    jon.client.post(jon.page, jon.form() | {"headline": "Of Jon"})
    assertContains(ines.client.post(ines.page, ines.form() | {"headline": "Late"}, follow=True), "Jon writes")
    assert [revision.headline for revision in story.revisions.all()][:2] == ["Of Jon", "Of Ines"]


def test_who_may_not_change_the_story_is_not_told_who_writes_it(ines, client, story):
    client.force_login(factories.user("rita", role=User.Role.REPORTER))
    assert client.post(ines.page, {"headline": "Of Rita"}).status_code == 403
