from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import workflow
from articles.desk.revisions import save_revision
from articles.models import Article
from tests import factories

LISTS = ("/", "/coast/", "/feed.xml", "/coast/feed.xml", "/authors/mira-okafor/", "/authors/mira-okafor/feed.xml")
DAY = timedelta(days=1)


def story(**fields):
    return factories.published("Seals return to the bay", by=["Mira Okafor"], **fields)


def set_times(article, **times):
    Article.objects.filter(pk=article.pk).update(**times)


@pytest.mark.parametrize("address", LISTS)
def test_a_published_story_is_listed(client, address):
    story()
    assert "Seals return" in client.get(address).content.decode()


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "times",
    [
        {"published_at": timezone.now() + DAY},
        {"live_until": timezone.now() - timedelta(seconds=1)},
        {"state": Article.State.WITHDRAWN, "withdrawn_at": timezone.now()},
    ],
    ids=["scheduled", "expired", "withdrawn"],
)
def test_what_is_not_public_is_in_no_list(client, address, times):
    set_times(story(), **times)
    response = client.get(address)
    assert response.status_code == 200
    assert "Seals return" not in response.content.decode()


def test_a_draft_answers_like_a_story_that_never_was(client):
    draft = factories.article("Not yet", slug="not-yet")
    never = client.get("/coast/not-yet-999999/")
    answer = client.get(draft.get_absolute_url())
    assert (answer.status_code, answer.content) == (404, never.content)


@pytest.mark.parametrize("times", [{"at": timezone.now() + DAY}, {"embargoed_until": timezone.now() + DAY}])
def test_a_story_before_its_time_is_not_found(client, times):
    assert client.get(story(**times).get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "times", [{"embargoed_until": timezone.now() + DAY}, {"expires_at": timezone.now() - timedelta(minutes=1)}]
)
def test_times_of_a_working_copy_change_nothing_for_readers(client, times):
    article = story(at=timezone.now() - DAY)
    for name, value in times.items():
        setattr(article, name, value)
    save_revision(article, by=None)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_later_draft_of_a_live_story_is_not_seen(client):
    article = story()
    article.headline = "Seals leave again"
    article.save()
    assert b"Seals leave" not in client.get(article.get_absolute_url()).content


def test_a_withdrawn_story_says_so_and_when_and_why(client):
    article = story(at=timezone.now() - DAY)
    workflow.withdraw(article, by=None, notice="The count was wrong.")
    response = client.get(article.get_absolute_url())
    text = response.content.decode()
    assert response.status_code == 410
    assert "The count was wrong." in text
    assert "Seals return" not in text
    assert timezone.localtime(article.withdrawn_at).isoformat(timespec="seconds") in text


def test_a_story_taken_off_its_schedule_never_was(client):
    article = story(at=timezone.now() + DAY)
    workflow.unschedule(article, by=None)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_story_past_its_time_is_gone(client):
    article = story(at=timezone.now() - DAY)
    set_times(article, live_until=timezone.now() - timedelta(minutes=1))
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert b"no longer available" in response.content


def test_a_related_story_is_linked_only_while_it_is_public(client):
    other = factories.published("Seal count doubles")
    article = factories.published(
        "Seals again", body=f'<p>So.</p><aside data-story="{other.pk}"><p>old words</p></aside>'
    )
    assert "Seal count doubles" in client.get(article.get_absolute_url()).content.decode()
    workflow.withdraw(other, by=None, notice="Wrong.")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "Seal count doubles" not in text
    assert "old words" not in text
