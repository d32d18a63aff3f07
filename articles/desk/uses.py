"""What stands in the way of deleting a row: the stories, and photos, in which it is used."""

from functools import singledispatch

from django.db.models import Q, QuerySet

from articles.desk.library import stories_with
from articles.models import Article, Attribution, Author, Photo, Section, Source, Topic


@singledispatch
def stories_using(row) -> QuerySet[Article]:
    """The stories that use the row: in the working copy, in what readers see, and where a revision must keep it."""
    return Article.objects.none()


@stories_using.register
def _(section: Section) -> QuerySet[Article]:
    kept = Q(section=section) | Q(live_section=section) | Q(revisions__section=section)
    return Article.objects.filter(pk__in=Article.objects.filter(kept).order_by().values("pk"))


@stories_using.register
def _(topic: Topic) -> QuerySet[Article]:
    return Article.objects.filter(
        Q(pk__in=topic.tags.values("content_object")) | Q(live__topic_ids__contains=[topic.pk])
    )


@stories_using.register
def _(author: Author) -> QuerySet[Article]:
    return Article.objects.filter(
        Q(pk__in=author.bylines.values("article")) | Q(live__author_ids__contains=[author.pk])
    )


@stories_using.register
def _(source: Source) -> QuerySet[Article]:
    kept = Q(attributions__source=source) | Q(outlet=source) | Q(revisions__outlet=source)
    live = Q(live__attributions__contains=[{"source": source.pk}])
    return Article.objects.filter(pk__in=Article.objects.filter(kept | live).order_by().values("pk"))


@stories_using.register
def _(photo: Photo) -> QuerySet[Article]:
    return stories_with(photo)


def photos_from(source: Source) -> QuerySet[Photo]:
    """The photos whose credit names the source."""
    return Photo.objects.filter(pk__in=Attribution.objects.filter(source=source, article=None).values("photo"))
