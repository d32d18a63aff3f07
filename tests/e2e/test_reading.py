"""What a browser tells of reading: that a story was read, once, and nothing of its reader."""

import pytest

from articles.models import ReadCount
from articles.site import reads
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


CLOCK = """
    const ticking = new Map();
    window.setInterval = (act) => (ticking.set(ticking.size + 1, act), ticking.size);
    window.clearInterval = (id) => ticking.delete(id);
    window.pass = (seconds) => { while (seconds--) for (const act of ticking.values()) act(); };
"""


@pytest.fixture
def tally(monkeypatch):
    monkeypatch.setattr(reads, "tally", reads.Tally())
    return reads.tally


@pytest.fixture
def story():
    return factories.published()


@pytest.fixture
def told(page) -> list:
    """The requests that tell of readings. The clock of the pages stands still until the test lets seconds pass."""
    requests = []
    page.add_init_script(CLOCK)
    page.on("request", lambda request: request.method == "POST" and requests.append(request))
    return requests


def stay(page, seconds: int):
    page.wait_for_load_state("networkidle")
    page.evaluate("pass", seconds)


def hide(page, hidden: bool):
    page.evaluate("hidden => Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })", hidden)


def test_a_story_that_was_read_counts_once_and_a_reload_does_not(page, story, told, tally):
    page.goto(story.get_absolute_url())
    with page.expect_response(f"**/read/{story.pk}/") as response:
        stay(page, 60)
    assert response.value.status == 204
    page.reload()
    stay(page, 60)
    page.goto("/")
    page.go_back()
    stay(page, 60)
    assert len(told) == 1
    tally.write()
    assert list(ReadCount.objects.values_list("article", "reads")) == [(story.pk, 1)]


def test_who_leaves_at_once_has_read_nothing(page, story, told):
    page.goto(story.get_absolute_url())
    stay(page, 4)
    page.goto("/")
    stay(page, 60)
    assert told == []


def test_a_story_in_a_hidden_tab_is_not_read_until_it_is_seen(page, story, told, tally):
    page.goto(story.get_absolute_url())
    hide(page, True)
    stay(page, 60)
    assert told == []
    hide(page, False)
    stay(page, 6)
    assert len(told) == 1


def test_nothing_of_the_reader_is_sent_or_kept(page, story, told, tally, live_server):
    page.context.add_cookies([{"name": "sessionid", "value": "charlotte", "url": live_server.url}])
    page.goto(story.get_absolute_url())
    with page.expect_response(f"**/read/{story.pk}/") as response:
        stay(page, 6)
    assert "cookie" not in told[0].all_headers()
    assert told[0].post_data is None
    assert "set-cookie" not in response.value.all_headers()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("wish", ["doNotTrack: '1'", "globalPrivacyControl: true"])
def test_of_readers_who_do_not_want_it_nothing_is_told(page, story, told, wish):
    name, value = wish.split(": ")
    page.add_init_script(f"Object.defineProperty(Navigator.prototype, '{name}', {{ get: () => {value} }})")
    page.goto(story.get_absolute_url())
    stay(page, 60)
    assert told == []


def test_no_other_page_tells_anything(page, story, told):
    for address in (
        "/",
        "/coast/",
        "/saved/",
        f"{story.get_absolute_url()}history/",
        f"/lite{story.get_absolute_url()}",
    ):
        page.goto(address)
        stay(page, 60)
    assert told == []
