import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.telling import told
from articles.wire import read
from articles.wire.draft import Draft, UnreadableError


class Command(BaseCommand):
    help = "Read a story from a file, or from standard input, and make a draft of it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="a file with the text of one story; - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="show what was read and write nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="how to show it")

    def handle(self, *, file, dry_run, format, **options):
        try:
            draft = read(self.data(file), file)
        except UnreadableError as error:
            raise CommandError(f"{file}: {told(error)}", returncode=2) from error
        shown = {} if dry_run else self.ingest(file, draft)
        if format == "json":
            self.stdout.write(json.dumps(draft.as_json() | shown, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(self.summary(draft, shown)))

    def data(self, file):
        if file == "-":
            return sys.stdin.buffer.read()
        try:
            return Path(file).read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error

    def ingest(self, file, draft: Draft):
        """Write the draft as a story; what a reading needs no database for is done before this."""
        from articles.desk.ingest import NotAStory, ingest

        try:
            ingested = ingest(draft, by=None)
        except NotAStory as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        return {"article": ingested.article.pk, "created": ingested.created}

    def summary(self, draft: Draft, shown):
        """What was read, or what became of it; then a line for each warning."""
        if not draft.is_article:
            yield _("No story.")
        elif not shown:
            yield from self.reading(draft)
            yield _("Nothing was written.")
        else:
            made = _("Story %(article)s was made: %(address)s")
            known = _("Story %(article)s was made of this text before; nothing was written: %(address)s")
            page = reverse("admin:articles_article_change", args=[shown["article"]])
            yield (made if shown["created"] else known) % (shown | {"address": settings.SITE_URL + page})
        yield from map(told, draft.warnings)

    def reading(self, draft: Draft):
        """The draft in a few lines; what was not found has none."""
        found = {
            _("Headline"): draft.headline,
            _("By"): ", ".join(draft.byline),
            _("Outlet"): draft.outlet,
            _("Published"): draft.published,
            _("Updated"): draft.updated,
            _("Language"): draft.language,
            _("Sources"): ", ".join(name for entry in draft.attributions for name in entry.names),
            _("Paragraphs"): sum(block.kind != "photo" for block in draft.body),
            _("Photos"): len(draft.photos),
        }
        yield from (f"{label}: {value}" for label, value in found.items() if value)
