import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EditingSession(models.Model):
    """One open form of a story in one tab: who looks at it, who of them writes, and what is typed but not saved.

    `data` is the form as it would be posted, {field: [value, …]}; null where nothing is unsaved. At most one session of
    a story is `writing`: the holder of its lock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="editing_sessions")
    user = models.ForeignKey("articles.User", models.CASCADE, related_name="editing_sessions")
    base = models.PositiveIntegerField(_("number of the revision that was opened"), default=0)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last seen"))
    writing = models.BooleanField(_("writes"), default=False)
    data = models.JSONField(_("unsaved text"), null=True)
    data_at = models.DateTimeField(_("unsaved text of"), null=True)
    taken_over_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("taken over by"), null=True, related_name="+"
    )
    taken_over_at = models.DateTimeField(_("taken over"), null=True)

    class Meta:
        verbose_name = _("editing session")
        verbose_name_plural = _("editing sessions")
        ordering = ["opened_at"]
        constraints = [models.UniqueConstraint("article", condition=Q(writing=True), name="editing_one_writer")]
        indexes = [models.Index("user", "article", name="editing_of_user")]

    def __str__(self) -> str:
        return f"{self.user} {self.opened_at:%H:%M}"
