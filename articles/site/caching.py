"""How long pages are kept, and what they may load. A public page is the same for everyone, so anyone may keep it."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from time import time

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_update
from django.core.cache import cache
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from articles.models import Article

# In seconds.
PAGE_LIFETIME = 30
NOT_FOUND_LIFETIME = 10
GONE_LIFETIME = 60
BUSY_LIFETIME = 10
STALE_IF_ERROR = 86400
YEAR = 365 * 86400
REMEMBERED = 30 * 86400

POLICY = {
    "default-src": [NONE],
    "connect-src": [SELF],
    "img-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}

with_policy = csp(POLICY)


def public_page(view):
    """A page for readers: GET and HEAD alone, no cookie, kept for PAGE_LIFETIME unless the view says otherwise.

    Never beyond the next instant at which the clock alone brings readers something new.

    Answers 304 to a reader whose copy is still the page (RFC 9110, section 13).
    """

    def with_lifetime(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            keep(response, until=Article.objects.next_instant())
        return response

    answer = require_safe(with_lifetime)
    for decorate in (with_policy, conditional_page, gzip_page, csrf_exempt):
        answer = decorate(answer)
    return answer


def dated_page(view):
    """A public page that says since when it is as it is, for feed readers and crawlers that ask by date alone.

    Its answer depends on the path, not on a query.
    """

    def with_date(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Last-Modified"] = http_date(_standing_since(request.path, response.content))
        return response

    return public_page(with_date)


def _standing_since(path: str, content: bytes) -> int:
    """The time (Unix) at which a path was first answered so, as far as is remembered.

    No date of a row would do: a withdrawal, a corrected credit and a renamed author change the answer, too. Two answers
    in one second get two dates.
    """
    digest = sha256(content).hexdigest()
    known, since = cache.get(f"answer:{path}", ("", 0))
    if known != digest:
        since = max(int(time()), since + 1)
        cache.set(f"answer:{path}", (digest, since), REMEMBERED)
    return since


def keep(response, lifetime: int = PAGE_LIFETIME, until: datetime | None = None) -> None:
    """Let caches keep the response for `lifetime` seconds, stale ones too while they ask or cannot (RFC 5861).

    With `until`, an instant from which the page is no longer right, for no longer than that.
    """
    left = lifetime if until is None else int((until - timezone.now()).total_seconds())
    if left < 2 * lifetime and until is not None:
        patch_cache_control(response, public=True, max_age=max(0, min(left, lifetime)), must_revalidate=True)
    else:
        patch_cache_control(
            response,
            public=True,
            max_age=lifetime,
            stale_while_revalidate=PAGE_LIFETIME,
            stale_if_error=STALE_IF_ERROR,
        )


def with_frames(response, hosts: Iterable[str]):
    """The response, which may frame pages of these hosts once its reader asks for them."""
    return csp_update({"frame-src": sorted(hosts)})(lambda: response)()


def keep_briefly(response, lifetime: int, until: datetime | None = None) -> None:
    """Let caches keep an answer that says that there is no page, or none yet, not beyond `until` if given."""
    left = lifetime if until is None else int((until - timezone.now()).total_seconds())
    patch_cache_control(response, public=True, max_age=max(0, min(left, lifetime)))
