"""Which story a story carries on belongs to what is published."""

from django.db import migrations, models

# What readers see already says what it follows; earlier revisions knew nothing of it.
TIES_AS_PUBLISHED = """
ALTER TABLE articles_revision DISABLE TRIGGER articles_revision_immutable;
UPDATE articles_revision SET follows = article.follows_id FROM articles_article article
    WHERE article.follows_id IS NOT NULL AND articles_revision.id IN (article.live_id, article.next_id);
ALTER TABLE articles_revision ENABLE TRIGGER articles_revision_immutable;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_preview_links")]

    operations = [
        migrations.AddField("revision", "follows", models.BigIntegerField(null=True)),
        migrations.RunSQL(TIES_AS_PUBLISHED, migrations.RunSQL.noop),
    ]
