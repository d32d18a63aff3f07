from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who logs in to the admin. Deleting one never takes a story along.

    What each role may do is said in `articles/desk/roles.py` alone.
    """

    class Role(models.TextChoices):
        REPORTER = "reporter", _("reporter")
        PHOTO_EDITOR = "photo_editor", _("photo editor")
        EDITOR = "editor", _("editor")
        CHIEF = "chief", _("chief")
        ADMINISTRATOR = "administrator", _("administrator")

    role = models.CharField(_("role"), max_length=16, choices=Role, blank=True)
    sections = models.ManyToManyField(
        "articles.Section",
        verbose_name=_("sections"),
        blank=True,
        related_name="+",
        help_text=_("The only sections in which they work; none chosen means all."),
    )
    wants_mail = models.BooleanField(_("notices by e-mail too"), default=True)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args, **kwargs):
        """Whoever has a role may come to the desk."""
        self.is_staff = self.is_staff or bool(self.role)
        super().save(*args, **kwargs)


class Author(models.Model):
    """Somebody whose name stands above stories, whether or not they log in."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    languages = ArrayField(
        models.CharField(max_length=35),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Those they speak, as tags with commas between: en, ar, zh-Hans. Shown to readers."),
    )
    url = models.URLField(_("web page"), blank=True, help_text=_("Shown to readers."))
    links = models.JSONField(_("further links"), default=list, blank=True)  # [{label, url}] in the order shown
    email = models.EmailField(_("e-mail address"), blank=True)
    show_email = models.BooleanField(_("readers see the e-mail address"), default=False)
    user = models.OneToOneField(
        "articles.User", models.SET_NULL, verbose_name=_("log-in"), null=True, blank=True, related_name="author"
    )
    portrait = models.ForeignKey(
        "articles.Photo", models.SET_NULL, verbose_name=_("portrait"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="author_has_slug", condition=~models.Q(slug=""))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:author", args=[self.slug])


class Byline(models.Model):
    """One person's part in one story."""

    class Role(models.TextChoices):
        WRITER = "writer", _("words")
        PHOTOGRAPHER = "photographer", _("photographs")
        VIDEO = "video", _("video")
        GRAPHICS = "graphics", _("graphics")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    author = models.ForeignKey("articles.Author", models.PROTECT, verbose_name=_("author"), related_name="bylines")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint("article", "author", "role", name="byline_once")]

    def __str__(self) -> str:
        return str(self.author)
