"""What a reader saves: the page that a script fills from the browser, and the script that shows stories offline."""

from django.shortcuts import render

from articles.site.caching import public_page
from articles.site.pages import navigation, render_page


@public_page
def saved(request):
    """The same for everyone: what is saved never leaves the browser."""
    return render_page(request, "site/saved.html", "", {"sections": navigation(), "unlisted": True})


@public_page
def worker(request):
    """The service worker; at the root, since it answers for the addresses below its own (Service Workers, scope)."""
    return render(request, "site/worker.js", content_type="text/javascript; charset=utf-8")
