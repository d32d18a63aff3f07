"""The desk's first page: what each role needs first, and nothing that it does not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import assignments, workflow
from articles.models import Article, User
from tests import factories

pytestmark = pytest.mark.django_db
DESK = reverse("admin:index")
Role = User.Role


def person(username: str, role: str) -> User:
    return factories.user(username, role=role)


def in_an_hour():
    """Later today, or what is left of today."""
    midnight = timezone.localtime().replace(hour=23, minute=59, second=59)
    return min(timezone.localtime() + timedelta(hours=1), midnight)


def listed(answer, heading: str) -> list[str]:
    """The headlines in the part of the page below a heading."""
    part = answer.content.decode().partition(f">{heading}</h")[2].partition("<h2")[0].partition("<h3")[0]
    return [story.headline for story in Article.objects.order_by("pk") if story.headline in part]


def test_the_navigation_holds_what_editors_work_with_and_no_machinery(client):
    client.force_login(factories.chief())
    apps = client.get(DESK).context["available_apps"]
    assert [model["object_name"] for app in apps for model in app["models"]] == [
        "Article",
        "Photo",
        "Section",
        "Topic",
        "Author",
        "Source",
        "Page",
        "Redirect",
        "SiteFile",
        "User",
        "TrailEntry",
    ]


def test_a_reporter_finds_what_was_sent_back_what_was_assigned_and_what_they_began(client):
    reporter, editor = person("rosa", Role.REPORTER), person("edda", Role.EDITOR)
    returned = factories.article("Ferry is late", created_by=reporter)
    workflow.submit(returned, by=reporter)
    workflow.send_back(returned, by=editor, reason="Who says so?")
    given = factories.article("Seals return", created_by=editor)
    assignments.assign(given, to=reporter, by=editor)
    factories.article("Kites over the bay", created_by=reporter)
    factories.article("Not hers at all", created_by=editor)
    client.force_login(reporter)
    page = client.get(DESK)
    assert listed(page, "Sent back to me") == ["Ferry is late"]
    assert listed(page, "Assigned to me") == ["Seals return"]
    assert listed(page, "My drafts") == ["Kites over the bay"]
    assertContains(page, "Who says so?")
    assertContains(page, "Write a story")
    assertNotContains(page, "Waits for a decision")


def test_an_editor_finds_what_waits_for_a_decision(client):
    editor = person("edda", Role.EDITOR)
    workflow.submit(factories.article("Ferry is late"), by=editor)
    factories.article("Still being written")
    client.force_login(editor)
    assert listed(client.get(DESK), "Waits for a decision") == ["Ferry is late"]


def test_what_is_due_and_what_goes_out_today_is_told_and_no_more(client):
    now = timezone.now()
    factories.article("Overdue", due_at=now - timedelta(days=2))
    factories.article("Next week", due_at=now + timedelta(days=7))
    factories.published("Out tonight", at=in_an_hour())
    factories.published("Out in a week", at=now + timedelta(days=7))
    client.force_login(person("rosa", Role.REPORTER))
    page = client.get(DESK)
    assert listed(page, "Due today") == ["Overdue"]
    assert listed(page, "Goes out today") == ["Out tonight"]


def test_a_photo_editor_finds_photos_without_credit_and_captions_without_picture(client):
    factories.photo("A heron.", credit="", source="", creators=[])
    story = factories.article("Heron moves in")
    story.captions.create(role="lead", text="The heron on its pole.")
    client.force_login(person("philo", Role.PHOTO_EDITOR))
    page = client.get(DESK)
    assertContains(page, 'alt="A heron."')
    assert listed(page, "Waits for a picture") == ["Heron moves in"]


def test_unread_notices_stand_on_it_until_they_are_read(client):
    reporter, editor = person("rosa", Role.REPORTER), person("edda", Role.EDITOR)
    assignments.assign(factories.article("Seals return"), to=reporter, by=editor)
    client.force_login(reporter)
    assertContains(client.get(DESK), "assigned “Seals return” to")
    client.post(reverse("admin:notices"))
    assertNotContains(client.get(DESK), "assigned “Seals return” to")


def test_nothing_of_other_sections_is_on_it(client):
    editor = person("edda", Role.EDITOR)
    editor.sections.add(factories.section("Sport"))
    workflow.submit(factories.article("Ferry is late", section=factories.section("Coast")), by=None)
    client.force_login(editor)
    assertNotContains(client.get(DESK), "Ferry is late")


def fill(editor: User, number: int) -> None:
    for one in range(number):
        mine = factories.article(f"Draft {number}.{one}", created_by=editor, due_at=timezone.now())
        assignments.assign(mine, to=editor, by=factories.user(f"a{number}-{one}"))
        waiting = factories.article(f"Submitted {number}.{one}", section=factories.section(f"Part {number}.{one}"))
        waiting.captions.create(role="lead", text="Waits.")
        workflow.submit(waiting, by=editor)
        factories.published(f"Later {number}.{one}", at=in_an_hour())
        factories.photo(f"Photo {number}.{one}", colour=f"#0000{number}{one}", credit="", source="", creators=[])


def test_more_rows_cost_no_more_queries(client, django_assert_num_queries, django_assert_max_num_queries):
    editor = person("edda", Role.CHIEF)
    client.force_login(editor)
    fill(editor, 1)
    with django_assert_max_num_queries(18) as first:
        client.get(DESK)
    fill(editor, 4)
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(DESK)


def test_somebody_without_a_role_finds_an_empty_desk(client):
    client.force_login(factories.user(is_staff=True))
    assertNotContains(client.get(DESK), "Write a story")


def test_the_list_of_the_app_leads_to_the_desk(client):
    client.force_login(factories.chief())
    assert client.get("/admin/articles/").url == DESK
