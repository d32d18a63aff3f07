"""A story in another language is tied to its original, in the working copy and in what is published."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_readership")]

    operations = [
        migrations.AddField(
            "article",
            "translation_of",
            models.ForeignKey(
                "articles.article",
                django.db.models.deletion.SET_NULL,
                blank=True,
                db_index=False,
                help_text="The story that this one tells in another language.",
                null=True,
                related_name="translations",
                verbose_name="translation of",
            ),
        ),
        migrations.AddField("revision", "translation_of", models.BigIntegerField(null=True)),
        AddConstraintNotValid(
            "article",
            models.CheckConstraint(
                name="article_translates_another", condition=~models.Q(translation_of=models.F("id"))
            ),
        ),
    ]
