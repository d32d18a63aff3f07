from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Redirect(models.Model):
    """An address that was public once and is no longer the right one. It is answered 301, never 404.

    `path` is unquoted, as people read it, and may go on with a query: /old.php?id=5
    """

    path = models.CharField(
        _("old address"),
        max_length=500,
        unique=True,
        help_text=_("From the first slash on, such as /2019/old-story.html"),
    )
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("story"), null=True, blank=True, related_name="redirects"
    )
    target = models.CharField(_("or new address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="redirect_one_target",
                condition=Q(article=None, target__startswith="/") | Q(article__isnull=False, target=""),
            ),
            models.CheckConstraint(name="redirect_from_a_path", condition=Q(path__startswith="/")),
            models.CheckConstraint(name="redirect_elsewhere", condition=~Q(path=models.F("target"))),
        ]

    def __str__(self) -> str:
        return self.path

    def destination(self) -> str:
        return self.article.get_absolute_url() if self.article else self.target
