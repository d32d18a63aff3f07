"""What the desk tells one person: a page of their own, and the number of what is unread on every page."""

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk import notices

PAGE = 50


def unread(request) -> SimpleLazyObject:
    """The number of the user's unread notices, counted when a template asks."""
    return SimpleLazyObject(lambda: request.user.notices.filter(read_at=None).count())


@require_http_methods(["GET", "HEAD", "POST"])
def own_notices(request, admin_site):
    """The newest first; a POST notes that all, or the one whose id is `notice`, are read, and leads to its story."""
    own = request.user.notices.select_related("article", "transition__by", "transition__to", "transition__article")
    if request.method == "POST":
        chosen = own.filter(pk=request.POST["notice"]).first() if request.POST.get("notice", "").isdecimal() else None
        notices.read(request.user, [chosen.pk] if chosen else None)
        page = reverse("admin:articles_article_change", args=[chosen.article_id]) if chosen else request.path
        return HttpResponseRedirect(page)
    page = Paginator(own, PAGE).get_page(request.GET.get("p"))
    for notice in page:
        notice.sentence = notices.sentence(notice.transition) if notice.transition else notice.text
    context = {**admin_site.each_context(request), "title": _("Notices"), "page": page}
    return TemplateResponse(request, "admin/notices.html", context)
