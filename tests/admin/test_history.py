"""The versions of a story: listed, read, compared, named, brought back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.desk import workflow
from articles.desk.assignments import assign
from tests import factories
from tests.admin.test_article_form import may

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=args)


@pytest.fixture
def story():
    story = factories.published("First headline", body="<p>The <em>first</em> text.</p>")
    story.headline, story.body = "Second headline", "<p>The second text.</p>"
    factories.save_revision(story, by=factories.chief())
    return story


@pytest.fixture
def writer(client):
    client.force_login(may("view_article", "change_article"))
    return client


def test_the_history_names_each_version_who_saved_it_and_which_is_live(writer, story):
    response = writer.get(address("history", story.pk))
    for words in ("First headline", "Second headline", "Charlotte"):
        assertContains(response, words)
    assertContains(response, ">live<", count=1)


def test_the_steps_stand_between_the_versions_with_who_took_them_when_and_why(writer):
    rita, edda = factories.user("rita"), factories.user("edda")
    story = factories.article("First headline")
    workflow.submit(story, by=rita)
    workflow.send_back(story, by=edda, reason="Who says so?")
    assign(story, to=rita, by=edda)
    story.headline = "Second headline"
    factories.save_revision(story, by=rita)
    workflow.submit(story, by=rita)
    page = html.fromstring(writer.get(address("history", story.pk)).content.decode())
    lines = [" ".join(item.text_content().split()) for item in page.xpath('//ol[contains(@class, "versions")]/li')]
    kinds = ["step", "Second headline", "step", "step", "step", "First headline"]
    steps = [line for line, kind in zip(lines, kinds, strict=True) if kind == "step"]
    beginnings = ("Submitted by Rita,", "Assigned to Rita by Edda,", "Sent back by Edda,", "Submitted by Rita,")
    assert [line[: len(start)] for line, start in zip(steps, beginnings, strict=True)] == list(beginnings)
    assert "Who says so?" in steps[2]
    assert all(kind in line for line, kind in zip(lines, kinds, strict=True) if kind != "step")


def test_each_step_stands_on_one_page_of_a_long_history(writer):
    story = factories.article()
    for number in range(52):
        factories.save_revision(story, by=None, note=f"Version {number}")
        assign(story, to=None if number % 2 else factories.user(f"user{number}"), by=None)
    pages = [writer.get(address("history", story.pk), {"p": number}).context["versions"] for number in (1, 2, 3)]
    listed = [step.pk for versions in pages for version in versions for step in version.steps]
    assert listed == list(story.transitions.values_list("pk", flat=True))


def test_a_version_is_shown_as_it_was(writer, story):
    response = writer.get(address("revision", story.pk, 1))
    assertContains(response, "The <em>first</em> text.", html=False)
    assertNotContains(response, "The second text.")


def test_a_version_shows_its_pictures_with_their_captions_and_credits(writer):
    lead, other = factories.photo("The light."), factories.photo("A heron.", colour="navy", credit="Ada Brill")
    figures = f'<figure data-photo="{other.pk}"><figcaption>Still there</figcaption></figure>'
    story = factories.published(lead=lead, body=f'<p>One.</p>{figures}<figure data-photo=""></figure>')
    page = html.fromstring(writer.get(address("revision", story.pk, story.live.number)).content)
    assert [picture.get("src") for picture in page.iterfind(".//figure/img")] == [
        reverse("admin:articles_photo_picture", args=[photo.pk]) for photo in (lead, other)
    ]
    words = [" ".join(caption.text_content().split()) for caption in page.iterfind(".//figcaption")]
    assert words[:2] == ["The light. Harbour Press", "Still there Ada Brill"]
    assert "Waiting for its picture" in page.text_content()


def test_restoring_makes_a_new_version_and_leaves_what_readers_see(writer, story):
    writer.post(address("restore", story.pk, 1))
    story.refresh_from_db()
    assert (story.headline, story.live.number, story.revisions.count()) == ("First headline", 1, 3)


def test_restoring_is_no_matter_of_following_a_link(writer, story):
    assert writer.get(address("restore", story.pk, 1)).status_code == 405


def test_who_may_only_read_restores_nothing(client, story):
    client.force_login(may("view_article"))
    assertNotContains(client.get(address("revision", story.pk, 1)), "Restore this version")
    assert client.post(address("restore", story.pk, 1)).status_code == 403
    assert story.revisions.count() == 2


def test_who_may_not_see_the_story_does_not_see_its_history(client, story):
    client.force_login(may())
    assert client.get(address("history", story.pk)).status_code == 403
    assert client.get(address("revision", story.pk, 1)).status_code == 403


def page(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def rows(client, story) -> list[str]:
    """The words of each version in the list, newest first."""
    found = page(client.get(address("history", story.pk))).xpath("//li[contains(@class, 'version')]")
    return [" ".join(row.text_content().split()) for row in found]


def marked(tree, tag: str) -> list[str]:
    """What is marked as added (ins) or removed (del), without the words for screen readers."""
    for spoken in tree.xpath("//*[@class='spoken']"):
        spoken.drop_tree()
    return [" ".join(element.text_content().split()) for element in tree.iter(tag)]


def test_the_history_says_what_changed_and_how_much(writer, story):
    newest, first = rows(writer, story)
    assert "Headline, Text +2 −2 words" in newest
    assert "The first version." in first


def test_the_history_says_when_readers_got_a_version_and_when_they_will(writer, story):
    workflow.publish(story, by=None, at=timezone.now() + timedelta(hours=2))
    newest, first = rows(writer, story)
    assert "scheduled" in newest
    assert "Readers get it" in newest
    assert "live" in first
    assert "Readers got it" in first


def test_a_long_history_takes_as_few_queries_as_a_short_one(writer, story, django_assert_max_num_queries):
    with CaptureQueriesContext(connection) as short:
        rows(writer, story)
    for number in range(30):
        story.headline = f"Headline {number}"
        factories.save_revision(story, by=None)
    with django_assert_max_num_queries(len(short)):
        assert len(rows(writer, story)) == 25
    assert len(page(writer.get(address("history", story.pk) + "?p=2")).xpath("//li[@class='version']")) == 7


def test_any_two_versions_are_compared_in_one_text_with_what_was_added_and_removed(writer, story):
    tree = page(writer.get(address("compare", story.pk), {"old": 1, "new": 2}))
    assert [heading.text for heading in tree.xpath("//section/h2")] == ["Headline", "Text"]
    assert (marked(tree, "del"), marked(tree, "ins")) == (["First", "first"], ["Second", "second"])


def test_the_earlier_version_stands_before_the_later_whichever_was_chosen_first(writer, story):
    tree = page(writer.get(address("compare", story.pk), {"old": 2, "new": 1}))
    assert marked(tree, "ins") == ["Second", "second"]


def test_two_versions_stand_side_by_side(writer, story):
    tree = page(writer.get(address("compare", story.pk), {"old": 1, "new": 2, "view": "side"}))
    old, new = tree.xpath("//section[2]//div[@class='sides two']/div")
    assert (marked(old, "del"), marked(old, "ins")) == (["first"], [])
    assert (marked(new, "del"), marked(new, "ins")) == ([], ["second"])


def test_one_view_leads_to_the_other_without_a_script(writer, story):
    tree = page(writer.get(address("compare", story.pk), {"old": 1, "new": 2}))
    inline, side = (link.get("href") for link in tree.xpath("//nav[@class='views']/a"))
    assert (inline, side) == ("?old=1&new=2", "?old=1&new=2&view=side")


def test_photos_stand_in_the_comparison_with_their_words(writer, story):
    dusk, dawn = factories.photo(), factories.photo("Dawn.", colour="navy")
    figure = '<figure data-photo="{}"><figcaption>{}</figcaption></figure>'
    for photo, caption in ((dusk, "At the old pier."), (dawn, "At the old lighthouse.")):
        story.body = figure.format(photo.pk, caption)
        factories.save_revision(story, by=None)
    tree = page(writer.get(address("compare", story.pk), {"old": 3, "new": 4}))
    pictures = {img.getparent().tag: img.get("src") for img in tree.xpath("//section//img")}
    assert pictures == {
        tag: reverse("admin:articles_photo_thumbnail", args=[p.pk]) for tag, p in (("del", dusk), ("ins", dawn))
    }
    assert marked(tree, "ins")[-1] == "lighthouse"


def test_a_comparison_with_itself_or_with_nothing_leads_back_to_the_history(writer, story):
    for asked in ({"old": 1, "new": 1}, {"old": 1, "new": 99}, {"old": "x"}, {}, {"old": 1, "new": "9" * 30}):
        assertRedirects(writer.get(address("compare", story.pk), asked), address("history", story.pk))


def test_the_latest_is_kept_under_a_name_as_a_version_of_its_own(writer, story):
    writer.post(address("name_version", story.pk), {"name": "Before the lawyers"})
    latest = story.revisions.first()
    assert (latest.number, latest.note, latest.headline) == (3, "Before the lawyers", "Second headline")
    assert "Before the lawyers" in rows(writer, story)[0]


def test_a_version_needs_a_name_to_be_named(writer, story):
    writer.post(address("name_version", story.pk), {"name": " "})
    assert story.revisions.count() == 2


def test_who_may_only_read_names_nothing(client, story):
    client.force_login(may("view_article"))
    assertNotContains(client.get(address("history", story.pk)), "Keep the latest under a name")
    assert client.post(address("name_version", story.pk), {"name": "Mine"}).status_code == 403
    assert story.revisions.count() == 2


def test_who_may_not_see_the_story_compares_nothing(client, story):
    client.force_login(may())
    assert client.get(address("compare", story.pk), {"old": 1, "new": 2}).status_code == 403
