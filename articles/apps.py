from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")


class NewsroomAdminConfig(AdminConfig):
    """The stock admin with our own site object: its title, its index and its pages for the desk."""

    default_site = "articles.admin.site.NewsroomAdminSite"
