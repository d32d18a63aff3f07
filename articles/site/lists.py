"""Pages that list stories: section, topic, author. They page by keyset, so page 300 costs what page 1 costs."""

import re
from datetime import UTC, datetime, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation

from articles.content.inline import beginning
from articles.models import MAIN, Article, Author, Edition, Section, Topic
from articles.site import structured_data
from articles.site.caching import public_page
from articles.site.pages import navigation, render_page
from articles.site.pictures import picture
from articles.site.reading import DESCRIPTION_LENGTH, MOST_READ, Card, cards, usable_photos

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(r"([0-9a-f]{1,16})-([0-9a-f]{1,15})")


@public_page
def section(request, slug: str):
    """The first page lists the most read of the section too, if there are enough: a query more than further pages."""
    sections = navigation()
    found = next((row for row in sections if row.slug == slug), None)
    if not found:
        raise Http404("There is no such section.")
    edition = Edition.of(found)
    stories = Article.objects.in_section(found).told_in(edition.language)
    most_read = [] if "before" in request.GET else _most_read(stories)
    context = {"sections": sections, "current_section": slug, "most_read": most_read}
    page, address = page_of(stories, request.GET.get("before", "")), found.get_absolute_url()
    return _list(request, found, page, address, edition=edition, **context)


@public_page
def topic(request, slug: str, edition: Edition = MAIN):
    found = get_object_or_404(Topic, slug=slug)
    portrayal = (found.picture_id, "topic")
    return _list_in(edition, request, found, Article.objects.on_topic(found), "topic", portrayal=portrayal)


@public_page
def author(request, slug: str, edition: Edition = MAIN):
    found = get_object_or_404(Author, slug=slug)
    context = {"author": found, "languages": [_language_name(tag) for tag in found.languages]}
    context["portrayal"] = (found.portrait_id, "portrait")
    return _list_in(edition, request, found, Article.objects.by_author(found), "author", **context)


def _most_read(stories) -> list[Card]:
    """Those of `stories` that readers read most, without pictures; none where not enough are read often."""
    found = stories.public().lists().most_read()[:MOST_READ]
    listed = list(cards(found, photos={}).values())
    return listed if len(listed) == MOST_READ else []


def page_of(stories, before: str, edition: Edition | None = None) -> tuple[list[Article], str]:
    """Those of `stories` that readers see, after the place `before` or from the newest on; the place of the next page.

    With `edition`, of its sections alone. '' where there is no further page. Raises Http404 where `before` is no place.
    """
    stories = stories.public().lists()
    if before:
        stories = stories.before(*asked_place(before))
    most = PAGE_SIZE + 1
    found = list(edition.newest(stories, most) if edition else stories.newest_first()[:most])
    shown = found[:PAGE_SIZE]
    return shown, cursor(shown[-1].published_at, shown[-1].pk) if len(found) > PAGE_SIZE else ""


def _page_in(edition: Edition, stories, before: str, sections: list[Section]) -> tuple[list[Article], str]:
    """`page_of` those of `stories` that are the edition's; of all where it has none, so that no page is a dead end."""
    own = edition.own_stories(stories, edition.own(sections)).told_in(edition.language)
    page = page_of(own, before)
    return page if page[0] or edition.is_whole or own.public().exists() else page_of(stories, before)


def asked_place(before: str) -> tuple[datetime, int]:
    """`read_cursor` of what a request says. Raises Http404."""
    try:
        return read_cursor(before)
    except ValueError as error:
        raise Http404("There is no such page of the list.") from error


def cursor(published_at: datetime, pk: int) -> str:
    """The place of a story, or of a notice, in a list, newest first, for the address of what comes after it."""
    return f"{(published_at - EPOCH) // timedelta(microseconds=1):x}-{pk:x}"


def read_cursor(text: str) -> tuple[datetime, int]:
    """Time, in the newsroom's zone, and id from `cursor`. Raises ValueError."""
    match = CURSOR.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no place in a list.")
    try:
        moment = EPOCH + timedelta(microseconds=int(match[1], 16))
        return moment.astimezone(timezone.get_default_timezone()), int(match[2], 16)
    except OverflowError as error:
        raise ValueError(f"{text!r} is beyond the last year.") from error


def _language_name(tag: str) -> str:
    """The name of a language in that of the page; the tag itself where it has none."""
    try:
        return translation.get_language_info(tag.lower())["name_translated"]
    except KeyError:
        return tag


def _list_in(edition: Edition, request, subject, stories, kind: str, **context):
    """An edition's page of the stories about `subject`, of which each edition has one; `kind` names its route."""
    sections, route = navigation(edition), [kind, subject.slug]
    page = _page_in(edition, stories, request.GET.get("before", ""), sections)
    return _list(
        request, subject, page, edition.address(*route), edition=edition, sections=sections, route=route, **context
    )


def _list(
    request,
    subject,
    found: tuple[list[Article], str],
    address: str,
    *,
    edition: Edition,
    portrayal: tuple[int | None, str] = (None, "topic"),
    **context,
):
    """A page, by `page_of`, of the stories about `subject`, whose own path is `address`.

    `portrayal` is the id of the photo that shows the subject, and its slot; `context` has the sections, too. Raises
    Http404 where `before` leads to no story.
    """
    before, (shown, older), (own, slot) = request.GET.get("before", ""), found, portrayal
    if before and not shown:
        raise Http404("There is no such page of the list.")
    page = f"{address}?before={before}" if before else address
    photos = usable_photos([own, *(article.shown.cover_photo for article in shown)])
    top = {article.pk: "top" for article in shown[:1] if not before}
    listed = list(cards(shown, top, photos=photos).values())
    portrait = picture(photos.get(own), slot)
    return render_page(
        request,
        "site/list.html",
        page,
        {
            "subject": subject,
            "address": address,
            "current_section": subject.slug if isinstance(subject, Section) else "",
            "picture": portrait,
            "cards": listed,
            "description": beginning(_about(subject), DESCRIPTION_LENGTH),
            "linked_data": structured_data.collection(subject, page, listed, edition, portrait),
            "first_page": not before,
            "older": older,
            "feed_title": subject.name,
            "feed_address": f"{address}feed.xml",
            **context,
        },
        edition=edition,
    )


def _about(subject) -> str:
    return subject.biography if isinstance(subject, Author) else subject.description
