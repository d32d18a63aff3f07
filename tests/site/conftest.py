import pytest
from django.core.cache import cache
from lxml import html

from tests.crawl import crawl
from tests.demo import demo_newsroom
from tests.editions import NAME

# What no page leads to, or only a form; the rest is found.
STARTS = ("/", "/robots.txt", "/search/?q=harbour", "/lite/", "/worker.js")


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.fixture
def editions(settings):
    """The Lighthouse, in its own language, in Arabic under NAME, and one to come."""
    settings.EDITIONS = {"ar": NAME, "de": ""}
    settings.SITE_NAME = "The Lighthouse"


@pytest.fixture
def read(client):
    """Gets an address, which must answer 200, and gives its HTML as a tree."""

    def read(address: str):
        response = client.get(address)
        assert response.status_code == 200, (response.status_code, address)
        return html.fromstring(response.content)

    return read


@pytest.fixture(scope="session")
def crawled(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every answer of the demo newsroom, by address. The newsroom itself is gone again."""
    from articles.desk import workflow
    from articles.models import Article

    with django_db_blocker.unblock(), demo_newsroom(tmp_path_factory.mktemp("media")):
        story = Article.objects.public().filter(live_kind="news").first()
        story.standfirst += " A later edition says more."
        workflow.publish(story, by=None)
        answers = crawl(STARTS)
    cache.clear()
    return answers
