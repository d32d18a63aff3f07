"""The list of stories: by what it is narrowed, and what stands in its columns."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.moments import in_zones
from articles.admin.stories import MOST_DIGITS, language_name
from articles.models import SCHEDULED, Article, Author, Byline

MOST_AUTHORS_LISTED = 200


class Mine(admin.SimpleListFilter):
    title = gettext_lazy("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("1", _("Mine"))]

    def queryset(self, request, queryset):
        return queryset.of(request.user) if self.value() else queryset


class ByState(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        before = Article.State.values.index(Article.State.PUBLISHED)
        choices = Article.State.choices
        return [*choices[:before], (SCHEDULED, gettext_lazy("scheduled")), *choices[before:]]

    def queryset(self, request, queryset):
        return queryset.at_stage(self.value()) if self.value() else queryset


class InAllLanguages(admin.SimpleListFilter):
    """One story in its languages, named by the id of any of them; there only where it is asked for."""

    title = gettext_lazy("in all languages")
    parameter_name = "languages_of"

    def lookups(self, request, model_admin):
        number = request.GET.get(self.parameter_name, "")
        known = number.isdecimal() and len(number) <= MOST_DIGITS
        self.named = model_admin.get_queryset(request).filter(pk=number).first() if known else None
        return [(number, str(self.named))] if self.named else []

    def queryset(self, request, queryset):
        return queryset.in_all_languages(self.named) if self.named else queryset


class ByAuthor(admin.SimpleListFilter):
    title = gettext_lazy("author")
    parameter_name = "author"

    def lookups(self, request, model_admin):
        return list(Author.objects.values_list("pk", "name")[:MOST_AUTHORS_LISTED])

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal():
            return queryset
        return queryset.filter(pk__in=Byline.objects.filter(author=self.value()).values("article"))


class BySection(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = _("No section")


def story(article: Article) -> str:
    """The headline, and a second line, shown where the screen has no room for the columns that say the same."""
    mark = ""
    if article.priority == Article.Priority.HIGH:
        mark = format_html(' <span class="priority">{}</span>', _("High priority"))
    about = [str(article.section or ""), authors(article), time(article)]
    return format_html(
        '<a href="{}" dir="auto">{}</a>{}{}<div class="second-line">{}</div>',
        reverse("admin:articles_article_change", args=[article.pk]),
        article,
        mark,
        _translation_mark(article),
        " · ".join(filter(None, about)),
    )


def _translation_mark(article: Article) -> str:
    """The language of a translation, which leads to the story in all its languages."""
    if not article.translation_of_id:
        return ""
    name = language_name(article.language)
    label = _("%(language)s: the story in all its languages") % {"language": name}
    address = f"?{InAllLanguages.parameter_name}={article.pk}"
    return format_html(' <a class="in-language" href="{}" aria-label="{}">{}</a>', address, label, name)


def state(article: Article) -> str:
    """Where the story stands; of what readers see, when a change of it goes out."""
    state = format_html('<span class="state state-{}">{}</span>', article.stage, capfirst(article.stage_display))
    if not article.is_scheduled or article.stage == SCHEDULED:
        return state
    return format_html(_("{}, changes {}"), state, in_zones(article.scheduled_for))


def authors(article: Article) -> str:
    return ", ".join(byline.author.name for byline in article.bylines.all())


def assigned(article: Article) -> str:
    """Whose the story is, and, while it is in work, when it is due."""
    who = str(article.assigned_to or "")
    if not article.due_at or article.state not in (Article.State.DRAFT, Article.State.SUBMITTED, Article.State.READY):
        return who
    late = article.due_at < timezone.now()
    due = (_("Overdue since %s") if late else _("Due %s")) % _moment(article.due_at)
    return format_html('{}<div class="due{}">{}</div>', who, " late" if late else "", due)


def time(article: Article) -> str:
    """When readers get or got a story; when any other was saved."""
    if article.stage == SCHEDULED:
        return _("Goes out %s") % in_zones(article.scheduled_for)
    if article.state == Article.State.PUBLISHED:
        return _("Published %s") % _moment(article.published_at)
    return _("Saved %s") % _moment(article.saved_at)


def _moment(at) -> str:
    """'14:02' today, '24 Nov, 14:02' this year, else '24 November 2025'."""
    at, now = timezone.localtime(at), timezone.localtime()
    if at.date() == now.date():
        return date_format(at, "H:i")
    return date_format(at, "j M, H:i") if at.year == now.year else date_format(at, "DATE_FORMAT")
