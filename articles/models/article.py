"""The working copy of a story."""

import uuid
from datetime import timedelta

from anyascii import anyascii
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.article_queries import SCHEDULED, ArticleQuerySet
from articles.models.story import Story

SAME_LANGUAGE = "same_language"  # the code of the error that tells of a story in the same language
# How long a story stands high on the front, or breaking above it, where nothing else is said.
FRONT_LIFETIME, BREAKING_LIFETIME = timedelta(days=1), timedelta(hours=2)


class Article(Story):
    """The working copy that editors edit. Readers see `live`, an immutable revision, and nothing else of it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        READY = "ready", _("ready")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SPIKED = "spiked", _("spiked")

    class Priority(models.IntegerChoices):
        HIGH = 1, _("high")
        NORMAL = 2, _("normal")
        LOW = 3, _("low")

    NEVER_PUBLIC = (State.DRAFT, State.SUBMITTED, State.READY, State.SPIKED)

    guid = models.UUIDField(_("permanent id"), default=uuid.uuid4, unique=True, editable=False)
    topics = TaggableManager(through="articles.TopicTag", blank=True, verbose_name=_("topics"))
    internal_note = models.TextField(
        _("internal note"), blank=True, help_text=_("For the desk only. Never leaves the admin.")
    )

    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    live = models.OneToOneField(
        "articles.Revision",
        models.PROTECT,
        verbose_name=_("live revision"),
        null=True,
        editable=False,
        related_name="live_article",
    )
    # What takes the place of `live` at `next_at`, decided by the clock at serve time: see `shown`.
    next = models.OneToOneField(
        "articles.Revision",
        models.PROTECT,
        verbose_name=_("scheduled change"),
        null=True,
        editable=False,
        related_name="next_article",
    )
    next_at = models.DateTimeField(_("scheduled change goes live"), null=True, editable=False)
    # A copy of live.section, so that a section's list reads one index in order.
    live_section = models.ForeignKey(
        "articles.Section", models.PROTECT, null=True, editable=False, related_name="live_articles"
    )
    # Copies for the front, of the same fields of `live`.
    live_kind = models.CharField(max_length=12, choices=Story.Kind, default=Story.Kind.NEWS, editable=False)
    live_front_priority = models.PositiveSmallIntegerField(
        choices=Story.FrontPriority, default=Story.FrontPriority.NORMAL, editable=False
    )
    live_front_until = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    first_published_at = models.DateTimeField(
        _("first published elsewhere"),
        null=True,
        blank=True,
        help_text=_("Publishing dates the story so. Left empty, it is dated when you publish it."),
    )
    # The expiry that was published. Readers go by this one, not by that of the working copy.
    live_until = models.DateTimeField(_("readers see it until"), null=True, editable=False)
    # Since when readers see it no longer. A published story with both this and `next_at` comes back then.
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawal_notice = models.TextField(_("withdrawal notice"), blank=True)

    assigned_to = models.ForeignKey(
        "articles.User",
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    review_wanted = models.BooleanField(
        _("changes wait for publishing"),
        default=False,
        editable=False,
        help_text=_("Somebody who may not publish has submitted changes to a published story."),
    )
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("follows"),
        null=True,
        blank=True,
        related_name="later",
        help_text=_("The earlier story that this one carries on."),
    )
    # Always an original, so that a story in several languages is a star: see `original_for`.
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        db_index=False,
        related_name="translations",
        help_text=_("The story that this one tells in another language."),
    )

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    created_by = models.ForeignKey(
        "articles.User", models.SET_NULL, verbose_name=_("created by"), null=True, editable=False, related_name="+"
    )
    imported_text = models.TextField(_("text as it came in"), blank=True, editable=False)
    import_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 - unique

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-saved_at", "-id"]
        permissions = [
            ("submit_article", _("Can submit stories")),
            ("spike_article", _("Can spike stories")),
            ("approve_article", _("Can make stories ready and send them back")),
            ("assign_article", _("Can assign stories")),
            ("publish_article", _("Can publish, schedule and withdraw stories")),
            ("share_article", _("Can share previews")),
            ("override_checks", _("Can publish against a blocker, with a reason")),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_public_is_complete",
                condition=Q(state__in=["draft", "submitted", "ready", "spiked"])
                | Q(live__isnull=False, live_section__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="article_next_has_time",
                condition=Q(next__isnull=True, next_at__isnull=True) | Q(next__isnull=False, next_at__isnull=False),
            ),
            models.CheckConstraint(
                name="article_withdrawn_has_time",
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(name="article_translates_another", condition=~Q(translation_of=F("id"))),
        ]
        indexes = [
            models.Index(
                F("published_at").desc(), F("id").desc(), name="article_latest", condition=Q(state="published")
            ),
            models.Index(
                "live_section",
                F("published_at").desc(),
                F("id").desc(),
                name="article_latest_in_section",
                condition=Q(state="published"),
            ),
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                name="article_front",
                condition=Q(state="published", live_front_priority__lt=4),
            ),
            models.Index(
                "live_section",
                F("published_at").desc(),
                F("id").desc(),
                name="article_front_in_section",
                condition=Q(state="published", live_front_priority__lt=4),
            ),
            models.Index(
                "live_kind",
                F("published_at").desc(),
                F("id").desc(),
                name="article_latest_of_kind",
                condition=Q(state="published") & ~Q(live_kind="news"),
            ),
            models.Index("live_front_until", name="article_prominent", condition=Q(live_front_until__isnull=False)),
            models.Index("next_at", name="article_next", condition=Q(next_at__isnull=False)),
            models.Index("live_until", name="article_until", condition=Q(live_until__isnull=False)),
            models.Index(
                F("withdrawn_at").desc(),
                F("id").desc(),
                name="article_withdrawn",
                condition=Q(withdrawn_at__isnull=False),
            ),
            models.Index("due_at", name="article_due", condition=Q(due_at__isnull=False)),
            models.Index("translation_of", name="article_translations", condition=Q(translation_of__isnull=False)),
            models.Index(F("saved_at").desc(), F("id").desc(), name="article_saved"),
            models.Index("state", F("saved_at").desc(), F("id").desc(), name="article_state_saved"),
            GinIndex(OpClass(Upper("headline"), name="gin_trgm_ops"), name="article_headline_words"),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("(no headline yet)"))

    def get_absolute_url(self) -> str:
        """The address of the live revision; of the working copy where nothing has been live yet."""
        story = self.shown or self
        return reverse("site:article", args=[story.section.slug if story.section else "-", story.slug, self.pk])

    @property
    def shown(self):
        """The revision that readers see now: `live`, or the scheduled change once its time has come."""
        return self.next if self.next_at and self.next_at <= timezone.now() else self.live

    @property
    def was_public(self) -> bool:
        """Whether readers have had the story, be it that they lost it again; not so while it waits for its time."""
        return self.published_at is not None and self.published_at <= (self.withdrawn_at or timezone.now())

    @property
    def scheduled_for(self):
        """When the story, or a change of it, goes out; None where nothing is ahead."""
        first = self.published_at if self.state == self.State.PUBLISHED else None
        now = timezone.now()
        return next((moment for moment in (self.next_at, first) if moment and moment > now), None)

    @property
    def is_scheduled(self) -> bool:
        return self.scheduled_for is not None

    @property
    def coming(self):
        """The revision that goes out when the schedule is due; None where nothing is ahead."""
        return (self.next or self.live) if self.is_scheduled else None

    @property
    def stage(self) -> str:
        """The state as people say it: 'scheduled' for a story that readers do not have and are to have later."""
        unseen = not self.was_public or self.withdrawn_at is not None
        return SCHEDULED if self.state == self.State.PUBLISHED and unseen and self.is_scheduled else self.state

    @property
    def stage_display(self) -> str:
        return str(_("scheduled")) if self.stage == SCHEDULED else self.get_state_display()

    def may_follow(self, earlier: "Article") -> bool:
        """Whether the story may carry `earlier` on: not where that one carries this one on, be it through others."""
        seen: set[int] = set()
        pk = earlier.pk
        while pk and pk not in seen:
            if pk == self.pk:
                return False
            seen.add(pk)
            pk = type(self).objects.filter(pk=pk).values_list("follows", flat=True).first()
        return True

    def original_for(self, named: "Article | None", language: str) -> "Article | None":
        """The story to be told as the original where `named` is: that one, or the one that it translates itself.

        For a story that is to be in `language`, and within a transaction. Raises ValidationError whose parameter
        `story` is the other one that is in the way.
        """
        original = named and (named.translation_of or named)
        if original is None and self.pk is None:
            return None
        centre = original or self
        type(self).objects.select_for_update(no_key=True).only("pk").get(pk=centre.pk)
        if original == self:
            raise _in_the_way(
                _("“%(story)s” is this story or a translation of it, so it cannot be its original."), named
            )
        if original and self.pk and (translation := self.translations.first()):
            raise _in_the_way(_("“%(story)s” is a translation of this story, so this one is an original."), translation)
        others = type(self).objects.in_all_languages(centre).exclude(pk=self.pk).exclude(state=self.State.SPIKED)
        if twin := others.filter(language__iexact=language).first():
            raise _in_the_way(_("The story is there in this language already: “%(story)s”."), twin, SAME_LANGUAGE)
        return original

    def is_public(self, at=None) -> bool:
        """Whether this stored row is public now (or at the time `at`); asks the database."""
        return type(self).objects.public(at).filter(pk=self.pk).exists()

    def front_place(self, at=None) -> int:
        """The `FrontPriority` of the live story now (or at the time `at`): high until its time is up."""
        high = self.live_front_priority < self.FrontPriority.NORMAL
        faded = high and (self.live_front_until is None or self.live_front_until <= (at or timezone.now()))
        return self.FrontPriority.NORMAL if faded else self.live_front_priority

    def limit_front(self, start) -> None:
        """Give a place high on the front its end, and take one away that nothing needs; `start` is when it begins."""
        if self.front_priority >= self.FrontPriority.NORMAL:
            self.front_until = None
        elif self.front_until is None:
            is_breaking = self.front_priority == self.FrontPriority.BREAKING
            self.front_until = start + (BREAKING_LIFETIME if is_breaking else FRONT_LIFETIME)

    def fill_slug(self) -> None:
        """Derive the slug from the headline unless one is given."""
        self.slug = self.slug or slug_of(self.headline)


def slug_of(headline: str) -> str:
    """In letters that every address bar shows."""
    return slugify(anyascii(headline))[:120].strip("-") or "story"


def _in_the_way(sentence: str, story: Article, code: str = "") -> ValidationError:
    return ValidationError(sentence, code, {"story": story})
