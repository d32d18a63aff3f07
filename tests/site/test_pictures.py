"""A page for each picture of a story, and pictures that are not there yet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Photo
from tests import factories


@pytest.fixture
def photos():
    made = [
        factories.photo(f"Caption {colour}.", colour=colour, credit=f"Credit {colour}")
        for colour in ("red", "navy", "teal")
    ]
    for photo in made:
        library.make_renditions(photo, ("jpeg", "webp"))
    return made


@pytest.fixture
def story(photos):
    lead, *others = photos
    figures = "".join(figure(photo) for photo in others)
    return factories.published(body=f"<p>Words.</p>{figures}", lead=lead)


def figure(photo, **words) -> str:
    data = "".join(f' data-{name}="{value}"' for name, value in words.items() if name != "caption")
    caption = words.get("caption", "")
    return f'<p>Words.</p><figure data-photo="{photo.pk}"{data}><figcaption>{caption}</figcaption></figure>'


def address(story, number) -> str:
    return f"{story.get_absolute_url()}pictures/{number}/"


def test_each_picture_of_a_story_leads_to_its_own_page(read, story):
    links = read(story.get_absolute_url()).xpath("//a[@data-picture]/@href")
    assert links == [address(story, number) for number in (1, 2, 3)]
    for number, colour in enumerate(("red", "navy", "teal"), start=1):
        tree = read(links[number - 1])
        assert f"Caption {colour}." in tree.xpath("string(//figcaption)")
        assert f"Credit {colour}" in tree.xpath("string(//*[@class='credit'])")
        assert tree.xpath("//main//img/@alt") == ["A white tower by the sea."]
        assert f"Picture {number} of 3" in tree.xpath("string(//main)")
        assert tree.xpath("//link[@rel='canonical']/@href")[0].endswith(links[number - 1])


def test_pages_of_pictures_lead_to_those_beside_them_and_back(read, story):
    for number, previous, after in ((1, [], [2]), (2, [1], [3]), (3, [2], [])):
        main = read(address(story, number)).xpath("//main")[0]
        assert main.xpath(".//a[@rel='prev']/@href") == [address(story, n) for n in previous]
        assert main.xpath(".//a[@rel='next']/@href") == [address(story, n) for n in after]
        assert f"{story.get_absolute_url()}#picture-{number}" in main.xpath(".//a/@href")
        assert read(story.get_absolute_url()).xpath(f"//figure[@id='picture-{number}']")


def test_words_of_one_use_stand_before_the_photo_s(read, photos):
    body = figure(photos[0], caption="This once.", alt="A red sea.", credit="Somebody else")
    tree = read(address(factories.published(body=body), 1))
    assert "This once. Somebody else" in " ".join(tree.xpath("string(//figcaption)").split())
    assert tree.xpath("//main//img/@alt") == ["A red sea."]


def test_a_decorative_picture_stays_so(read, photos):
    tree = read(address(factories.published(body=figure(photos[0], decorative="")), 1))
    assert tree.xpath("//main//img/@alt") == [""]


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "x", "-1"])
def test_there_are_no_pages_but_those_of_its_pictures(client, story, number):
    assert client.get(address(story, number)).status_code == 404


def test_a_page_of_a_picture_moves_and_goes_with_its_story(client, story):
    moved = address(story, 2).replace("lighthouse-to-shine-again", "old")
    response = client.get(moved)
    assert (response.status_code, response["Location"]) == (301, address(story, 2))
    workflow.withdraw(story, by=None, notice="Wrong.")
    assert client.get(address(story, 2)).status_code == 410


def test_a_story_that_nobody_has_seen_has_no_pages_of_pictures(client, photos):
    draft = factories.article(body=figure(photos[0]))
    assert client.get(address(draft, 1)).status_code == 404


def test_a_picture_whose_rights_have_ended_has_no_page(client, story, photos):
    Photo.objects.filter(pk=photos[2].pk).update(denied=True)
    assert client.get(address(story, 3)).status_code == 404
    assert b"Picture 2 of 2" in client.get(address(story, 2)).content


def test_a_page_of_a_picture_is_kept_no_longer_than_rights_last(client, story, photos):
    Photo.objects.filter(pk=photos[0].pk).update(rights_expire_at=timezone.now() + timedelta(seconds=12))
    assert "stale" not in client.get(address(story, 2))["Cache-Control"]


def test_a_page_of_a_picture_takes_at_most_four_queries(client, story, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert client.get(address(story, 2)).status_code == 200


def test_a_preview_leads_to_no_pages_of_pictures(read, story):
    tree = read(f"/preview/{story.revisions.first().preview_token()}/")
    assert tree.xpath("//main//img")
    assert not tree.xpath("//a[@data-picture]")


def test_a_picture_without_renditions_leaves_every_page_whole(client, photos):
    waiting = factories.photo(colour="olive")
    story = factories.published(
        body=figure(waiting) + figure(photos[0]), lead=waiting, topics=[factories.topic()], by=["Mira Okafor"]
    )
    pages = ["/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/", "/feed.xml", story.get_absolute_url()]
    for page in (*pages, *(f"/lite{page}?pictures=1" for page in pages if page.endswith("/"))):
        response = client.get(page)
        assert response.status_code == 200, page
        assert b"Lighthouse to shine again" in response.content, page
        assert b'src=""' not in response.content, page
    assert b"Picture 1 of 1" in client.get(address(story, 1)).content
    assert client.get(address(story, 2)).status_code == 404
