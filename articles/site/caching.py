"""How long pages are kept and by what keys they are dropped, and what they may load.

A public page is the same for everyone, so anyone may keep it. A cache in front of the site may keep it for longer,
since it can be told what to drop: by the keys of all that the page shows (see `keys.py`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from time import time

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_update
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from articles.models import MAIN, Article, Moments
from articles.site import keys

# In seconds.
PAGE_LIFETIME = 30
NOT_FOUND_LIFETIME = 10
GONE_LIFETIME = 60
BUSY_LIFETIME = 10
STALE_IF_ERROR = 86400
SURROGATE_STALE, SURROGATE_STALE_IF_ERROR = 60, 10 * 86400
YEAR = 365 * 86400
REMEMBERED = 30 * 86400
# A change shows once its transaction ends. Until the last one is so old, another may still bear an earlier time.
SETTLED = timedelta(minutes=1)
STARTED = timezone.now()  # and with it what settings and templates say

# Headers for caches that can be told: what they keep a page for (Edge Architecture Specification; RFC 9213), its keys.
SURROGATES = {
    "surrogate-key": ("Surrogate-Control", "Surrogate-Key", " "),
    "cache-tag": ("CDN-Cache-Control", "Cache-Tag", ","),
}

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

    It speaks the language of the edition that the view is asked for.

    Answers 304 to a reader whose copy is still the page (RFC 9110, section 13).
    """

    def with_lifetime(request, *args, **kwargs):
        with translation.override(kwargs.get("edition", MAIN).language):
            response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            keep(response, Moments.of_now())
        name(response, [])
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


def keep(
    response,
    moments: Moments,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    surrogate: int | None = None,
) -> None:
    """Let caches keep the response for PAGE_LIFETIME, stale ones too while they ask or cannot (RFC 5861).

    For no longer than until the next of the moments, or `until`. A cache that is told of changes keeps it for
    `surrogate` seconds, settings.SURROGATE_LIFETIME unless given, and while the site does not answer. Says since when
    the page is as it is: since the last of the moments, or `since`, if it says nothing more exact itself.
    """
    left = _left(moments.next, until)
    if left < 2 * PAGE_LIFETIME:
        patch_cache_control(response, public=True, max_age=min(left, PAGE_LIFETIME), must_revalidate=True)
    else:
        stale = {"stale_while_revalidate": PAGE_LIFETIME, "stale_if_error": STALE_IF_ERROR}
        patch_cache_control(response, public=True, max_age=PAGE_LIFETIME, **stale)
    _keep_in_front(response, settings.SURROGATE_LIFETIME if surrogate is None else surrogate, left)
    last = max(filter(None, (moments.last, since, STARTED)))
    if not response.has_header("Last-Modified") and last < timezone.now() - SETTLED:
        response["Last-Modified"] = http_date(last.timestamp())


def name(response, found: Iterable[str]) -> None:
    """Tell a cache in front by which `keys` it may be told to drop the response, beside those that it has been told."""
    _, header, comma = SURROGATES[settings.CACHE_KEYS]
    told = response.get(header, keys.ALL).split(comma)
    response[header] = comma.join(dict.fromkeys([*told, *found]))


def leading_on(address: str, article: Article) -> HttpResponsePermanentRedirect:
    """301 to the address that a page of a story has now."""
    response = HttpResponsePermanentRedirect(address)
    name(response, keys.keys(article))
    return response


def keep_private(response) -> None:
    """Let nobody keep the response, and take back what a cache in front was told of it."""
    response["Cache-Control"] = "private, no-store"
    for header in SURROGATES[settings.CACHE_KEYS][:2]:
        del response[header]


def with_frames(response, hosts: Iterable[str]):
    """The response, which may frame pages of these hosts once its reader asks for them."""
    return csp_update({"frame-src": sorted(hosts)})(lambda: response)()


def keep_briefly(response, lifetime: int, moments: Moments) -> None:
    """Let caches keep an answer that says that there is no page, or none yet, not beyond the next of the moments."""
    patch_cache_control(response, public=True, max_age=min(_left(moments.next), lifetime))


def _keep_in_front(response, lifetime: int, left: int) -> None:
    if not settings.SURROGATE_LIFETIME:
        return
    stale = f", stale-while-revalidate={SURROGATE_STALE}" if left > lifetime + SURROGATE_STALE else ""
    control, _, _ = SURROGATES[settings.CACHE_KEYS]
    kept = f"max-age={min(left, lifetime)}{stale}, stale-if-error={SURROGATE_STALE_IF_ERROR}"
    response[control] = kept


def _left(*ends: datetime | None) -> int:
    """Whole seconds until the first of the times, 0 where it is past; a YEAR where there is none."""
    first = min(filter(None, ends), default=None)
    return YEAR if first is None else max(0, int((first - timezone.now()).total_seconds()))
