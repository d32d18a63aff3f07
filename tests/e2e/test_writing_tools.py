"""What the editor of the text offers to those who write: links to own stories, the menu, paste, find, the count."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import factories
from tests.e2e.test_writing import open_story, save, text_of

pytestmark = pytest.mark.django_db(transaction=True)


def saved_body(page: Page, story: Article) -> str:
    save(page)
    story.refresh_from_db()
    return story.body


def test_a_link_to_a_story_of_ours_is_found_by_its_headline(desk):
    other = factories.published("Harbour opens early")
    story = factories.article(body="<p>Boats left.</p>")
    open_story(desk, story)
    text_of(desk).click()
    desk.keyboard.press("Control+a")
    desk.get_by_role("button", name="Link", exact=True).click()
    address = desk.get_by_role("combobox", name="Address")
    address.press_sequentially("opens")
    expect(desk.get_by_role("option", name="Harbour opens early")).to_be_visible()
    address.press("Enter")
    address.press("Enter")
    path = Article.objects.get(pk=other.pk).get_absolute_url()
    assert saved_body(desk, story) == f'<p><a href="{path}">Boats left.</a></p>'
    assert desk.complaints == []
