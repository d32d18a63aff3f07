"""The page on which a story, or a change of one, is given its time."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.moments import MomentField
from articles.content import clock
from articles.desk import locks, workflow
from articles.desk.checks import publishing_problems
from articles.desk.roles import may
from articles.models import Article

TWICE = [
    ("first", gettext_lazy("the first time, before the clocks go back")),
    ("second", gettext_lazy("the second time, after the clocks have gone back")),
]


class ScheduleForm(forms.Form):
    """The time, and, where clocks show it twice that day, which of the two is meant."""

    at = MomentField(label=gettext_lazy("Goes out"))
    which = forms.ChoiceField(
        label=gettext_lazy("This time comes twice that day. Which is meant?"),
        choices=TWICE,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self):
        values = super().clean()
        at = values.get("at")
        if not at:
            return values
        found = clock.instants(timezone.make_naive(at), timezone.get_current_timezone())
        self.comes_twice = len(found) == 2
        if self.comes_twice and not values.get("which"):
            self.add_error("which", _("Choose one of the two."))
        values["at"] = found[-1 if values.get("which") == "second" else 0]
        if values["at"] <= timezone.now():
            self.add_error("at", _("That time has passed. Give one that is ahead, or publish the story now."))
        return values

    comes_twice = False


def in_zones(moment: datetime) -> str:
    """A moment in the newsroom's time and in UTC: '25 Nov 2026, 09:00 (08:00 UTC)'."""
    here = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return f"{here} ({timezone.localtime(moment, timezone.get_fixed_timezone(0)):%H:%M} UTC)"


def _schedule(request, story: Article, form: ScheduleForm) -> bool:
    """Whether there is no more to ask: the story has its time, or lacks something that its page says."""
    try:
        with transaction.atomic():
            locks.claim(story, by=request.user)
            workflow.publish(story, by=request.user, at=form.cleaned_data["at"])
    except locks.BeingWritten as held:
        form.add_error("at", str(held))
        return False
    except workflow.NotPublishable:
        messages.error(request, _("Not scheduled: something is missing."))
    else:
        messages.success(request, _("Scheduled: it goes out %s.") % in_zones(form.cleaned_data["at"]))
    return True


def schedule(request, pk: int, model_admin):
    """GET asks for the time, POST schedules the story as it is saved now."""
    story = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not may(request.user, "articles.publish_article", story):
        raise PermissionDenied
    form = ScheduleForm(request.POST or None, initial={"at": story.next_at or story.published_at})
    if form.is_valid() and _schedule(request, story, form):
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Schedule"),
        "story": story,
        "form": form,
        "problems": publishing_problems(story),
        "zone": timezone.get_current_timezone_name(),
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/schedule.html", context)
