"""Checks of the photos of a story: the right to show them, and the words that go with each."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk.checks.copy import Copy, Problem, Use
from articles.models import Photo


def photo_rights(copy: Copy) -> Iterator[Problem]:
    """No photo whose rights were denied, or have run out by then."""
    for use in copy.shown:
        match use.photo.hindrance(copy.at):
            case Photo.Hindrance.DENIED:
                yield use.problem(_("%s must not be used: its rights were denied. Choose another.") % _named(use))
            case Photo.Hindrance.EXPIRED:
                values = {"photo": _named(use), "time": _time(use.photo.rights_expire_at)}
                yield use.problem(_("The rights to %(photo)s end on %(time)s. Choose another.") % values)


def photo_embargo(copy: Copy) -> Iterator[Problem]:
    """No photo that is under embargo when the story appears."""
    for use in copy.shown:
        if use.photo.hindrance(copy.at) == Photo.Hindrance.EMBARGOED:
            values = {"photo": _named(use), "time": _time(use.photo.embargoed_until)}
            sentence = _("%(photo)s is under embargo until %(time)s. Schedule the story for then, or choose another.")
            yield use.problem(sentence % values)


def photo_credit(copy: Copy) -> Iterator[Problem]:
    """Each photo says whose it is."""
    for use in copy.shown:
        if not use.photo.rendered_credit(use.credit):
            yield use.problem(_("%s has no credit. Write one here, or on the photo for all its uses.") % _named(use))


def photo_caption(copy: Copy) -> Iterator[Problem]:
    """Each photo has a caption, unless it is decorative."""
    for use in copy.shown:
        if not (use.caption or use.photo.caption or use.decorative):
            yield use.problem(_("%s has no caption. Say what it shows.") % _named(use))


def photo_alt(copy: Copy) -> Iterator[Problem]:
    """Each photo has an alternative text, unless it is decorative."""
    for use in copy.shown:
        if not (use.alt or use.photo.alt_text or use.decorative):
            yield use.problem(_("%s has no alternative text. Write one, or call it decorative.") % _named(use))


def photo_language(copy: Copy) -> Iterator[Problem]:
    """A translation says itself what its photos show."""
    if not copy.article.translation_of_id:
        return
    sentences = {
        (True, False): _("%s: the caption comes from the library and may be in another language. Write one here."),
        (False, True): _(
            "%s: the alternative text comes from the library and may be in another language. Write it here."
        ),
        (True, True): _(
            "%s: caption and alternative text come from the library and may be in another language. Write them here."
        ),
    }
    for use in copy.shown:
        caption = bool(use.photo.caption and not use.caption)
        alt = bool(use.photo.alt_text and not (use.alt or use.decorative))
        if sentence := sentences.get((caption, alt)):
            yield use.problem(sentence % _named(use))


def photo_waiting(copy: Copy) -> Iterator[Problem]:
    """No caption waits for its picture."""
    for use in copy.uses:
        if not use.photo:
            sentence = _("The caption “%s” waits for its picture: readers will not see it. Choose a photo.")
            yield use.problem(sentence % _short(use.caption))


def lead_photo(copy: Copy) -> Iterator[Problem]:
    """A photo stands above the text."""
    if not copy.lead:
        yield Problem(_("The story has no lead photo. Choose one, so that it has a picture in lists."), "lead")


def _named(use: Use) -> str:
    if use.figure is None:
        return _("The lead photo")
    words = use.caption or str(use.photo)
    return _("The photo “%s”") % _short(words) if words else _("A photo in the text")


def _short(words: str) -> str:
    return f"{words[:40].rstrip()}…" if len(words) > 41 else words


def _time(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
