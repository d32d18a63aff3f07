"""Kinds of story: what readers, machines and the history are told of them."""

import json

import pytest
from django.urls import reverse

from articles.desk import library, workflow
from articles.desk.drafts import preview_token
from articles.models import Article, EditingSession
from tests import factories

Kind = Article.Kind
TYPES = {
    Kind.NEWS: "NewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.OPINION: "OpinionNewsArticle",
    Kind.EXPLAINER: "BackgroundNewsArticle",
    Kind.REVIEW: "ReviewNewsArticle",
    Kind.GALLERY: "NewsArticle",
}


@pytest.mark.parametrize(("kind", "type"), TYPES.items())
def test_a_story_says_what_kind_it_is_unless_it_is_news(read, kind, type):
    story = factories.published(kind=kind, kicker="Harbour")
    tree = read(story.get_absolute_url())
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["@graph"][0]["@type"] == type
    label = [] if kind == Kind.NEWS else [kind.label.capitalize()]
    assert tree.xpath("//header/*[@class and contains(@class, 'kicker')]/span/text()") == [*label, "Harbour"]


def test_a_list_puts_the_name_before_an_opinion(read):
    factories.published("Leave the queue alone", kind=Kind.OPINION, by=["Ruth Calder"])
    (card,) = read("/coast/").xpath("//article")
    words = " ".join(card.text_content().split())
    assert words.startswith("Opinion Ruth Calder Leave the queue alone")


@pytest.fixture
def gallery():
    photos = [factories.photo(colour=colour) for colour in ("navy", "teal", "olive")]
    for photo in photos:
        library.make_renditions(photo, ("jpeg",))
    lead, *others = photos
    figures = [
        f'<figure data-photo="{row.pk}" data-size="column"><figcaption>{row.pk}</figcaption></figure>' for row in others
    ]
    return factories.published(kind=Kind.GALLERY, lead=lead, body=f"{figures[0]}<p>Noon.</p>{figures[1]}")


def test_a_gallery_shows_its_pictures_large_and_numbered_with_the_text_between_them(read, gallery):
    address = gallery.get_absolute_url()
    (article,) = read(address).xpath("//article")
    figures = article.xpath(".//figure")
    assert [figure.get("class") for figure in figures] == ["figure figure-essay"] * 3
    assert [figure.xpath("string(.//b/..)") for figure in figures] == ["1 / 3", "2 / 3", "3 / 3"]
    assert [figure.xpath(".//a/@href")[0] for figure in figures] == [f"{address}pictures/{n}/" for n in (1, 2, 3)]
    assert all(figure.xpath(".//*[@class='credit']/text()") for figure in figures)
    assert article.xpath("//figure[@id='picture-2']/following-sibling::*[1]/text()") == ["Noon."]
    assert {image.get("loading") for image in article.xpath(".//img")} == {None, "lazy"}


def test_a_gallery_without_a_lead_photo_is_shown_by_its_first_picture(read):
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    figure = f'<figure data-photo="{photo.pk}"><figcaption>The pier.</figcaption></figure>'
    factories.published("Low water", kind=Kind.GALLERY, body=f"<p>An hour.</p>{figure}")
    (image,) = read("/coast/").xpath("//article[contains(@class, 'card')]//img")
    assert image.get("alt") == "A white tower by the sea."


def test_a_light_gallery_leads_through_its_pictures_one_by_one_or_shows_all(read, gallery):
    address = f"/lite{gallery.get_absolute_url()}"
    closed = read(address)
    assert closed.xpath("//figure//a/@href") == [f"{address}pictures/{number}/" for number in (1, 2, 3)]
    assert closed.xpath("//a[text()='Show all pictures']/@href") == ["?pictures=1"]
    shown = read(f"{address}?pictures=1")
    assert [figure.xpath("string(.//b/..)") for figure in shown.xpath("//figure[.//img]")] == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
    ]
    assert not shown.xpath("//a[text()='Show all pictures']")


