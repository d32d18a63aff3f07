"""The page of one story: live, gone, or in preview."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, OuterRef
from django.db.models.functions import JSONObject
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.content.inline import beginning
from articles.desk import drafts, sharing
from articles.models import Article, Author, Edition, Moments, PreviewLink, Publication, Revision, Section, moments
from articles.site import caching, structured_data
from articles.site.family import family, subqueries
from articles.site.in_section import earlier_in_section, earlier_rows
from articles.site.pages import foot, light, navigation, pages_of, render_page
from articles.site.reading import Reading, read
from articles.site.translations import in_other_languages, translation_rows

ABOUT_LENGTH = 200  # characters of a biography


@caching.public_page
def article(request, section_slug: str, slug: str, pk: int):
    """200 at the story's one address, 301 from any other with its id, 410 once it is gone, else 404."""
    sections = Section.objects.values(row=JSONObject(name="name", slug="slug", edition="edition"))
    beside = {"sections": ArraySubquery(sections), "pages": foot()}
    beside |= {"people": ArraySubquery(_people()), "was_changed": _was_changed(), "moments": moments()}
    beside |= subqueries() | translation_rows() | {"came_before_in_section": earlier_rows()}
    found = Article.objects.public().with_live().annotate(**beside).filter(pk=pk).first()
    if not found:
        return gone(request, pk)
    address = found.get_absolute_url()
    if request.path != light(request) + address:
        response = caching.leading_on(light(request) + address, found)
    else:
        reading = read([(found, found.shown)])[0]
        links = {
            "history": f"{address}history/",
            "was_changed": found.was_changed,
            "pictures": f"{address}pictures/",
            "translations": in_other_languages(found),
            "earlier": family(found.came_before),
            "later": family(found.came_after),
            "listed_section": found.live.section,
        }
        named = [row["pk"] for name in ("translations", "earlier", "later") for row in links[name]]
        links["in_section"] = earlier_in_section(found.came_before_in_section, [*named, *reading.related_ids])
        sections = [Section(**row) for row in found.sections]
        pages = pages_of(Edition.of(found.shown.section), found.pages, sections)
        beside = {"pages": pages, "people": found.people}
        response = _story_page(request, reading, sections, address, **beside, **links)
    caching.keep(response, Moments(*found.moments))
    return response


@require_safe
@caching.with_policy
def preview(request, token: str):
    """A revision, or what is typed and not saved, as readers would see it, for whoever holds the link.

    Kept by nobody, found by no search engine.
    """
    stored = Revision.objects.select_related("article", "section", "outlet")
    story = stored.previewed_by(token) or drafts.previewed_by(token)
    if not story:
        raise Http404("The preview link is wrong or has expired.")
    return _private(_preview_page(request, story))


@require_safe
@caching.with_policy
def shared_preview(request, token: str):
    """The latest saved version of a story, for whoever was given the link; 410 once it has expired or was revoked.

    A link that is over tells nothing of the story.
    """
    found = PreviewLink.objects.named(token)
    if link := found.valid().select_related("article").first():
        return _private(_preview_page(request, sharing.shown_by(link), until=link.expires_at))
    if not found.exists():
        raise Http404("There is no such link.")
    return _private(render_page(request, "site/preview_over.html", "", {"sections": navigation()}, status=410))


def _preview_page(request, story: Revision, **context):
    reading = read([(story.article, story)])[0]
    return _story_page(request, reading, navigation(), "", preview=True, **context)


def _private(response):
    caching.keep_private(response)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _story_page(request, reading: Reading, sections: list, address: str, *, people=(), translations=(), **context):
    story = reading.story
    beside = {"people": people, "translations": translations}
    linked_data = structured_data.script(reading, address, context["pages"], **beside) if address else ""
    response = render_page(
        request,
        "site/article.html",
        address,
        {
            "reading": reading,
            "story": story,
            "sections": sections,
            "language": story.language,
            "current_section": story.section and story.section.slug,
            "translations": translations,
            "linked_data": linked_data,
            "feed_title": story.section and story.section.name,
            "feed_address": story.section and reverse("site:section_feed", args=[story.section.slug]),
            "related_feeds": _feeds(story),
            "who": _who(reading, people),
            **context,
        },
        edition=Edition.of(story.section),
    )
    return caching.with_frames(response, reading.frame_hosts) if reading.frame_hosts else response


def _feeds(story: Revision) -> list[tuple[str, str]]:
    """Title and address of the feeds of its topics and authors in its edition."""
    rows, edition = {"topic": story.topics, "author": story.bylines}, Edition.of(story.section)
    return [(row["name"], edition.address(f"{kind}_feed", row["slug"])) for kind in rows for row in rows[kind]]


def _who(reading: Reading, people: list[dict]) -> list[dict]:
    """Of an opinion, those who wrote it and can be introduced: {name, slug, job_title, biography}."""
    if reading.story.kind != Article.Kind.OPINION:
        return []
    known = {row["id"]: row for row in people if row["biography"] or row["portrait"]}
    return [
        {"name": row["name"], "slug": row["slug"], "job_title": person["job_title"]}
        | {"biography": beginning(person["biography"], ABOUT_LENGTH)}
        for row in reading.writers
        if (person := known.get(row["author"]))
    ]


def _people():
    """Those in the bylines of an outer story, live or next, as {id, job_title, url, biography, portrait}."""
    ids = Func(F("live__author_ids"), F("next__author_ids"), function="array_cat")
    named = Article.objects.filter(pk=OuterRef(OuterRef("pk"))).values_list(Func(ids, function="unnest"))
    told = {name: name for name in ("id", "job_title", "url", "biography", "portrait")}
    return Author.objects.filter(pk__in=named).values(row=JSONObject(**told))


def _was_changed():
    """Whether readers have seen more than one revision of an outer story."""
    seen = Publication.objects.filter(article=OuterRef("pk"), at__lte=timezone.now())
    return Exists(seen.exclude(revision=OuterRef("live")))


def gone(request, pk: int):
    """410 for a story that was public once. Its headline is not repeated: it may be why the story had to go."""
    found = Article.objects.gone().select_related("live_section").filter(pk=pk).first()
    if not found:
        raise Http404("There is no such story.")
    context = {"article": found, "sections": navigation()}
    edition = Edition.of(found.live_section)
    response = render_page(request, "site/410.html", "", context, edition=edition, status=410)
    caching.keep_briefly(response, caching.GONE_LIFETIME, Moments.of_now())
    return response
