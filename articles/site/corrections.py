"""What the paper has said of its own errors: the page of all notices and withdrawals, newest first, and its feed."""

from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import attrgetter

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.content.inline import one_line
from articles.models import MAIN, Article, Correction, Edition, Revision, Section
from articles.site import caching, feeds, keys
from articles.site.addresses import absolute
from articles.site.archive import start_of
from articles.site.caching import dated_page, public_page
from articles.site.lists import asked_place, cursor
from articles.site.pages import expect_sections, navigation, render_page

PAGE_SIZE = 30
HEAVY = ("body", "live__body", "next__body")


@dataclass(frozen=True)
class Notice:
    """What readers are told of a story: a correction or the like, or why it was withdrawn.

    `moment` is that of the withdrawal, or the midnight with which the day of the notice begins; `name` is no other's.
    Of a story that is gone nothing is told but when it was published.
    """

    article: Article
    is_public: bool
    moment: datetime
    pk: int
    name: str
    label: str
    text: str

    @property
    def place(self) -> tuple[datetime, int]:
        return self.moment, self.pk

    @property
    def story(self) -> Revision:
        return self.article.shown

    @property
    def headline(self) -> str:
        published = date_format(timezone.localtime(self.article.published_at), "DATE_FORMAT")
        return self.story.headline if self.is_public else _("A story of %(date)s") % {"date": published}

    @property
    def address(self) -> str:
        """The story's; where it is gone, that of the notice itself."""
        if self.is_public:
            return self.article.get_absolute_url()
        return f"{Edition.of(self.article.live_section).address('corrections')}#notice-{self.name}"


def notices(edition: Edition, before: tuple[datetime, int] | None = None) -> list[Notice]:
    """An edition's, newest first, or those after a place: as many as a page has, and one more. Two queries."""
    corrections, withdrawn = Correction.objects.told().newest_first(), Article.objects.gone_by_withdrawal()
    if not edition.is_whole:
        own = Section.objects.filter(edition.sections)
        corrections = corrections.filter(article__live_section__in=own)
        withdrawn = withdrawn.filter(live_section__in=own)
    if before:
        moment, pk = before
        day = moment.date()
        at_its_beginning = moment.timestamp() == start_of(day).timestamp()
        corrections = corrections.before(day, pk) if at_its_beginning else corrections.filter(date__lte=day)
        withdrawn = withdrawn.filter(Q(withdrawn_at__lt=moment) | Q(withdrawn_at=moment, pk__lt=pk))
    most = PAGE_SIZE + 1
    stories = ["live_section", *(f"{name}{part}" for name in ("live", "next") for part in ("", "__section"))]
    with_stories = corrections.select_related("article", *(f"article__{name}" for name in stories))
    found = [
        map(_of_correction, with_stories.defer(*(f"article__{name}" for name in HEAVY))[:most]),
        map(_of_withdrawal, withdrawn.select_related(*stories).defer(*HEAVY)[:most]),
    ]
    return list(islice(merge(*found, key=attrgetter("place"), reverse=True), most))


@public_page
def corrections(request, edition: Edition = MAIN):
    sections = navigation(edition)
    before = request.GET.get("before", "")
    found = notices(edition, asked_place(before) if before else None)
    if before and not found:
        raise Http404("There is no such page of the list.")
    shown = found[:PAGE_SIZE]
    address = edition.address("corrections")
    context = {
        "sections": sections,
        "notices": shown,
        "lists_all": True,
        "first_page": not before,
        "older": cursor(*shown[-1].place) if len(found) > PAGE_SIZE else "",
        "description": _("What we got wrong, made clearer or had to take back, newest first."),
        "feed_title": _("Corrections"),
        "feed_address": edition.address("corrections_feed"),
    }
    page = f"{address}?before={before}" if before else address
    return render_page(request, "site/corrections.html", page, context, edition=edition)


@dated_page
def feed(request, form: str = "xml", edition: Edition = MAIN):
    expect_sections(edition)
    found = notices(edition)[:PAGE_SIZE]
    title = f"{edition.name} – {_('Corrections')}"
    items = [_item(notice) for notice in found]
    response = feeds.answer(title, edition.address("corrections"), form, items, edition)
    caching.name(response, [keys.front(edition), *sorted({*keys.keys(found)})])
    return response


def _of_correction(row: Correction) -> Notice:
    moment, label = start_of(row.date), row.get_kind_display()
    return Notice(row.article, row.is_public, moment, row.pk, str(row.pk), label, row.text)


def _of_withdrawal(article: Article) -> Notice:
    moment = article.withdrawn_at
    name = f"withdrawal-{article.pk}-{moment:%Y%m%d%H%M%S}"
    return Notice(article, False, moment, article.pk, name, _("Withdrawal"), article.withdrawal_notice)


def _item(notice: Notice) -> dict:
    return {
        "title": one_line(f"{notice.label}: {notice.headline}"),
        "link": absolute(notice.address),
        "description": one_line(notice.text),
        "unique_id": f"urn:uuid:{notice.article.guid}#{notice.name}",
        "unique_id_is_permalink": False,
        "pubdate": notice.moment,
        "updateddate": notice.moment,
        "authors": [],
        "language": notice.article.shown.language,
        "source_line": "",
        "text": "",
        "pictures": [],
    }
