"""The table behind the shared cache, for newsrooms that run no Redis."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", "newsroom_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_desk_guards")]

    operations = [migrations.RunPython(create, lambda apps, editor: editor.execute("DROP TABLE newsroom_cache"))]
