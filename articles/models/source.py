from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SourceQuerySet(models.QuerySet):
    def named(self, name: str):
        """Sources of this name, whatever the capitals, or with exactly it among their other names."""
        return self.filter(Q(name__iexact=name) | Q(other_names__contains=[name]))


class Source(models.Model):
    """An agency, an outlet, an organisation or a person that stories and photos come from."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("agency")
        OUTLET = "outlet", _("outlet")
        ORGANISATION = "organisation", _("organisation")
        PERSON = "person", _("person")

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.AGENCY)
    other_names = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_("By which imported texts call it, separated by commas."),
    )
    url = models.URLField(_("web page"), blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Attribution(models.Model):
    """Ties a story or a photo to a source: what came from whom, in which order, and in which words it was said."""

    class Kind(models.TextChoices):
        INPUT_FROM = "input_from", _("with input from")
        REPORTING = "reporting", _("reporting by")
        ADDITIONAL_REPORTING = "additional_reporting", _("additional reporting by")
        WRITING = "writing", _("writing by")
        EDITING = "editing", _("editing by")
        SOURCE = "source", _("source")
        REPUBLISHED = "republished", _("first published by")
        PHOTO_CREDIT = "photo_credit", _("photo credit")
        VIA = "via", _("via")

    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, blank=True, related_name="attributions")
    photo = models.ForeignKey("articles.Photo", models.CASCADE, null=True, blank=True, related_name="attributions")
    source = models.ForeignKey("articles.Source", models.PROTECT, verbose_name=_("source"), related_name="attributions")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind, default=Kind.INPUT_FROM)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.TextField(_("as it came in"), blank=True, editable=False)
    url = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="attribution_one_target",
                condition=Q(article=None, photo__isnull=False) | Q(article__isnull=False, photo=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.source}"
