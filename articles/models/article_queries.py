"""What is asked of the stories as a whole, and the one definition of what the public may see."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from articles.models.readership import MostRead
from articles.models.story import Story

SCHEDULED = "scheduled"  # no state of its own: the clock alone makes the story public
NAMES = ("bylines__author__name", "attributions__source__name", "outlet__name", "section__name")


class ArticleQuerySet(models.QuerySet):
    def public(self, at=None):
        """The one definition of public, for every page, feed, search and export.

        Decided by the clock and the row alone: no job has to run for a story to appear or to vanish on time.
        """
        at = at or timezone.now()
        return self.filter(
            Q(live_until=None) | Q(live_until__gt=at),
            Q(withdrawn_at=None) | Q(next_at__lte=at),
            state=self.model.State.PUBLISHED,
            published_at__lte=at,
        )

    def withdrawn(self):
        return self.filter(state=self.model.State.WITHDRAWN)

    def scheduled(self, at=None):
        """Stories that are to go out later, and those of which a change is: see `scheduled_for`."""
        at = at or timezone.now()
        return self.filter(Q(state=self.model.State.PUBLISHED, published_at__gt=at) | Q(next_at__gt=at))

    def at_stage(self, stage: str):
        """Stories by what people call their state (see `stage`); a scheduled change counts as scheduled, too."""
        if stage == SCHEDULED:
            return self.scheduled()
        found = self.filter(state=stage)
        if stage != self.model.State.PUBLISHED:
            return found
        now = timezone.now()
        return found.filter(Q(withdrawn_at=None) | Q(next_at__lte=now), published_at__lte=now)

    def gone(self, at=None):
        """Stories that readers could see once and cannot see now, withdrawn or past their time, with `gone_at`."""
        at = at or timezone.now()
        expired = Q(state=self.model.State.PUBLISHED, live_until__lte=at)
        coming_back = Q(state=self.model.State.PUBLISHED, withdrawn_at__isnull=False, next_at__gt=at)
        first = Least("withdrawn_at", "live_until")  # the one that there is
        return self.annotate(gone_at=Case(When(expired, then="live_until"), default=first)).filter(
            Q(state=self.model.State.WITHDRAWN) | expired | coming_back, published_at__lt=F("gone_at")
        )

    def gone_by_withdrawal(self, at=None):
        """Those of `gone` that somebody took away, which readers are told why, the last that went first."""
        taken = self.gone(at).filter(withdrawn_at=F("gone_at")).exclude(withdrawal_notice="")
        return taken.order_by(F("withdrawn_at").desc(), F("id").desc())

    def of(self, user):
        """The stories that the user began or was given."""
        return self.filter(Q(created_by=user) | Q(assigned_to=user))

    def in_all_languages(self, story):
        """The story, the original of it and all translations of that; a stored story is asked for."""
        original = story.translation_of_id or story.pk
        return self.filter(Q(pk=original) | Q(translation_of=original))

    def lists(self):
        """For lists, which show no text: rows without the body of what is live or next."""
        return self.with_live().defer("body", "imported_text", "live__body", "next__body")

    def most_read(self):
        """Those that readers read most, as last ranked, the first first; none where no worker has ranked for long."""
        fresh = timezone.now() - MostRead.LASTS
        return self.filter(most_read__ranked_at__gt=fresh).order_by("-most_read__reads", "-pk")

    def newest_first(self):
        return self.order_by(F("published_at").desc(), F("id").desc())

    def for_front(self):
        return self.filter(live_front_priority__lt=Story.FrontPriority.OFF)

    def prominent(self, at=None):
        """Stories that editors want high on the front now (or at the time `at`), first those that are to lead."""
        wanted = self.filter(
            live_front_until__gt=at or timezone.now(), live_front_priority__lt=Story.FrontPriority.NORMAL
        )
        return wanted.order_by("live_front_priority", F("published_at").desc(), F("id").desc())

    def before(self, published_at, pk):
        """The rows after the one at (published_at, pk) in `newest_first` order: the keyset of list pages."""
        return self.filter(Q(published_at__lt=published_at) | Q(published_at=published_at, pk__lt=pk))

    def starts_with_any(self, bounds: Sequence[datetime]) -> set[datetime]:
        """Which of the times begin a span, up to the next of them, in which one of these stories was published.

        One look into the index of `published_at` for each span, whatever it holds.
        """
        within = {"published_at__gte": RawSQL("span.start", ()), "published_at__lt": RawSQL("span.stop", ())}
        stories, values = self.filter(**within).order_by().values("pk").query.sql_with_params()
        spans = "unnest(%s::timestamptz[], %s::timestamptz[]) AS span(start, stop)"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT start FROM {spans} WHERE EXISTS ({stories})", [list(bounds[:-1]), list(bounds[1:]), *values]
            )
            return {start for (start,) in cursor}

    def matching(self, words: str):
        """Stories that have each of the words in the headline or in a name that they carry (NAMES).

        The ids come from one indexed question for each name, since an OR over the joins would read every story.
        """
        found = self
        for word in words.split():
            stories = self.model.objects.order_by().values("pk")
            headlines, *names = [stories.filter(**{f"{name}__icontains": word}) for name in ("headline", *NAMES)]
            found = found.filter(pk__in=headlines.union(*names))
        return found

    def told_in(self, language: str):
        """For lists in a language: without translations into others, to which their original leads.

        A translation stays where its original is not public.
        """
        base = language.partition("-")[0]
        told = Q(live__language__iexact=base) | Q(live__language__istartswith=f"{base}-")
        original = self.model.objects.public().filter(pk=OuterRef("live__translation_of"))
        return self.filter(Q(live__translation_of=None) | told | ~Exists(original))

    def in_section(self, section):
        return self.filter(live_section=section)

    def on_topic(self, topic):
        return self.filter(live__topic_ids__contains=[topic.pk])

    def by_author(self, author):
        return self.filter(live__author_ids__contains=[author.pk])

    def addresses(self, at=None):
        """For maps of the site: {pk, section_slug, shown_slug, modified} of each story as readers see it, by id."""
        changed = Q(next_at__lte=at or timezone.now())

        def shown(field):
            return Case(When(changed, then=F(f"next__{field}")), default=F(f"live__{field}"))

        modified = Coalesce(shown("updated_at"), F("published_at"))
        return self.order_by("pk").values(
            "pk", section_slug=shown("section__slug"), shown_slug=shown("slug"), modified=modified
        )

    def with_live(self):
        """Everything of the story itself that a card or a page shows, in the same query."""
        shown = [f"{name}{part}" for name in ("live", "next") for part in ("", "__section", "__outlet")]
        return self.select_related(*shown).defer("body", "imported_text")
