"""The archive: every story by the day and the month of its publication, in the newsroom's time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import MAIN, Article, Edition, Section
from articles.site.caching import public_page
from articles.site.lists import page_of
from articles.site.pages import light, navigation, render_page
from articles.site.reading import cards

FIRST_YEAR = 1605  # of a printed newspaper


@dataclass(frozen=True)
class Span:
    """A day or a month of an edition's archive: its dates, and the end as the first date after it."""

    first: date
    end: date
    edition: Edition

    @property
    def is_day(self) -> bool:
        return self.end - self.first == timedelta(days=1)

    @property
    def address(self) -> str:
        year, month = f"{self.first:%Y}".zfill(4), f"{self.first:%m}"
        if self.is_day:
            return self.edition.address("archive_day", year, month, f"{self.first:%d}")
        return self.edition.address("archive_month", year, month)

    @property
    def stories(self):
        return Article.objects.filter(published_at__gte=start_of(self.first), published_at__lt=start_of(self.end))

    @property
    def month(self) -> "Span":
        """The month in which it begins."""
        return month_of(self.first, self.edition)

    def earlier(self) -> "Span | None":
        """The nearest before it that has stories."""
        found = Article.objects.public().filter(published_at__lt=start_of(self.first))
        return self._at(self.edition.newest(found, 1))

    def later(self) -> "Span | None":
        found = Article.objects.public().filter(published_at__gte=start_of(self.end))
        return self._at(self.edition.oldest(found, 1))

    def _at(self, stories) -> "Span | None":
        """The span of the same kind that the one story falls into."""
        moment = next(iter(stories.values_list("published_at", flat=True)), None)
        if moment is None:
            return None
        day = timezone.localdate(moment, timezone.get_default_timezone())
        return (day_of if self.is_day else month_of)(day, self.edition)


def start_of(day: date) -> datetime:
    """Midnight in the newsroom's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def day_of(day: date, edition: Edition = MAIN) -> Span:
    return Span(day, day + timedelta(days=1), edition)


def month_of(day: date, edition: Edition = MAIN) -> Span:
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1), edition)


@public_page
def archive(request, edition: Edition = MAIN):
    """The years and months that have stories, the newest first."""
    sections = navigation(edition)
    stories = Article.objects.public()
    ends = [edition.oldest(stories, 1), edition.newest(stories, 1)]
    moments = [moment for end in ends for moment in end.values_list("published_at", flat=True)]
    months = _with_stories(_months(*moments, edition), sections) if moments else []
    years = [(year, list(spans)) for year, spans in groupby(reversed(months), lambda span: span.first.year)]
    context = {
        "sections": sections,
        "lists_all": True,
        "years": [(year, [(span.first, span.address) for span in spans]) for year, spans in years],
    }
    return render_page(request, "site/archive.html", edition.address("archive"), context, edition=edition)


@public_page
def year(request, year: str, edition: Edition = MAIN):
    """301 to the archive, where its months stand."""
    _date(year, "1", "1")
    return HttpResponsePermanentRedirect(light(request) + edition.address("archive"))


@public_page
def month(request, year: str, month: str, edition: Edition = MAIN):
    sections, span = navigation(edition), month_of(_date(year, month, "1"), edition)
    days = [day_of(span.first + timedelta(days=number), edition) for number in range((span.end - span.first).days)]
    return _page(request, span, sections, days=[(row.first, row.address) for row in _with_stories(days, sections)])


@public_page
def day(request, year: str, month: str, day: str, edition: Edition = MAIN):
    return _page(request, day_of(_date(year, month, day), edition), navigation(edition))


def _page(request, span: Span, sections: list[Section], **context):
    """200, 301 to the address with leading zeros, 404 for what is still to come or was before the first story."""
    own = light(request) + span.address
    if request.path != own:
        return HttpResponsePermanentRedirect(own)
    before = request.GET.get("before", "")
    shown, older = page_of(span.stories, before, span.edition)
    if before and not shown:
        raise Http404("There is no such page of the list.")
    earlier, later = span.earlier(), span.later()
    if not (shown or earlier):
        raise Http404("The archive begins later.")
    context |= {
        "sections": sections,
        "lists_all": True,
        "span": span,
        "month_address": span.month.address,
        "cards": list(cards(shown).values()),
        "first_page": not before,
        "older": older,
        "earlier": earlier,
        "later": later,
    }
    page = f"{span.address}?before={before}" if before else span.address
    return render_page(request, "site/archive_span.html", page if shown else "", context, edition=span.edition)


def _date(year: str, month: str, day: str) -> date:
    """Raises Http404 where there is no such date, or none that a newspaper of today can have stories of."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404("There is no such date.") from error
    if found.year < FIRST_YEAR or found > timezone.localdate(timezone=timezone.get_default_timezone()):
        raise Http404("There is no newspaper of that date.")
    return found


def _months(oldest: datetime, newest: datetime, edition: Edition) -> list[Span]:
    zone = timezone.get_default_timezone()
    spans = [month_of(timezone.localdate(oldest, zone), edition)]
    while spans[-1].end <= timezone.localdate(newest, zone):
        spans.append(month_of(spans[-1].end, edition))
    return spans


def _with_stories(spans: list[Span], sections: list[Section]) -> list[Span]:
    """Those of neighbouring spans of an edition in which readers see a story; `sections` are those of all editions."""
    edition = spans[0].edition
    stories = edition.own_stories(Article.objects.public(), edition.own(sections))
    bounds = [start_of(span.first) for span in spans] + [start_of(spans[-1].end)]
    found = stories.starts_with_any(bounds)
    return [span for span, start in zip(spans, bounds, strict=False) if start in found]
