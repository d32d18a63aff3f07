"""What the paper says of itself, and who makes it."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.content import body
from articles.content import language as languages
from articles.content.inline import beginning
from articles.models import MAIN, Author, Edition, Page
from articles.site import caching
from articles.site.pages import light, navigation, render_page
from articles.site.reading import DESCRIPTION_LENGTH

MASTHEAD = "masthead"


@caching.public_page
def about(request, edition: Edition = MAIN):
    """All pages about the paper in the edition's language, by name."""
    context = {"sections": navigation(edition)}
    return render_page(request, "site/about.html", edition.address("about"), context, edition=edition)


@caching.public_page
def page(request, slug: str):
    """A page about the paper. The masthead is there even where nobody has written one: it lists who makes the paper."""
    found = Page.objects.public().filter(slug=slug).first()
    if not found and slug != MASTHEAD:
        raise Http404("There is no such page.")
    shown = found or _masthead()
    document = body.parse(shown.body)
    people = list(Author.objects.exclude(job_title="")) if shown.kind == Page.Kind.MASTHEAD else []
    about = body.plain_text(document) or languages.comma(shown.language).join(person.name for person in people)
    sections = navigation()
    edition = Edition.speaking(shown.language, Edition.with_sections(sections))
    context = {
        "sections": sections,
        "page": shown,
        "description": beginning(about, DESCRIPTION_LENGTH),
        "language": shown.language,
        "reading": {"blocks": [(type(block).__name__, block) for block in document if isinstance(block, Page.TEXT)]},
        "people": people,
    }
    return render_page(request, "site/page.html", shown.get_absolute_url(), context, edition=edition)


@caching.public_page
def humans(request):
    """To those who make the paper."""
    written = Page.objects.public().filter(kind=Page.Kind.MASTHEAD).first()
    page = written.get_absolute_url() if written else reverse("site:page", args=[MASTHEAD])
    return HttpResponseRedirect(light(request) + page)


def _masthead() -> Page:
    return Page(kind=Page.Kind.MASTHEAD, title=_("Masthead"), slug=MASTHEAD, language=translation.get_language())
