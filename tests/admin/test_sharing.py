"""A story's preview for people outside of the desk: given out for a time, and taken back."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk.revisions import save_revision
from articles.models import Article, PreviewLink, TrailEntry, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return factories.article()


@pytest.fixture
def desk(client):
    client.force_login(factories.chief("ines"))
    return client


def page(story: Article) -> str:
    return reverse("admin:articles_article_share", args=[story.pk])


def give_out(desk, story, lifetime="week") -> str:
    """The link's path, as the page shows it."""
    shown = desk.post(page(story), {"lifetime": lifetime}, follow=True)
    address = shown.context["links"][0][1]
    assertContains(shown, f'value="{address}"')
    return urlsplit(address).path


def test_a_link_shows_the_latest_saved_version_to_somebody_without_a_log_in(desk, story):
    link = give_out(desk, story)
    assertContains(Client().get(link), "Lighthouse to shine again")
    story.headline = "Saved since"
    save_revision(story, by=None)
    shown = Client().get(link)
    for words in ("Saved since", "Preview of revision 2", "This link is valid until"):
        assertContains(shown, words)


def test_nobody_keeps_or_finds_the_page_and_it_sets_no_cookie(desk, story):
    link = give_out(desk, story)
    shown = Client().get(link)
    assert (shown["Cache-Control"], shown["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert shown["Referrer-Policy"] == "no-referrer"
    assert not shown.cookies
    assertContains(shown, '<meta name="robots" content="noindex">')


@pytest.mark.parametrize(("lifetime", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_a_link_expires_at_its_time_and_tells_nothing_then(desk, story, lifetime, days):
    link = give_out(desk, story, lifetime)
    over = timezone.now() + timedelta(days=days)
    with time_machine.travel(over - timedelta(minutes=1)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(over + timedelta(minutes=1)):
        shown = Client().get(link)
        assertContains(shown, "This link is no longer valid", status_code=410)
        assertNotContains(shown, "Lighthouse", status_code=410)
        assert shown["Cache-Control"] == "private, no-store"


def test_a_link_is_revoked_at_a_click_and_the_others_hold(desk, story):
    first, second = give_out(desk, story), give_out(desk, story)
    number = story.preview_links.last().pk
    shown = desk.post(page(story), {"revoke": number}, follow=True)
    assertContains(shown, "Revoked by Ines")
    gone = Client().get(first)
    assertContains(gone, "This link is no longer valid", status_code=410)
    assertNotContains(gone, "Lighthouse", status_code=410)
    assert Client().get(second).status_code == 200


def test_the_links_of_another_story_are_not_revoked_here(desk, story):
    link = give_out(desk, story)
    other = factories.article("Another")
    for number in (story.preview_links.get().pk, "x", "9" * 30):
        assertContains(desk.post(page(other), {"revoke": number}, follow=True), "no such link")
    assert Client().get(link).status_code == 200


def test_the_page_says_who_gave_out_what_until_when_and_the_trail_keeps_it(desk, story):
    give_out(desk, story)
    assertContains(desk.get(page(story)), "Given out by Ines")
    entry = TrailEntry.objects.get(table="articles_previewlink")
    assert (entry.actor_name, entry.article) == ("ines", story.pk)


def test_a_length_that_is_not_offered_gives_nothing_out(desk, story):
    assertContains(desk.post(page(story), {"lifetime": "ever"}), "not one of the available choices")
    assert not PreviewLink.objects.exists()


def test_a_made_up_link_leads_nowhere(desk, story):
    assert Client().get(f"{give_out(desk, story)}x".replace("/x", "x/")).status_code == 404
    assert Client().get("/preview/shared/x/").status_code == 404


def test_a_reporter_shares_own_stories_alone(client, story):
    rita = factories.user("rita", role=User.Role.REPORTER)
    own = factories.article("Own", created_by=rita)
    client.force_login(rita)
    assertContains(client.get(reverse("admin:articles_article_change", args=[own.pk])), page(own))
    assert client.post(page(own), {"lifetime": "day"}).status_code == 302
    assert client.post(page(story), {"lifetime": "day"}).status_code == 403
