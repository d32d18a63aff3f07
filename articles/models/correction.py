from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.publication import Publication


class CorrectionQuerySet(models.QuerySet):
    def told(self, at=None):
        """The notices that readers have had by now (or the time `at`), with whether their story `is_public`.

        They stay told when it is gone. One that came with a change is told once that, or a later one, has gone out.
        """
        out = Publication.objects.filter(article=OuterRef("article"), at__lte=at or timezone.now())
        return self.filter(Exists(out.filter(revision__gte=OuterRef("after"))), date__isnull=False).annotate(
            is_public=Exists(Article.objects.public(at).filter(pk=OuterRef("article")))
        )

    def newest_first(self):
        return self.order_by("-date", "-id")

    def before(self, date, pk):
        """The rows after the one at (date, pk) in `newest_first` order: the keyset of the page."""
        return self.filter(Q(date__lt=date) | Q(date=date, pk__lt=pk))


class Correction(models.Model):
    """A dated notice to readers about a story (schema.org CorrectionComment).

    Publishing issues it: it ties the revision that readers saw before to the one they see after, and a trigger refuses
    to change it. What came with a story that is published for the first time has that one revision for both.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        EDITORS_NOTE = "editors_note", _("Editor’s note")
        RETRACTION = "retraction", _("Retraction")

    class Position(models.TextChoices):
        TOP = "top", _("above the text")
        BOTTOM = "bottom", _("below the text")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text for readers"))
    date = models.DateField(_("date"), null=True, blank=True)
    position = models.CharField(_("position"), max_length=8, choices=Position, default=Position.BOTTOM)
    issued_at = models.DateTimeField(_("issued"), null=True, editable=False)
    issued_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("issued by"), null=True, editable=False, related_name="+"
    )
    before = models.ForeignKey("articles.Revision", models.PROTECT, null=True, editable=False, related_name="+")
    after = models.ForeignKey("articles.Revision", models.PROTECT, null=True, editable=False, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(
                name="correction_issued_is_whole",
                condition=Q(issued_at__isnull=True) | Q(before__isnull=False, after__isnull=False),
            ),
        ]
        indexes = [models.Index(F("date").desc(), F("id").desc(), name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
