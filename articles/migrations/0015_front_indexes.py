"""The indexes by which the front is read, made while stories go on being written."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0014_kinds_and_pages")]

    operations = [
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("published_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("live_front_priority__lt", 4), ("state", "published")),
                name="article_front",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                models.F("live_section"),
                models.OrderBy(models.F("published_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("live_front_priority__lt", 4), ("state", "published")),
                name="article_front_in_section",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                models.F("live_kind"),
                models.OrderBy(models.F("published_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("state", "published"), models.Q(("live_kind", "news"), _negated=True)),
                name="article_latest_of_kind",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                models.F("live_front_until"),
                condition=models.Q(("live_front_until__isnull", False)),
                name="article_prominent",
            ),
        ),
    ]
