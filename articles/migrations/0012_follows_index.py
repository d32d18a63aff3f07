"""The later stories of a story, found while others go on writing in the table."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0011_follows")]

    operations = [
        AddIndexConcurrently(
            "revision",
            models.Index(fields=["follows"], name="revision_follows", condition=models.Q(follows__isnull=False)),
        ),
    ]
