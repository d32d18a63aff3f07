"""Notices to readers: issued by publishing, tied to what readers saw before and after, and never changed."""

import pytest
from django.db import IntegrityError, transaction

from articles.desk import workflow
from articles.desk.revisions import restore, save_revision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected():
    """A published story whose sum was corrected by its editor."""
    story = factories.published()
    story.body = "<p>The lamp cost 200 crowns.</p>"
    story.corrections.create(kind="correction", text="The sum was wrong.")
    workflow.publish(story, by=factories.chief())
    return story


def test_publishing_ties_a_notice_to_the_revisions_before_and_after(corrected):
    notice = corrected.corrections.get()
    assert (notice.before.number, notice.after) == (1, corrected.live)
    assert notice.issued_by.username == "charlotte"


def test_what_came_with_a_story_has_its_first_revision_for_both():
    story = factories.article()
    story.corrections.create(text="An earlier version misspelt a name.")
    workflow.publish(story, by=None)
    notice = story.corrections.get()
    assert notice.before == notice.after == story.live


def test_a_notice_that_is_not_published_is_not_issued():
    story = factories.published()
    story.corrections.create(text="The sum was wrong.")
    save_revision(story, by=None)
    assert story.corrections.get().issued_at is None


@pytest.mark.parametrize("deed", ["change", "delete"])
def test_an_issued_notice_stays_as_it_is(corrected, deed):
    notice = corrected.corrections.all()
    with pytest.raises(IntegrityError, match="was issued"), transaction.atomic():
        notice.update(text="Nothing was wrong.") if deed == "change" else notice.delete()


def test_deleting_who_issued_it_leaves_it(corrected):
    corrected.corrections.get().issued_by.delete()
    assert corrected.corrections.get().issued_by is None


def test_restoring_an_older_text_takes_no_notice_back(corrected):
    restore(corrected.revisions.get(number=1), by=None)
    assert [notice.text for notice in corrected.corrections.all()] == ["The sum was wrong."]


def test_publishing_again_says_it_once(corrected):
    workflow.publish(corrected, by=None)
    assert [row["text"] for row in corrected.live.corrections] == ["The sum was wrong."]
