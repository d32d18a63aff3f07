"""Who works in some sections alone is told nothing of the stories of others, on whatever page of the desk."""

import pytest
from django.contrib.contenttypes.models import ContentType
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.models import Article, Photo, User
from tests import factories
from tests.admin.test_article_form import page

pytestmark = pytest.mark.django_db
SECRET = "A scandal in town"


@pytest.fixture
def coralie(client):
    """A chief of the coast alone."""
    user = factories.user("coralie", role=User.Role.CHIEF)
    user.sections.add(factories.section("Coast"))
    client.force_login(user)
    return client


@pytest.fixture
def photo() -> Photo:
    return factories.photo()


def using(photo: Photo, headline: str, section: str) -> Article:
    body = f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'
    return factories.article(headline, body=body, section=factories.section(section))


def test_the_page_of_a_photo_names_the_stories_in_reach_and_counts_the_others(coralie, photo):
    using(photo, "Seals return", "Coast")
    using(photo, SECRET, "Town")
    using(photo, SECRET, "Sport")
    shown = coralie.get(f"/admin/articles/photo/{photo.pk}/change/")
    assertContains(shown, "Seals return")
    assertContains(shown, "and 2 stories of other sections")
    assertNotContains(shown, SECRET)


def test_a_photo_that_only_others_use_is_not_called_unused(coralie, photo):
    using(photo, SECRET, "Town")
    shown = coralie.get(f"/admin/articles/photo/{photo.pk}/change/")
    assertContains(shown, "In 1 story of another section")
    assertNotContains(shown, "In no story yet.")


def test_what_stands_in_the_way_of_deleting_is_counted_where_it_may_not_be_named(coralie, photo):
    using(photo, SECRET, "Town")
    shown = coralie.get(f"/admin/articles/photo/{photo.pk}/delete/")
    assertContains(shown, "1 story of another section")
    assertNotContains(shown, SECRET)
    coralie.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert Photo.objects.exists()


def test_the_family_of_a_story_is_named_as_far_as_one_may_see_it(coralie):
    town = factories.section("Town")
    earlier = factories.article(SECRET, section=town)
    story = factories.article(follows=earlier)
    factories.article("Seals return", follows=story)
    factories.article(SECRET, section=town, follows=story)
    shown = coralie.get(page(story))
    assertContains(shown, "Seals return")
    assertContains(shown, "Follows a story of another section")
    assertContains(shown, "Carried on by 1 story of another section")
    assertNotContains(shown, SECRET)


def test_no_address_leads_from_the_id_of_a_story_to_its_slug(coralie):
    draft = factories.article(SECRET, section=factories.section("Town"))
    kind = ContentType.objects.get_for_model(Article).pk
    answer = coralie.get(f"/admin/r/{kind}/{draft.pk}/")
    assert answer.status_code == 404
    assertNotContains(answer, draft.slug, status_code=404)


def test_what_has_a_page_on_the_site_links_to_it(coralie):
    rows = [factories.section("Coast"), factories.topic(), factories.author(), factories.site_file(), factories.page()]
    for row in rows:
        form = coralie.get(f"/admin/articles/{row._meta.model_name}/{row.pk}/change/")
        assertContains(form, f'<a href="{row.get_absolute_url()}">See it on the site</a>', html=True)


def test_a_chief_of_one_section_reads_the_trail_of_its_stories_and_of_what_is_of_no_section(coralie):
    factories.source("Harbour Press")
    here = factories.article("Seals return")
    there = factories.article(SECRET, section=factories.section("Town"))
    workflow.submit(there, by=None)
    shown = coralie.get("/admin/articles/trailentry/", {"table": "articles_article"})
    assertContains(shown, page(here))
    assertNotContains(shown, SECRET)
    assertNotContains(shown, page(there))
    assertNotContains(coralie.get("/admin/articles/trailentry/", {"article": there.pk}), SECRET)
    assertContains(coralie.get("/admin/articles/trailentry/"), "Harbour Press")


def test_a_chief_of_all_sections_reads_the_whole_trail(client):
    there = factories.article("Town news", section=factories.section("Town"))
    client.force_login(factories.user("charlotte", role=User.Role.CHIEF))
    assertContains(client.get("/admin/articles/trailentry/"), page(there))
