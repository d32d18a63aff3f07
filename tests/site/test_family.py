"""The earlier and the later stories at the foot of a story, and how the desk ties them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.desk.revisions import restore, save_revision
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier() -> Article:
    return factories.published("Lighthouse goes dark")


@pytest.fixture
def story(earlier) -> Article:
    return factories.published("Lighthouse to shine again", follows=earlier)


def public_page(client, story):
    return client.get(Article.objects.get(pk=story.pk).get_absolute_url())


def test_readers_find_what_came_before_and_what_came_after(client, earlier, story):
    before = public_page(client, story)
    assertContains(before, "What came before")
    assertContains(before, f'<a href="{earlier.get_absolute_url()}"')
    assertNotContains(before, "What came after")
    after = public_page(client, earlier)
    assertContains(after, "What came after")
    assertContains(after, f'<a href="{story.get_absolute_url()}"')


def test_readers_hear_of_no_story_that_is_not_public(client, earlier, story):
    factories.article("A draft that carries it on", follows=story)
    workflow.withdraw(earlier, by=None, notice="Wrong.")
    shown = public_page(client, story)
    for words in ("A draft that carries it on", "Lighthouse goes dark", "What came"):
        assertNotContains(shown, words)


def test_a_tie_reaches_readers_with_publishing_not_with_saving(client, earlier):
    story = factories.published("Seals return")
    story.follows = earlier
    save_revision(story, by=None)
    assertNotContains(public_page(client, story), "What came before")
    workflow.publish(story, by=None)
    assertContains(public_page(client, story), "What came before")


def test_a_story_with_its_family_takes_four_queries(client, earlier, story, django_assert_max_num_queries):
    for number in range(8):
        factories.published(f"Later {number}", follows=story)
    address = Article.objects.get(pk=story.pk).get_absolute_url()
    with django_assert_max_num_queries(4):
        assertContains(client.get(address), "Later 7")


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


def test_the_desk_ties_corrects_and_removes(desk, earlier):
    other, story = factories.article("Another"), factories.article("Seals return")
    for tied in (earlier, other, None):
        desk.post(page(story), typed(desk, page(story), follows=tied.pk if tied else ""))
        story.refresh_from_db()
        assert story.follows == tied
    assert [revision.follows for revision in story.revisions.all()] == [None, other.pk, earlier.pk, None]


def test_both_sides_say_so_in_their_forms(desk, earlier, story):
    assertContains(desk.get(page(story)), "Lighthouse goes dark")
    assertContains(desk.get(page(earlier)), "Carried on by")


def test_no_story_follows_itself_or_what_follows_it(desk, earlier, story):
    last = factories.article("And on it goes", follows=story)
    for tied in (earlier, story, last):
        answer = desk.post(page(earlier), typed(desk, page(earlier), follows=tied.pk))
        assertContains(answer, "carries this one on")
    earlier.refresh_from_db()
    assert earlier.follows is None


def test_a_version_is_restored_without_a_tie_that_would_close_a_circle(earlier):
    story = factories.article("Seals return", follows=earlier)
    story.follows = None
    save_revision(story, by=None)
    earlier.follows = story
    save_revision(earlier, by=None)
    restore(story.revisions.get(number=1), by=None)
    story.refresh_from_db()
    assert story.follows is None


@pytest.mark.parametrize("number", ["x", "-1", "999999", "9" * 30])
def test_a_story_that_is_not_there_is_refused(desk, number):
    story = factories.article("Seals return")
    answer = desk.post(page(story), typed(desk, page(story), follows=number))
    assert answer.status_code == 200
    assert answer.context["form"].errors["follows"]


def test_what_one_may_not_see_one_cannot_tie(client):
    hidden = factories.article("A scandal in town", section=factories.section("Town"))
    story = factories.article("Seals return")
    editor = factories.user("coralie", role=User.Role.EDITOR)
    editor.sections.add(story.section)
    client.force_login(editor)
    answer = client.post(page(story), typed(client, page(story), follows=hidden.pk))
    assertContains(answer, "not there any more")
    assertNotContains(answer, "A scandal in town")


def test_two_changes_that_cross_name_the_earlier_story_by_its_headline(desk, earlier):
    story, other = factories.article("Seals return"), factories.article("Another")
    mine = typed(desk, page(story), follows=earlier.pk) | {"tab": "6f1f8c0e-5c3e-4b0e-9d59-0a4d3f1f3c11"}
    desk.post(page(story), typed(desk, page(story), follows=other.pk))
    shown = desk.get(desk.post(page(story), mine | {"merge": "2"}).url)
    assertContains(shown, "theirs was “Another”")


def test_making_an_update_ties_it(desk, earlier):
    desk.post(reverse("admin:articles_article_step", args=[earlier.pk, "update"]))
    update = earlier.later.get()
    assert update.revisions.get().follows == earlier.pk
