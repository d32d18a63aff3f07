"""What readers were given of a story, and when: each published revision with what it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404
from django.utils import timezone, translation

from articles.content import language as languages
from articles.content.compare import Part
from articles.desk.difference import Difference, public_difference
from articles.models import Article, Edition, Moments, Publication, Revision, moments
from articles.site import caching
from articles.site.pages import light, navigation, render_page
from articles.site.pictures import Picture, picture
from articles.site.reading import usable_photos
from articles.site.story import gone

PAGE = 30


@dataclass(frozen=True)
class Change:
    """A revision, when readers got it, and what it changed; None for the first."""

    revision: Revision
    at: datetime
    difference: Difference | None

    @property
    def fields(self) -> Iterator[tuple[str, str, list[tuple[int, Part | None]]]]:
        """(name, label, parts) of each field; what stayed is but counted: (how many blocks, None)."""
        for field in self.difference.fields if self.difference else ():
            yield field.name, field.label, list(_without_what_stayed(field.parts))


@caching.public_page
def history(request, section_slug: str, slug: str, pk: int):
    """200, 301 to the one address, and 410 or 404 as the story itself; for search engines there is the story alone."""
    found = Article.objects.public().with_live().annotate(moments=moments()).filter(pk=pk).first()
    if not found:
        return gone(request, pk)
    address = f"{light(request)}{found.get_absolute_url()}history/"
    if request.path != address:
        return caching.leading_on(address, found)
    seen = _seen(found, _page_number(request))
    photos = usable_photos(pk for row in seen for pk in row.revision.photo_ids)
    pictures = {pk: shown for pk, photo in photos.items() if (shown := picture(photo, "row"))}
    response = _render(request, found, seen, pictures)
    caching.keep(response, Moments(*found.moments))
    return response


def _render(request, article: Article, seen: list[Publication], pictures: dict[int, Picture]):
    story, page = article.shown, _page_number(request)
    edition = Edition.of(story.section)
    with translation.override(languages.spoken(story.language, edition.language)):
        changes = [
            Change(new.revision, new.at, public_difference(old.revision, new.revision, pictures) if old else None)
            for new, old in zip(seen[:PAGE], [*seen[1:], None], strict=False)
        ]
    context = {
        "article": article,
        "story": story,
        "language": story.language,
        "sections": navigation(),
        "current_section": story.section and story.section.slug,
        "changes": changes,
        "newer": page - 1,
        "older": page + 1 if len(seen) > PAGE else None,
        "pictures": {pk: _thumbnail(shown) for pk, shown in pictures.items()},
        "unlisted": True,
    }
    return render_page(request, "site/history.html", f"{article.get_absolute_url()}history/", context, edition=edition)


def _seen(article: Article, page: int) -> list[Publication]:
    """What was published, each revision once, newest first: a page, and one more to compare with."""
    rows = Publication.objects.filter(article=article, at__lte=timezone.now()).order_by("revision_id", "at", "id")
    first = Publication.objects.filter(pk__in=rows.distinct("revision_id").values("pk")).order_by("-at", "-id")
    start = (page - 1) * PAGE
    seen = list(first.select_related("revision__section", "revision__outlet")[start : start + PAGE + 1])
    if not seen:
        raise Http404("There is no such page of the history.")
    return seen


def _page_number(request) -> int:
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 1 <= len(asked) <= 4 and int(asked)):
        raise Http404("There is no such page of the history.")
    return int(asked)


def _without_what_stayed(parts: Iterable[Part]) -> Iterator[tuple[int, Part | None]]:
    for stayed, group in groupby(parts, lambda part: part.change == "same"):
        if stayed:
            yield len(list(group)), None
        else:
            yield from ((0, part) for part in group)


def _thumbnail(shown: Picture) -> dict:
    return {"url": shown.file.url, "alt": shown.alt, "width": shown.file.width, "height": shown.file.height}
