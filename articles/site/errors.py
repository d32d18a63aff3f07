"""Answers where there is no page: an older address leads on, anything else says so and shows the way back."""

import re
from urllib.parse import unquote

from django.http import HttpResponsePermanentRedirect, HttpResponseServerError
from django.template.loader import render_to_string
from django.urls import is_valid_path, reverse
from django.views.decorators.gzip import gzip_page

from articles.models import MAIN, Article, Edition, Moments, Redirect, Section
from articles.site import caching
from articles.site.pages import light, navigation, render_page, words_of_the_site

FEED = re.compile(r"feed\.(?:xml|atom|json)$")


@caching.with_policy
@gzip_page
def not_found(request, exception):
    """301 where the address was right once, else 404."""
    start = light(request)
    path = request.path.removeprefix(start)
    routed = request.resolver_match.kwargs.get("edition", MAIN) if request.resolver_match else MAIN
    if destination := _newer_address_in(routed, path, unquote(request.META["QUERY_STRING"])):
        response = HttpResponsePermanentRedirect(start + destination)
        caching.name(response, [])
    else:
        sections = navigation()
        edition = _edition_of(path, sections)
        response = render_page(request, "site/404.html", "", {"sections": sections}, edition=edition, status=404)
    if request.path.startswith(reverse("site:preview", args=["-"]).removesuffix("-/")):
        caching.keep_private(response)
    else:
        caching.keep_briefly(response, caching.NOT_FOUND_LIFETIME, Moments.of_now())
    return response


@caching.with_policy
def server_error(request):
    """Asks nothing of the database, which may be what has failed."""
    return HttpResponseServerError(
        render_to_string("site/500.html", words_of_the_site()), headers={"Cache-Control": "no-store"}
    )


def _edition_of(path: str, sections: list[Section]) -> Edition:
    """The edition below whose address it is, if readers know it; else the main one."""
    below = (one for one in Edition.with_sections(sections) if one != MAIN and path.startswith(one.path))
    return next(below, MAIN)


def _newer_address_in(edition: Edition, path: str, query: str) -> str | None:
    """As `_newer_address`; below an edition, that of the main one's page leads to the edition's, if there is one."""
    found = _newer_address(path, query)
    if found or edition == MAIN:
        return found
    if not (found := _newer_address(path.removeprefix(edition.prefix), query)):
        return None
    own = edition.prefix + found
    return own if is_valid_path(unquote(own).partition("?")[0]) else found


def _newer_address(path: str, query: str) -> str | None:
    """Where the most exact redirect leads; that of a page leads its feed and its further pages along.

    Not to a story that readers have never seen: its address would tell of it.
    """
    if "\0" in path + query:  # which no text in PostgreSQL holds
        return None
    page = FEED.sub("", path)
    paths = {path, path.rstrip("/") or "/", page}
    wanted = paths | {f"{path}?{query}" for path in paths}
    rows = Redirect.objects.filter(path__in=wanted).select_related("article__live__section", "article__section")
    row = max(rows, key=lambda row: len(row.path), default=None)
    if not row:
        return None
    of_feed = row.path == page != path
    if row.article:
        return row.destination() if not of_feed and _was_seen(row.article) else None
    feed = path.removeprefix(page) if of_feed else ""
    return row.target + feed + (f"?{query}" if query and "?" not in row.path + row.target else "")


def _was_seen(article: Article) -> bool:
    stories = Article.objects.filter(pk=article.pk)
    return stories.public().exists() or stories.gone().exists()
