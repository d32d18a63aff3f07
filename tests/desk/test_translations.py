"""Beginning a translation, and which stories can be tied as translations of one another."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.desk import workflow
from articles.desk.difference import difference
from articles.desk.revisions import restore, save_revision
from articles.desk.translations import translate
from articles.models import Article, Attribution, Byline, Correction
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def original() -> Article:
    return factories.article("Lighthouse to shine again")


@pytest.fixture
def german(original) -> Article:
    return factories.article("Leuchtturm leuchtet wieder", language="de", translation_of=original)


def test_a_translation_begins_with_everything_that_the_story_says():
    photo, inline = factories.photo("Dusk."), factories.photo("Dawn.", colour="navy")
    story = factories.published(
        body=f'{factories.BODY}<figure data-photo="{inline.pk}"><figcaption>A gull.</figcaption></figure>',
        standfirst="At last.",
        by=["Mira Okafor", "Jonas Weil"],
        input_from=["Harbour Press"],
        topics=[factories.topic()],
        lead=photo,
    )
    paper, ines = factories.section("Küste"), factories.user()
    draft = translate(story, language="de", section=paper, by=ines)
    draft.refresh_from_db()
    assert (draft.language, draft.section, draft.translation_of, draft.state) == ("de", paper, story, "draft")
    assert draft.created_by == draft.assigned_to == ines
    said, was = draft.revisions.get(), story.revisions.first()
    same = ("headline", "standfirst", "body", "bylines", "attributions", "captions", "topics", "photo_ids")
    assert {name: getattr(said, name) for name in same} == {name: getattr(was, name) for name in same}
    assert said.translation_of == story.pk
    assert len(said.captions) == 2


def test_what_belongs_to_the_one_story_alone_stays_behind(original):
    earlier = factories.published("Lighthouse goes dark")
    story = factories.article("It shines", follows=earlier, front_priority=1, slug="it-shines", language="en")
    Correction.objects.create(article=story, text="It was red.")
    save_revision(story, by=None)
    draft = translate(story, language="fr", section=None, by=None)
    assert (draft.follows, draft.front_priority, draft.front_until, draft.updated_at) == (None, 3, None, None)
    assert not draft.corrections.exists()
    assert story.revisions.count() == 2


def test_an_embargo_holds_for_the_translation_too(original):
    original.embargoed_until = datetime(2030, 1, 1, tzinfo=UTC)
    save_revision(original, by=None)
    draft = translate(original, language="de", section=None, by=None)
    assert draft.embargoed_until == original.embargoed_until


def test_a_translation_of_a_translation_is_one_of_the_original(original, german):
    french = translate(german, language="fr", section=None, by=None)
    assert french.translation_of == original
    assert french.headline == "Leuchtturm leuchtet wieder"
    assert set(Article.objects.in_all_languages(french)) == {original, german, french}


@pytest.mark.parametrize("tag", ["de", "DE", "en"])
def test_a_story_is_in_no_language_twice(original, german, tag):
    with pytest.raises(workflow.NotPossible, match="in this language already: “L"):
        translate(original, language=tag, section=None, by=None)
    assert Article.objects.count() == 2


def test_a_spiked_translation_leaves_its_language_free(original, german):
    workflow.spike(german, by=None, reason="Begun twice.")
    assert translate(original, language="de", section=None, by=None).translation_of == original


def test_a_spiked_story_is_not_translated(original):
    workflow.spike(original, by=None, reason="Stale.")
    with pytest.raises(workflow.NotPossible, match="on the spike"):
        translate(original, language="de", section=None, by=None)


def test_naming_a_translation_names_its_original(original, german):
    other = factories.article("Phare", language="fr")
    assert other.original_for(german, "fr") == original
    assert other.original_for(None, "fr") is None


def test_an_original_is_made_no_translation(original, german):
    other = factories.article("Phare", language="fr")
    with pytest.raises(ValidationError, match="“Leuchtturm leuchtet wieder” is a translation of this story"):
        original.original_for(other, "en")


@pytest.mark.parametrize("named", ["original", "german"])
def test_a_story_is_no_translation_of_itself_be_it_through_another(original, german, named):
    story = {"original": original, "german": german}[named]
    with pytest.raises(ValidationError, match="cannot be its original"):
        original.original_for(story, "en")


def test_the_database_refuses_a_story_that_translates_itself(original):
    with pytest.raises(IntegrityError, match="article_translates_another"), transaction.atomic():
        Article.objects.filter(pk=original.pk).update(translation_of=original)


def test_the_history_names_the_tie(original, german):
    german.translation_of = None
    save_revision(german, by=None)
    after, before = german.revisions.all()
    assert difference(before, after).labels == "Translation of"


def test_restoring_brings_the_tie_back(original, german):
    german.translation_of = None
    save_revision(german, by=None)
    restore(german.revisions.get(number=1), by=None)
    german.refresh_from_db()
    assert german.translation_of == original


def test_a_version_is_restored_without_a_tie_that_may_be_no_longer(original, german):
    german.translation_of = None
    save_revision(german, by=None)
    translate(original, language="de", section=None, by=None)
    restore(german.revisions.get(number=1), by=None)
    german.refresh_from_db()
    assert german.translation_of is None


def test_an_original_that_is_deleted_leaves_its_translations(original, german):
    number = original.pk
    workflow.delete(original)
    german.refresh_from_db()
    assert german.translation_of is None
    assert german.revisions.get().translation_of == number


def test_rows_of_the_translation_are_its_own(original):
    story = factories.article("Seals", by=["Mira Okafor"], input_from=["Harbour Press"])
    draft = translate(story, language="de", section=None, by=None)
    draft.bylines.all().delete()
    draft.attributions.all().delete()
    assert Byline.objects.get().article == story
    assert Attribution.objects.get().article == story
