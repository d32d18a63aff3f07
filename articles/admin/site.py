from allauth.account.decorators import secure_admin_login
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from articles.admin import accounts, editing, notices, searching, today
from articles.desk.locks import BeingWritten
from articles.desk.trail import acting

# The desk's own pages in the order of their use; whatever else there is comes behind them.
ORDER = (
    "Article",
    "Photo",
    "Section",
    "Topic",
    "Author",
    "Source",
    "Page",
    "Redirect",
    "SiteFile",
    "User",
    "TrailEntry",
)


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        return super().login(request, extra_context)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def get_urls(self):
        """Without the stock address that leads anybody to the page of any row, and so tells a draft's slug."""
        own = self.admin_view(notices.own_notices)
        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [path("notices/", own, {"admin_site": self}, "notices"), *stock]

    def index(self, request, extra_context=None):
        return super().index(request, {**today.desk(request), **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        """There is one app, and the navigation holds all of it."""
        return redirect("admin:index")

    def each_context(self, request):
        return super().each_context(request) | {"unread": notices.unread(request)}

    def admin_view(self, view, cacheable=False):
        """The desk's pages: for those with the second factor that the site wants, and in the trail what they do."""

        def checked(request, *args, **kwargs):
            if request.user.is_authenticated and accounts.needs_second_factor(request.user):
                messages.warning(request, _("This newsroom wants a second factor of you. Add one to go on."))
                return redirect("mfa_index")
            if searching.searches(request):
                return searching.in_time(view, request, *args, **kwargs)
            if request.method in ("GET", "HEAD"):
                return view(request, *args, **kwargs)
            with acting(request.user):
                try:
                    return view(request, *args, **kwargs)
                except BeingWritten as held:
                    return editing.refused(request, held)

        return super().admin_view(checked, cacheable)

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only the newsroom's own tables: jobs and groups are nobody's work here, and roles say who may do what."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label == "articles"]
        super().register(ours, admin_class, **options)

    def get_app_list(self, request, app_label=None):
        """The desk in the order of its work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return apps


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
