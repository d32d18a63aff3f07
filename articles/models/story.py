"""What a story says: the fields that its working copy and each of its revisions hold alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.content import language as languages


class Story(models.Model):
    """What an article and each of its revisions hold alike: all that a reader sees and that is one value.

    Standards: ninjs 3.1, NewsML-G2 and schema.org NewsArticle have each of these under the same or a close name.
    """

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        ANALYSIS = "analysis", _("analysis")
        OPINION = "opinion", _("opinion")
        EXPLAINER = "explainer", _("explainer")
        REVIEW = "review", _("review")
        GALLERY = "gallery", _("gallery")

    class FrontPriority(models.IntegerChoices):
        BREAKING = 0, _("breaking news")
        LEAD = 1, _("lead story")
        HIGH = 2, _("high on the front")
        NORMAL = 3, _("by its time")
        OFF = 4, _("not on the front")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    language = models.CharField(
        _("language"), max_length=35, default="en", help_text=_("A BCP 47 tag, such as en, ar or zh-Hans.")
    )
    section = models.ForeignKey(
        "articles.Section", models.PROTECT, verbose_name=_("section"), null=True, blank=True, related_name="+"
    )
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        blank=True,
        help_text=_("The readable part of the address. Left empty, it follows the headline."),
    )
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, help_text=_("A word or two above the headline."))
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"), blank=True)
    byline_line = models.CharField(
        _("free byline"),
        max_length=250,
        blank=True,
        help_text=_("Shown beside the named people, for example “in Lisbon” or “and agencies”."),
    )
    dateline_place = models.CharField(_("dateline place"), max_length=120, blank=True)
    dateline_agency = models.CharField(_("dateline agency"), max_length=80, blank=True)
    dateline_date = models.CharField(_("dateline date"), max_length=40, blank=True)
    outlet = models.ForeignKey(
        "articles.Source",
        models.PROTECT,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Where the story first appeared, if it is not ours."),
    )
    updated_at = models.DateTimeField(
        _("updated"),
        null=True,
        blank=True,
        help_text=_("When readers were last given something new. Moves when you move it or publish a correction."),
    )

    front_priority = models.PositiveSmallIntegerField(
        _("place on the front"),
        choices=FrontPriority,
        default=FrontPriority.NORMAL,
        help_text=_("Takes effect on publishing. Stories of the same place stand by their time, the newest first."),
    )
    front_until = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_(
            "A place above the others ends then by itself. Left empty: a day after publishing, breaking news two hours."
        ),
    )

    # Both take effect on publishing: the embargo as the earliest time of it, the expiry as `live_until`.
    embargoed_until = models.DateTimeField(_("embargo"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def direction(self) -> str:
        """'rtl' or 'ltr', by the language's script."""
        return languages.direction(self.language)
