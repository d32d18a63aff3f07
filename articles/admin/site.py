from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

# The desk's own pages in the order of their use; whatever else there is comes behind them.
ORDER = ("Article", "Photo", "Section", "Topic", "Author", "Source", "Redirect", "User")


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def get_app_list(self, request, app_label=None):
        """The desk in the order of its work, then groups. Jobs and the library's own tags are nobody's work here."""
        apps = [app for app in super().get_app_list(request, app_label) if app["app_label"] in ("articles", "auth")]
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "articles")


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
