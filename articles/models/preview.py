"""Links that are given out of the house to read a story before it is published."""

from django.core import signing
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SALT = "articles.shared-preview"


class PreviewLinkQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def named(self, token: str):
        """The link, valid or not, that `token` is of; nothing where the token was never one of ours."""
        try:
            return self.filter(pk=signing.loads(token, salt=SALT))
        except signing.BadSignature:
            return self.none()


class PreviewLink(models.Model):
    """Leave to read the latest saved version of a story, for whoever has the link, until it expires or is revoked.

    The link's address is signed, not stored: who reads the table cannot read the story by it.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    created_at = models.DateTimeField(_("given out"), auto_now_add=True)
    created_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("given out by"), null=True, related_name="+"
    )
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoked_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("revoked by"), null=True, related_name="+"
    )

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index("article", F("created_at").desc(), name="preview_of_story")]

    def __str__(self) -> str:
        return f"{self.article} {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def token(self) -> str:
        """The signed part of the link's address."""
        return signing.dumps(self.pk, salt=SALT)

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
