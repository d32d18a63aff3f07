"""Files such as /ads.txt, which the desk keeps; the trail sees each change of one."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_site_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "path",
                    models.CharField(
                        help_text="/ads.txt, /app-ads.txt, /humans.txt, /llms.txt, /.well-known/security.txt and the like. What you write for /robots.txt is added to the site’s own lines.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^/(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.txt|\\.well-known/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.txt|\\.json)?)\\Z",
                                "Only a .txt file at the root, such as /ads.txt, or one under /.well-known/, which may end with .txt or .json or have no ending, can stand here.",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(200000)], verbose_name="text"
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved")),
            ],
            options={
                "verbose_name": "site file",
                "verbose_name_plural": "site files",
                "ordering": ["path"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "path__regex",
                                "^/(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.txt|\\.well-known/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.txt|\\.json)?)$",
                            )
                        ),
                        name="sitefile_stands_aside",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER articles_trail AFTER INSERT OR UPDATE OR DELETE ON articles_sitefile"
            " FOR EACH ROW EXECUTE FUNCTION articles_trail_write();",
            "DROP TRIGGER articles_trail ON articles_sitefile;",
        ),
    ]
