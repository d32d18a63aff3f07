"""Dates with a time in the newsroom's zone, on the days when clocks change too."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.admin.widgets import MomentInput
from articles.content import clock


class MomentField(forms.DateTimeField):
    """A moment as the newsroom's clocks show it. One that comes twice is the first, or with `late` the second.

    A time that the clocks leave out is refused, with the one that they show instead.
    """

    widget = MomentInput

    def __init__(self, *, late: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.late = late

    def to_python(self, value):
        wall = self._wall(value)
        return wall and one_instant(wall, late=self.late)

    def _wall(self, value) -> datetime | None:
        with timezone.override(timezone.get_fixed_timezone(0)):
            moment = super().to_python(value)
        return moment and moment.replace(tzinfo=None)


def in_zones(moment: datetime) -> str:
    """A moment in the newsroom's time, and in UTC where that differs: '25 Nov 2026, 09:00 (08:00 UTC)'."""
    here, utc = timezone.localtime(moment), moment.astimezone(UTC)
    told = formats.date_format(here, "DATETIME_FORMAT")
    if not here.utcoffset():
        return told
    there = f"{utc:%H:%M}" if here.date() == utc.date() else formats.date_format(utc, "DATETIME_FORMAT")
    return f"{told} ({there} UTC)"


def one_instant(wall: datetime, *, late: bool = False) -> datetime:
    """The instant of a naive time in the newsroom's zone. Raises ValidationError for a time that does not exist."""
    zone = timezone.get_current_timezone()
    found = clock.instants(wall, zone)
    if not found:
        shown = formats.date_format(clock.after_gap(wall, zone), "TIME_FORMAT")
        words = _("The clocks go forward then and leave this time out; they show %s instead. Give that.")
        raise ValidationError(words % shown, code="gap")
    return found[-1 if late else 0]
