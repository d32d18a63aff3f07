"""The addresses of the public site."""

from django.urls import path, re_path

from articles.site import corrections, feeds, front, history, lists, media, story

app_name = "site"
urlpatterns = [
    path("", front.front, name="front"),
    path("feed.xml", feeds.site, name="feed"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed.xml", corrections.feed, name="corrections_feed"),
    path("preview/<str:token>/", story.preview, name="preview"),
    re_path(
        r"^media/renditions/(?P<path>[0-9a-f]{2}/[0-9a-f]{20}-[0-9]{1,5}(?:_[A-Za-z0-9]{7})?\.(?:jpg|webp|avif))$",
        media.rendition,
        name="media",
    ),
    re_path(r"^topics/(?P<slug>[^/\0]+)/$", lists.topic, name="topic"),
    re_path(r"^topics/(?P<slug>[^/\0]+)/feed\.xml$", feeds.topic, name="topic_feed"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path("authors/<slug:slug>/feed.xml", feeds.author, name="author_feed"),
    path("<slug:slug>/", lists.section, name="section"),
    path("<slug:slug>/feed.xml", feeds.section, name="section_feed"),
    path("<slug:section_slug>/<slug:slug>-<int:pk>/", story.article, name="article"),
    path("<slug:section_slug>/<slug:slug>-<int:pk>/history/", history.history, name="article_history"),
]
