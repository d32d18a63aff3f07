"""Kinds of story: what readers, machines and the history are told of them."""

import json

import pytest
from django.urls import reverse

from articles.desk import workflow
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
