"""Kinds of story, places on the front, pages about the paper, and what topics and authors show of themselves."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_why_jobs_failed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("about", "about us"),
                            ("principles", "publishing principles"),
                            ("ethics", "ethics"),
                            ("corrections", "corrections policy"),
                            ("ownership", "ownership and funding"),
                            ("masthead", "masthead"),
                            ("contact", "contact"),
                            ("privacy", "privacy"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                ("language", models.CharField(default="en", max_length=35, verbose_name="language")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Among the links at the foot of every page: the lowest first.",
                        verbose_name="position",
                    ),
                ),
                (
                    "published",
                    models.BooleanField(default=False, help_text="Readers see it.", verbose_name="published"),
                ),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved")),
            ],
            options={
                "verbose_name": "page about us",
                "verbose_name_plural": "pages about us",
                "ordering": ["position", "title"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="front_priority",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "lead story"), (2, "high on the front"), (3, "by its time"), (4, "not on the front")],
                default=3,
                help_text="Takes effect on publishing. Stories of the same place stand by their time, the newest first.",
                verbose_name="place on the front",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="front_until",
            field=models.DateTimeField(
                blank=True,
                help_text="A place as lead or high ends then by itself. Left empty, that is a day after publishing.",
                null=True,
                verbose_name="until",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("news", "news"),
                    ("analysis", "analysis"),
                    ("opinion", "opinion"),
                    ("explainer", "explainer"),
                    ("review", "review"),
                    ("gallery", "gallery"),
                ],
                default="news",
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="live_front_priority",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "lead story"), (2, "high on the front"), (3, "by its time"), (4, "not on the front")],
                default=3,
                editable=False,
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="live_front_until",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="article",
            name="live_kind",
            field=models.CharField(
                choices=[
                    ("news", "news"),
                    ("analysis", "analysis"),
                    ("opinion", "opinion"),
                    ("explainer", "explainer"),
                    ("review", "review"),
                    ("gallery", "gallery"),
                ],
                default="news",
                editable=False,
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="author",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
        ),
        migrations.AddField(
            model_name="author",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=35),
                blank=True,
                default=list,
                help_text="Those they speak, as tags with commas between: en, ar, zh-Hans. Shown to readers.",
                size=None,
                verbose_name="languages",
            ),
        ),
        migrations.AddField(
            model_name="author",
            name="links",
            field=models.JSONField(blank=True, default=list, verbose_name="further links"),
        ),
        migrations.AddField(
            model_name="author",
            name="show_email",
            field=models.BooleanField(default=False, verbose_name="readers see the e-mail address"),
        ),
        migrations.AddField(
            model_name="revision",
            name="front_priority",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "lead story"), (2, "high on the front"), (3, "by its time"), (4, "not on the front")],
                default=3,
                help_text="Takes effect on publishing. Stories of the same place stand by their time, the newest first.",
                verbose_name="place on the front",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="front_until",
            field=models.DateTimeField(
                blank=True,
                help_text="A place as lead or high ends then by itself. Left empty, that is a day after publishing.",
                null=True,
                verbose_name="until",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("news", "news"),
                    ("analysis", "analysis"),
                    ("opinion", "opinion"),
                    ("explainer", "explainer"),
                    ("review", "review"),
                    ("gallery", "gallery"),
                ],
                default="news",
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.photo",
                verbose_name="picture",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(condition=models.Q(("slug", ""), _negated=True), name="page_has_slug"),
        ),
        migrations.RunSQL(
            "CREATE TRIGGER articles_trail AFTER INSERT OR UPDATE OR DELETE ON articles_page"
            " FOR EACH ROW EXECUTE FUNCTION articles_trail_write();",
            "DROP TRIGGER articles_trail ON articles_page;",
        ),
    ]
