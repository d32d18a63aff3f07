"""What no code, and no hand at the database's own prompt, may do to what readers see."""

from django.db import migrations

REVISIONS_ARE_IMMUTABLE = """
CREATE FUNCTION articles_revision_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Deleting a user empties created_by; that is all that may change.
    IF to_jsonb(NEW) - 'created_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'created_by_id' THEN
        RAISE EXCEPTION 'revision % of story % is immutable', OLD.number, OLD.article_id
            USING ERRCODE = 'restrict_violation', HINT = 'Save the story: that makes a new revision.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER articles_revision_immutable BEFORE UPDATE ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION articles_revision_refuse_change();
"""

LIVE_PHOTOS_STAY = """
CREATE FUNCTION articles_photo_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE story bigint;
BEGIN
    SELECT article.id INTO story FROM articles_revision revision
        JOIN articles_article article ON article.live_id = revision.id
        WHERE revision.photo_ids @> ARRAY[OLD.id] LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'photo % stands in what readers see of story %', OLD.id, story
            USING ERRCODE = 'restrict_violation', HINT = 'Publish the story without the photo first.';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER articles_photo_in_use BEFORE DELETE ON articles_photo
    FOR EACH ROW EXECUTE FUNCTION articles_photo_refuse_deletion();
"""

PUBLIC_STORIES_STAY = """
CREATE FUNCTION articles_article_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.live_id IS NOT NULL THEN
        RAISE EXCEPTION 'story % was public', OLD.id
            USING ERRCODE = 'restrict_violation', HINT = 'Withdraw it: its address then says what became of it.';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER articles_article_was_public BEFORE DELETE ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_article_refuse_deletion();
"""


def drop(table: str, trigger: str, function: str) -> str:
    return f"DROP TRIGGER {trigger} ON {table}; DROP FUNCTION {function}();"


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REVISIONS_ARE_IMMUTABLE,
            drop("articles_revision", "articles_revision_immutable", "articles_revision_refuse_change"),
        ),
        migrations.RunSQL(
            LIVE_PHOTOS_STAY, drop("articles_photo", "articles_photo_in_use", "articles_photo_refuse_deletion")
        ),
        migrations.RunSQL(
            PUBLIC_STORIES_STAY,
            drop("articles_article", "articles_article_was_public", "articles_article_refuse_deletion"),
        ),
    ]
