"""A story's way through the desk: submitted, sent back, made ready, claimed, assigned, spiked; and who is told."""

import pytest
from django.core import mail
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.asserts import assertContains, assertNotContains

from articles.desk import workflow
from articles.models import Article, User
from articles.tasks import mail_notices
from tests import factories
from tests.admin.test_article_form import page, typed

pytestmark = pytest.mark.django_db
Role = User.Role


def step(story: Article, name: str) -> str:
    return reverse("admin:articles_article_step", args=[story.pk, name])


@pytest.fixture
def rita():
    return factories.user("rita", role=Role.REPORTER, email="rita@example.org")


@pytest.fixture
def edda():
    return factories.user("edda", role=Role.EDITOR, email="edda@example.org")


@pytest.fixture
def story(rita) -> Article:
    return factories.article(created_by=rita)


def test_a_reporter_submits_and_the_editors_are_told(client, story, rita, edda):
    client.force_login(rita)
    assertNotContains(client.get(page(story)), 'name="_publish"')
    client.post(page(story), typed(client, page(story), headline="Ready to read", _submit=1))
    story.refresh_from_db()
    assert (story.state, story.headline) == ("submitted", "Ready to read")
    client.force_login(edda)
    assertContains(client.get("/admin/notices/"), "Rita submitted “Ready to read”.")


def test_sending_back_needs_a_reason_which_the_writer_reads(client, story, rita, edda):
    workflow.submit(story, by=rita)
    client.force_login(edda)
    assertContains(client.post(step(story, "send-back"), {"reason": " "}), "Say what is to be changed")
    client.post(step(story, "send-back"), {"reason": "Who says so?"})
    story.refresh_from_db()
    assert story.state == "draft"
    client.force_login(rita)
    assertContains(client.get(page(story)), "Who says so?")
    assertContains(client.get("/admin/notices/"), "Who says so?")


def test_a_notice_leads_to_its_story_and_is_read_then(client, story, rita, edda):
    workflow.submit(story, by=rita)
    client.force_login(edda)
    notice = edda.notices.get()
    assertContains(client.get("/admin/"), '<span class="count">1')
    assert client.post("/admin/notices/", {"notice": notice.pk}).url == page(story)
    assertNotContains(client.get("/admin/"), '<span class="count">')


def test_nobody_reads_anybody_elses_notices(client, story, rita, edda):
    workflow.submit(story, by=rita)
    client.force_login(rita)
    client.post("/admin/notices/", {"notice": edda.notices.get().pk})
    assert edda.notices.get().read_at is None


def test_notices_go_by_mail_to_those_who_want_it(story, rita, edda):
    factories.user("edwin", role=Role.EDITOR, email="edwin@example.org", wants_mail=False)
    workflow.submit(story, by=rita)
    mail_notices(story.transitions.get().pk)
    (message,) = mail.outbox
    assert message.to == ["edda@example.org"]
    assert message.subject == "Rita submitted “Lighthouse to shine again”."
    assert page(story) in message.body


def test_submitting_asks_the_worker_to_mail(story, rita, edda):
    workflow.submit(story, by=rita)
    assert ProcrastinateJob.objects.get(task_name="articles.mail_notices").args == {
        "transition_id": story.transitions.get().pk
    }


def test_only_the_editors_of_the_section_are_told_where_it_has_some(story, rita, edda):
    own = factories.user("coralie", role=Role.EDITOR)
    own.sections.add(story.section)
    workflow.submit(story, by=rita)
    assert [notice.user for notice in story.notices.all()] == [own]


def test_changes_of_a_live_story_wait_for_publishing_and_readers_see_nothing(client, rita, edda):
    story = factories.published(created_by=rita)
    client.force_login(rita)
    client.post(page(story), typed(client, page(story), headline="A bold claim", _submit=1))
    assert Article.objects.public().get().live.headline == "Lighthouse to shine again"
    client.force_login(edda)
    assertContains(client.get(page(story)), "Changes were submitted")
    client.post(page(story), typed(client, page(story), _publish=1))
    story.refresh_from_db()
    assert not story.review_wanted
    assert story.live.headline == "A bold claim"


def test_an_editor_makes_a_story_ready(client, story, edda):
    client.force_login(edda)
    client.post(page(story), typed(client, page(story), _approve=1))
    story.refresh_from_db()
    assert story.state == "ready"


def test_a_reporter_changes_own_stories_alone(client, rita):
    other = factories.article("Somebody else’s")
    client.force_login(rita)
    assert client.post(page(other), {"headline": "Mine now"}).status_code == 403
    other.assigned_to = rita
    other.save()
    client.post(page(other), typed(client, page(other), headline="Given to me"))
    other.refresh_from_db()
    assert other.headline == "Given to me"


