from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        """Refuse a PUBLISH_CHECKS that makes no sense now, not when somebody publishes."""
        import_module("articles.desk.checks").levels(settings.PUBLISH_CHECKS)


class NewsroomAdminConfig(AdminConfig):
    """The stock admin with our own site object: its title, its index and its pages for the desk."""

    default_site = "articles.admin.site.NewsroomAdminSite"

    def ready(self):
        """Load our pages first: the site object is made when the first of them registers, and once only."""
        import_module("articles.admin")
        super().ready()
