from django.core.management.base import BaseCommand

from articles.desk import library
from articles.desk.telling import told
from articles.models import Photo
from articles.photos.imaging import RefusedError


class Command(BaseCommand):
    help = "Make the renditions that are missing, of all photos or of those given: after a restore, or a new recipe."

    def add_arguments(self, parser):
        parser.add_argument("photos", nargs="*", type=int, metavar="ID", help="Photos; all unless given.")

    def handle(self, *args, photos, **options):
        wanted = Photo.objects.filter(pk__in=photos) if photos else Photo.objects.all()
        made = 0
        for photo in wanted.order_by("pk").iterator(chunk_size=100):
            try:
                made += library.make_renditions(photo)
            except (OSError, RefusedError) as error:
                self.stderr.write(f"Photo {photo.pk} ({photo.file_name}): {told(error)}")
        self.stdout.write(f"{made} renditions made.")
