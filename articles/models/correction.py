from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A dated notice to readers about a story (schema.org CorrectionComment)."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        EDITORS_NOTE = "editors_note", _("Editor’s note")

    class Position(models.TextChoices):
        TOP = "top", _("above the text")
        BOTTOM = "bottom", _("below the text")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text for readers"))
    date = models.DateField(_("date"), null=True, blank=True)
    position = models.CharField(_("position"), max_length=8, choices=Position, default=Position.BOTTOM)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["date", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
