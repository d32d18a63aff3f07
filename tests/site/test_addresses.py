from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import workflow
from articles.desk.addresses import save_with_address
from articles.models import Article, Redirect
from tests import factories


def test_wrong_slug_or_section_leads_to_the_right_address(client):
    article = factories.published()
    for address in (f"/coast/old-slug-{article.pk}/", f"/city/{article.slug}-{article.pk}/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_a_renamed_section_leads_on(client):
    section = factories.section("Coast")
    section.slug = "shore"
    save_with_address(section)
    response = client.get("/coast/")
    assert (response.status_code, response["Location"]) == (301, "/shore/")


def test_an_imported_address_leads_to_its_story(client):
    article = factories.published()
    Redirect.objects.create(path="/2019/lighthouse.html", article=article)
    response = client.get("/2019/lighthouse.html")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


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