def test_a_story_is_claimed_once(client, story, edda):
    client.force_login(edda)
    client.post(step(story, "claim"))
    story.refresh_from_db()
    assert story.assigned_to == edda
    client.force_login(factories.user("edwin", role=Role.EDITOR))
    assertContains(client.post(step(story, "claim")), "Edda has the story already")


def test_an_editor_assigns_and_the_reporter_is_told(client, story, rita, edda):
    client.force_login(edda)
    client.post(page(story), typed(client, page(story), assigned_to=rita.pk))
    story.refresh_from_db()
    assert story.assigned_to == rita
    client.force_login(rita)
    assertContains(client.get("/admin/notices/"), "Edda assigned “Lighthouse to shine again” to Rita.")


def test_a_reporter_cannot_assign(client, story, rita, edda):
    client.force_login(rita)
    client.post(page(story), typed(client, page(story), assigned_to=edda.pk))
    story.refresh_from_db()
    assert story.assigned_to is None


def test_what_was_never_public_is_spiked_and_comes_back(client, story, rita):
    client.force_login(rita)
    client.post(step(story, "spike"), {"reason": "Nobody would talk."})
    story.refresh_from_db()
    assert story.state == "spiked"
    assertNotContains(client.get(page(story)), 'name="_submit"')
    client.post(step(story, "unspike"))
    story.refresh_from_db()
    assert story.state == "draft"


def test_what_was_public_is_not_spiked(client, edda):
    story = factories.published()
    client.force_login(edda)
    assertContains(client.post(step(story, "spike")), "Withdraw this one instead")


def test_a_withdrawal_is_lifted_and_readers_see_the_story_again(client, edda):
    story = factories.published()
    address = story.get_absolute_url()
    client.force_login(edda)
    client.post(step(story, "withdraw"), {"notice": "We got it wrong."})
    assert client.get(address).status_code == 410
    client.post(step(story, "reinstate"), {"reason": "We got it right after all."})
    assert client.get(address).status_code == 200


def test_an_update_is_a_new_draft_that_follows_the_story(client, edda):
    story = factories.published(topics=[factories.topic()])
    client.force_login(edda)
    client.post(step(story, "update"))
    update = story.later.get()
    assert (update.state, update.section, update.headline) == ("draft", story.section, "")
    assert [topic.name for topic in update.topics.all()] == ["Ferries"]
    assertContains(client.get(page(update)), page(story))
    assertContains(client.get(page(story)), page(update))


def test_an_editor_of_one_section_sees_and_files_stories_there_alone(client):
    coast, town = factories.section("Coast"), factories.section("Town")
    editor = factories.user("coralie", role=Role.EDITOR)
    editor.sections.add(coast)
    here, there = factories.article("Here", section=coast), factories.article("There", section=town)
    client.force_login(editor)
    listed = client.get("/admin/articles/article/")
    assertContains(listed, "Here")
    assertNotContains(listed, "There")
    assert client.get(page(there), follow=True).redirect_chain[-1][0] == "/admin/"
    client.post(page(here), typed(client, page(here), section=town.pk))
    here.refresh_from_db()
    assert here.section == coast


@pytest.mark.parametrize("role", [Role.CHIEF, Role.ADMINISTRATOR])
def test_without_an_editor_those_above_are_told(story, rita, role):
    factories.user("peter", role=Role.PHOTO_EDITOR)
    above = factories.user("coralie", role=role)
    workflow.submit(story, by=rita)
    assert [notice.user for notice in story.notices.all()] == [above]


def test_where_the_editors_work_elsewhere_the_chief_is_told_and_no_chief_of_another_section(story, rita, edda):
    town = factories.section("Town")
    edda.sections.add(town)
    factories.user("theo", role=Role.CHIEF).sections.add(town)
    here = factories.user("coralie", role=Role.CHIEF)
    here.sections.add(story.section)
    workflow.submit(story, by=rita)
    assert [notice.user for notice in story.notices.all()] == [here]


def test_a_story_without_a_section_waits_for_somebody_too(rita, edda):
    edda.sections.add(factories.section("Town"))
    story = factories.article(section=None, created_by=rita)
    workflow.submit(story, by=rita)
    assert [notice.user for notice in story.notices.all()] == [edda]


def test_an_editor_who_submits_is_not_the_one_who_is_told(edda):
    chief = factories.user("coralie", role=Role.CHIEF)
    story = factories.article(created_by=edda)
    workflow.submit(story, by=edda)
    assert [notice.user for notice in story.notices.all()] == [chief]
