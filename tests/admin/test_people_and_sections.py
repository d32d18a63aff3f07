"""Sections, topics, people and sources in the admin: addresses that last, and what is in use stays."""

import pytest
from django.urls import reverse

from articles.models import Author, Redirect, Revision, Section, Source, Topic, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


def delete(client, row):
    return client.post(reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})


def test_a_section_that_moves_leaves_its_address_behind(desk):
    section = factories.section("Coast")
    address = reverse("admin:articles_section_change", args=[section.pk])
    desk.post(address, {"name": "Shore", "slug": "shore", "description": "", "position": 0})
    assert Redirect.objects.get(path="/coast/").target == "/shore/"


def used_rows():
    factories.published(by=["Mira Okafor"], input_from=["Nordlys"], topics=["Herons"])
    return Section.objects.get(), Author.objects.get(), Source.objects.get(), Topic.objects.get()


def test_what_a_story_uses_is_kept_and_the_story_is_named(desk):
    for row in used_rows():
        page = delete(desk, row).content.decode()
        assert "cannot be deleted" in page, row
        assert "Lighthouse to shine again" in page, row
        assert type(row).objects.filter(pk=row.pk).exists()


def test_what_only_the_live_revision_names_is_kept_too(desk):
    story = factories.published(by=["Mira Okafor"], topics=["Herons"])
    story.bylines.all().delete()
    story.topics.clear()
    for row in (Author.objects.get(), Topic.objects.get()):
        assert "cannot be deleted" in delete(desk, row).content.decode()
        assert type(row).objects.filter(pk=row.pk).exists()


def test_several_at_once_are_refused_in_the_same_words(desk):
    factories.published(by=["Mira Okafor"])
    data = {"action": "delete_selected", "_selected_action": [Author.objects.get().pk], "post": "yes"}
    page = desk.post(reverse("admin:articles_author_changelist"), data).content.decode()
    assert "in use and cannot be deleted" in page
    assert Author.objects.exists()


def test_a_source_that_a_credit_names_is_kept(desk):
    source = factories.source("Harbour Press")
    factories.photo("A heron.")
    assert "A heron." in delete(desk, source).content.decode()
    assert Source.objects.filter(pk=source.pk).exists()


def test_what_nobody_uses_is_deleted(desk):
    rows = [factories.section("Inland"), factories.author("Jon Dahl"), factories.source("Nordlys")]
    for row in [*rows, Topic.objects.create(name="Herons")]:
        delete(desk, row)
        assert not type(row).objects.filter(pk=row.pk).exists()


def test_a_user_goes_and_the_stories_stay(desk):
    user = factories.user()
    story = factories.published()
    Revision.objects.filter(article=story).update(created_by=user)
    delete(desk, user)
    assert not User.objects.filter(pk=user.pk).exists()
    assert Revision.objects.get(article=story).created_by is None


def test_other_names_of_a_source_are_typed_with_commas(desk):
    data = {"name": "Nordlys", "kind": "agency", "other_names": "NL, Nordlys News,", "url": ""}
    desk.post(reverse("admin:articles_source_add"), data)
    assert Source.objects.get().other_names == ["NL", "Nordlys News"]


def test_a_slug_that_is_left_empty_follows_the_name(desk):
    factories.section("Harbour life")
    desk.post(reverse("admin:articles_section_add"), {"name": "Øst & Vest", "slug": "", "position": 0})
    assert Section.objects.get(name="Øst & Vest").slug == "ost-vest"
    desk.post(reverse("admin:articles_author_add"), {"name": "Harbour Life", "slug": ""})
    desk.post(reverse("admin:articles_section_add"), {"name": "Harbour-life", "slug": "", "position": 0})
    assert Section.objects.get(name="Harbour-life").slug == "harbour-life-2"


def test_a_section_that_would_take_an_address_of_the_site_is_refused(desk):
    page = desk.post(reverse("admin:articles_section_add"), {"name": "Search", "slug": "", "position": 0})
    assert "an address of the site itself" in page.content.decode()


