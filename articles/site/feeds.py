"""Feeds with full text, for the site, a section, a topic and an author, in three formats; and the page of all feeds."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from lxml.html import make_links_absolute

from articles.content import language as languages
from articles.content.inline import one_line
from articles.models import MAIN, Article, Author, Edition, Moments, Section, Topic, moments
from articles.site import caching, keys
from articles.site.addresses import absolute
from articles.site.feed_formats import FORMATS
from articles.site.pages import FEEDS, expect_sections, navigation, render_page, words_of_the_site
from articles.site.reading import Reading, read

LENGTH = 20
MOST_LISTED = 500


@caching.dated_page
def site(request, form: str = "xml", edition: Edition = MAIN):
    expect_sections(edition)
    public = Article.objects.public().told_in(edition.language)
    newest = edition.newest(public.with_live(), LENGTH).annotate(moments=moments())
    return _stories(edition.name, edition.path, form, newest, edition, [keys.front(edition)])


@caching.dated_page
def section(request, slug: str, form: str = "xml"):
    found = get_object_or_404(Section, slug=slug)
    edition = Edition.of(found)
    newest = _newest(Article.objects.in_section(found).told_in(edition.language))
    return _stories_of(found, found.get_absolute_url(), form, newest, edition)


@caching.dated_page
def topic(request, slug: str, form: str = "xml", edition: Edition = MAIN):
    found = _subject(Topic, slug, edition)
    newest = _newest_in(edition, Article.objects.on_topic(found), found.own_sections)
    return _stories_of(found, edition.address("topic", slug), form, newest, edition)


@caching.dated_page
def author(request, slug: str, form: str = "xml", edition: Edition = MAIN):
    found = _subject(Author, slug, edition)
    newest = _newest_in(edition, Article.objects.by_author(found), found.own_sections)
    return _stories_of(found, edition.address("author", slug), form, newest, edition)


@caching.public_page
def overview(request, edition: Edition = MAIN):
    """An edition's feeds in one readable page; of topics and authors, those that have stories in it."""
    sections = navigation(edition)
    groups = {
        _("The whole paper"): [(edition.name, edition.path), (_("Corrections"), edition.address("corrections"))],
        _("Sections"): [(row.name, row.get_absolute_url()) for row in edition.own(sections)],
    }
    for name, kind, model in ((_("Topics"), "topic", Topic), (_("Authors"), "author", Author)):
        rows = with_stories(model, edition)[:MOST_LISTED]
        groups[name] = [(row.name, edition.address(kind, row.slug)) for row in rows]
    context = {
        "sections": sections,
        "groups": list(groups.items()),
        "formats": FEEDS,
        "description": _("What is new, for your feed reader."),
        "lists_all": True,
    }
    return render_page(request, "site/feeds.html", edition.address("feeds"), context, edition=edition)


def answer(title: str, page: str, form: str, items: list[dict], edition: Edition) -> HttpResponse:
    """An edition's feed of the page at the path `page` in one of FORMATS; items as `feed_formats.Feed` has them.

    Its answer names the hub, too, for a subscriber who does not read the format (WebSub, section 4).
    """
    address = absolute(f"{page}feed.{form}")
    feed = FORMATS[form](
        title=one_line(title),
        link=absolute(page),
        description=one_line(title),
        language=edition.language,
        author_name=one_line(edition.name),
        author_link=absolute(edition.path),
        feed_url=address,
    )
    for item in items:
        feed.add_item(**item)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    if settings.WEBSUB_HUB:
        response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{address}>; rel="self"'
    return response


def with_stories(model, edition: Edition | None = None):
    """The rows of Topic or Author about which readers of an edition find something in it; without one, in any.

    Any other may be of a story yet to come.
    """
    ids = f"live__{model._meta.model_name}_ids__contains"
    stories = Article.objects.public().filter(**{ids: [OuterRef("pk")]})
    return model.objects.filter(Exists(edition.own_stories(stories) if edition else stories))


def _subject(model, slug: str, edition: Edition):
    """The topic or author, with the ids of the edition's `own_sections`. Raises Http404, also where it has none."""
    own = Section.objects.filter(edition.sections).order_by().values("pk")
    found = get_object_or_404(model.objects.annotate(own_sections=ArraySubquery(own)), slug=slug)
    if edition != MAIN and not found.own_sections:
        raise Http404("There is no such edition yet.")
    return found


def _newest(stories):
    return stories.public().with_live().annotate(moments=moments()).newest_first()[:LENGTH]


def _newest_in(edition: Edition, stories, sections: list[int]):
    """The newest of `stories` that are the edition's; of all where it has none, so that no feed is a dead end."""
    own = _newest(edition.own_stories(stories, sections).told_in(edition.language))
    return own if own or edition.is_whole else _newest(stories)


def _stories_of(subject, page: str, form: str, newest, edition: Edition) -> HttpResponse:
    return _stories(f"{edition.name} – {subject.name}", page, form, newest, edition, keys.lists_of(subject))


def _stories(title: str, page: str, form: str, newest, edition: Edition, lists: list[str]) -> HttpResponse:
    """`newest` are stories with their `moments`."""
    readings = read((article, article.shown) for article in newest)
    response = answer(title, page, form, [_item(reading) for reading in readings], edition)
    caching.name(response, [*lists, *sorted({*keys.keys(readings)})])
    if readings:
        caching.keep(response, Moments(*readings[0].article.moments))
    return response


def _item(reading: Reading) -> dict:
    article, story = reading.article, reading.story
    return {
        "title": one_line(story.headline),
        "link": absolute(article.get_absolute_url()),
        "description": reading.description,
        "unique_id": f"urn:uuid:{article.guid}",
        "unique_id_is_permalink": False,
        "pubdate": article.published_at,
        "updateddate": reading.modified,
        "categories": [one_line(topic["name"]) for topic in story.topics],
        "authors": _authors(reading),
        "language": story.language,
        "source_line": one_line(reading.source_line),
        "text": _text(reading),
        "pictures": reading.pictures,
    }


def _authors(reading: Reading) -> list[dict]:
    """Those who wrote it, each with a page; where nobody is named, the free byline, which has none."""
    edition = Edition.of(reading.story.section)
    people = [(row["name"], absolute(edition.address("author", row["slug"]))) for row in reading.writers]
    named = [(one_line(name), url) for name, url in people or [(reading.story.byline_line, "")]]
    return [{"name": name, "url": url} for name, url in named if name]


def _text(reading: Reading) -> str:
    """The whole story as HTML in which every address is full; '' while nothing of it can be shown."""
    edition = Edition.of(reading.story.section)
    with translation.override(languages.spoken(reading.story.language, edition.language)):
        words = {**words_of_the_site(edition), "reading": reading, "story": reading.story}
        text = one_line(render_to_string("site/feed_text.html", words))
    return text and make_links_absolute(text, absolute("/"))
