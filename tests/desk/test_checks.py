"""The publish gate: what each check finds, and what it leaves alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from articles.desk import checks, workflow
from articles.models import Article, Caption, Redirect
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def whole_story(
    headline: str = "A light returns", *, text="", lead=None, alt="", decorative=False, **fields
) -> Article:
    """A story in which the checks find nothing, but for what is given."""
    fields = {"standfirst": "After forty years.", "by": ["Mira Okafor"], "body": factories.BODY + text, **fields}
    story = factories.article(headline, **fields)
    lead = lead or factories.photo()
    Caption.objects.create(article=story, role=Caption.Role.LEAD, photo=lead, alt=alt, decorative=decorative)
    return story


def found(story: Article, at=None) -> dict[str, str]:
    """The level of each check that finds something."""
    return {problem.check: problem.level for problem in checks.problems_of(story, at)}


def figure(photo=None, caption: str = "") -> str:
    return f'<figure data-photo="{photo.pk if photo else ""}"><figcaption>{caption}</figcaption></figure>'


def test_a_whole_story_has_no_problem():
    assert found(whole_story()) == {}


@pytest.mark.parametrize(
    ("fields", "check", "level"),
    [
        ({"headline": ""}, "headline", "blocker"),
        ({"headline": "Brill " * 20}, "headline_length", "warning"),
        ({"headline": "灯塔" * 30}, "headline_length", "warning"),
        ({"headline": "LIGHTHOUSE TO SHINE ONCE AGAIN"}, "capitals", "warning"),
        ({"headline": "Lighthouse TK"}, "placeholder", "blocker"),
        ({"section": None}, "section", "blocker"),
        ({"body": "<p> </p>"}, "text", "blocker"),
        ({"standfirst": ""}, "standfirst", "warning"),
        ({"standfirst": "Lorem ipsum."}, "placeholder", "blocker"),
        ({"by": []}, "byline", "warning"),
        ({"text": "<p>It cost XXX in all.</p>"}, "placeholder", "blocker"),
        ({"text": "<p>-30-</p>"}, "leftover", "warning"),
        ({"dateline_agency": "Reuters"}, "dateline", "warning"),
        ({"first_published_at": timezone.now() - timedelta(days=9)}, "first_date", "warning"),
        ({"text": figure(caption="A tower")}, "photo_waiting", "warning"),
        ({"text": '<p><a href="/nowhere/at-all-9/">see</a></p>'}, "dead_link", "warning"),
        ({"text": '<aside data-story="999"><p>Earlier</p></aside>'}, "related_story", "warning"),
    ],
)
def test_what_a_story_lacks_is_found(fields, check, level):
    assert found(whole_story(**fields)) == {check: level}


@pytest.mark.parametrize(
    ("photo", "check", "level"),
    [
        ({"credit": "", "creators": [], "source": ""}, "photo_credit", "blocker"),
        ({"caption": ""}, "photo_caption", "warning"),
        ({"alt_text": ""}, "photo_alt", "warning"),
        ({"denied": True}, "photo_rights", "blocker"),
        ({"rights_expire_at": timezone.now() - HOUR}, "photo_rights", "blocker"),
        ({"embargoed_until": timezone.now() + HOUR}, "photo_embargo", "blocker"),
    ],
)
@pytest.mark.parametrize("place", ["lead", "text"])
def test_what_a_photo_lacks_is_found_and_its_place_named(photo, check, level, place):
    bad = factories.photo(colour="navy", **photo)
    story = whole_story(lead=bad) if place == "lead" else whole_story(text=figure(factories.photo()) + figure(bad))
    (problem,) = checks.problems_of(story)
    assert (problem.check, problem.level) == (check, level)
    assert (problem.field, problem.figure) == (("lead", None) if place == "lead" else ("body", 1))


@pytest.mark.parametrize("signed", [{"byline_line": "Our reporter"}, {"input_from": ["Coast Agency"]}])
def test_a_free_byline_or_a_source_signs_a_story_too(signed):
    assert found(whole_story(by=[], **signed)) == {}


def test_a_decorative_photo_needs_no_words_and_the_words_of_one_use_suffice():
    silent = factories.photo("", alt_text="")
    assert found(whole_story(lead=silent, decorative=True)) == {}
    assert found(whole_story("Another", lead=factories.photo(alt_text=""), alt="A tower")) == {}


def test_the_time_of_publication_decides_on_embargo_and_rights():
    soon = timezone.now() + HOUR
    under_embargo = whole_story(lead=factories.photo(embargoed_until=soon))
    assert set(found(under_embargo)) == {"photo_embargo"}
    assert found(under_embargo, at=soon) == {}
    under_embargo.embargoed_until = soon
    assert found(under_embargo) == {}
    ending = whole_story("Another", lead=factories.photo(colour="navy", rights_expire_at=soon))
    assert found(ending) == {}
    assert found(ending, at=soon) == {"photo_rights": "blocker"}


def test_a_link_of_our_own_is_followed_to_its_end(settings):
    public, draft = factories.published("Seals return"), factories.article("Not yet")
    Redirect.objects.create(path="/2019/seals.html", article=public)
    alive = [
        public.get_absolute_url(),
        "/",
        "/coast/",
        "/coast/feed.xml",
        "/2019/seals.html",
        "#here",
        "/coast/?page=2",
    ]
    alive += ["https://elsewhere.example/nowhere/", settings.SITE_URL + "/coast/", "mailto:desk@harbour.example"]
    dead = [draft.get_absolute_url(), "/abroad/", "/admin/", "/topics/none/", settings.SITE_URL + "/x/y-1/"]
    links = "".join(f'<p><a href="{address}">see</a></p>' for address in alive + dead)
    told = [problem for problem in checks.problems_of(whole_story(text=links)) if problem.check == "dead_link"]
    assert [[address in problem for address in dead].count(True) for problem in told] == [1] * len(dead)


def test_another_story_of_late_with_the_same_headline_or_address_is_named():
    factories.published("Ferry sinks")
    assert found(whole_story("FERRY sinks", slug="other")) == {"duplicate": "warning"}
    assert found(whole_story("Boat sinks", slug="ferry-sinks")) == {"duplicate": "warning"}
    assert found(whole_story("Raft sinks", slug="ferry-sinks", section=factories.section("Sport"))) == {}


def test_a_translation_is_no_double_of_its_original_but_says_it_in_its_own_words():
    original = factories.published("Ferry sinks", body=f"<p>{'The ferry sank at noon. ' * 3}</p><p>No more.</p>")
    story = whole_story("Ferry sinks", translation_of=original, language="de", text=original.body)
    story.captions.update(text="Die Fähre.", alt="Eine Fähre.")
    assert found(story) == {"untranslated": "warning"}
    story.body = f"<p>{'Die Fähre sank am Mittag. ' * 3}</p><p>No more.</p>"
    assert found(story) == {}


def test_a_story_of_long_ago_may_have_had_the_same_headline():
    first = factories.published("Ferry sinks")
    Article.objects.filter(pk=first.pk).update(saved_at=timezone.now() - timedelta(days=60))
    assert found(whole_story("Ferry sinks")) == {}


def test_a_correction_says_something():
    story = whole_story()
    story.corrections.create(text=" ")
    assert found(story) == {"correction_text": "blocker"}


def test_a_text_that_is_hard_to_read_is_told_with_its_score():
    words = "administrative reconsideration notwithstanding metropolitan infrastructural rehabilitation programmes "
    (problem,) = checks.problems_of(whole_story(text=f"<p>{words * 20}.</p>"))
    assert "Coleman–Liau" in problem


def test_blockers_come_first():
    story = factories.article(headline="TK", by=[])
    levels = list(found(story).values())
    assert levels == sorted(levels)


def test_only_blockers_stand_in_the_way():
    workflow.publish(factories.article(standfirst=""), by=None)
    refused = whole_story("Lighthouse TK")
    with pytest.raises(workflow.NotPublishable, match="TK"):
        workflow.publish(refused, by=None, at=timezone.now() + HOUR)
    assert Article.objects.public().count() == 1


def house_style(copy: checks.Copy):
    """A check of a site's own."""
    if "lighthouse" in copy.article.headline.lower():
        yield checks.Problem("Say light station.", "headline")


