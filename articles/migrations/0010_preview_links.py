"""Previews that are given out, expire and are revoked; the trail sees them come and go."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name=label,
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_steps_stay")]

    operations = [
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="given out")),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="articles.article",
                    ),
                ),
                ("created_by", person("given out by")),
                ("revoked_by", person("revoked by")),
            ],
            options={
                "verbose_name": "preview link",
                "verbose_name_plural": "preview links",
                "ordering": ["-created_at", "-id"],
                "indexes": [
                    models.Index(
                        models.F("article"),
                        models.OrderBy(models.F("created_at"), descending=True),
                        name="preview_of_story",
                    )
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-saved_at", "-id"],
                "permissions": [
                    ("submit_article", "Can submit stories"),
                    ("spike_article", "Can spike stories"),
                    ("approve_article", "Can make stories ready and send them back"),
                    ("assign_article", "Can assign stories"),
                    ("publish_article", "Can publish, schedule and withdraw stories"),
                    ("share_article", "Can share previews"),
                    ("override_checks", "Can publish against a blocker, with a reason"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER articles_trail AFTER INSERT OR UPDATE OR DELETE ON articles_previewlink"
            " FOR EACH ROW EXECUTE FUNCTION articles_trail_write();",
            "DROP TRIGGER articles_trail ON articles_previewlink;",
        ),
    ]
