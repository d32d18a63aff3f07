"""The picture library. Field names and their sources: IPTC Photo Metadata Standard 2023.1."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import JSONObject, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.content.attribution import render_credit
from articles.models.revision import Revision

SHARE = [MinValueValidator(0), MaxValueValidator(1)]


def original_path(photo: "Photo", name: str) -> str:
    """Originals lie apart from renditions: they carry GPS and device data and are never served to readers."""
    return f"originals/{photo.digest[:2]}/{photo.digest}.{photo.format}"


class PhotoQuerySet(models.QuerySet):
    def usable(self, at=None):
        """The photos that readers may see at a time (now unless given); `Photo.hindrance` names what bars another."""
        at = at or timezone.now()
        return self.filter(
            Q(embargoed_until=None) | Q(embargoed_until__lte=at),
            Q(rights_expire_at=None) | Q(rights_expire_at__gt=at),
            denied=False,
        )

    def with_renditions(self):
        """Each photo with `rendition_rows`, a list of {format, width, height, name}, in the same query."""
        rows = models.Subquery(
            Rendition.objects.filter(photo=models.OuterRef("pk"), superseded=False)
            .order_by()
            .values("photo")
            .annotate(
                rows=models.aggregates.Aggregate(
                    JSONObject(format="format", width="width", height="height", name="file"),
                    function="jsonb_agg",
                    output_field=models.JSONField(),
                )
            )
            .values("rows")
        )
        return self.annotate(rendition_rows=rows).defer("metadata")

    def matching(self, words: str):
        """Photos found by words of their caption, people, place, credit, creator or keywords, newest first."""
        found = self
        for word in words.split():
            found = found.filter(search_text__icontains=word)
        return found.order_by("-uploaded_at", "-id")

    def resembling(self, caption: str):
        """Photos in whose words most of the caption is found, the closest first; by the index of `search_text`."""
        words = Value(caption.upper())
        return (
            self.annotate(words=Upper("search_text"), likeness=TrigramWordSimilarity(words, Upper("search_text")))
            .filter(words__trigram_word_similar=caption.upper())
            .order_by("-likeness", "-uploaded_at", "-id")
        )

    def before(self, uploaded_at, pk):
        """The rows after the one at (uploaded_at, pk), newest first: the keyset of the library's pages."""
        return self.filter(Q(uploaded_at__lt=uploaded_at) | Q(uploaded_at=uploaded_at, pk__lt=pk))

    def without_credit(self):
        return self.filter(credit="", source="", creators=[])

    def without_alt_text(self):
        return self.filter(alt_text="")

    def barred(self):
        """Photos that no reader may see now: denied, past their rights or under embargo."""
        return self.exclude(pk__in=self.model.objects.usable().values("pk"))

    def unused(self):
        """Photos that no story uses, neither the working copy nor what is live."""
        live = Revision.objects.filter(live_article__isnull=False, photo_ids__contains=[OuterRef("pk")])
        return self.filter(~Exists(live.order_by()), captions=None)


