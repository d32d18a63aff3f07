"""The steps of a story's way, with their reasons, stay as they were taken for as long as there is the story."""

from django.db import migrations

STEPS_STAY = """
CREATE FUNCTION articles_transition_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Deleting a user empties by_id and to_id; that is all that may change.
    IF to_jsonb(NEW) - 'by_id' - 'to_id' IS DISTINCT FROM to_jsonb(OLD) - 'by_id' - 'to_id'
        OR coalesce(NEW.by_id, OLD.by_id) IS DISTINCT FROM OLD.by_id
        OR coalesce(NEW.to_id, OLD.to_id) IS DISTINCT FROM OLD.to_id
    THEN
        RAISE EXCEPTION 'step % of story % was taken', OLD.id, OLD.article_id
            USING ERRCODE = 'restrict_violation', HINT = 'Take another step: it gives its own reason.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER articles_transition_stays BEFORE UPDATE ON articles_transition
    FOR EACH ROW EXECUTE FUNCTION articles_transition_refuse_change();

-- With a story that was never public its steps go too; so the question is asked when the transaction ends.
CREATE FUNCTION articles_transition_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM articles_article WHERE id = OLD.article_id) THEN
        RAISE EXCEPTION 'step % of story % was taken', OLD.id, OLD.article_id
            USING ERRCODE = 'restrict_violation', HINT = 'Steps are deleted with their story alone.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER articles_transition_stays_stored AFTER DELETE ON articles_transition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION articles_transition_refuse_deletion();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_search")]

    operations = [
        migrations.RunSQL(
            STEPS_STAY,
            "DROP TRIGGER articles_transition_stays ON articles_transition;"
            "DROP FUNCTION articles_transition_refuse_change();"
            "DROP TRIGGER articles_transition_stays_stored ON articles_transition;"
            "DROP FUNCTION articles_transition_refuse_deletion();",
        ),
    ]
