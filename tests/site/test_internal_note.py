"""What the desk notes for itself is on no page, feed, preview or other answer that readers can get."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from articles.desk import drafts, library, locks, sharing, workflow
from articles.desk.revisions import save_revision
from articles.models import Article, Correction
from tests import factories

pytestmark = pytest.mark.django_db
NOTE = "The-source-is-the-mayor"
OF_EDITION = "an edition’s "
WITHOUT_ARGUMENTS = (
    "front",
    "about",
    "archive",
    "corrections",
    "saved",
    "worker",
    "feed",
    "feeds",
    "sitemap",
    "sitemap_pages",
    "news_sitemap",
    "robots",
    "corrections_feed",
)


@pytest.fixture
def story(settings) -> Article:
    """A story that stands wherever a story can: corrected, changed, tied to others, shared, being typed.

    There is another in a further edition.
    """
    settings.EDITIONS = {"ar": ""}
    noted = {"internal_note": NOTE, "topics": [factories.topic()], "by": ["Mira Okafor"]}
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    story = factories.published(lead=photo, **noted)
    story.corrections.create(kind=Correction.Kind.CORRECTION, text="It was Tuesday.")
    story.headline = "Lighthouse lit"
    workflow.publish(story, by=None)
    factories.published("What came next", follows=story, internal_note=NOTE)
    elsewhere = factories.published("المنارة", section=factories.section("Mina", edition="ar"), **noted)
    elsewhere.corrections.create(kind=Correction.Kind.CORRECTION, text="كان الثلاثاء.")
    workflow.publish(elsewhere, by=None)
    return story


@pytest.fixture
def addresses(story) -> dict[str, str]:
    """An address of each page of the site, by the name of its route."""
    user = factories.user()
    session = locks.attend(uuid4(), story, by=user, base=1, writes=True)
    locks.keep(session, {"headline": ["Typed"], "internal_note": [NOTE]})
    shared = sharing.share(story, by=user, lifetime="day")
    page = story.get_absolute_url()
    made = {
        "article": page,
        "article_history": f"{page}history/",
        "preview": reverse("site:preview", args=[story.revisions.first().preview_token()]),
        "preview of what is typed": reverse("site:preview", args=[drafts.preview_token(session)]),
        "shared_preview": reverse("site:shared_preview", args=[shared.token]),
    }
    slugs = {"topic": "ferries", "author": "mira-okafor", "section": "coast"}
    lists = {name: reverse(f"site:{name}", args=[slug]) for name, slug in slugs.items()}
    pages = {name: reverse(f"site:{name}") for name in WITHOUT_ARGUMENTS} | lists
    feeds = {f"{name}_feed": f"{lists[name]}feed.xml" for name in slugs}
    forms = {
        f"{name} as {form}": made.replace(".xml", f".{form}")
        for name, made in [*feeds.items(), *pages.items()]
        if made.endswith("feed.xml")
        for form in ("atom", "json")
    }
    made["oembed"] = f"{reverse('site:oembed')}?url={quote(f'{settings.SITE_URL}{page}')}"
    made["article_picture"] = f"{page}pictures/1/"
    made["search"] = f"{reverse('site:search')}?q=lighthouse"
    day = timezone.localdate()
    made["archive_month"] = reverse("site:archive_month", args=[day.year, day.month])
    made["archive_day"] = reverse("site:archive_day", args=[day.year, day.month, day.day])
    made["page"] = factories.page().get_absolute_url()
    made["sitemap_stories"] = reverse("site:sitemap_stories", args=[0])
    shown = made | pages | feeds | forms
    site = part_of(get_resolver(), "site")
    of_each = [name.removeprefix(OF_EDITION) for name in names(site) if name.startswith(OF_EDITION)]
    shown |= {f"{OF_EDITION}{name}": f"/ar{shown[name]}" for name in of_each}
    return shown | {f"light {name}": f"/lite{shown[name]}" for name in names(part_of(site, "lite"))}


def part_of(resolver, namespace: str):
    """What an `include` of that namespace holds."""
    (part,) = [part for part in resolver.url_patterns if getattr(part, "namespace", None) == namespace]
    return part


def names(resolver) -> set[str]:
    """The names of all that is answered, but for files, what only leads elsewhere, and what only takes in."""
    found = {part.name for part in resolver.url_patterns if isinstance(part, URLPattern)}
    for part in resolver.url_patterns:
        if not isinstance(part, URLPattern) and not part.namespace:
            found |= {(OF_EDITION if str(part.pattern) else "") + name for name in names(part)}
    return found - {"media", "site_file", "humans", "archive_year", "read"}


def test_every_route_of_the_site_is_looked_at(addresses):
    assert names(part_of(get_resolver(), "site")) <= set(addresses)


def test_the_note_is_nowhere(addresses):
    for address in addresses.values():
        answer = Client().get(address)
        assert answer.status_code == 200, address
        assert NOTE not in answer.content.decode(), address


def test_no_revision_holds_the_note(story):
    save_revision(story, by=None, note="Named")
    for values in story.revisions.values():
        assert NOTE not in str(values)


def test_a_story_that_is_gone_does_not_tell_its_note_either(client, story):
    workflow.withdraw(story, by=None, notice="It was wrong.")
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert NOTE not in answer.content.decode()
