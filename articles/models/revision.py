"""Snapshots: what a story was at each save, and what readers read."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.story import Story

PREVIEW_LIFETIME = timedelta(days=1)
PREVIEW_SALT = "articles.preview"


class RevisionQuerySet(models.QuerySet):
    def previewed_by(self, token: str) -> "Revision | None":
        """The revision that a link made by `preview_token` shows; None where the link is wrong or has expired."""
        try:
            pk = signing.loads(token, salt=PREVIEW_SALT, max_age=PREVIEW_LIFETIME)
        except signing.BadSignature:
            return None
        return self.filter(pk=pk).first()


class Revision(Story):
    """A complete, immutable snapshot of a story at one save. A trigger in the database refuses to change a row.

    The lists hold plain values in the order shown:
    `bylines` [{author, name, slug, role}], `captions` [{photo, role, position, text, alt, decorative, credit}],
    `attributions` [{source, name, kind, text, url}], `topics` [{topic, name, slug}],
    `corrections` [{kind, text, date, position}]. `follows` is the id of the story that this one carries on,
    `translation_of` that of the story that it tells in another language.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)
    created_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("saved by"), null=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    bylines = models.JSONField(default=list)
    captions = models.JSONField(default=list)
    attributions = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    corrections = models.JSONField(default=list)
    follows = models.BigIntegerField(null=True)
    translation_of = models.BigIntegerField(null=True)
    author_ids = ArrayField(models.BigIntegerField(), default=list)
    topic_ids = ArrayField(models.BigIntegerField(), default=list)
    photo_ids = ArrayField(models.BigIntegerField(), default=list)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint("article", "number", name="revision_number_once")]
        indexes = [
            GinIndex("author_ids", name="revision_authors"),
            GinIndex("topic_ids", name="revision_topics"),
            GinIndex("photo_ids", name="revision_photos"),
            models.Index(fields=["follows"], name="revision_follows", condition=models.Q(follows__isnull=False)),
            models.Index(
                fields=["translation_of"],
                name="revision_translations",
                condition=models.Q(translation_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"

    def preview_token(self) -> str:
        """The signed part of an address that shows this revision as readers would see it, for PREVIEW_LIFETIME."""
        return signing.dumps(self.pk, salt=PREVIEW_SALT)

    @property
    def lead(self) -> dict | None:
        """The lead photo's caption, or None."""
        return next((caption for caption in self.captions if caption["role"] == "lead"), None)

    @property
    def cover(self) -> dict | None:
        """The caption of what shows the story in lists: the lead's; in a gallery without one the first picture's."""
        pictures = [row for row in self.captions if row["photo"]] if self.kind == self.Kind.GALLERY else []
        return self.lead or next(iter(pictures), None)

    @property
    def cover_photo(self) -> int | None:
        return self.cover and self.cover["photo"]

    @property
    def lead_photo(self) -> int | None:
        """The id of the lead photo; None too while its caption waits for the file."""
        return self.lead and self.lead["photo"]
