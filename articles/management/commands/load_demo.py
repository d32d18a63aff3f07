from django.core.management.base import BaseCommand, CommandError

from articles.management.demo.content import IMPORT_KEY, LOG_INS, PAPER
from articles.management.demo.loading import Loading
from articles.management.demo.pictures import WIDTH
from articles.models import Article, Author, Page, Section, Source, Topic, User


class Command(BaseCommand):
    help = "Load the demo newsroom: a fictional paper to look at and to try everything on. Only where no story is yet."

    def add_arguments(self, parser):
        parser.add_argument(
            "--width", type=int, default=WIDTH, help="Pixels on the longer side of the pictures; fewer load faster."
        )

    def handle(self, *args, width: int, **options):
        if Article.objects.filter(import_key__startswith=IMPORT_KEY).exists():
            self.stdout.write("The demo newsroom is loaded already.")
            return
        if taken := self.taken():
            raise CommandError(
                f"This newsroom is in use: it has {taken}. The demo is only for one that is still empty; "
                "make another database and load it there."
            )
        Loading(width, self.tell).run()
        self.stderr.write("")

    def taken(self) -> str:
        """What stands in the way: stories, or rows that bear a name of the demo's."""
        if count := Article.objects.count():
            return f"{count} {'story' if count == 1 else 'stories'}"
        for model, field, rows in (
            (Section, "slug", PAPER["sections"]),
            (Topic, "slug", PAPER["topics"]),
            (Source, "name", PAPER["sources"]),
            (Author, "slug", PAPER["authors"]),
            (Page, "slug", PAPER["pages"]),
            (User, "username", [{"username": log_in.name} for log_in in LOG_INS]),
        ):
            names = [row[field] for row in rows]
            if row := model.objects.filter(**{f"{field}__in": names}).first():
                return f"the {model._meta.verbose_name} “{row}”"
        return ""

    def tell(self, done: int, of: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\rDemo newsroom: {done} of {of} pictures and stories", ending="")
