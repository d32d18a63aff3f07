"""What the paper has said of its own errors: the page of all notices, newest first, and its feed."""

from datetime import date, datetime, time

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content.inline import one_line
from articles.models import MAIN, Correction, Edition, Section
from articles.site import caching, feeds, keys
from articles.site.addresses import absolute
from articles.site.caching import dated_page, public_page
from articles.site.pages import expect_sections, navigation, render_page

PAGE_SIZE = 30


def notices(edition: Edition):
    """An edition's notices with the stories that they are about, newest first."""
    stories = [f"article__{name}{part}" for name in ("live", "next") for part in ("", "__section")]
    heavy = [f"article__{name}body" for name in ("", "live__", "next__")]
    found = Correction.objects.public()
    if not edition.is_whole:
        found = found.filter(article__live_section__in=Section.objects.filter(edition.sections))
    return found.newest_first().select_related("article", *stories).defer(*heavy)


@public_page
def corrections(request, edition: Edition = MAIN):
    sections, rows = navigation(edition), notices(edition)
    before = request.GET.get("before", "")
    if before:
        try:
            day, _dash, pk = before.rpartition("_")
            rows = rows.before(date.fromisoformat(day), int(pk))
        except ValueError as error:
            raise Http404("There is no such page of the list.") from error
    found = list(rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    address = edition.address("corrections")
    context = {
        "sections": sections,
        "notices": shown,
        "lists_all": True,
        "first_page": not before,
        "older": f"{shown[-1].date.isoformat()}_{shown[-1].pk}" if len(found) > PAGE_SIZE else "",
        "description": _("What we got wrong, made clearer or had to take back, newest first."),
        "feed_title": _("Corrections"),
        "feed_address": edition.address("corrections_feed"),
    }
    page = f"{address}?before={before}" if before else address
    return render_page(request, "site/corrections.html", page, context, edition=edition)


@dated_page
def feed(request, form: str = "xml", edition: Edition = MAIN):
    expect_sections(edition)
    found = list(notices(edition)[:PAGE_SIZE])
    title = f"{edition.name} – {_('Corrections')}"
    items = [_item(notice) for notice in found]
    response = feeds.answer(title, edition.address("corrections"), form, items, edition)
    caching.name(response, [keys.front(edition), *sorted({*keys.keys(found)})])
    return response


def _item(notice: Correction) -> dict:
    story = notice.article.shown
    date = timezone.make_aware(datetime.combine(notice.date, time.min))
    return {
        "title": one_line(f"{notice.get_kind_display()}: {story.headline}"),
        "link": absolute(notice.article.get_absolute_url()),
        "description": one_line(notice.text),
        "unique_id": f"urn:uuid:{notice.article.guid}#{notice.pk}",
        "unique_id_is_permalink": False,
        "pubdate": date,
        "updateddate": date,
        "authors": [],
        "language": story.language,
        "source_line": "",
        "text": "",
        "pictures": [],
    }
