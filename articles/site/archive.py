"""The archive: every story by the day and the month of its publication, in the newsroom's time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.site.caching import public_page
from articles.site.lists import page_of
from articles.site.pages import light, navigation, render_page
from articles.site.reading import cards

FIRST_YEAR = 1605  # of a printed newspaper


@dataclass(frozen=True)
class Span:
    """A day or a month of the archive: its dates, and the end as the first date after it."""

    first: date
    end: date

    @property
    def is_day(self) -> bool:
        return self.end - self.first == timedelta(days=1)

    @property
    def address(self) -> str:
        return address_of_day(self.first) if self.is_day else address_of_month(self.first)

    @property
    def stories(self):
        return Article.objects.filter(published_at__gte=start_of(self.first), published_at__lt=start_of(self.end))

    def of(self, moment: datetime) -> "Span":
        """The span of the same kind that a moment falls into."""
        day = timezone.localdate(moment, timezone.get_default_timezone())
        return day_of(day) if self.is_day else month_of(day)

    def earlier(self) -> "Span | None":
        """The nearest before it that has stories."""
        found = Article.objects.public().filter(published_at__lt=start_of(self.first)).newest_first()
        return self._nearest(found)

    def later(self) -> "Span | None":
        found = Article.objects.public().filter(published_at__gte=start_of(self.end)).order_by("published_at", "pk")
        return self._nearest(found)

    def _nearest(self, stories) -> "Span | None":
        moment = stories.values_list("published_at", flat=True)[:1].first()
        return moment and self.of(moment)


def start_of(day: date) -> datetime:
    """Midnight in the newsroom's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def day_of(day: date) -> Span:
    return Span(day, day + timedelta(days=1))


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1))


def address_of_day(day: date) -> str:
    return reverse("site:archive_day", args=[f"{day:%Y}".zfill(4), f"{day:%m}", f"{day:%d}"])


def address_of_month(day: date) -> str:
    return reverse("site:archive_month", args=[f"{day:%Y}".zfill(4), f"{day:%m}"])


@public_page
def archive(request):
    """The years and months that have stories, the newest first."""
    moments = Article.objects.public().order_by().values_list("published_at", flat=True)
    newest = moments.order_by("-published_at", "-pk").first()
    months = []
    if newest:
        oldest = moments.order_by("published_at", "pk").first()
        months = _with_stories(_months(oldest, newest))
    years = [(year, [span.first for span in spans]) for year, spans in groupby(reversed(months), _year)]
    context = {
        "sections": navigation(),
        "lists_all": True,
        "years": [(year, [(day, address_of_month(day)) for day in days]) for year, days in years],
    }
    return render_page(request, "site/archive.html", reverse("site:archive"), context)


@public_page
def month(request, year: str, month: str):
    span = month_of(_date(year, month, "1"))
    days = [day_of(span.first + timedelta(days=number)) for number in range((span.end - span.first).days)]
    return _page(request, span, days=[(row.first, row.address) for row in _with_stories(days)])


@public_page
def day(request, year: str, month: str, day: str):
    return _page(request, day_of(_date(year, month, day)))


def _page(request, span: Span, **context):
    """200, 301 to the address with leading zeros, 404 for what is still to come or was before the first story."""
    own = light(request) + span.address
    if request.path != own:
        return HttpResponsePermanentRedirect(own)
    before = request.GET.get("before", "")
    shown, older = page_of(span.stories, before)
    earlier, later = span.earlier(), span.later()
    if not (shown or before or earlier):
        raise Http404("The archive begins later.")
    context |= {
        "sections": navigation(),
        "lists_all": True,
        "span": span,
        "month_address": address_of_month(span.first),
        "cards": list(cards(shown).values()),
        "first_page": not before,
        "older": older,
        "earlier": earlier,
        "later": later,
    }
    address = f"{span.address}?before={before}" if before else span.address
    return render_page(request, "site/archive_span.html", address if shown else "", context)


def _date(year: str, month: str, day: str) -> date:
    """Raises Http404 where there is no such date, or none that a newspaper of today can have stories of."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404("There is no such date.") from error
    if found.year < FIRST_YEAR or found > timezone.localdate(timezone=timezone.get_default_timezone()):
        raise Http404("There is no newspaper of that date.")
    return found


def _months(oldest: datetime, newest: datetime) -> list[Span]:
    zone = timezone.get_default_timezone()
    spans = [month_of(timezone.localdate(oldest, zone))]
    while spans[-1].end <= timezone.localdate(newest, zone):
        spans.append(month_of(spans[-1].end))
    return spans


def _with_stories(spans: list[Span]) -> list[Span]:
    """Those of neighbouring spans in which readers see a story."""
    bounds = [start_of(span.first) for span in spans] + [start_of(spans[-1].end)]
    found = Article.objects.public().starts_with_any(bounds)
    return [span for span, start in zip(spans, bounds, strict=False) if start in found]


def _year(span: Span) -> int:
    return span.first.year
