"""Maps of the site for search engines (sitemaps.org 0.9), and of its latest stories (Google's news extension 0.9).

Stories, topics and authors are mapped by ranges of their ids, so that no map needs an OFFSET or a count, and old ones
stay as they are.
"""

from datetime import timedelta

from django.db.models import Max, QuerySet
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

# Ids in a map of stories: few enough for an answer within a second. By the protocol a map has 50,000 addresses at most.
RANGE = 5_000
# Those of topics and of authors in a map of pages, each of which has an address in each edition.
SUBJECTS_RANGE = 1_000
SUBJECTS = {"topic": Topic, "author": Author}
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000
PAGES = ("front", "corrections", "feeds")


@dated_page
def index(request):
    """All maps. For stories two queries, the highest id and which ranges hold one that readers see; so for subjects."""
    maps = [reverse("site:sitemap_pages")]
    maps += [reverse("site:sitemap_pages", args=[part]) for part in _parts_of_subjects()]
    maps += [reverse("site:sitemap_stories", args=[part]) for part in _parts()]
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
def pages(request, part: str = "0"):
    """All pages but the stories' own: in the first map those of the whole paper, and in each a range of SUBJECTS.

    Of topics and authors, those that have stories to read in the edition.
    """
    number, sections = int(part), list(Section.objects.all())
    editions = Edition.with_sections(sections)
    addresses = [] if number else _of_the_whole(editions, sections)
    for edition in editions:
        for kind, model in SUBJECTS.items():
            found = _in_range(with_stories(model, edition), number, SUBJECTS_RANGE)
            addresses += [edition.address(kind, row.slug) for row in found]
    if not addresses:
        raise Http404("There is no such map.")
    return _xml(request, "site/sitemap.xml", {"places": [(address, None) for address in addresses]})


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


def _of_the_whole(editions: list[Edition], sections: list[Section]) -> list[str]:
    whole = [edition.address(page) for edition in editions for page in PAGES]
    return whole + [row.get_absolute_url() for row in (*sections, *Page.objects.public())]


def _parts() -> list[int]:
    highest = Article.objects.aggregate(highest=Max("pk"))["highest"] or 0
    return _filled([_in_part(part) for part in range(highest // RANGE + 1)], RANGE)


def _parts_of_subjects() -> list[int]:
    """But the first, which is there anyway."""
    last, *others = [model.objects.order_by("-pk").values_list("pk")[:1] for model in SUBJECTS.values()]
    highest = max((pk for (pk,) in last.union(*others, all=True)), default=0)
    parts = range(1, highest // SUBJECTS_RANGE + 1)
    rows = [_in_range(with_stories(model), part, SUBJECTS_RANGE) for part in parts for model in SUBJECTS.values()]
    return _filled(rows, SUBJECTS_RANGE)


def _filled(rows: list[QuerySet], size: int) -> list[int]:
    """The ranges of `size` ids in which one of the queries finds a row. One query."""
    if not rows:
        return []
    first, *others = [found.order_by().values_list("pk")[:1] for found in rows]
    return sorted({pk // size for (pk,) in first.union(*others, all=True)})


def _in_part(part: int) -> QuerySet:
    return _in_range(Article.objects.public(), part, RANGE)


def _in_range(rows: QuerySet, part: int, size: int) -> QuerySet:
    return rows.filter(pk__gte=part * size, pk__lt=(part + 1) * size)


def _xml(request, template: str, context: dict):
    """A map, which a cache in front drops as it drops the fronts: it lists stories of all editions."""
    response = render(request, template, context, content_type="application/xml; charset=utf-8")
    caching.name(response, map(keys.front, Edition.every()))
    return response
