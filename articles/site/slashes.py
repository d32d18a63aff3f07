"""The way from an address without its last slash to the one with it."""

from django.http import HttpResponsePermanentRedirect
from django.middleware import common
from django.utils.cache import patch_cache_control

from articles.site.caching import PAGE_LIFETIME


class KeptRedirect(HttpResponsePermanentRedirect):
    """Kept as long as a page: what a browser is told no time for it may keep for ever (RFC 9111, section 4.2.2)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        patch_cache_control(self, public=True, max_age=PAGE_LIFETIME)


class CommonMiddleware(common.CommonMiddleware):
    response_redirect_class = KeptRedirect
