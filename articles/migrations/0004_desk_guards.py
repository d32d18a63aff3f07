"""What was said to readers stays said, and the trail sees every change and is never rewritten."""

from django.db import migrations

ISSUED_NOTICES_STAY = """
CREATE FUNCTION articles_correction_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.issued_at IS NULL THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    -- Deleting a user empties issued_by; that is all that may change.
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'issued_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'issued_by_id' THEN
        RAISE EXCEPTION 'notice % of story % was issued', OLD.id, OLD.article_id
            USING ERRCODE = 'restrict_violation', HINT = 'Issue another notice that says what is right.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER articles_correction_issued BEFORE UPDATE OR DELETE ON articles_correction
    FOR EACH ROW EXECUTE FUNCTION articles_correction_refuse_change();
"""

PUBLICATIONS_STAY = """
CREATE FUNCTION articles_publication_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- What is still ahead can be taken off the schedule; deleting a user empties by_id.
    IF TG_OP = 'DELETE' AND OLD.at > now() THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'by_id' IS DISTINCT FROM to_jsonb(OLD) - 'by_id' THEN
        RAISE EXCEPTION 'publication % of story % has taken place', OLD.id, OLD.article_id
            USING ERRCODE = 'restrict_violation', HINT = 'Publish another revision, or withdraw the story.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER articles_publication_stays BEFORE UPDATE OR DELETE ON articles_publication
    FOR EACH ROW EXECUTE FUNCTION articles_publication_refuse_change();
"""

# What readers see of a photo includes what is scheduled.
LIVE_PHOTOS_STAY = """
CREATE OR REPLACE FUNCTION articles_photo_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE story bigint;
BEGIN
    SELECT article.id INTO story FROM articles_revision revision
        JOIN articles_article article ON revision.id IN (article.live_id{next})
        WHERE revision.photo_ids @> ARRAY[OLD.id] LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'photo % stands in what readers see of story %', OLD.id, story
            USING ERRCODE = 'restrict_violation', HINT = 'Publish the story without the photo first.';
    END IF;
    RETURN OLD;
END $$;
"""

# Stories that were live before publications were written down.
FIRST_PUBLICATIONS = """
INSERT INTO articles_publication (article_id, revision_id, at, by_id, created_at)
    SELECT article.id, article.live_id, article.published_at, NULL, now()
    FROM articles_article article WHERE article.live_id IS NOT NULL;
"""

TRAIL = """
CREATE FUNCTION articles_trail_value(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(value::text) > 500
        THEN jsonb_build_object('length', length(value::text), 'md5', md5(value::text)) ELSE value END
$$;
CREATE FUNCTION articles_trail_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    either jsonb := was || now_is;
    changed jsonb;
    who text := nullif(current_setting('newsroom.actor', true), '');
BEGIN
    SELECT jsonb_object_agg(key, jsonb_build_array(articles_trail_value(was -> key), articles_trail_value(now_is -> key)))
        INTO changed FROM jsonb_object_keys(either) key
        WHERE (was -> key) IS DISTINCT FROM (now_is -> key)
            AND key NOT IN ('saved_at', 'password', 'last_login', 'search_text', 'imported_text', 'metadata');
    IF changed IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO articles_trailentry (at, actor, actor_name, action, "table", "row", article, changes) VALUES (
        clock_timestamp(),
        who::bigint,
        coalesce((SELECT username FROM articles_user WHERE id = who::bigint), ''),
        lower(TG_OP),
        TG_TABLE_NAME,
        either ->> 'id',
        CASE WHEN TG_TABLE_NAME = 'articles_article' THEN (either ->> 'id')::bigint
            ELSE (either ->> 'article_id')::bigint END,
        changed
    );
    RETURN NULL;
END $$;
CREATE FUNCTION articles_trail_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER articles_trail_stays BEFORE UPDATE OR DELETE ON articles_trailentry
    FOR EACH ROW EXECUTE FUNCTION articles_trail_refuse_change();
CREATE TRIGGER articles_trail_stays_whole BEFORE TRUNCATE ON articles_trailentry
    FOR EACH STATEMENT EXECUTE FUNCTION articles_trail_refuse_change();
"""

TRAILED = (
    "articles_article",
    "articles_attribution",
    "articles_author",
    "articles_byline",
    "articles_caption",
    "articles_correction",
    "articles_photo",
    "articles_redirect",
    "articles_section",
    "articles_source",
    "articles_topic",
    "articles_topictag",
    "articles_user",
    "articles_user_groups",
    "articles_user_sections",
    "articles_user_user_permissions",
    "auth_group",
    "auth_group_permissions",
)


def trail(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER articles_trail AFTER INSERT OR UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION articles_trail_write();",
        f"DROP TRIGGER articles_trail ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_desk"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunSQL(
            ISSUED_NOTICES_STAY,
            "DROP TRIGGER articles_correction_issued ON articles_correction;"
            "DROP FUNCTION articles_correction_refuse_change();",
        ),
        migrations.RunSQL(
            PUBLICATIONS_STAY,
            "DROP TRIGGER articles_publication_stays ON articles_publication;"
            "DROP FUNCTION articles_publication_refuse_change();",
        ),
        migrations.RunSQL(
            LIVE_PHOTOS_STAY.replace("{next}", ", article.next_id"), LIVE_PHOTOS_STAY.replace("{next}", "")
        ),
        migrations.RunSQL(FIRST_PUBLICATIONS, migrations.RunSQL.noop),
        migrations.RunSQL(
            TRAIL,
            "DROP TRIGGER articles_trail_stays ON articles_trailentry;"
            "DROP TRIGGER articles_trail_stays_whole ON articles_trailentry;"
            "DROP FUNCTION articles_trail_refuse_change();"
            "DROP FUNCTION articles_trail_write();"
            "DROP FUNCTION articles_trail_value(jsonb);",
        ),
        *(trail(table) for table in TRAILED),
    ]
