from django.core.management.base import BaseCommand

from articles.management.commands.load_demo import LOG_INS
from articles.management.demo.removal import remove_demo


class Command(BaseCommand):
    help = (
        "Remove the demo newsroom, its stories too, though readers have seen them: the one command that may. "
        "What the newsroom has come to use stays, and is named."
    )

    def handle(self, *args, **options):
        kept = remove_demo([name for name, _, _ in LOG_INS])
        if kept:
            self.stdout.write("The demo newsroom is removed, but for what is in use:\n" + "\n".join(kept))
        else:
            self.stdout.write("The demo newsroom is removed.")
