"""When something that readers see changed last, and when the clock alone will next change it: articles_moments."""

from django.db import migrations, models

# As in the condition of the index `trail_of_public`.
PUBLIC = """
    "table" NOT IN ('articles_article', 'articles_attribution', 'articles_byline', 'articles_caption',
        'articles_correction', 'articles_previewlink', 'articles_topictag', 'articles_user', 'articles_user_groups',
        'articles_user_sections', 'articles_user_user_permissions', 'auth_group', 'auth_group_permissions')
    OR ("table" = 'articles_article' AND action = 'update' AND changes ?| ARRAY['live_id', 'next_id', 'next_at',
        'state', 'live_until', 'withdrawn_at', 'withdrawal_notice', 'published_at'])
"""
# Table, column, and which of its rows count.
CLOCKS = (
    ("articles_article", "published_at", "state = 'published'"),
    ("articles_article", "next_at", "next_at IS NOT NULL"),
    ("articles_article", "live_until", "live_until IS NOT NULL"),
    ("articles_article", "live_front_until", "live_front_until IS NOT NULL"),
    ("articles_photo", "embargoed_until", "embargoed_until IS NOT NULL"),
    ("articles_photo", "rights_expire_at", "rights_expire_at IS NOT NULL"),
)


def first(way: str, compared: str) -> str:
    return ", ".join(
        f"(SELECT {way}({column}) FROM {table} WHERE {which} AND {column} {compared} moment)"
        for table, column, which in CLOCKS
    )


MOMENTS = f"""
CREATE FUNCTION articles_moments(moment timestamptz) RETURNS timestamptz[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY[
        greatest(
            (SELECT at FROM articles_trailentry WHERE {PUBLIC} ORDER BY id DESC LIMIT 1),
            (SELECT max(made_at) FROM articles_rendition),
            (SELECT max(ranked_at) FROM articles_mostread),
            {first("max", "<=")}
        ),
        least({first("min", ">")})
    ];
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_section_edition")]

    operations = [
        migrations.AddField("rendition", "made_at", models.DateTimeField(auto_now=True, null=True)),
        migrations.RunSQL(MOMENTS, "DROP FUNCTION articles_moments;"),
    ]
