"""What the desk notes for itself is on no page, feed, preview or other answer that readers can get."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from articles.desk import drafts, locks, sharing, workflow
from articles.desk.revisions import save_revision
from articles.models import Article, Correction
from tests import factories

pytestmark = pytest.mark.django_db
NOTE = "The-source-is-the-mayor"


@pytest.fixture
def story() -> Article:
    """A story that stands wherever a story can: corrected, changed, tied to others, shared, being typed."""
    noted = {"internal_note": NOTE, "topics": [factories.topic()], "by": ["Mira Okafor"]}
    story = factories.published(lead=factories.photo(), **noted)
    story.corrections.create(kind=Correction.Kind.CORRECTION, text="It was Tuesday.")
    story.headline = "Lighthouse lit"
    workflow.publish(story, by=None)
    factories.published("What came next", follows=story, internal_note=NOTE)
    return story


@pytest.fixture
def addresses(story) -> dict[str, str]:
    """An address of each page of the site, by the name of its route."""
    user = factories.user()
    session = locks.attend(uuid4(), story, by=user, base=1, writes=True)
    locks.keep(session, {"headline": ["Typed"], "internal_note": [NOTE]})
    shared = sharing.share(story, by=user, lifetime="day")
    page = story.get_absolute_url()
    made = {
        "article": page,
        "article_history": f"{page}history/",
        "preview": reverse("site:preview", args=[story.revisions.first().preview_token()]),
        "preview of what is typed": reverse("site:preview", args=[drafts.preview_token(session)]),
        "shared_preview": reverse("site:shared_preview", args=[shared.token]),
    }
    slugs = {"topic": "ferries", "author": "mira-okafor", "section": "coast"}
    for name, slug in slugs.items():
        made |= {name: reverse(f"site:{name}", args=[slug]), f"{name}_feed": reverse(f"site:{name}_feed", args=[slug])}
    return made | {name: reverse(f"site:{name}") for name in ("front", "feed", "corrections", "corrections_feed")}


def test_every_route_of_the_site_is_looked_at(addresses):
    (site,) = [part for part in get_resolver().url_patterns if getattr(part, "namespace", None) == "site"]
    assert {route.name for route in site.url_patterns} - {"media"} <= set(addresses)


def test_the_note_is_nowhere(addresses, story):
    for address in addresses.values():
        answer = Client().get(address)
        assert answer.status_code == 200
        assert re.search("Lighthouse|Typed", answer.content.decode()), address
        assert NOTE not in answer.content.decode(), address


def test_no_revision_holds_the_note(story):
    save_revision(story, by=None, note="Named")
    for values in story.revisions.values():
        assert NOTE not in str(values)


def test_a_story_that_is_gone_does_not_tell_its_note_either(client, story):
    workflow.withdraw(story, by=None, notice="It was wrong.")
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert NOTE not in answer.content.decode()
