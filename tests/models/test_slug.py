import pytest

from articles.models import Article


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
