"""What the paper says of itself: who it is, by which rules it works, how it is reached."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.content import body
from articles.content import language as languages


class PageQuerySet(models.QuerySet):
    def public(self):
        return self.filter(published=True)


class Page(models.Model):
    """A page about the paper. Its kind says which of schema.org's policies of a NewsMediaOrganization it is.

    Its body is a story's document without what hangs on a story: see `TEXT`.
    """

    class Kind(models.TextChoices):
        ABOUT = "about", _("about us")
        PRINCIPLES = "principles", _("publishing principles")
        ETHICS = "ethics", _("ethics")
        CORRECTIONS = "corrections", _("corrections policy")
        OWNERSHIP = "ownership", _("ownership and funding")
        MASTHEAD = "masthead", _("masthead")
        CONTACT = "contact", _("contact")
        PRIVACY = "privacy", _("privacy")
        OTHER = "other", _("other")

    TEXT = (body.Paragraph, body.Heading, body.List, body.Quotation, body.Table, body.Rule)

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    language = models.CharField(_("language"), max_length=35, default="en")
    body = models.TextField(_("text"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Among the links at the foot of every page: the lowest first.")
    )
    published = models.BooleanField(_("published"), default=False, help_text=_("Readers see it."))
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page about us")
        verbose_name_plural = _("pages about us")
        ordering = ["position", "title"]
        constraints = [models.CheckConstraint(name="page_has_slug", condition=~models.Q(slug=""))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("site:page", args=[self.slug])

    @property
    def direction(self) -> str:
        return languages.direction(self.language)
