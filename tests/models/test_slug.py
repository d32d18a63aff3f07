import pytest

from articles.models import Article, Topic
from tests import factories


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry returns to Pier 9", "ferry-returns-to-pier-9"),
        ("Größe zählt", "grosse-zahlt"),
        ("المنارة تضيء", "lmnrh-tdy"),
        ("灯塔重光", "dengtazhongguang"),
        ("???", "story"),
    ],
)
def test_the_slug_follows_the_headline_in_letters_every_address_bar_shows(headline, slug):
    story = Article(headline=headline)
    story.fill_slug()
    assert story.slug == slug


def test_a_given_slug_stays():
    story = Article(headline="Ferry", slug="the-ship")
    story.fill_slug()
    assert story.slug == "the-ship"


@pytest.mark.django_db
def test_topics_without_letters_have_pages_too(client):
    topics = [Topic.objects.create(name=name) for name in ("!!!", "😀")]
    assert [topic.slug for topic in topics] == ["topic", "topic_1"]
    article = factories.published(topics=topics)
    for address in (article.get_absolute_url(), *(topic.get_absolute_url() for topic in topics)):
        assert client.get(address).status_code == 200
