"""The steps of a story's way that ask something first: one page for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.refusals import told_on_the_story
from articles.desk import assignments, locks, workflow
from articles.desk.roles import may
from articles.models import Article

State = Article.State


@dataclass(frozen=True)
class Step:
    """A verb of the desk, who may take it, when, and what is asked. `asks` is '' where it needs no words."""

    verb: Callable[..., object]
    permission: str
    possible: Callable[[Article], bool]
    title: str | Promise
    explains: str | Promise
    done: str | Promise
    asks: str | Promise = ""
    word: str = "reason"
    grave: bool = False
    changes_story: bool = True


STEPS = {
    "claim": Step(
        assignments.claim,
        "articles.submit_article",
        lambda story: story.assigned_to_id is None and story.state != State.SPIKED,
        gettext_lazy("Claim"),
        gettext_lazy("The story will be yours; everybody sees that you work on it."),
        gettext_lazy("The story is yours."),
    ),
    "send-back": Step(
        workflow.send_back,
        "articles.approve_article",
        lambda story: story.state in (State.SUBMITTED, State.READY) or story.review_wanted,
        gettext_lazy("Send back"),
        gettext_lazy("The writer is told, with your reason. The story is a draft again; what readers see stays."),
        gettext_lazy("Sent back."),
        gettext_lazy("What is to be changed"),
    ),
    "unschedule": Step(
        workflow.unschedule,
        "articles.publish_article",
        lambda story: story.is_scheduled,
        gettext_lazy("Take off the schedule"),
        gettext_lazy("It will not go out by itself. Nothing of the text is lost."),
        gettext_lazy("Taken off the schedule."),
    ),
    "withdraw": Step(
        workflow.withdraw,
        "articles.publish_article",
        lambda story: story.stage == State.PUBLISHED,
        gettext_lazy("Withdraw"),
        gettext_lazy("Readers who open the story find this notice in its place, with the time. It stays on the desk."),
        gettext_lazy("Withdrawn. Its address now tells readers so."),
        gettext_lazy("Notice to readers"),
        "notice",
        True,
    ),
    "reinstate": Step(
        workflow.reinstate,
        "articles.publish_article",
        lambda story: story.state == State.WITHDRAWN,
        gettext_lazy("Lift the withdrawal"),
        gettext_lazy("Readers see again what they saw before, at the same address and under the same date."),
        gettext_lazy("The withdrawal is lifted. Readers see the story again."),
        gettext_lazy("Why (for the desk)"),
    ),
    "spike": Step(
        workflow.spike,
        "articles.spike_article",
        lambda story: story.state in (State.DRAFT, State.SUBMITTED, State.READY),
        gettext_lazy("Spike"),
        gettext_lazy("The story is put aside, out of the way. It can be taken off the spike at any time."),
        gettext_lazy("Spiked."),
        gettext_lazy("Why (for the desk)"),
    ),
    "unspike": Step(
        workflow.unspike,
        "articles.spike_article",
        lambda story: story.state == State.SPIKED,
        gettext_lazy("Take off the spike"),
        gettext_lazy("The story is a draft again."),
        gettext_lazy("Off the spike: the story is a draft again."),
    ),
    "update": Step(
        assignments.make_update,
        "articles.add_article",
        lambda story: story.was_public,
        gettext_lazy("Make an update"),
        gettext_lazy("A new draft carries this story on, in its section and on its topics. This one stays as it is."),
        gettext_lazy("A new draft that follows the story."),
        changes_story=False,
    ),
}


def open_steps(user, story: Article) -> list[tuple[str, Step]]:
    """The steps that the user may take with the story now."""
    return [(name, step) for name, step in STEPS.items() if step.possible(story) and may(user, step.permission, story)]


@told_on_the_story
def take(request, pk: int, name: str, model_admin):
    """GET asks, POST does it; what is refused is said beside what was typed."""
    if name not in STEPS:
        raise Http404("There is no such step.")
    step = STEPS[name]
    story = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not may(request.user, step.permission, story):
        raise PermissionDenied
    if request.method != "POST" and not step.possible(story):
        sentence = _("“%(step)s” makes no sense for this story now: it is %(state)s.")
        raise workflow.NotPossible(sentence % {"step": step.title, "state": story.stage_display})
    words = {step.word: request.POST.get(step.word, "")} if step.asks else {}
    error = ""
    if request.method == "POST":
        try:
            with transaction.atomic():
                if step.changes_story:
                    locks.claim(story, by=request.user)
                made = step.verb(story, by=request.user, **words)
        except (workflow.NotPossible, locks.BeingWritten) as refused:
            error = str(refused)
        else:
            messages.success(request, step.done)
            target = made if isinstance(made, Article) else story
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[target.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": step.title,
        "story": story,
        "step": step,
        "error": error,
        "words": words.get(step.word, ""),
        "opts": model_admin.opts,
        "back": _("Leave it as it is"),
    }
    return TemplateResponse(request, "admin/articles/article/step.html", context)
