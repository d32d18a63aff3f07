"""The page on which a story, or a change of one, is given its time."""

from django import forms
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.moments import MomentField
from articles.admin.publishing import attempt, in_the_way
from articles.admin.refusals import told_on_the_story
from articles.admin.widgets import MOMENT_MEDIA
from articles.content import clock
from articles.desk import locks
from articles.desk.checks import publishing_problems

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


@told_on_the_story
def schedule(request, pk: int, model_admin):
    """GET asks for the time, POST schedules the story as it is saved now; what hinders it at that time is told here."""
    story = model_admin.to_publish(request, pk)
    form = ScheduleForm(request.POST or None, initial={"at": story.scheduled_for})
    problems = [] if form.is_bound else publishing_problems(story)
    if form.is_valid():
        reason = request.POST.get("overriding", "")
        try:
            problems = attempt(request, story, story.scheduled_for, at=form.cleaned_data["at"], overriding=reason)
        except locks.BeingWritten as held:
            form.add_error("at", str(held))
        else:
            if not problems:
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Schedule"),
        "story": story,
        "form": form,
        "zone": timezone.get_current_timezone_name(),
        "opts": model_admin.opts,
        "media": MOMENT_MEDIA.with_nonce(request.csp_nonce),
        **in_the_way(request, story, problems),
    }
    return TemplateResponse(request, "admin/articles/article/schedule.html", context)
