"""Pasting a story in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article
from tests import factories
from tests.admin.test_paste import PASTE, STORY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_text_is_pasted_checked_and_made_a_story(page, client, live_server, width):
    client.force_login(factories.chief())
    page.set_viewport_size({"width": width, "height": 900})
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    page.goto(PASTE)
    page.get_by_label("Text", exact=True).fill(STORY)
    page.get_by_role("button", name="Read").click()
    page.get_by_role("heading", name="Line by line").wait_for()
    assert complaints == []
    found = Axe().run(page).response["violations"]
    assert [entry["id"] for entry in found if entry["impact"] in ("serious", "critical")] == []
    page.get_by_role("button", name="Make it a story").click()
    page.wait_for_url("**/change/")
    assert Article.objects.get().headline == "Lighthouse at Brill Head to shine again"