def test_readers_see_in_the_history_that_news_became_opinion(read):
    story = factories.published()
    story.kind = Kind.OPINION
    workflow.publish(story, by=None)
    (change,) = read(f"{story.get_absolute_url()}history/").xpath("//*[@class='change'][.//del]")
    assert "news" in change.xpath("string(.//del)")
    assert "opinion" in change.xpath("string(.//ins)")


def test_the_desk_compares_kinds_and_places_on_the_front(client):
    client.force_login(factories.chief())
    story = factories.published()
    story.kind, story.front_priority = Kind.REVIEW, Article.FrontPriority.LEAD
    workflow.publish(story, by=None)
    address = reverse("admin:articles_article_compare", args=[story.pk])
    page = client.get(address, {"old": 1, "new": 2}).content.decode()
    for words in ("Kind", "Place on the front", "High on the front until", "lead story", "review"):
        assert words in page, words


def test_a_preview_of_what_is_typed_knows_its_kind(client):
    client.force_login(factories.chief())
    story = factories.article()
    for kind, label in (("review", "Review"), ("nonsense", "")):
        typed = {"headline": ["Low Water come home"], "kind": [kind], "section": [str(story.section_id)]}
        session = EditingSession.objects.create(
            article=story,
            user=factories.user(f"with-{kind}"),
            seen_at=story.saved_at,
            data_at=story.saved_at,
            data=typed,
        )
        page = client.get(f"/preview/{preview_token(session)}/").content.decode()
        assert ('class="kind"' in page, label in page) == (bool(label), True)


def whole(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_an_opinion_ends_with_who_wrote_it(read, edition):
    factories.author("Ruth Calder", job_title="Columnist", biography="Has seen forty winters on the coast.")
    story = factories.published(kind=Kind.OPINION, by=["Ruth Calder", "Bo Lee"])
    (line,) = read(f"{edition}{story.get_absolute_url()}").xpath("//p[@class='who']")
    assert whole(line) == "Ruth Calder, Columnist – Has seen forty winters on the coast."
    assert line.xpath("a/@href") == [f"{edition}/authors/ruth-calder/"]
    news = factories.published(by=["Ruth Calder"])
    assert read(f"{edition}{news.get_absolute_url()}").xpath("//p[@class='who']") == []


def test_an_opinion_introduces_its_author_briefly(read, client):
    factories.author("Ruth Calder", biography="Forty winters. " * 100)
    factories.author("Bo Lee", portrait=factories.photo())
    story = factories.published(kind=Kind.OPINION, by=["Ruth Calder", "Bo Lee"])
    long, bare = read(story.get_absolute_url()).xpath("//p[@class='who']")
    assert whole(long).endswith("Forty winters…")
    assert len(whole(long)) < 230
    assert whole(bare) == "Bo Lee"


@pytest.mark.parametrize(("kind", "words"), [(Kind.NEWS, ["3 minutes to read"]), (Kind.GALLERY, [])])
@pytest.mark.parametrize("edition", ["", "/lite"])
def test_a_text_says_how_long_it_takes_to_read(read, kind, words, edition):
    story = factories.published(kind=kind, body=f"<p>{'word ' * 690}</p>")
    tree = read(f"{edition}{story.get_absolute_url()}")
    assert tree.xpath("//*[@class='reading-time']/text()") == words


def test_a_short_text_takes_a_minute_to_read(read):
    tree = read(factories.published().get_absolute_url())
    assert tree.xpath("//*[@class='reading-time']/text()") == ["1 minute to read"]


@pytest.mark.parametrize("start", ["/coast/", "/lite/coast/"])
def test_writers_stand_in_a_row_as_their_language_has_it(read, start):
    names = ["Mona Salem", "Sami Haddad"]
    factories.published("رأي", slug="opinion", language="ar", kind="opinion", by=names)
    assert "، ".join(names) in read(start).text_content()
