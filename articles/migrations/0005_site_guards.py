"""Embargo and expiry take effect on publishing; every page has a slug; superseded renditions are known."""

from django.db import migrations, models

# Embargoes that held a story back become its date; the expiry that readers go by is the one that is live.
TIMES_AS_PUBLISHED = """
UPDATE articles_article SET published_at = embargoed_until
    WHERE state = 'published' AND embargoed_until > GREATEST(published_at, now());
UPDATE articles_article SET live_until = expires_at WHERE live_id IS NOT NULL;
ALTER TABLE articles_revision DISABLE TRIGGER articles_revision_immutable;
UPDATE articles_revision SET embargoed_until = article.embargoed_until, expires_at = article.expires_at
    FROM articles_article article WHERE articles_revision.id IN (article.live_id, article.next_id);
ALTER TABLE articles_revision ENABLE TRIGGER articles_revision_immutable;
"""

SLUGS = "".join(
    f"UPDATE articles_{table} SET slug = '{table}-' || id WHERE slug = '';" for table in ("author", "section", "topic")
)

STORIES_STAY_THEMSELVES = """
CREATE FUNCTION articles_article_refuse_mixing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.guid IS DISTINCT FROM OLD.guid THEN
        RAISE EXCEPTION 'the permanent id of story % never changes', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM articles_revision WHERE id IN (NEW.live_id, NEW.next_id) AND article_id <> NEW.id) THEN
        RAISE EXCEPTION 'story % cannot show a revision of another story', OLD.id
            USING ERRCODE = 'restrict_violation', HINT = 'Publish one of its own revisions.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER articles_article_stays_itself BEFORE UPDATE OF guid, live_id, next_id ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_article_refuse_mixing();
"""


def has_slug(model: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model, models.CheckConstraint(name=f"{model}_has_slug", condition=~models.Q(slug=""))
    )


def updated_at() -> models.DateTimeField:
    told = "When readers were last given something new. Moves when you move it or publish a correction."
    return models.DateTimeField(blank=True, help_text=told, null=True, verbose_name="updated")


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_desk_guards"), ("articles", "0006_cache_table")]

    operations = [
        migrations.AddField(
            "article",
            "live_until",
            models.DateTimeField(editable=False, null=True, verbose_name="readers see it until"),
        ),
        migrations.AddField(
            "revision", "embargoed_until", models.DateTimeField(blank=True, null=True, verbose_name="embargo")
        ),
        migrations.AddField(
            "revision", "expires_at", models.DateTimeField(blank=True, null=True, verbose_name="expires")
        ),
        migrations.AlterField("article", "updated_at", updated_at()),
        migrations.AlterField("revision", "updated_at", updated_at()),
        migrations.RunSQL(TIMES_AS_PUBLISHED, migrations.RunSQL.noop),
        migrations.RunSQL(SLUGS, migrations.RunSQL.noop),
        has_slug("author"),
        has_slug("section"),
        has_slug("topic"),
        migrations.AddField("rendition", "superseded", models.BooleanField(default=False)),
        migrations.RemoveConstraint("rendition", "rendition_once"),
        migrations.AddConstraint(
            "rendition",
            models.UniqueConstraint(
                "photo", "format", "width", name="rendition_once", condition=models.Q(superseded=False)
            ),
        ),
        migrations.AddConstraint("rendition", models.UniqueConstraint("photo", "file", name="rendition_file_once")),
        migrations.RunSQL(
            STORIES_STAY_THEMSELVES,
            "DROP TRIGGER articles_article_stays_itself ON articles_article;"
            "DROP FUNCTION articles_article_refuse_mixing();",
        ),
    ]
