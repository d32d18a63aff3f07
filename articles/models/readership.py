"""How often stories are read: counts by the hour of everybody together, which can identify nobody."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadCount(models.Model):
    """How often a story was read within an hour, by all readers together. Nothing else is known of a reading."""

    pk = models.CompositePrimaryKey("hour", "article")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="read_counts")
    hour = models.DateTimeField(_("hour"), help_text=_("Its beginning."))
    reads = models.PositiveIntegerField(_("times read"))

    class Meta:
        verbose_name = _("count of readings")
        verbose_name_plural = _("counts of readings")

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}: {self.reads}"


class MostRead(models.Model):
    """One of the few stories that are read most, ranked by a job: a front reads them without adding anything up."""

    LASTS = timedelta(hours=1)  # so long a ranking is worth showing

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, verbose_name=_("story"), primary_key=True, related_name="most_read"
    )
    reads = models.PositiveIntegerField(_("times read"))
    ranked_at = models.DateTimeField(_("ranked"))

    class Meta:
        verbose_name = _("most read story")
        verbose_name_plural = _("most read stories")
        ordering = ["-reads", "-article"]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reads}"
