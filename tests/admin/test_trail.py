"""The trail: every change of stories, photos, sources, people and permissions is written down, and stays."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from lxml import html

from articles.models import Article, Photo, Source, TrailEntry, User
from tests import factories

pytestmark = pytest.mark.django_db
TRAIL = "/admin/articles/trailentry/"


def entries(table: str, action: str = "update") -> list[TrailEntry]:
    return list(TrailEntry.objects.filter(table=f"articles_{table}", action=action))


def test_a_change_in_the_admin_bears_the_name_of_whoever_made_it(client):
    source = factories.source()
    user = factories.chief()
    client.force_login(user)
    client.post(f"/admin/articles/source/{source.pk}/change/", {"name": "Harbour Wire", "kind": source.kind})
    (entry,) = entries("source")
    assert (entry.actor, entry.actor_name) == (user.pk, "charlotte")
    assert entry.changes["name"] == ["Harbour Press", "Harbour Wire"]


def test_what_a_command_changes_bears_no_name(client):
    client.force_login(factories.chief())
    client.post("/admin/articles/section/add/", {"name": "Coast", "slug": "coast", "position": 0})
    Source.objects.create(name="Harbour Press", kind="agency")
    assert [entry.actor_name for entry in entries("section", "insert")] == ["charlotte"]
    assert [entry.actor_name for entry in entries("source", "insert")] == [""]


def test_bulk_updates_are_seen_row_by_row():
    stories = [factories.article(), factories.article("Seals return to the bay")]
    Article.objects.update(headline="One headline for all")
    changed = [entry for entry in entries("article") if "headline" in entry.changes]
    assert {entry.article for entry in changed} == {story.pk for story in stories}
    Photo.objects.filter(pk=factories.photo().pk).update(credit="Nobody")
    assert entries("photo")[0].changes["credit"] == ["Harbour Press", "Nobody"]


def test_permissions_and_roles_are_in_it_and_no_password():
    user = factories.user()
    user.groups.add(Group.objects.create(name="Interns"))
    user.role = User.Role.EDITOR
    user.set_password("another long password")
    user.save()
    assert TrailEntry.objects.filter(table="articles_user_groups", action="insert").count() == 1
    (entry,) = [entry for entry in entries("user") if "role" in entry.changes]
    assert entry.changes["role"] == ["", "editor"]
    assert not TrailEntry.objects.filter(changes__has_key="password").exists()


def test_a_long_text_is_known_by_its_length_and_sum():
    story = factories.article()
    Article.objects.filter(pk=story.pk).update(body=f"<p>{'a' * 600}</p>")
    (entry,) = [entry for entry in entries("article") if "body" in entry.changes]
    assert set(entry.changes["body"][1]) == {"length", "md5"}


@pytest.mark.parametrize("statement", ["UPDATE articles_trailentry SET actor = 1", "DELETE FROM articles_trailentry"])
def test_the_trail_is_not_rewritten(statement):
    factories.source()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_chief_reads_it_and_follows_a_story(client):
    story = factories.article()
    client.force_login(factories.user(role=User.Role.CHIEF))
    assert "Harbour Press" not in client.get(TRAIL, {"article": story.pk}).content.decode()
    factories.source()
    assert "Harbour Press" in client.get(TRAIL).content.decode()
    page = client.get(TRAIL, {"article": story.pk}).content.decode()
    assert f"/admin/articles/article/{story.pk}/change/" in page


def test_nobody_else_reads_it_and_nobody_writes_it(client):
    factories.source()
    entry = TrailEntry.objects.first()
    client.force_login(factories.user(role=User.Role.EDITOR))
    assert client.get(TRAIL).status_code == 403
    client.force_login(factories.chief())
    assert client.post(f"{TRAIL}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{TRAIL}add/").status_code == 403
    assert client.post(f"{TRAIL}{entry.pk}/change/", {"actor": 1}).status_code == 403


def lines(client, **asked) -> str:
    """The text of the trail as a chief reads it."""
    client.force_login(factories.chief())
    return " ".join(html.fromstring(client.get(TRAIL, asked).content.decode()).text_content().split())


def test_a_change_is_told_in_words(client):
    story = factories.article("Seals return", section=factories.section("Coast"))
    story.headline, story.section, story.review_wanted = "Seals are back", factories.section("Sport"), True
    story.save()
    told = lines(client, article=story.pk)
    assert "Headline: Seals return → Seals are back" in told
    assert "Section: Coast → Sport" in told
    assert "Changes wait for publishing: no → yes" in told


def test_of_a_long_text_the_trail_says_that_it_changed(client):
    story = factories.article(body=f"<p>{'a' * 600}</p>")
    Article.objects.filter(pk=story.pk).update(body=f"<p>{'b' * 600}</p>", standfirst="")
    assert "Body: text changed" in lines(client, article=story.pk)


def test_what_was_added_is_told_without_the_machinery(client):
    story = factories.article("Seals return", by=["Mira Okafor"])
    told = lines(client, article=story.pk)
    assert "Author: Mira Okafor" in told
    assert "position" not in told.lower()


def test_the_names_in_the_trail_cost_the_same_for_any_number_of_entries(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(factories.chief())
    factories.article("Story 0", by=["Mira Okafor"])
    with django_assert_max_num_queries(20) as first:
        client.get(TRAIL)
    for number in range(1, 4):
        factories.article(f"Story {number}", by=[f"Author {number}"], section=factories.section(f"Part {number}"))
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(TRAIL)
