"""Pasting a story: read, checked, made."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains

from articles.models import Article
from tests import factories

PASTE = "/admin/articles/article/paste/"
STORY = """Lighthouse at Brill Head to shine again

By Mira Okafor
Published: March 3, 2024, 9:15 a.m.

BRILL HEAD, March 3 (Harbour Press) -- The old lighthouse at Brill Head is to be lit again after forty dark years.

The old lighthouse at Brill Head, seen from the harbour on Saturday. /Harbour Press Photo

“We never stopped believing in it,” the last of its keepers said, and went up the stairs once more to look.

(With input from Nordlys)
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


def make(desk, text: str):
    """Check a text and make a story of it."""
    return desk.post(PASTE, {"text": text, "make": desk.post(PASTE, {"text": text}).context["checked"]})


def test_the_draft_is_shown_for_checking_before_anything_is_stored(desk):
    page = desk.post(PASTE, {"text": STORY})
    assert ("Headline", "Lighthouse at Brill Head to shine again") in page.context["fields"]
    shown = page.content.decode()
    assert all(line.strip() in shown for line in STORY.splitlines() if line.isascii())
    assert not Article.objects.exists()


def test_the_checked_text_becomes_a_story(desk):
    page = make(desk, STORY)
    story = Article.objects.get()
    assert page.headers["Location"] == f"/admin/articles/article/{story.pk}/change/"
    assert story.headline == "Lighthouse at Brill Head to shine again"
    assert story.created_by.username == "charlotte"


def test_the_same_text_again_leads_to_the_story_that_stands(desk):
    for _ in range(2):
        make(desk, STORY)
    story = Article.objects.get()
    page = desk.post(PASTE, {"text": STORY.replace("\n", "\r\n")})
    assert page.context["existing"] == story
    assert "on the desk already" in page.content.decode()


def test_a_file_is_read_like_a_text(desk):
    page = desk.post(PASTE, {"file": SimpleUploadedFile("story.txt", STORY.encode("cp1252"))})
    assert ("Headline", "Lighthouse at Brill Head to shine again") in page.context["fields"]
    assert "“We never stopped believing" in page.context["text"]


@pytest.mark.parametrize("data", [{}, {"text": "  \n "}, {"file": SimpleUploadedFile("a.txt", b"\x00\x01\xff" * 99)}])
def test_what_cannot_be_read_is_said_beside_the_form(desk, data):
    page = desk.post(PASTE, data)
    assert page.context["form"].errors
    assert not Article.objects.exists()


def test_what_is_no_story_is_told_so(desk):
    page = desk.post(PASTE, {"text": "404\nPage not found\n"})
    if page.context["draft"].is_article:
        pytest.fail("an error page was read as a story")
    assertContains(page, "Paste a single story")
    assert not Article.objects.exists()


def test_what_is_no_story_is_made_one_anyway_when_the_desk_says_so(desk):
    assertContains(desk.post(PASTE, {"text": "404\nPage not found\n"}), "Make it a story anyway")
    make(desk, "404\nPage not found\n")
    story = Article.objects.get()
    assert (story.headline, story.body) == ("404", "<p>Page not found</p>")


def test_a_text_that_was_changed_is_read_again_before_it_becomes_a_story(desk):
    checked = desk.post(PASTE, {"text": STORY}).context["checked"]
    page = desk.post(PASTE, {"text": STORY.replace("Mira Okafor", "Jon Dahl"), "make": checked})
    assert ("By", "Jon Dahl") in page.context["fields"]
    assertContains(page, "You changed the text")
    assert not Article.objects.exists()


def test_a_section_of_ours_is_proposed_and_taken_over(desk):
    harbour = factories.section("Harbour")
    text = f"Harbour\n{STORY}"
    assert ("Section", harbour) in desk.post(PASTE, {"text": text}).context["fields"]
    make(desk, text)
    assert Article.objects.get().section == harbour


def test_what_is_left_out_is_told_and_stays_beside_the_story(desk):
    text = f"Weather\n{STORY}"
    told = {line["text"]: line["label"] for line in desk.post(PASTE, {"text": text}).context["lines"]}
    assert told["Weather"] == "Left out: name of a section or a label"
    page = make(desk, text)
    assertContains(desk.get(page.url), "Weather\nLighthouse at Brill Head")


def test_times_and_language_are_told_in_words(desk):
    fields = dict(desk.post(PASTE, {"text": STORY}).context["fields"])
    assert fields["Published"].startswith("3 March 2024, 09:15 (")
    assert fields["Language"] == "English"


@pytest.mark.parametrize(
    "source", ["<!DOCTYPE html><html><p>Boats left.</p>", "<div><p>Boats left.</p>\n<p>They came.</p></div>"]
)
def test_the_source_of_a_page_is_no_text(desk, source):
    assertContains(desk.post(PASTE, {"text": source}), "This is the source of a web page")


@pytest.mark.parametrize("method", ["get", "post"])
def test_pasting_takes_the_permission_to_add_stories(client, method):
    assert "/login/" in getattr(client, method)(PASTE).headers["Location"]
    user = factories.user(is_staff=True)
    client.force_login(user)
    assert getattr(client, method)(PASTE).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="add_article"))
    assert getattr(client, method)(PASTE).status_code == 200
