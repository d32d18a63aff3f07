"""The page of one picture of a story: large, with its words, between those before and after it."""

from dataclasses import replace

from django.http import Http404

from articles.content.inline import beginning
from articles.models import Article, Edition
from articles.site import caching, structured_data
from articles.site.pages import light, navigation, render_page
from articles.site.pictures import moved
from articles.site.reading import DESCRIPTION_LENGTH, Reading, read
from articles.site.story import gone


@caching.public_page
def picture(request, section_slug: str, slug: str, pk: int, number: int):
    """The picture `number` of those that readers may see now; 200, 301, 410 or 404 as the story itself."""
    found = Article.objects.public().with_live().filter(pk=pk).first()
    if not found:
        return gone(request, pk)
    address = f"{found.get_absolute_url()}pictures/"
    own = f"{light(request)}{address}{number}/"
    if request.path != own:
        return caching.leading_on(own, found)
    reading = read([(found, found.shown)])[0]
    if not 1 <= number <= len(reading.pictures):
        raise Http404("The story has no such picture.")
    return _render(request, reading, address, number)


def _render(request, reading: Reading, address: str, number: int):
    story, count = reading.story, len(reading.pictures)
    shown = replace(moved(reading.pictures[number - 1], "alone"), number=number)
    own = f"{address}{number}/"
    context = {
        "reading": reading,
        "story": story,
        "language": story.language,
        "sections": navigation(),
        "current_section": story.section and story.section.slug,
        "picture": shown,
        "description": beginning(shown.caption or shown.alt, DESCRIPTION_LENGTH),
        "linked_data": structured_data.picture_page(reading, shown, own),
        "count": count,
        "previous": f"{address}{number - 1}/" if number > 1 else "",
        "next": f"{address}{number + 1}/" if number < count else "",
    }
    edition = Edition.of(story.section)
    return render_page(request, "site/picture_page.html", own, context, edition=edition)
