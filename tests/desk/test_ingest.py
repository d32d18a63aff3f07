import pytest
from django.utils import timezone

from articles.content.attribution import Attribution, Kind
from articles.desk.ingest import NotAStory, ingest
from articles.models import Article, Author, Source
from articles.wire.draft import Block, Dateline, Draft, Line, Notice, Photo
from tests import factories

pytestmark = pytest.mark.django_db

DRAFT = Draft(
    headline="Ferry returns to the old pier",
    standfirst="After nine years.",
    updated="2021-03-04T22:51",
    outlet="Harbour Press",
    byline=("Mira Okafor", "Tomas Lind"),
    dateline=Dateline("LARKHAVEN", "Harbour Press", "March 4"),
    body=(
        Block("paragraph", "The ferry sails again."),
        Block("photo", "The ferry at the pier.", photo=0),
        Block("heading", "What it costs"),
        Block("quote", "“Less than <before>,” said the captain."),
        Block("list", "One way: two crowns"),
        Block("list", "Return: three crowns"),
        Block("photo", "The captain.", photo=1),
    ),
    photos=(
        Photo("The ferry at the pier.", "Harbour Press", alt="A white ship"),
        Photo("The captain.", "Lind/Coastal Wire", cover=True),
        Photo("A gull.", None),
    ),
    attributions=(
        Attribution(
            Kind.INPUT_FROM, ("Coastal Wire", "Harbour Press"), "(With input from Coastal Wire, Harbour Press)"
        ),
    ),
    notices=(Notice("correction", "The fare was misstated.", "2021-03-05"),),
    warnings=("Line 3 was not understood.",),
    lines=(Line(1, "Ferry returns to the old pier", "headline"), Line(2, "After nine years.", "standfirst")),
)


@pytest.fixture
def story() -> Article:
    return ingest(DRAFT, by=None).article


def test_every_field_arrives(story):
    assert (story.headline, story.standfirst, story.outlet.name) == (DRAFT.headline, DRAFT.standfirst, "Harbour Press")
    assert (story.dateline_place, story.dateline_agency, story.dateline_date) == (
        "LARKHAVEN",
        "Harbour Press",
        "March 4",
    )
    assert [row.author.name for row in story.bylines.all()] == ["Mira Okafor", "Tomas Lind"]
    assert story.corrections.get().text == "The fare was misstated."
    assert story.internal_note == "Line 3 was not understood."


def test_the_body_keeps_its_order_and_its_words_are_only_words(story):
    assert story.body == (
        "<p>The ferry sails again.</p>"
        '<figure data-photo="" data-size="column" data-alt="A white ship" data-credit="Harbour Press">'
        "<figcaption>The ferry at the pier.</figcaption></figure>"
        "<h2>What it costs</h2>"
        "<blockquote><p>“Less than &lt;before&gt;,” said the captain.</p></blockquote>"
        "<ul><li>One way: two crowns</li><li>Return: three crowns</li></ul>"
        '<figure data-photo="" data-size="column"><figcaption>A gull.</figcaption></figure>'
    )


def test_captions_wait_for_their_pictures_and_the_cover_leads(story):
    waiting = [(row.role, row.text, row.credit) for row in story.captions.waiting()]
    assert waiting == [
        ("lead", "The captain.", "Lind/Coastal Wire"),
        ("body", "The ferry at the pier.", "Harbour Press"),
        ("body", "A gull.", ""),
    ]


def test_the_source_line_becomes_rows_that_remember_its_words(story):
    rows = [(row.source.name, row.kind, row.text) for row in story.attributions.all()]
    assert rows == [(name, "input_from", DRAFT.attributions[0].text) for name in ("Coastal Wire", "Harbour Press")]


def test_a_time_without_a_zone_is_the_newsrooms(story, settings):
    assert timezone.localtime(story.updated_at).isoformat() == "2021-03-04T22:51:00+00:00"


def test_known_people_and_sources_are_recognised():
    mira = factories.author("Mira Okafor")
    wire = factories.source("The Coastal Wire Agency", other_names=["Coastal Wire"])
    story = ingest(DRAFT, by=None).article
    assert story.bylines.first().author == mira
    assert story.attributions.first().source == wire
    assert (Author.objects.count(), Source.objects.count()) == (2, 2)


def test_the_same_text_again_is_the_same_story(story):
    again = ingest(DRAFT, by=None)
    assert (again.article, again.created) == (story, False)
    assert story.revisions.count() == 1


def test_the_text_is_kept_as_it_came(story):
    assert story.imported_text == "Ferry returns to the old pier\nAfter nine years."


def test_what_is_no_story_becomes_none():
    with pytest.raises(NotAStory, match="not one story"):
        ingest(Draft(is_article=False), by=None)
    assert not Article.objects.exists()