def test_a_site_relaxes_tightens_and_adds_checks(settings):
    story = whole_story("Lighthouse TK", standfirst="")
    settings.PUBLISH_CHECKS = {
        "placeholder": "off",
        "standfirst": "blocker",
        "tests.desk.test_checks.house_style": "warning",
    }
    assert found(story) == {"standfirst": "blocker", "tests.desk.test_checks.house_style": "warning"}


@pytest.mark.parametrize(
    "name", ["headline_lenght", "headline", "no.such.module", "tests.desk.test_checks.HOUR", "articles.desk.nothing"]
)
def test_a_name_that_makes_no_sense_is_refused_in_a_sentence(name):
    with pytest.raises(ImproperlyConfigured, match=name):
        checks.levels({name: "off"})


def test_who_may_overrides_a_blocker_with_a_reason_that_is_kept():
    story = whole_story("Mr TK wins")
    for by, reason in ((None, "So."), (factories.user("ines", role="editor"), "So."), (factories.chief(), " ")):
        with pytest.raises(workflow.NotPublishable):
            workflow.publish(story, by=by, overriding=reason)
    workflow.publish(story, by=factories.user("charlie", role="chief"), overriding="It is his name.")
    kept = story.transitions.get().reason
    assert kept.startswith("It is his name.")
    assert "“TK”" in kept