def test_an_old_address_may_be_pasted_whole(desk):
    data = {"path": "https://old.example.org/2019/fog.html", "article": "", "target": "/coast/"}
    desk.post(reverse("admin:articles_redirect_add"), data)
    assert Redirect.objects.get().path == "/2019/fog.html"


@pytest.mark.parametrize(
    ("path", "target", "told"),
    [
        ("/fog/", "", "one of the two"),
        ("/fog/", "/fog/", "is the old one"),
        ("fog", "/coast/", "begins with a slash"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_explained(desk, path, target, told):
    page = desk.post(reverse("admin:articles_redirect_add"), {"path": path, "article": "", "target": target})
    assert told in page.content.decode()
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("model", ["section", "topic", "author", "source", "redirect", "user"])
def test_without_permission_nothing_is_seen_or_changed(client, model, method):
    client.force_login(factories.user(is_staff=True))
    for page in ("changelist", "add"):
        assert getattr(client, method)(reverse(f"admin:articles_{model}_{page}")).status_code == 403


def author_form(**values):
    return {"name": "Mira Okafor", "slug": "mira-okafor", "languages": "en, ar", "show_email": "on", **values}


def test_an_author_s_links_are_lines_of_words_and_addresses(desk):
    lines = "Mastodon https://social.example/@mira\n\nMy  pictures  https://pictures.example/\n"
    desk.post(reverse("admin:articles_author_add"), author_form(links=lines))
    author = Author.objects.get()
    assert author.languages == ["en", "ar"]
    assert author.links == [
        {"label": "Mastodon", "url": "https://social.example/@mira"},
        {"label": "My  pictures", "url": "https://pictures.example/"},
    ]
    page = desk.get(reverse("admin:articles_author_change", args=[author.pk])).content.decode()
    assert "Mastodon https://social.example/@mira\nMy  pictures https://pictures.example/" in page


@pytest.mark.parametrize("line", ["https://social.example/@mira", "Mastodon", "Mine javascript:alert(1)"])
def test_a_line_that_is_no_link_is_named(desk, line):
    page = desk.post(reverse("admin:articles_author_add"), author_form(links=line)).content.decode()
    assert f"“{line}” is no link." in page
    assert not Author.objects.exists()


def test_a_language_that_is_no_tag_is_named(desk):
    page = desk.post(reverse("admin:articles_author_add"), author_form(languages="en, Norwegian (new)"))
    assert "“Norwegian (new)” is no tag of a language." in page.content.decode()


def section_page(section) -> str:
    return reverse("admin:articles_section_change", args=[section.pk])


def test_a_section_is_put_into_one_of_the_editions(desk, settings):
    settings.EDITIONS = {"ar": "جريدة المنارة"}
    section = factories.section("Coast")
    values = {"name": "Coast", "slug": "coast", "description": "", "position": 0}
    page = desk.post(section_page(section), {**values, "edition": "fr"}).content.decode()
    assert "Select a valid choice" in page
    assert "جريدة المنارة (العربيّة)" in page
    desk.post(section_page(section), {**values, "edition": "ar"})
    assert Section.objects.get().edition == "ar"


def test_where_there_is_one_edition_nobody_is_asked_for_it_and_a_former_one_stays_known(desk, settings):
    section = factories.section("Coast", edition="ar")
    assert 'name="edition"' not in desk.get(section_page(section)).content.decode()
    desk.post(section_page(section), {"name": "Shore", "slug": "coast", "description": "", "position": 0})
    settings.EDITIONS = {"de": ""}
    values = {"name": "Strand", "slug": "coast", "description": "", "position": 0, "edition": "ar"}
    desk.post(section_page(section), values)
    assert (Section.objects.get().name, Section.objects.get().edition) == ("Strand", "ar")


def test_no_section_takes_the_address_of_an_edition(desk, settings):
    settings.EDITIONS = {"ar": ""}
    values = {"name": "Arabian Sea", "slug": "ar", "description": "", "position": 0, "edition": ""}
    page = desk.post(reverse("admin:articles_section_add"), values).content.decode()
    assert "“ar” is an address of the site itself." in page
    assert not Section.objects.exists()
