"""The desk begins a translation, ties one by hand, and sees in which languages a story is."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.models import Article, User
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


@pytest.fixture
def original() -> Article:
    return factories.published("Lighthouse to shine again")


@pytest.fixture
def german(original) -> Article:
    return factories.article("Leuchtturm leuchtet wieder", language="de", translation_of=original)


def translating(story: Article) -> str:
    return reverse("admin:articles_article_translate", args=[story.pk])


def test_a_draft_is_made_and_opened(desk, original):
    assertContains(desk.get(page(original)), translating(original))
    answer = desk.post(translating(original), {"language": "ar", "section": original.section_id}, follow=True)
    draft = original.translations.get()
    assert answer.redirect_chain[-1][0] == page(draft)
    assert (draft.language, draft.section, draft.headline) == ("ar", original.section, original.headline)
    assertContains(answer, "Translate it here.")


def test_only_languages_are_offered_that_the_story_is_not_in(desk, original, german):
    offered = dict(desk.get(translating(german)).context["form"].fields["language"].choices)
    assert not {"en", "de"} & offered.keys()
    assert {"", "ar", "fr"} <= offered.keys()
    answer = desk.post(translating(original), {"language": "de"})
    assert answer.context["form"].errors["language"]
    assert original.translations.get() == german


def test_where_there_are_editions_theirs_come_first_and_the_section_is_chosen_anew(desk, original, settings):
    settings.EDITIONS = {"fr": "", "ar": ""}
    factories.section("Port", edition="fr")
    form = desk.get(translating(original)).context["form"]
    assert {tag for tag, _name in form.fields["language"].choices[1:3]} == {"ar", "fr"}
    groups = [group for group, _sections in form.fields["section"].choices[1:]]
    assert len(groups) == 2
    assert form["section"].value() is None


@pytest.mark.parametrize("language", ["", "tlh", "x" * 500])
def test_a_language_that_is_none_is_refused(desk, original, language):
    answer = desk.post(translating(original), {"language": language})
    assert answer.context["form"].errors["language"]
    assert not original.translations.exists()


def test_nobody_translates_into_a_section_where_they_do_not_work(client, original):
    elsewhere = factories.section("Town")
    editor = factories.user("coralie", role=User.Role.EDITOR)
    editor.sections.add(original.section)
    client.force_login(editor)
    answer = client.post(translating(original), {"language": "de", "section": elsewhere.pk})
    assert answer.context["form"].errors["section"]


def test_a_spiked_story_is_refused_on_its_own_page(desk):
    story = factories.article("Old news")
    workflow.spike(story, by=None, reason="Stale.")
    assertNotContains(desk.get(page(story)), translating(story))
    assertContains(desk.get(translating(story), follow=True), "on the spike")


def test_every_form_tells_the_languages_and_how_far_each_is(desk, original, german):
    for story, other in ((original, german), (german, original)):
        shown = desk.get(page(story))
        assertContains(shown, "In these languages")
        assertContains(shown, f'<a href="{page(other)}">')
    assertNotContains(desk.get(page(factories.article("Alone", language="fr"))), "In these languages")


def test_of_a_language_in_another_section_no_headline_is_told(client, original):
    factories.article("Ein Skandal", language="de", section=factories.section("Town"), translation_of=original)
    editor = factories.user("coralie", role=User.Role.EDITOR)
    editor.sections.add(original.section)
    client.force_login(editor)
    for address in (page(original), translating(original)):
        shown = client.get(address)
        assertContains(shown, "German: a story of another section")
        assertNotContains(shown, "Skandal")
    refused = client.post(page(original), typed(client, page(original), language="de"))
    assertContains(refused, "in this language already: “a story of another section”")
    assertNotContains(refused, "Skandal")


def test_the_desk_ties_and_unties_by_hand(desk, original, german):
    french = factories.article("Phare", language="fr")
    for named, tied in ((german, original), (None, None)):
        desk.post(page(french), typed(desk, page(french), translation_of=named.pk if named else ""))
        french.refresh_from_db()
        assert french.translation_of == tied
    assert [revision.translation_of for revision in french.revisions.all()] == [None, original.pk, None]


def test_what_cannot_be_tied_is_refused_in_a_sentence_that_names_the_other(desk, original, german):
    twin, other = factories.article("Nochmal", language="de"), factories.article("Phare", language="fr")
    tied = desk.post(page(twin), typed(desk, page(twin), translation_of=original.pk))
    assertContains(tied, "in this language already: “Leuchtturm leuchtet wieder”")
    tied = desk.post(page(original), typed(desk, page(original), translation_of=other.pk))
    assertContains(tied, "“Leuchtturm leuchtet wieder” is a translation of this story")
    assert set(Article.objects.exclude(translation_of=None)) == {german}


def test_a_new_story_is_tied_before_it_is_first_saved(desk, original):
    add = reverse("admin:articles_article_add")
    desk.post(add, typed(desk, add, headline="Phare", language="fr", translation_of=original.pk))
    assert original.translations.get().headline == "Phare"


@pytest.mark.parametrize("number", ["x", "-1", "999999", "9" * 30])
def test_an_original_that_is_not_there_is_refused(desk, original, number):
    answer = desk.post(page(original), typed(desk, page(original), translation_of=number))
    assert answer.context["form"].errors["translation_of"]


def test_the_address_goes_with_the_headline_until_readers_have_it(desk, original):
    desk.post(translating(original), {"language": "de", "section": original.section_id})
    draft = original.translations.get()
    assert draft.slug == "lighthouse-to-shine-again"
    desk.post(page(draft), typed(desk, page(draft), headline="Leuchtturm leuchtet wieder"))
    draft.refresh_from_db()
    assert draft.slug == "leuchtturm-leuchtet-wieder"
    desk.post(page(original), typed(desk, page(original), headline="Another headline"))
    original.refresh_from_db()
    assert original.slug == "lighthouse-to-shine-again"


def test_a_slug_that_was_chosen_stays(desk):
    story = factories.article("Seals return", slug="seals-2026")
    desk.post(page(story), typed(desk, page(story), headline="Seals are back"))
    story.refresh_from_db()
    assert story.slug == "seals-2026"


def test_the_list_leads_from_a_translation_to_the_story_in_all_its_languages(desk, original, german):
    factories.article("Something else")
    assertContains(desk.get(LIST), f"?languages_of={german.pk}")
    found = desk.get(LIST, {"languages_of": german.pk})
    assert set(found.context["cl"].result_list) == {original, german}


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 40])
def test_the_list_of_what_is_no_story_is_the_whole_list(desk, original, number):
    assert list(desk.get(LIST, {"languages_of": number}).context["cl"].result_list) == [original]


def test_the_trail_tells_of_the_tie(desk, original):
    french = factories.article("Phare", language="fr")
    desk.post(page(french), typed(desk, page(french), translation_of=original.pk))
    trail = desk.get(reverse("admin:articles_trailentry_changelist"), {"article": french.pk})
    assertContains(trail, "Translation of")
    assertContains(trail, "Lighthouse to shine again")