def test_nobody_overrides_what_a_story_cannot_be_without():
    with pytest.raises(workflow.NotPublishable):
        workflow.publish(factories.article(section=None), by=factories.chief(), overriding="I want it.")


def test_a_reason_without_a_blocker_is_not_kept():
    story = whole_story()
    workflow.publish(story, by=factories.chief(), overriding="Just in case.")
    assert story.transitions.get().reason == ""


def test_the_checks_cost_few_queries(django_assert_max_num_queries):
    photos = [factories.photo(colour=colour) for colour in ("navy", "teal", "olive")]
    story = Article.objects.get(pk=whole_story(text="".join(map(figure, photos))).pk)
    with django_assert_max_num_queries(8):
        checks.problems_of(story)


def test_where_there_are_editions_a_story_is_in_the_language_of_its_own(settings):
    here, there = factories.section("Coast"), factories.section("Harbour", edition="ar")
    assert found(whole_story("عودة", language="ar", section=here)) == {}
    settings.EDITIONS = {"ar": ""}
    assert found(whole_story("Light", language="en-GB", section=here)) == {}
    assert found(whole_story("نور", language="ar", section=there)) == {}
    for language, section in (("ar", here), ("en", there)):
        story = whole_story(f"{language} {section}", language=language, section=section)
        assert found(story) == {"section_language": "warning"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "The lead photo: caption and alternative text come from the library"),
        ({"text": "Der Turm."}, "The lead photo: the alternative text comes from the library"),
        ({"text": "Der Turm.", "decorative": True}, ""),
        ({"alt": "Ein Turm."}, "The lead photo: the caption comes from the library"),
        ({"text": "Der Turm.", "alt": "Ein Turm."}, ""),
    ],
)
def test_a_translation_is_asked_for_its_own_words_of_a_photo(words, said):
    story = whole_story(language="de", translation_of=factories.published())
    story.captions.update(**words)
    problems = [problem for problem in checks.problems_of(story) if problem.check == "photo_language"]
    assert [problem.level for problem in problems] == (["warning"] if said else [])
    assert "".join(problems).startswith(said)


def test_an_original_may_take_the_words_of_a_photo_from_the_library():
    assert "photo_language" not in found(whole_story(language="de"))
