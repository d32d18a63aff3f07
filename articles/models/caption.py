from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CaptionQuerySet(models.QuerySet):
    def waiting(self):
        """Captions that came with a text whose picture has not been chosen yet."""
        return self.filter(photo=None)

    def resembling(self, caption: str):
        """The captions with the closest words first, the newest where none is close."""
        return self.annotate(likeness=TrigramSimilarity("text", caption)).order_by("-likeness", "-id")


class Caption(models.Model):
    """One use of a photo in a story. An empty text, alternative text or credit inherits the photo's."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead photo")
        BODY = "body", _("in the text")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="captions")
    photo = models.ForeignKey(
        "articles.Photo", models.PROTECT, verbose_name=_("photo"), null=True, blank=True, related_name="captions"
    )
    role = models.CharField(_("role"), max_length=8, choices=Role)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.TextField(_("caption"), blank=True)
    alt = models.TextField(_("alternative text"), blank=True)
    decorative = models.BooleanField(_("decorative"), default=False)
    credit = models.CharField(_("credit"), max_length=250, blank=True)

    objects = CaptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        ordering = ["article", "-role", "position"]
        constraints = [
            models.UniqueConstraint("article", "role", "position", name="caption_place_once"),
            models.UniqueConstraint("article", condition=Q(role="lead"), name="caption_one_lead"),
            models.CheckConstraint(name="caption_decorative_is_silent", condition=Q(decorative=False) | Q(alt="")),
        ]
        indexes = [models.Index("id", name="caption_waiting", condition=Q(photo=None))]

    def __str__(self) -> str:
        return self.text or (str(self.photo) if self.photo else "")
