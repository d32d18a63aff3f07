from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

NAME = "[A-Za-z0-9_-]+"
PATH = rf"/(?:{NAME}(?:\.{NAME})*\.txt|\.well-known/(?:{NAME}/)*{NAME}(?:\.txt|\.json)?)"
# By the ending; nothing that a browser would run. A name under /.well-known/ may have none (RFC 8615).
TYPES = {"txt": "text/plain; charset=utf-8", "json": "application/json"}
# Apple's file of associated domains has no ending and is JSON all the same.
TYPES_BY_NAME = {"apple-app-site-association": "application/json"}
LONGEST = 200_000


class SiteFile(models.Model):
    """A file that other sites and programs look for at a fixed address, such as /ads.txt or /.well-known/security.txt.

    That of /robots.txt is no file of its own: its lines are added to those that the site writes.
    """

    ROBOTS = "/robots.txt"

    path = models.CharField(
        _("address"),
        max_length=200,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{PATH}\Z",
                _(
                    "Only a .txt file at the root, such as /ads.txt, or one under /.well-known/, which may end with "
                    ".txt or .json or have no ending, can stand here."
                ),
            ),
        ],
        help_text=_(
            "/ads.txt, /app-ads.txt, /humans.txt, /llms.txt, /.well-known/security.txt and the like. "
            "What you write for /robots.txt is added to the site’s own lines."
        ),
    )
    text = models.TextField(_("text"), validators=[MaxLengthValidator(LONGEST)])
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("site file")
        verbose_name_plural = _("site files")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(name="sitefile_stands_aside", condition=models.Q(path__regex=rf"^{PATH}$")),
        ]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def content_type(self) -> str:
        name = self.path.rpartition("/")[2]
        return TYPES_BY_NAME.get(name) or TYPES.get(name.rpartition(".")[2]) or TYPES["txt"]
