import os

from django.core.management.base import BaseCommand, CommandError

from articles.management.demo.removal import others_who_administer, remove_demo

LOCKED_OUT = """The demo's log-ins go with it, and nobody else could administer this newsroom. Make a log-in first:

    .venv/bin/python manage.py createsuperuser"""
RENAMED = "The paper has no name of its own yet: give it one in SITE_NAME, and start Newsroom again."


class Command(BaseCommand):
    help = (
        "Remove the demo newsroom, its stories too, though readers have seen them: the one command that may. "
        "What the newsroom has come to use stays, and is named."
    )

    def handle(self, *args, **options):
        if not others_who_administer().exists():
            raise CommandError(LOCKED_OUT)
        kept = remove_demo()
        if kept:
            self.stdout.write("The demo newsroom is removed, but for what is in use:\n" + "\n".join(kept))
        else:
            self.stdout.write("The demo newsroom is removed.")
        if "SITE_NAME" not in os.environ:
            self.stdout.write(RENAMED)
