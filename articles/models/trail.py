from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# Tables whose rows readers see only as a revision that is published repeats them.
BEHIND = (
    "articles_article",
    "articles_attribution",
    "articles_byline",
    "articles_caption",
    "articles_correction",
    "articles_previewlink",
    "articles_topictag",
    "articles_user",
    "articles_user_groups",
    "articles_user_sections",
    "articles_user_user_permissions",
    "auth_group",
    "auth_group_permissions",
)
# What of a story's row readers see.
SHOWN = ("live_id", "next_id", "next_at", "state", "live_until", "withdrawn_at", "withdrawal_notice", "published_at")
PUBLIC = ~Q(table__in=BEHIND) | Q(table="articles_article", action="update", changes__has_any_keys=SHOWN)


class TrailEntry(models.Model):
    """One change of one row, written by a trigger, bulk updates included. No row is ever changed or deleted.

    `changes` holds {column: [before, after]}; of a text of more than 500 characters its length and MD5 stand there,
    since the revisions keep the text itself. `actor` is no foreign key: the trail outlives those in it.
    """

    class Action(models.TextChoices):
        INSERT = "insert", _("added")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")

    at = models.DateTimeField(_("when"))
    actor = models.BigIntegerField(_("who"), null=True)
    actor_name = models.CharField(_("name"), max_length=150, blank=True)
    action = models.CharField(_("action"), max_length=8, choices=Action)
    table = models.CharField(_("table"), max_length=63)
    row = models.CharField(_("row"), max_length=64)
    article = models.BigIntegerField(_("story"), null=True)
    changes = models.JSONField(_("changes"))

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("trail")
        ordering = ["-id"]
        indexes = [
            models.Index("article", F("id").desc(), name="trail_of_story", condition=models.Q(article__isnull=False)),
            models.Index("table", "row", F("id").desc(), name="trail_of_row"),
            models.Index("actor", F("id").desc(), name="trail_of_actor"),
            models.Index(F("id").desc(), name="trail_of_public", condition=PUBLIC),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
