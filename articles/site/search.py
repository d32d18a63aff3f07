"""Search for readers: what they ask for, what is found, and what they may have meant."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from articles.content.snippets import Excerpt
from articles.models import MAIN, Article, Author, Edition, Moments, SearchEntry, Section, Topic, deadline
from articles.models.finding import Search, suggestion
from articles.site import caching
from articles.site.archive import FIRST_YEAR, start_of
from articles.site.lists import CURSOR, asked_place, cursor
from articles.site.pages import navigation, render_page
from articles.site.reading import Card, cards
from articles.site.translations import own_name

PAGE_SIZE = 20
MOST_CHARACTERS = 200
FEW = 3
# As many people or topics of a name are looked for.
MOST_NAMED = 50
YEARS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(9998, 12, 31))]
NEWEST, BEST = "newest", "best"
EVERYWHERE = "*"


class SearchForm(forms.Form):
    """What a reader may ask. Each field is optional, so that an address with half of them is answered."""

    template_name = "site/search_fields.html"

    q = forms.CharField(label=_("Search for"), required=False, max_length=MOST_CHARACTERS)
    section = forms.ChoiceField(label=_("Section"), required=False)
    author = forms.CharField(label=_("Author"), required=False, max_length=120)
    topic = forms.CharField(label=_("Topic"), required=False, max_length=120)
    since = forms.DateField(label=_("From"), required=False, input_formats=["%Y-%m-%d"], validators=YEARS)
    until = forms.DateField(label=_("Until"), required=False, input_formats=["%Y-%m-%d"], validators=YEARS)
    language = forms.ChoiceField(label=_("Language"), required=False)
    order = forms.ChoiceField(
        label=_("Order"), required=False, choices=[(NEWEST, _("Newest first")), (BEST, _("Best match first"))]
    )

    def __init__(self, data, *, sections: list[Section], edition: Edition, languages: list[str]):
        super().__init__(data, label_suffix="")
        self.edition = edition
        self.use_required_attribute = False
        self.fields["q"].widget = forms.TextInput({"type": "search", "dir": "auto", "maxlength": MOST_CHARACTERS})
        for name in ("author", "topic"):
            self.fields[name].widget.attrs["dir"] = "auto"
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        self.fields["section"].choices = _sections(edition, sections)
        self.fields["language"].choices = [("", _("All")), *((tag, own_name(tag)) for tag in languages)]
        if len(languages) < 2:
            del self.fields["language"]

    @property
    def narrowing(self):
        """The fields beside the words."""
        return [field for field in self if field.name != "q"]

    @property
    def narrows(self) -> bool:
        """Whether any of those was used, or used wrongly."""
        return any(field.data or field.errors for field in self.narrowing)


@dataclass(frozen=True)
class Found:
    """A page of results. `older` is the place of the next page, or ''."""

    cards: list[Card]
    older: str


NOTHING = Found([], "")


@caching.public_page
def search(request, edition: Edition = MAIN):
    """Among the stories of the edition, unless those of all are asked for."""
    sections, languages = navigation(edition), SearchEntry.objects.languages()
    form = SearchForm(request.GET, sections=sections, edition=edition, languages=languages)
    before = request.GET.get("before", "")
    context = {
        "sections": sections,
        "form": form,
        "found": NOTHING,
        "first_page": not before,
        "newest": f"?{urlencode(_used(form))}",
        "unlisted": True,
    }
    address = _address(form, before)
    try:
        if form.is_valid() and form.cleaned_data["q"]:
            context |= _answered(form, sections, languages, before)
    except deadline.Missed:
        return _given_up(request, address, context, edition)
    response = render_page(request, "site/search.html", address, context, edition=edition)
    # Any story to come may be found, so no key says when the page changes.
    caching.keep(response, Moments.of_now(), surrogate=caching.PAGE_LIFETIME)
    return response


def _address(form: SearchForm, before: str) -> str:
    asked_for = urlencode(_used(form) | ({"before": before} if before else {}))
    return form.edition.address("search") + (f"?{asked_for}" if asked_for else "")


def _used(form: SearchForm) -> dict[str, str]:
    """What was asked for, by the names of the fields."""
    return {name: value for name, value in form.data.items() if name in form.fields and value}


def _answered(form: SearchForm, sections: list[Section], languages: list[str], before: str) -> dict:
    """What the page says of a question. Raises deadline.Missed, but not once something was found or nothing was."""
    values = _used(form)
    found, meant = None, None
    try:
        with deadline.kept():
            asked = _asked(form, sections, languages)
            found = (_ranked if form.cleaned_data["order"] == BEST else _newest)(asked, before)
            if not before and len(found.cards) < FEW:
                meant = _meant(asked, values, form.edition)
    except deadline.Missed:
        if found is None:
            raise
    return {
        "asked": asked,
        "found": found,
        "meant": meant,
        "older": found.older and f"?{urlencode(values | {'before': found.older})}",
    }


def _given_up(request, address: str, context: dict, edition: Edition):
    """503 (RFC 9110, section 15.6.4), which caches keep for a moment, so that asking again and again costs nothing."""
    context |= {"given_up": True}
    response = render_page(request, "site/search.html", address, context, edition=edition, status=503)
    response["Retry-After"] = str(caching.BUSY_LIFETIME)
    caching.keep_briefly(response, caching.BUSY_LIFETIME, Moments())
    return response


def _sections(edition: Edition, sections: list[Section]) -> list[tuple[str, str]]:
    """What a search can be narrowed down to, and, where there are several editions, widened to."""
    own = [("", _("All")), *((row.slug, row.name) for row in edition.own(sections))]
    return own if len(Edition.with_sections(sections)) == 1 else [*own, (EVERYWHERE, _("All editions"))]


def _asked(form: SearchForm, sections: list[Section], languages: list[str]) -> Search:
    values = form.cleaned_data
    language = values.get("language")
    return Search(
        words=values["q"],
        languages=[language] if language else languages,
        sections=_searched(values["section"], form.edition, sections),
        authors=_named(Author, values["author"]),
        topics=_named(Topic, values["topic"]),
        since=values["since"] and start_of(values["since"]),
        until=values["until"] and start_of(values["until"] + timedelta(days=1)) - timedelta(microseconds=1),
    )


def _searched(slug: str, edition: Edition, sections: list[Section]) -> list[int] | None:
    """The ids of the sections to look in; None for all."""
    if slug == EVERYWHERE or (not slug and edition.is_whole):
        return None
    return [row.pk for row in edition.own(sections) if slug in ("", row.slug)]


def _named(model, name: str) -> frozenset[int] | None:
    """The ids of those of that name or slug, or with a part of it, accents ignored; None where none is asked for."""
    if not name:
        return None
    rows = model.objects.filter(Q(slug=name) | Q(name__unaccent__icontains=name))
    return frozenset(rows.order_by("pk").values_list("pk", flat=True)[:MOST_NAMED])


def _newest(asked: Search, before: str) -> Found:
    places = asked.newest(PAGE_SIZE + 1, asked_place(before) if before else None)
    older = cursor(*places[PAGE_SIZE - 1]) if len(places) > PAGE_SIZE else ""
    return _shown(asked, [pk for _at, pk in places[:PAGE_SIZE]], older)


def _ranked(asked: Search, before: str) -> Found:
    """By rank: the list is short (MOST_RANKED), so its pages are cut here."""
    rows = asked.ranked()
    if before:
        place = CURSOR.fullmatch(before)
        if not place:
            raise Http404("There is no such page of the list.")
        rows = [row for row in rows if row < (int(place[1], 16), int(place[2], 16))]
    rank, pk = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else (0, 0)
    return _shown(asked, [pk for _rank, pk in rows[:PAGE_SIZE]], f"{rank:x}-{pk:x}" if pk else "")


def _shown(asked: Search, ids: list[int], older: str) -> Found:
    stories = {row.pk: row for row in Article.objects.public().lists().filter(pk__in=ids)} if ids else {}
    articles = [stories[pk] for pk in ids if pk in stories]
    excerpts = asked.excerpts(articles) if articles else {}
    return Found([_with_excerpt(card, excerpts.get(pk)) for pk, card in cards(articles).items()], older)


def _with_excerpt(card: Card, found: Excerpt | None) -> Card:
    """The card that shows what was found. Names that hold a word stand there where nothing else tells why."""
    if not found:
        return card
    told = "<mark>" in found.headline + found.snippet
    return replace(card, headline=found.headline, snippet=found.snippet, names=() if told else found.names)


def _meant(asked: Search, values: dict[str, str], edition: Edition) -> dict[str, str] | None:
    """Other words with their address, if they find a story that readers see; no hidden story's words come through."""
    words = suggestion(asked.words)
    if not words or words == asked.words or not replace(asked, words=words).newest(1):
        return None
    return {"words": words, "address": f"{edition.address('search')}?{urlencode(values | {'q': words})}"}
