from django.core.management.base import BaseCommand

from articles.desk.search import index_missing


class Command(BaseCommand):
    help = "Let the site's search find the stories that it does not know yet. Safe to stop and repeat."

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="Index all stories again, as they stand.")

    def handle(self, *args, anew, **options):
        made = 0
        for count in index_missing(anew=anew):
            made += count
            if options["verbosity"] > 1:
                self.stdout.write(f"{made} …")
        self.stdout.write(f"{made} stories indexed.")
