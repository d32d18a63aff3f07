import pytest
from django.db import IntegrityError, transaction

from articles.desk import revisions, workflow
from articles.models import Author, Caption, Revision, Source, Topic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    coast = Topic.objects.create(name="Lighthouses")
    return factories.article(by=["Mira Okafor"], input_from=["Harbour Press"], topics=[coast])


def figure(photo, caption="At dusk.") -> str:
    return f'<p>Text.</p><figure data-photo="{photo.pk}"><figcaption>{caption}</figcaption></figure>'


def test_every_save_makes_a_revision_with_who_and_what(story):
    ines = factories.user("ines")
    story.headline = "Lighthouse shines"
    revision = revisions.save_revision(story, by=ines)
    assert (revision.number, revision.created_by, revision.headline) == (2, ines, "Lighthouse shines")
    assert revision.bylines == [
        {"author": revision.author_ids[0], "name": "Mira Okafor", "slug": "mira-okafor", "role": "writer"}
    ]
    assert [row["name"] for row in revision.attributions] == ["Harbour Press"]
    assert [row["name"] for row in revision.topics] == ["Lighthouses"]


def test_a_save_that_changes_nothing_makes_no_second_revision(story):
    assert revisions.save_revision(story, by=None).number == 1


def test_a_named_save_always_stands_in_the_history(story):
    assert revisions.save_revision(story, by=None, note="Before the lawyers").number == 2


def test_figures_become_caption_rows(story):
    photo = factories.photo()
    story.body = figure(photo, "One.") + '<figure data-photo=""><figcaption>Two.</figcaption></figure>'
    revision = revisions.save_revision(story, by=None)
    rows = [(row.photo, row.position, row.text) for row in story.captions.all()]
    assert rows == [(photo, 0, "One."), (None, 1, "Two.")]
    assert revision.photo_ids == [photo.pk]


def test_a_revision_cannot_be_changed(story):
    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic():
        Revision.objects.update(headline="Rewritten")


def test_a_person_who_leaves_takes_no_revision_along(story):
    ines = factories.user("ines")
    revisions.save_revision(story, by=ines, note="Hers")
    ines.delete()
    assert story.revisions.first().created_by is None


def test_restoring_brings_everything_back_as_a_new_revision(story):
    first = story.revisions.get()
    photo = factories.photo()
    Caption.objects.create(article=story, role="lead", photo=photo)
    story.headline, story.body = "Other words", figure(photo)
    story.bylines.all().delete()
    story.attributions.all().delete()
    story.topics.clear()
    revisions.save_revision(story, by=None)
    restored = revisions.restore(first, by=None)
    assert restored.number == 3
    for name in ("headline", "body", "bylines", "attributions", "topics", "captions"):
        assert getattr(restored, name) == getattr(first, name)


def test_restoring_leaves_what_readers_see(story):
    live = workflow.publish(story, by=None)
    story.headline = "Unpublished words"
    revisions.save_revision(story, by=None)
    revisions.restore(live, by=None)
    story.refresh_from_db()
    assert story.live == live


def test_what_no_longer_exists_is_left_out_of_a_restored_story(story):
    photo = factories.photo()
    story.body = figure(photo, "At dusk.")
    full = revisions.save_revision(story, by=None)
    story.body = "<p>Text.</p>"
    for rows in (story.bylines, story.attributions):
        rows.all().delete()
    revisions.save_revision(story, by=None)
    photo.delete()
    for model in (Author, Source):
        model.objects.all().delete()
    restored = revisions.restore(full, by=None)
    assert (restored.bylines, restored.attributions) == ([], [])
    assert [(row["photo"], row["text"]) for row in restored.captions] == [(None, "At dusk.")]


def test_a_save_writes_neither_state_nor_what_is_live(story):
    stale = type(story).objects.get(pk=story.pk)
    workflow.publish(story, by=None)
    stale.headline = "Saved from an older copy"
    revisions.save_revision(stale, by=None)
    story.refresh_from_db()
    assert (story.state, story.live.number) == ("published", 1)