class Photo(models.Model):
    """One picture, as it came: its original file, byte for byte, and what is known of it."""

    class Hindrance(models.TextChoices):
        DENIED = "denied", _("Must not be used")
        EXPIRED = "expired", _("Rights have expired")
        EMBARGOED = "embargoed", _("Under embargo")

    digest = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    fingerprint = models.BigIntegerField(_("difference hash"), null=True, editable=False)
    file = models.FileField(_("original"), upload_to=original_path, max_length=200, editable=False)
    file_name = models.CharField(_("file name"), max_length=250, blank=True, editable=False)
    format = models.CharField(_("format"), max_length=8, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)

    caption = models.TextField(_("caption"), blank=True)
    alt_text = models.TextField(
        _("alternative text"), blank=True, help_text=_("What the picture shows, for those who cannot see it.")
    )
    extended_description = models.TextField(_("extended description"), blank=True)
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    credit = models.CharField(
        _("credit"), max_length=250, blank=True, help_text=_("As it is printed: Reuters, or Name/AP.")
    )
    creators = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("creators"),
        default=list,
        blank=True,
        help_text=_("Separated by commas."),
    )
    creator_title = models.CharField(_("creator’s job title"), max_length=120, blank=True)
    source = models.CharField(_("supplied by"), max_length=250, blank=True)
    copyright_notice = models.TextField(_("copyright notice"), blank=True)
    copyright_owner = models.CharField(_("copyright owner"), max_length=250, blank=True)
    caption_writer = models.CharField(_("caption writer"), max_length=250, blank=True)
    keywords = ArrayField(models.CharField(max_length=120), verbose_name=_("keywords"), default=list, blank=True)
    instructions = models.TextField(_("instructions"), blank=True)
    job_id = models.CharField(_("job id"), max_length=120, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    rights_url = models.URLField(_("statement of rights"), max_length=500, blank=True)
    licensor_url = models.URLField(_("licensor"), max_length=500, blank=True)
    denied = models.BooleanField(
        _("must not be used"), default=False, help_text=_("The rights were denied: no story may show it.")
    )
    embargoed_until = models.DateTimeField(_("embargo"), null=True, blank=True)
    rights_expire_at = models.DateTimeField(_("rights expire"), null=True, blank=True)
    taken = models.CharField(
        _("taken"), max_length=32, blank=True, help_text=_("A date, as exact as is known: 2019-09-25")
    )
    sublocation = models.CharField(_("location"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    state = models.CharField(_("province or state"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    country_code = models.CharField(_("country code"), max_length=3, blank=True)
    persons = ArrayField(models.CharField(max_length=120), verbose_name=_("people shown"), default=list, blank=True)
    digital_source_type = models.CharField(_("digital source type"), max_length=250, blank=True)
    data_mining = models.CharField(_("data mining"), max_length=250, blank=True)
    image_guid = models.CharField(_("image id"), max_length=250, blank=True)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=SHARE)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=SHARE)

    metadata = models.JSONField(_("metadata as read"), default=dict, editable=False)
    search_text = models.TextField(editable=False, default="")
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("uploaded by"), null=True, editable=False, related_name="+"
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="photo_focal_point_inside",
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
            ),
        ]
        indexes = [
            models.Index(F("uploaded_at").desc(), F("id").desc(), name="photo_newest"),
            models.Index("embargoed_until", name="photo_embargo", condition=Q(embargoed_until__isnull=False)),
            models.Index("rights_expire_at", name="photo_rights_end", condition=Q(rights_expire_at__isnull=False)),
            GinIndex(OpClass(Upper("search_text"), name="gin_trgm_ops"), name="photo_words"),
        ]

    def __str__(self) -> str:
        return self.headline or self.caption or self.title or self.file_name

    def save(self, *args, **kwargs):
        self.search_text = self.searchable()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)

    def searchable(self) -> str:
        words = [self.headline, self.title, self.caption, self.credit, self.source, self.sublocation, self.city]
        words += [self.country, self.file_name, *self.creators, *self.persons, *self.keywords]
        return " ".join(word for word in words if word)

    def hindrance(self, at=None) -> "Photo.Hindrance | None":
        """What keeps the photo from readers at a time (now unless given), or None: see `PhotoQuerySet.usable`."""
        at = at or timezone.now()
        if self.denied:
            return self.Hindrance.DENIED
        if self.rights_expire_at and self.rights_expire_at <= at:
            return self.Hindrance.EXPIRED
        if self.embargoed_until and self.embargoed_until > at:
            return self.Hindrance.EMBARGOED
        return None

    def rendered_credit(self, override: str = "") -> str:
        """The credit as readers see it, here or in one use of the photo; '' only where nothing at all is known."""
        return render_credit(override=override, credit=self.credit, creators=tuple(self.creators), source=self.source)


class Rendition(models.Model):
    """One size and format of a photo, made by a job. Its name carries a hash, so it may be cached for ever.

    A superseded one says what is no longer right. No page names it, but pages in caches do.
    """

    class Format(models.TextChoices):
        AVIF = "avif", "AVIF"
        WEBP = "webp", "WebP"
        JPEG = "jpeg", "JPEG"

    photo = models.ForeignKey("articles.Photo", models.CASCADE, related_name="renditions")
    format = models.CharField(max_length=4, choices=Format)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    file = models.FileField(max_length=200)
    superseded = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now=True, null=True)

    class Meta:
        ordering = ["photo", "format", "width"]
        indexes = [models.Index("made_at", name="rendition_made", condition=models.Q(made_at__isnull=False))]
        constraints = [
            models.UniqueConstraint(
                "photo", "format", "width", name="rendition_once", condition=models.Q(superseded=False)
            ),
            models.UniqueConstraint("photo", "file", name="rendition_file_once"),
        ]

    def __str__(self) -> str:
        return self.file.name
