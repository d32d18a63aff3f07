"""The translations of a story, found while others go on writing in the tables."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models

TIED = models.Q(translation_of__isnull=False)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0017_translations")]

    operations = [
        ValidateConstraint("article", "article_translates_another"),
        AddIndexConcurrently("article", models.Index("translation_of", name="article_translations", condition=TIED)),
        AddIndexConcurrently(
            "revision", models.Index(fields=["translation_of"], name="revision_translations", condition=TIED)
        ),
    ]
