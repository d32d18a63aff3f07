from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Transition(models.Model):
    """One step of a story's way through the desk: who did what, when and why."""

    class Action(models.TextChoices):
        SUBMIT = "submit", _("submitted")
        APPROVE = "approve", _("made ready")
        SEND_BACK = "send_back", _("sent back")
        PUBLISH = "publish", _("published")
        SCHEDULE = "schedule", _("scheduled")
        UNSCHEDULE = "unschedule", _("taken off the schedule")
        WITHDRAW = "withdraw", _("withdrawn")
        REINSTATE = "reinstate", _("withdrawal lifted")
        SPIKE = "spike", _("spiked")
        UNSPIKE = "unspike", _("taken off the spike")
        ASSIGN = "assign", _("assigned")
        CLAIM = "claim", _("claimed")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="transitions")
    action = models.CharField(_("step"), max_length=12, choices=Action)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey("articles.User", models.SET_NULL, verbose_name=_("who"), null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    to = models.ForeignKey("articles.User", models.SET_NULL, verbose_name=_("to whom"), null=True, related_name="+")

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.get_action_display()


class Notice(models.Model):
    """Something about a story that one person of the desk should know; it stays until it is read."""

    user = models.ForeignKey("articles.User", models.CASCADE, related_name="notices")
    transition = models.ForeignKey("articles.Transition", models.CASCADE, null=True, related_name="notices")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notices")
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-id"]
        indexes = [models.Index("user", F("at").desc(), F("id").desc(), name="notice_newest")]

    def __str__(self) -> str:
        return self.text
