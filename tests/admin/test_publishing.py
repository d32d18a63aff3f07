"""Publishing, withdrawing and deleting from the story form."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article
from tests import factories
from tests.admin.test_article_form import may, page, typed

pytestmark = pytest.mark.django_db
EDITOR = ("view_article", "change_article", "add_article", "delete_article")


def withdrawal(story: Article) -> str:
    return reverse("admin:articles_article_step", args=[story.pk, "withdraw"])


@pytest.fixture
def chief(client):
    client.force_login(may(*EDITOR, "publish_article"))
    return client


@pytest.fixture
def writer(client):
    client.force_login(may(*EDITOR))
    return client


def test_publishing_saves_what_was_typed_and_shows_it_to_readers(chief):
    story = factories.article()
    chief.post(page(story), typed(chief, page(story), headline="Out now", _publish=1))
    assert Article.objects.public().get().live.headline == "Out now"


def test_a_story_that_lacks_something_is_saved_and_says_what_and_where(chief):
    story = factories.article(section=None)
    response = chief.post(page(story), typed(chief, page(story), headline="Kept", body="", _publish=1), follow=True)
    assertContains(response, 'href="#field-section"')
    assertContains(response, 'href="#field-body"')
    story.refresh_from_db()
    assert (story.state, story.headline) == ("draft", "Kept")


def test_a_caption_without_its_picture_is_told_once_before_and_once_after(chief):
    story = factories.article(body='<p>One.</p><figure data-photo=""><figcaption>A tower</figcaption></figure>')
    assertContains(chief.get(page(story)), "waits for its picture: readers will not see it", count=1)
    response = chief.post(page(story), typed(chief, page(story), _publish=1), follow=True)
    assert "A caption still waits for its picture" in " ".join(map(str, response.context["messages"]))


def test_a_date_in_the_past_is_told_before_and_once_after(chief):
    story = factories.article(first_published_at="2020-03-01T08:00:00Z")
    assertContains(chief.get(page(story)), "Publishing dates it 1 March 2020")
    for told in (True, False):
        response = chief.post(page(story), typed(chief, page(story), _publish=1), follow=True)
        assert ("It is dated 1 March 2020" in " ".join(map(str, response.context["messages"]))) is told


def test_a_writer_without_the_right_is_offered_no_publishing_and_refused_it(writer):
    story = factories.article()
    assertNotContains(writer.get(page(story)), 'name="_publish"')
    data = typed(writer, page(story), headline="Smuggled", _publish=1)
    assert writer.post(page(story), data).status_code == 403
    assert Article.objects.get().headline != "Smuggled"


def test_saving_a_live_story_tells_that_readers_see_an_older_version(chief):
    story = factories.published()
    response = chief.post(page(story), typed(chief, page(story), headline="Newer"), follow=True)
    assertContains(response, "Readers see an older version")
    assertContains(response, "Publish changes")
    assert Article.objects.public().get().live.headline == "Lighthouse to shine again"


def test_withdrawing_asks_for_a_notice_and_keeps_the_story_until_there_is_one(chief):
    story = factories.published()
    assertContains(chief.get(withdrawal(story)), "Notice to readers")
    assertContains(chief.post(withdrawal(story), {"notice": " "}), "Say in a sentence")
    assert Article.objects.public().exists()
    chief.post(withdrawal(story), {"notice": "It was not so."})
    assert Article.objects.withdrawn().get().withdrawal_notice == "It was not so."


def test_a_withdrawn_story_can_be_published_again(chief):
    story = factories.published()
    chief.post(withdrawal(story), {"notice": "It was not so."})
    assertContains(chief.get(page(story)), "Publish again")
    chief.post(page(story), typed(chief, page(story), _publish=1))
    assert Article.objects.public().exists()


def test_a_writer_without_the_right_cannot_withdraw(writer):
    story = factories.published()
    assert writer.get(withdrawal(story)).status_code == 403
    assert writer.post(withdrawal(story), {"notice": "Mine"}).status_code == 403
    assert Article.objects.public().exists()


def test_a_draft_can_be_deleted_and_a_story_that_was_public_cannot(writer):
    draft, public = factories.article(), factories.published()
    assertContains(writer.get(page(draft)), "Delete…")
    assertNotContains(writer.get(page(public)), "Delete…")
    writer.post(reverse("admin:articles_article_delete", args=[draft.pk]), {"post": "yes"})
    assert writer.post(reverse("admin:articles_article_delete", args=[public.pk]), {"post": "yes"}).status_code == 403
    assert list(Article.objects.all()) == [public]
