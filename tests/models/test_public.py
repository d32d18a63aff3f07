"""The one definition of public."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

NOW = timezone.now()
SOON, EARLIER = NOW + timedelta(minutes=5), NOW - timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _now():
    """However long the tests before these took."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("fields", "public"),
    [
        ({}, True),
        ({"published_at": SOON}, False),
        ({"live_until": EARLIER}, False),
        ({"live_until": SOON}, True),
        ({"embargoed_until": SOON, "expires_at": EARLIER}, True),
        ({"state": "draft"}, False),
        ({"state": "withdrawn", "withdrawn_at": EARLIER}, False),
    ],
)
def test_public_is_decided_by_the_row_and_the_clock(fields, public):
    story = factories.published(at=EARLIER)
    Article.objects.filter(pk=story.pk).update(**fields)
    assert story.is_public(NOW) is public


def test_expiry_and_embargo_hold_to_the_microsecond():
    story = factories.published(at=EARLIER, embargoed_until=NOW, expires_at=SOON)
    instant = timedelta(microseconds=1)
    assert [story.is_public(at) for at in (NOW - instant, NOW, SOON - instant, SOON)] == [False, True, True, False]


@pytest.mark.parametrize("lacking", ["live", "live_section", "published_at"])
def test_the_database_refuses_a_public_story_without_what_readers_need(lacking):
    story = factories.published()
    with pytest.raises(IntegrityError, match="article_public_is_complete"), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(**{lacking: None})


def test_paging_by_key_reaches_every_story_once_even_at_the_same_instant():
    stories = {factories.published(f"Story {n}", at=EARLIER).pk for n in range(5)}
    seen, page = [], Article.objects.public().newest_first()[:2]
    while page:
        seen += [story.pk for story in page]
        page = Article.objects.public().before(page[len(page) - 1].published_at, seen[-1]).newest_first()[:2]
    assert (len(seen), set(seen)) == (5, stories)
