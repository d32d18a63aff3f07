"""Files for programs at fixed addresses: robots.txt, and those that the desk keeps as `SiteFile`."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import SiteFile
from articles.site.addresses import absolute
from articles.site.caching import dated_page
from articles.site.crawlers import AI_CRAWLERS

# Of no use to a search engine; /media/ and /static/ are, for pictures and to see pages as readers do.
CLOSED = ("/admin/", "/preview/")


@dated_page
def robots(request):
    """What crawlers may read (RFC 9309), the desk's own lines for all of them, and where the maps are."""
    own = SiteFile.objects.filter(path=SiteFile.ROBOTS).first()
    groups = [
        ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), *(own.text.splitlines() if own else [])],
        [f"Sitemap: {absolute(reverse(name))}" for name in ("site:sitemap", "site:news_sitemap")],
    ]
    if settings.AI_CRAWLERS == "refuse":
        groups.insert(0, [*(f"User-agent: {name}" for name in AI_CRAWLERS), "Disallow: /"])
    text = "\n\n".join("\n".join(lines) for lines in groups)
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")


@dated_page
def site_file(request, path: str):
    """A file that the desk keeps. Those for robots.txt are answered by `robots`."""
    found = get_object_or_404(SiteFile, path=f"/{path}")
    lines = found.text.splitlines()
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type=found.content_type)
