"""Making the demo newsroom's rows and files out of its content, through the verbs of the desk."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.dateformat import format as in_words

from articles.desk import assignments, library, readership, sharing, workflow
from articles.desk.revisions import save_revision
from articles.management.demo import pictures
from articles.management.demo.content import LOG_INS, PAPER, DemoStory, stories
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    Caption,
    Correction,
    Page,
    Photo,
    Section,
    Source,
    Topic,
    User,
)

TABLES = {"sections": Section, "topics": Topic, "sources": Source, "authors": Author, "pages": Page}
VERBS: dict[str, Callable[..., Any]] = {
    "assign": assignments.assign,
    "claim": assignments.claim,
    "submit": workflow.submit,
    "approve": workflow.approve,
    "send_back": workflow.send_back,
    "schedule": workflow.publish,
    "spike": workflow.spike,
    "share": sharing.share,
}
HALF_HOUR = timedelta(minutes=30)


class Loading:
    """One loading of the demo. `told` is called with the number of pictures and stories done so far, and of all."""

    def __init__(self, width: int, told: Callable[[int, int], None]):
        self.width = width
        self.told = told
        self.now = timezone.now()
        self.done = 0
        self.stories = stories()
        self.ids: dict[str, int] = {}

    def run(self) -> None:
        """Make everything, or, when anything fails, nothing."""
        with self.files_undone(), transaction.atomic():
            self.add_users()
            for name, model in TABLES.items():
                model.objects.bulk_create(model(**row) for row in self.numbered(model, PAPER[name]))
            self.add_photos()
            for row in PAPER["topics"]:
                Topic.objects.filter(slug=row["slug"]).update(picture=self.ids.get(f"photo:{row.get('picture')}"))
            for story in self.stories:
                self.add_story(story)
                self.tell()
            self.add_readings()

    def numbered(self, model, rows: list[dict]) -> Iterator[dict]:
        for position, row in enumerate(rows):
            known = {name: value for name, value in row.items() if name != "picture"}
            yield known | {"position": position} if model in (Section, Page) else known

    @contextmanager
    def files_undone(self):
        """Take back the files that were stored when the rows that name them are not."""
        self.files: list[str] = []
        try:
            yield
        except BaseException:
            for name in self.files:
                default_storage.delete(name)
            raise

    def add_users(self) -> None:
        self.users = {}
        for name, password, role, _, superuser in LOG_INS:
            values = {"role": role, "is_superuser": superuser, "first_name": name.title()}
            self.users[name] = User.objects.create_user(name, password=password, **values)

    def add_photos(self) -> None:
        """Paint the pictures and take them in; JPEGs at once, so that pages have pictures before the worker is done."""
        with ThreadPoolExecutor(2) as painters:
            painted = painters.map(lambda name: pictures.picture(name, self.width), pictures.CATALOGUE)
            for name, data in zip(pictures.CATALOGUE, painted, strict=True):
                photo, _ = library.add_photo(data, f"{name}.jpg", by=self.users["photo"])
                self.files.append(photo.file.name)
                library.make_renditions(photo, formats=("jpeg",))
                self.files += photo.renditions.values_list("file", flat=True)
                self.ids[f"photo:{name}"] = photo.pk
                self.tell()

    def add_story(self, story: DemoStory) -> None:
        writer = self.users[story.begun_by]
        article = Article.objects.create(
            import_key=story.import_key, created_by=writer, **self.story_values(story), **self.desk_values(story)
        )
        self.ids[f"story:{story.name}"] = article.pk
        self.add_related_rows(article, story)
        save_revision(article, by=writer)
        if not story.draft:
            self.publish(article, story)
        for step in story.steps:
            self.take(step, article)

    def publish(self, article: Article, story: DemoStory) -> None:
        editor = self.users["editor"]
        workflow.publish(article, by=editor, at=self.ago(story.hours_ago))
        if story.withdrawal:
            workflow.withdraw(article, by=editor, notice=story.withdrawal)
        if story.next_headline:
            article.headline = story.next_headline
            save_revision(article, by=editor)

    def take(self, step: dict[str, Any], article: Article) -> None:
        """Take the story one step of its way through the desk, through the verb that everybody uses."""
        known = {"by": self.users.get, "to": self.users.get, "at": self.ahead}
        values = {name: known[name](value) if name in known else value for name, value in step.items()}
        VERBS[values.pop("verb")](article, **values)

    def add_readings(self) -> None:
        """Invented, like the stories."""
        for hours in range(readership.HOURS):
            read = {self.ids[f"story:{story.name}"]: story.reads for story in self.stories if story.hours_ago >= hours}
            readership.add({pk: reads for pk, reads in read.items() if reads}, self.ago(hours))
        readership.rank()

    def story_values(self, story: DemoStory) -> dict:
        same = ("headline", "standfirst", "kicker", "language", "byline_line")
        return {name: self.dated(getattr(story, name), story) for name in same} | {
            "kind": story.kind,
            "front_priority": story.front_priority,
            "body": self.body(story),
            "section": Section.objects.get(slug=story.section),
            "dateline_place": story.place,
            "dateline_agency": story.agency,
            "outlet": Source.objects.get(name=story.outlet) if story.outlet else None,
            "updated_at": None if story.updated_hours_ago is None else self.ago(story.updated_hours_ago),
            "translation_of_id": self.ids[f"story:{story.translation_of}"] if story.translation_of else None,
            "embargoed_until": self.ahead(story.embargo_in),
        }

    def desk_values(self, story: DemoStory) -> dict:
        return {"internal_note": story.note, "due_at": self.ahead(story.due_in), "priority": story.priority}

    def body(self, story: DemoStory) -> str:
        text = re.sub(
            r"\{([a-z]+:[\w-]+)\}", lambda match: str(self.ids[match[1]]), self.dated(story.body.strip(), story)
        )
        blocks = re.split(r"\n\s*\n", text)
        return "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)

    def dated(self, text: str, story: DemoStory) -> str:
        """The text with weekdays, in its language, for '{weekday}', that of publication, and '{weekday+2}'."""

        def name(match: re.Match) -> str:
            return in_words(self.ago(story.hours_ago) + timedelta(days=int(match[1] or 0)), "l")

        with translation.override(story.language):
            return re.sub(r"\{weekday([+-]\d)?\}", name, text)

    def add_related_rows(self, article: Article, story: DemoStory) -> None:
        if story.lead:
            words = {"text": story.lead_text, "alt": story.lead_alt}
            photo = self.ids[f"photo:{story.lead}"]
            Caption.objects.create(article=article, role=Caption.Role.LEAD, photo_id=photo, **words)
        for position, slug in enumerate(story.by):
            Byline.objects.create(article=article, author=Author.objects.get(slug=slug), position=position)
        for position, (kind, name) in enumerate(story.attributions):
            source = Source.objects.get(name=name)
            Attribution.objects.create(article=article, source=source, kind=kind, position=position)
        for notice in story.corrections:
            Correction.objects.create(article=article, date=self.ago(story.hours_ago / 2).date(), **notice)
        article.topics.set(Topic.objects.filter(slug__in=story.topics))

    def ago(self, hours: float) -> datetime:
        return self.now - timedelta(hours=hours)

    def ahead(self, hours: float | None) -> datetime | None:
        """A time to come, on the half hour, as people set them."""
        if hours is None:
            return None
        moment = self.now + timedelta(hours=hours)
        return moment + (datetime.min.replace(tzinfo=UTC) - moment) % HALF_HOUR

    def tell(self) -> None:
        self.done += 1
        self.told(self.done, len(pictures.CATALOGUE) + len(self.stories))


def demo_photos():
    """The photos that the demo brought, whatever has been written about them since."""
    return Photo.objects.filter(image_guid__startswith=pictures.GUID)
