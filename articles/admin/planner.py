"""The page that tells what is due, what has just gone out, what waits for a decision, and what failed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.desk import library, notices, planner
from articles.desk.roles import may

JOBS = {
    library.RENDITIONS_JOB: gettext_lazy("making a photo’s renditions"),
    notices.MAIL_JOB: gettext_lazy("mailing notices"),
    "articles.tasks.settle_due": gettext_lazy("settling scheduled changes"),
}
TRY_AGAIN = "articles.publish_article"


def planner_view(request, model_admin):
    """GET shows it; a POST with `job` gives a failed job another try."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _try_again(request)
    stories = model_admin.get_queryset(request).order_by()
    failures = [(JOBS.get(failure.task, failure.task), failure) for failure in planner.failures()]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Planner"),
        "opts": model_admin.opts,
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
        "going_out": planner.going_out(stories),
        "expiring": planner.expiring(stories),
        "waiting": planner.waiting(stories),
        "due": planner.due(stories),
        "gone_out": planner.gone_out(stories),
        "failures": failures,
        "may_try_again": may(request.user, TRY_AGAIN),
    }
    return TemplateResponse(request, "admin/articles/article/planner.html", context)


def _try_again(request):
    if not may(request.user, TRY_AGAIN):
        raise PermissionDenied
    number = request.POST.get("job", "")
    if number.isdecimal() and ProcrastinateJob.objects.filter(pk=number, status="failed").exists():
        app.job_manager.retry_job_by_id(int(number), retry_at=timezone.now())
        messages.success(request, _("The worker tries again now."))
    else:
        messages.warning(request, _("That job has failed no longer: somebody was quicker, or it has been done."))
    return HttpResponseRedirect(request.path)
