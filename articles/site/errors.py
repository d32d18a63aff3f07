"""Answers where there is no page: an older address leads on, anything else says so and shows the way back."""

from django.http import HttpResponsePermanentRedirect, HttpResponseServerError
from django.template.loader import render_to_string

from articles.models import Article, Redirect
from articles.site import caching
from articles.site.pages import navigation, render_page


@caching.with_policy
def not_found(request, exception):
    """301 where the address was right once, else 404."""
    if destination := _newer_address(request.path):
        response = HttpResponsePermanentRedirect(destination)
    else:
        response = render_page(request, "site/404.html", "", {"sections": navigation()}, status=404)
    caching.keep_briefly(response, caching.NOT_FOUND_LIFETIME)
    return response


@caching.with_policy
def server_error(request):
    """Asks nothing of the database, which may be what has failed."""
    return HttpResponseServerError(render_to_string("site/500.html"), headers={"Cache-Control": "no-store"})


def _newer_address(path: str) -> str | None:
    """Where a redirect leads, unless to a story that readers have never seen: its address would tell of it."""
    if "\0" in path:  # which no text in PostgreSQL holds
        return None
    paths = {path, path.rstrip("/") or "/"}
    rows = Redirect.objects.filter(path__in=paths).select_related("article__live__section", "article__section")
    row = max(rows, key=lambda row: len(row.path), default=None)
    if not row:
        return None
    if row.article and not _was_seen(row.article):
        return None
    return row.destination()


def _was_seen(article: Article) -> bool:
    stories = Article.objects.filter(pk=article.pk)
    return stories.public().exists() or stories.gone().exists()
