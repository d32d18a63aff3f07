"""The index by which withdrawn stories are listed, made while others go on writing in the table."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0022_breaking_news")]

    operations = [
        AddIndexConcurrently(
            "article",
            models.Index(
                models.F("withdrawn_at").desc(),
                models.F("id").desc(),
                name="article_withdrawn",
                condition=models.Q(("withdrawn_at__isnull", False)),
            ),
        ),
    ]
