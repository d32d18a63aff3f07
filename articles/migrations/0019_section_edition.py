from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_translations_indexes")]

    operations = [
        migrations.AddField(
            model_name="section",
            name="edition",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The paper in the language that the section's stories are written in.",
                max_length=35,
                verbose_name="edition",
            ),
        ),
    ]
