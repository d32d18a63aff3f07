from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import User

# Name, password and what the log-in may do. For a demo on one's own machine; they are printed when it starts.
LOG_INS = (("demo", "demo-newsroom", "Everything"),)


class Command(BaseCommand):
    help = "Load the demo newsroom: a fictional paper to look at and to try everything on."

    @transaction.atomic
    def handle(self, *args, **options):
        for name, password, _ in LOG_INS:
            User.objects.create_superuser(name, password=password)
