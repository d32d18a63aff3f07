"""Breaking news, a place on the front; nothing changes in the tables."""

from django.db import migrations, models

PLACES = [
    (0, "breaking news"),
    (1, "lead story"),
    (2, "high on the front"),
    (3, "by its time"),
    (4, "not on the front"),
]


def place() -> models.Field:
    return models.PositiveSmallIntegerField(
        choices=PLACES,
        default=3,
        help_text="Takes effect on publishing. Stories of the same place stand by their time, the newest first.",
        verbose_name="place on the front",
    )


def until() -> models.Field:
    return models.DateTimeField(
        blank=True,
        null=True,
        help_text="A place above the others ends then by itself. Left empty: a day after publishing, breaking news two hours.",
        verbose_name="until",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_moments_indexes")]

    operations = [
        migrations.AlterField("article", "front_priority", place()),
        migrations.AlterField("article", "front_until", until()),
        migrations.AlterField(
            "article",
            "live_front_priority",
            models.PositiveSmallIntegerField(choices=PLACES, default=3, editable=False),
        ),
        migrations.AlterField("revision", "front_priority", place()),
        migrations.AlterField("revision", "front_until", until()),
    ]
