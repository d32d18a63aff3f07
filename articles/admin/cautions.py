"""What hinders no story from being published but is better known: a date in the past, captions without pictures."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.workflow import first_date
from articles.models import Article


def before_publishing(article: Article) -> list[str]:
    """Sentences for the state card of a story as it is stored."""
    day = None if article.was_public or article.is_scheduled else localdate(first_date(article))
    dated = _("Publishing dates it %s, when it first appeared: it will stand among the stories of that day.")
    return _dated(dated, day)


def after_publishing(article: Article) -> list[str]:
    """The same, once it is published; the date is told the first time alone."""
    day = localdate(article.published_at) if article.publications.count() == 1 else None
    return [*_dated(_("It is dated %s and stands among the stories of that day."), day), *_waiting(article)]


def _dated(sentence: str, day) -> list[str]:
    return [sentence % date_format(day, "j F Y")] if day and day < localdate() else []


def _waiting(article: Article) -> list[str]:
    number = article.captions.waiting().count()
    sentence = ngettext(
        "A caption still waits for its picture: readers will not see it.",
        "%(number)d captions still wait for their pictures: readers will not see them.",
        number,
    )
    return [sentence % {"number": number}] if number else []
