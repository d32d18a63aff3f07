"""What another site gets that asks how to show a story of ours (oEmbed 1.0)."""

from datetime import timedelta
from urllib.parse import quote, urlsplit

import pytest
from django.utils import timezone
from lxml import etree

from articles.desk import library, workflow
from tests import factories

SITE = "http://localhost:8000"


@pytest.fixture
def article():
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg", "webp"))
    return factories.published("Ferries & <boats>", by=["Mira Okafor"], lead=photo)


def ask(client, url, **options):
    return client.get("/oembed", {"url": url, **options})


def test_a_story_is_a_link_with_title_author_paper_and_picture(client, article):
    response = ask(client, SITE + article.get_absolute_url())
    assert response["Content-Type"] == "application/json"
    values = response.json()
    assert values.pop("thumbnail_url").startswith(f"{SITE}/media/renditions/")
    assert values == {
        "version": "1.0",
        "type": "link",
        "title": "Ferries & <boats>",
        "author_name": "Mira Okafor",
        "author_url": f"{SITE}/authors/mira-okafor/",
        "provider_name": "Newsroom",
        "provider_url": f"{SITE}/",
        "thumbnail_width": 640,
        "thumbnail_height": 400,
    }


def test_the_same_in_xml(client, article):
    response = ask(client, SITE + article.get_absolute_url(), format="xml")
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    tree = etree.fromstring(response.content)
    assert tree.tag == "oembed"
    assert {child.tag: child.text for child in tree}["title"] == "Ferries & <boats>"


def test_the_head_of_a_story_says_where_to_ask(client, read, article):
    links = read(article.get_absolute_url()).xpath("//link[contains(@type, '+oembed')]")
    assert [link.get("type") for link in links] == ["application/json+oembed", "text/xml+oembed"]
    for link in links:
        assert link.get("href").startswith(f"{SITE}/oembed?url={quote(SITE, safe='')}")
        parts = urlsplit(link.get("href"))
        assert client.get(f"{parts.path}?{parts.query}").status_code == 200


def test_a_picture_is_no_larger_than_was_asked_for(client, article):
    url = SITE + article.get_absolute_url()
    values = ask(client, url, maxwidth=500).json()
    assert (values["thumbnail_width"], values["thumbnail_height"]) == (480, 300)
    assert ask(client, url, maxheight=250).json()["thumbnail_width"] == 320
    assert "thumbnail_url" not in ask(client, url, maxwidth=10).json()
    assert ask(client, url, maxwidth="wide").json()["thumbnail_width"] == 640


def test_an_older_address_of_a_story_is_known(client, article):
    for url in (f"{SITE}/old/address-{article.pk}/", f"https://localhost:8000{article.get_absolute_url()}?from=x#top"):
        assert ask(client, url).status_code == 200


def test_what_is_no_public_story_is_not_found(client, article):
    draft = factories.article("A draft")
    tomorrow = factories.published("Tomorrow", at=timezone.now() + timedelta(days=1))
    withdrawn = factories.published("Wrong")
    workflow.withdraw(withdrawn, by=None, notice="Wrong.")
    own = [SITE + story.get_absolute_url() for story in (draft, tomorrow, withdrawn)]
    others = ["", "nonsense", "http://[", f"{SITE}/", f"{SITE}/coast/", f"{SITE}/admin/", f"{SITE}/coast/x-{10**30}/"]
    foreign = [f"https://a.example{article.get_absolute_url()}", f"ftp://localhost:8000{article.get_absolute_url()}"]
    for url in (*own, *others, *foreign, f"{SITE}/coast/%00-1/"):
        assert ask(client, url).status_code == 404, url
    assert client.get("/oembed").status_code == 404


def test_another_format_is_not_there(client, article):
    assert ask(client, SITE + article.get_absolute_url(), format="yaml").status_code == 501


def test_without_people_and_pictures_it_says_less(client):
    values = ask(client, SITE + factories.published().get_absolute_url()).json()
    assert set(values) == {"version", "type", "title", "provider_name", "provider_url"}


def test_it_is_the_same_for_everyone(client, article, django_assert_max_num_queries):
    client.force_login(factories.chief())
    with django_assert_max_num_queries(4):
        response = ask(client, SITE + article.get_absolute_url())
    assert not response.cookies
    assert "public" in response["Cache-Control"]
