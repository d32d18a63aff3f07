"""Pasting a story: read, checked, made."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

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


def test_the_draft_is_shown_for_checking_before_anything_is_stored(desk):
    page = desk.post(PASTE, {"text": STORY})
    assert ("Headline", "Lighthouse at Brill Head to shine again") in page.context["fields"]
    shown = page.content.decode()
    assert all(line.strip() in shown for line in STORY.splitlines() if line.isascii())
    assert not Article.objects.exists()


def test_the_checked_text_becomes_a_story(desk):
    text = desk.post(PASTE, {"text": STORY}).context["text"]
    page = desk.post(PASTE, {"text": text, "make": ""})
    story = Article.objects.get()
    assert page.headers["Location"] == f"/admin/articles/article/{story.pk}/change/"
    assert story.headline == "Lighthouse at Brill Head to shine again"
    assert story.created_by.username == "charlotte"


def test_the_same_text_again_leads_to_the_story_that_stands(desk):
    for _ in range(2):
        desk.post(PASTE, {"text": STORY, "make": ""})
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


def test_what_is_no_story_makes_none(desk):
    page = desk.post(PASTE, {"text": "404\nPage not found\n", "make": ""})
    if page.context["draft"].is_article:
        pytest.fail("an error page was read as a story")
    assert "Paste a single story" in page.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_pasting_takes_the_permission_to_add_stories(client, method):
    assert "/login/" in getattr(client, method)(PASTE).headers["Location"]
    user = factories.user(is_staff=True)
    client.force_login(user)
    assert getattr(client, method)(PASTE).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="add_article"))
    assert getattr(client, method)(PASTE).status_code == 200
