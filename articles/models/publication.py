from django.db import models
from django.utils.translation import gettext_lazy as _


class Publication(models.Model):
    """That a revision was made what readers see, and from when. A trigger refuses to change or delete a row."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="publications")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="publications")
    at = models.DateTimeField(_("live from"))
    by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("published by"), null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.revision} {self.at:%Y-%m-%d %H:%M}"
