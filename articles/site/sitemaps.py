"""Maps of the site for search engines (sitemaps.org 0.9), and of its latest stories (Google's news extension 0.9).

Stories are mapped by ranges of their ids, so that no map needs an OFFSET or a count, and old ones stay as they are.
"""

from datetime import timedelta

from django.db.models import Max
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.content.inline import one_line
from articles.content.language import news_language
from articles.models import Article, Author, Edition, Page, Section, Topic
from articles.site import caching, keys
from articles.site.caching import dated_page
from articles.site.feeds import with_stories

MOST = 50_000  # addresses in one map, by the protocol
RANGE = 5_000  # ids in a map of stories: few enough for an answer within a second
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000
PAGES = ("front", "corrections", "feeds")


@dated_page
def index(request):
    """All maps. Two queries: the highest id, and which ranges hold a story that readers see."""
    maps = [reverse("site:sitemap_pages"), *(reverse("site:sitemap_stories", args=[part]) for part in _parts())]
    return _xml(request, "site/sitemap_index.xml", {"maps": maps})


@dated_page
def stories(request, part: int):
    """The stories whose ids are in one range, each with the time of its material update."""
    found = _in_part(part).addresses()
    places = [
        (reverse("site:article", args=[row["section_slug"], row["shown_slug"], row["pk"]]), row["modified"])
        for row in found
    ]
    if not places:
        raise Http404("There is no such map.")
    return _xml(request, "site/sitemap.xml", {"places": places})


@dated_page
def pages(request):
    """All pages but the stories' own; of topics and authors, those that have stories to read in the edition."""
    sections = list(Section.objects.all())
    editions = Edition.with_sections(sections)
    addresses = [edition.address(page) for edition in editions for page in PAGES]
    addresses += [row.get_absolute_url() for row in (*sections, *Page.objects.public())]
    for edition in editions:
        for kind, model in (("topic", Topic), ("author", Author)):
            addresses += [edition.address(kind, row.slug) for row in with_stories(model, edition)[:MOST]]
    return _xml(request, "site/sitemap.xml", {"places": [(address, None) for address in addresses[:MOST]]})


@dated_page
def news(request):
    """The stories of the last two days."""
    newest = Article.objects.public().filter(published_at__gte=timezone.now() - NEWS_AGE)
    found = [
        {
            "address": article.get_absolute_url(),
            "paper": Edition.of(article.shown.section).name,
            "language": news_language(article.shown.language),
            "published": article.published_at,
            "modified": article.shown.updated_at or article.published_at,
            "title": one_line(article.shown.headline),
        }
        for article in newest.lists().newest_first()[:MOST_NEWS]
    ]
    return _xml(request, "site/news_sitemap.xml", {"stories": found})


def _parts() -> list[int]:
    highest = Article.objects.aggregate(highest=Max("pk"))["highest"] or 0
    first_of_each = [_in_part(part).order_by().values_list("pk")[:1] for part in range(highest // RANGE + 1)]
    return [pk // RANGE for (pk,) in sorted(first_of_each[0].union(*first_of_each[1:], all=True))]


def _in_part(part: int):
    return Article.objects.public().filter(pk__gte=part * RANGE, pk__lt=(part + 1) * RANGE)


def _xml(request, template: str, context: dict):
    """A map, which a cache in front drops as it drops the fronts: it lists stories of all editions."""
    response = render(request, template, context, content_type="application/xml; charset=utf-8")
    caching.name(response, map(keys.front, Edition.every()))
    return response
