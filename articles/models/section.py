from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

# The first parts of addresses that are not sections'.
RESERVED_SLUGS = frozenset(
    {
        "about",
        "admin",
        "api",
        "archive",
        "authors",
        "corrections",
        "feeds",
        "humans",
        "lite",
        "media",
        "preview",
        "saved",
        "search",
        "static",
        "topics",
    }
)


def validate_section_slug(slug: str) -> None:
    if slug in RESERVED_SLUGS or slug in settings.EDITIONS:
        raise ValidationError(_("“%(slug)s” is an address of the site itself. Choose another."), params={"slug": slug})


class Section(models.Model):
    """A department of the paper. A story stands in one; its address begins with the section's slug."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, validators=[validate_section_slug])
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    # The tag of one of settings.EDITIONS, which may be gone from there meanwhile: see `Edition.of`.
    edition = models.CharField(
        _("edition"),
        max_length=35,
        blank=True,
        default="",
        help_text=_("The paper in the language that the section's stories are written in."),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]
        constraints = [models.CheckConstraint(name="section_has_slug", condition=~models.Q(slug=""))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:section", args=[self.slug])


class Topic(TagBase):
    """What stories are about, across sections."""

    description = models.TextField(_("description"), blank=True)
    picture = models.ForeignKey(
        "articles.Photo", models.SET_NULL, verbose_name=_("picture"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="topic_has_slug", condition=~models.Q(slug=""))]

    def get_absolute_url(self) -> str:
        return reverse("site:topic", args=[self.slug])

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The slug of a new topic; 'topic' where its name has no letters. With `i`, the i-th of the same slug."""
        slug = super().slugify(tag) or "topic"
        return slug if i is None else f"{slug}_{i}"


class TopicTag(ItemBase):
    tag = models.ForeignKey(Topic, models.CASCADE, related_name="tags")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="topic_tags")

    class Meta:
        constraints = [models.UniqueConstraint("tag", "content_object", name="topic_once")]
