"""The addresses of the public site."""

from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter

from articles.models import Edition
from articles.site import (
    about,
    archive,
    corrections,
    feeds,
    files,
    front,
    history,
    lists,
    media,
    oembed,
    picture_page,
    reads,
    saved,
    search,
    sitemaps,
    story,
)


class FeedForm(StringConverter):
    """The formats of feeds beside RSS, whose ending is xml."""

    regex = "atom|json"


class EditionTag(StringConverter):
    """The tag of an edition beside the main one, as views are given it: an `Edition`."""

    regex = "[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

    def to_python(self, value: str) -> Edition:
        return Edition.named(value)

    def to_url(self, value: Edition) -> str:
        return value.tag


register_converter(FeedForm, "form")
register_converter(EditionTag, "edition")


def in_each_edition(patterns: list) -> list:
    """The main edition's at the root, those of any other below its tag."""
    return [path("", include(patterns)), path("<edition:edition>/", include(patterns))]


# What readers read, in both the full and the light site: first the pages that each edition has.
of_an_edition = [
    path("", front.front, name="front"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("about/", about.about, name="about"),
    path("feeds/", feeds.overview, name="feeds"),
    path("search/", search.search, name="search"),
    path("archive/", archive.archive, name="archive"),
    re_path(r"^archive/(?P<year>[0-9]{4})/$", archive.year, name="archive_year"),
    re_path(r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/$", archive.month, name="archive_month"),
    re_path(
        r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/$", archive.day, name="archive_day"
    ),
    re_path(r"^topics/(?P<slug>[^/\0]+)/$", lists.topic, name="topic"),
    path("authors/<slug:slug>/", lists.author, name="author"),
]
pages = [
    *in_each_edition(of_an_edition),
    path("about/<slug:slug>/", about.page, name="page"),
    path("humans/", about.humans, name="humans"),
    path("<slug:slug>/", lists.section, name="section"),
    path("<slug:section_slug>/<slug:slug>-<int:pk>/", story.article, name="article"),
    path("<slug:section_slug>/<slug:slug>-<int:pk>/history/", history.history, name="article_history"),
    path(
        "<slug:section_slug>/<slug:slug>-<int:pk>/pictures/<int:number>/", picture_page.picture, name="article_picture"
    ),
]

feeds_of_an_edition = [
    path("feed.xml", feeds.site, name="feed"),
    path("feed.<form:form>", feeds.site, name="feed"),
    path("corrections/feed.xml", corrections.feed, name="corrections_feed"),
    path("corrections/feed.<form:form>", corrections.feed, name="corrections_feed"),
    re_path(r"^topics/(?P<slug>[^/\0]+)/feed\.xml$", feeds.topic, name="topic_feed"),
    re_path(r"^topics/(?P<slug>[^/\0]+)/feed\.(?P<form>atom|json)$", feeds.topic, name="topic_feed"),
    path("authors/<slug:slug>/feed.xml", feeds.author, name="author_feed"),
    path("authors/<slug:slug>/feed.<form:form>", feeds.author, name="author_feed"),
]

app_name = "site"
urlpatterns = [
    path("lite/", include((pages, "lite"))),
    path("saved/", saved.saved, name="saved"),
    path("worker.js", saved.worker, name="worker"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    re_path(r"^sitemap-pages-(?P<part>[1-9][0-9]{0,8})\.xml$", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-stories-<int:part>.xml", sitemaps.stories, name="sitemap_stories"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", files.robots, name="robots"),
    path("oembed", oembed.oembed, name="oembed"),
    *in_each_edition(feeds_of_an_edition),
    re_path(r"^read/(?P<pk>[0-9]{1,18})/$", reads.read, name="read"),
    path("preview/<str:token>/", story.preview, name="preview"),
    path("preview/shared/<str:token>/", story.shared_preview, name="shared_preview"),
    re_path(
        r"^media/renditions/(?P<path>[0-9a-f]{2}/[0-9a-f]{20}-[0-9]{1,5}(?:_[A-Za-z0-9]{7})?\.(?:jpg|webp|avif))$",
        media.rendition,
        name="media",
    ),
    path("<slug:slug>/feed.xml", feeds.section, name="section_feed"),
    path("<slug:slug>/feed.<form:form>", feeds.section, name="section_feed"),
    *pages,
    re_path(r"^(?P<path>[^/\0]+\.txt|\.well-known/[^\0]+)$", files.site_file, name="site_file"),
]
