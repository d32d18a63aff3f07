"""Publishing from the desk's pages: by the form's button, at once in place of a schedule, and many stories together."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.cautions import after_publishing
from articles.admin.moments import in_zones
from articles.admin.refusals import told_on_the_story
from articles.desk import locks, workflow
from articles.desk.checks import Problem, publishing_problems
from articles.desk.roles import may
from articles.models import Article

PUBLISH = "articles.publish_article"
# What the form's button may ask for, beside publishing at once.
AT_ITS_TIME, INSTEAD_OF_SCHEDULE, AGAINST_BLOCKERS = "at-its-time", "instead", "against-blockers"
MOST_AT_ONCE = 50


def by_button(request, article: Article) -> str:
    """Do what the form's button asks with a story that is saved; the address of the page that comes next."""
    page, wanted = _page(article), request.POST["_publish"]
    scheduled = Article.objects.only("state", "published_at", "next_at").get(pk=article.pk).scheduled_for
    if wanted == INSTEAD_OF_SCHEDULE:
        messages.success(request, _("Saved."))
        return reverse("admin:articles_article_publish_now", args=[article.pk])
    if wanted == AT_ITS_TIME and not scheduled:
        said = _("Saved, but not published: what was scheduled has gone out meanwhile, or was taken off the schedule.")
        messages.error(request, said)
        return page
    reason = request.POST.get("overriding", "") if wanted == AGAINST_BLOCKERS else ""
    at = scheduled if wanted in (AT_ITS_TIME, AGAINST_BLOCKERS) else None
    try:
        problems = attempt(request, article, scheduled, at=at, overriding=reason)
    except workflow.NotPossible as refused:
        messages.error(request, _("Saved, but not published. %s") % refused)
        return page
    if not problems:
        return page
    said = _("Saved, but not published: give the reason for publishing against blockers.")
    if reason.strip() or wanted != AGAINST_BLOCKERS:
        said = _("Saved, but not published. What stands in the way is listed beside the text.")
    messages.error(request, said)
    return f"{page}#problems"


def attempt(request, article: Article, scheduled, **how) -> list[Problem]:
    """Publish a story that was `scheduled` before, or None, and say what came of it; what stands in the way, if so.

    Raises NotPossible and locks.BeingWritten.
    """
    try:
        with transaction.atomic():
            locks.claim(article, by=request.user)
            workflow.publish(article, by=request.user, **how)
    except workflow.NotPublishable as refused:
        return refused.problems
    messages.success(request, outcome(article, scheduled))
    for caution in after_publishing(article):
        messages.warning(request, caution)
    return []


def outcome(article: Article, scheduled) -> str:
    """What publishing has come to, and what became of what was `scheduled` before."""
    goes_out = article.scheduled_for
    if not goes_out:
        text = format_html(_("Published. <a href='{}'>See it as readers do</a>"), article.get_absolute_url())
        cancelled = _("What was scheduled for {} is cancelled.")
        return format_html("{} {}", text, cancelled.format(in_zones(scheduled))) if scheduled else text
    if scheduled == goes_out:
        return _("Saved for its time: this goes out %s") % in_zones(goes_out)
    if scheduled:
        values = {"time": in_zones(goes_out), "before": in_zones(scheduled)}
        return _("Scheduled: it goes out %(time)s, no longer %(before)s") % values
    return _("Scheduled: it goes out %s") % in_zones(goes_out)


@told_on_the_story
def publish_now(request, pk: int, model_admin):
    """GET names what publishing at once would cancel and asks; POST does it, unless that has changed meanwhile."""
    story = model_admin.to_publish(request, pk)
    problems = publishing_problems(story, timezone.now())
    cancels = story.scheduled_for.isoformat() if story.is_scheduled else ""
    changed = request.method == "POST" and request.POST.get("cancels", "") != cancels
    if request.method == "POST" and not changed:
        reason = request.POST.get("overriding", "")
        problems = attempt(request, story, story.scheduled_for, cancelling=True, overriding=reason)
        if not problems:
            return HttpResponseRedirect(_page(story))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Publish now"),
        "story": story,
        "cancels": cancels,
        "changed": changed,
        "held_until": embargo if (embargo := story.embargoed_until) and embargo > timezone.now() else None,
        "opts": model_admin.opts,
        **in_the_way(request, story, problems),
    }
    return TemplateResponse(request, "admin/articles/article/publish_now.html", context)


def in_the_way(request, story: Article, problems: list[Problem]) -> dict:
    """For a page that publishes: the blockers, and whether and why they are to be overridden."""
    return {
        "problems": problems,
        "may_override": bool(problems) and workflow.may_override(request.user, story, problems),
        "overriding": request.POST.get("overriding", ""),
    }


def publish_chosen(request, chosen) -> None:
    """Publish stories at once, each for itself, and say of each what came of it."""
    stories = list(chosen[: MOST_AT_ONCE + 1])
    if len(stories) > MOST_AT_ONCE:
        messages.error(request, _("Nothing was published: choose at most %d stories.") % MOST_AT_ONCE)
        return
    published = [story for story in stories if _published(request, story)]
    if published:
        said = ngettext("{} story was published: {}", "{} stories were published: {}", len(published))
        links = format_html_join(", ", "{}", ((_link(story),) for story in published))
        messages.success(request, format_html(said, len(published), links))


def _published(request, story: Article) -> bool:
    """Whether the story was published, or is to go out when its embargo ends; what hinders is told."""
    try:
        if not may(request.user, PUBLISH, story):
            raise workflow.NotPossible(_("You may not publish it."))
        with transaction.atomic():
            locks.claim(story, by=request.user)
            workflow.publish(story, by=request.user)
    except (workflow.NotPossible, workflow.NotPublishable, locks.BeingWritten) as refused:
        messages.error(request, format_html(_("{} was not published. {}"), _link(story), str(refused)))
        return False
    if story.is_scheduled:
        messages.success(request, format_html("{}: {}", _link(story), outcome(story, None)))
    return not story.is_scheduled


def _link(story: Article) -> str:
    return format_html('<a href="{}" dir="auto">{}</a>', _page(story), str(story))


def _page(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])
