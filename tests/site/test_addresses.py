from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk import workflow
from articles.desk.addresses import save_with_address
from articles.models import Article, Redirect, Topic
from tests import factories


def renamed(row, *slugs: str):
    for slug in slugs:
        row.slug = slug
        save_with_address(row)
    return row


def leads_to(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 301
    return response["Location"]


def test_wrong_slug_or_section_leads_to_the_right_address(client):
    article = factories.published()
    for address in (f"/coast/old-slug-{article.pk}/", f"/city/{article.slug}-{article.pk}/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_a_renamed_section_leads_on(client):
    renamed(factories.section("Coast"), "shore")
    assert leads_to(client, "/coast/") == "/shore/"


@pytest.mark.parametrize("rest", ["feed.xml", "?before=5f5e100-1", "feed.xml?x=1"])
def test_a_renamed_page_takes_its_feed_and_its_further_pages_along(client, rest):
    renamed(factories.section("Coast"), "shore")
    renamed(factories.author("Mira Okafor"), "mira")
    assert leads_to(client, f"/coast/{rest}") == f"/shore/{rest}"
    assert leads_to(client, f"/authors/mira-okafor/{rest}") == f"/authors/mira/{rest}"


def test_every_former_name_leads_straight_to_the_latest(client):
    renamed(factories.section("Coast"), "shore", "seaside")
    assert [leads_to(client, f"/{slug}/") for slug in ("coast", "shore")] == ["/seaside/"] * 2


def test_a_name_taken_back_leads_nowhere_but_to_itself(client):
    renamed(factories.section("Coast"), "shore", "coast")
    assert client.get("/coast/").status_code == 200
    assert leads_to(client, "/shore/") == "/coast/"


def test_a_renamed_topic_in_another_script_leads_on(client):
    topic = renamed(Topic.objects.create(name="منارات"), "lighthouses")
    assert leads_to(client, "/topics/منارات/") == topic.get_absolute_url()


@pytest.mark.parametrize("old", ["/old.php?id=5", "/old.php?name=caf%C3%A9", "/caf%C3%A9/", "https://x.org/a%20b"])
def test_an_old_address_is_taken_as_the_browser_shows_it(client, old):
    client.force_login(factories.chief())
    article = factories.published()
    client.post(reverse("admin:articles_redirect_add"), {"path": old, "article": article.pk, "target": ""})
    assert leads_to(client, old.removeprefix("https://x.org")) == article.get_absolute_url()


def test_an_old_address_is_told_apart_by_its_query(client):
    for number in (5, 6):
        Redirect.objects.create(path=f"/old.php?id={number}", target=f"/{number}/")
    assert leads_to(client, "/old.php?id=6") == "/6/"
    assert client.get("/old.php?id=7").status_code == 404


def test_an_imported_address_leads_to_its_story(client):
    article = factories.published()
    Redirect.objects.create(path="/2019/lighthouse.html", article=article)
    assert leads_to(client, "/2019/lighthouse.html") == article.get_absolute_url()


def test_an_old_address_without_a_slash_at_its_end_leads_on(client):
    article = factories.published()
    Redirect.objects.create(path="/lighthouse", article=article)
    response = client.get("/lighthouse", follow=True)
    assert response.redirect_chain[-1] == (article.get_absolute_url(), 301)


def test_an_old_address_does_not_tell_of_a_story_that_is_not_public_yet(client):
    article = factories.published("Mayor to resign", at=timezone.now() + timedelta(days=1))
    Redirect.objects.create(path="/secret.html", article=article)
    response = client.get("/secret.html")
    assert response.status_code == 404
    assert "Location" not in response


def test_an_old_address_of_a_withdrawn_story_leads_to_what_became_of_it(client):
    article = factories.published()
    Redirect.objects.create(path="/old.html", article=article)
    workflow.withdraw(article, by=None, notice="Wrong.")
    assert client.get("/old.html", follow=True).status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/topics/nothing/",
        "/authors/nobody/",
        "/nothing/feed.xml",
        f"/coast/x-{10**30}/",
        "/a\x00b/",
        "/topics/a%00b/",
    ],
)
def test_where_there_is_nothing_the_page_shows_the_way_back(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert b'href="/"' in response.content


def test_a_preview_that_there_is_not_is_kept_by_nobody_either(client):
    response = client.get("/preview/wrong/")
    assert (response.status_code, response["Cache-Control"]) == (404, "private, no-store")
    assert not {"Surrogate-Control", "Surrogate-Key"} & set(response.headers)


def test_a_preview_shows_a_draft_to_whoever_has_the_link(client):
    draft = factories.article("Not yet published")
    response = client.get(f"/preview/{draft.revisions.first().preview_token()}/")
    text = response.content.decode()
    assert response.status_code == 200
    assert "Not yet published" in text
    assert "Preview of revision 1" in text
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in text
    assert "ETag" not in response
    assert Article.objects.public().count() == 0


def test_a_wrong_preview_link_is_not_found(client):
    assert client.get("/preview/nonsense/").status_code == 404


@pytest.mark.parametrize("address", ["/coast", "/search?q=x", "/lite/corrections"])
def test_the_way_to_the_slash_at_the_end_is_kept_as_long_as_a_page(client, address):
    factories.section("Coast")
    path, mark, query = address.partition("?")
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, f"{path}/{mark}{query}")
    assert response["Cache-Control"] == "public, max-age=30"
    assert not response.cookies
