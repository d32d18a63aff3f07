"""The indexes that articles_moments reads, made while others go on writing in the tables."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

BEHIND = (
    "articles_article",
    "articles_attribution",
    "articles_byline",
    "articles_caption",
    "articles_correction",
    "articles_previewlink",
    "articles_topictag",
    "articles_user",
    "articles_user_groups",
    "articles_user_sections",
    "articles_user_user_permissions",
    "auth_group",
    "auth_group_permissions",
)
SHOWN = ("live_id", "next_id", "next_at", "state", "live_until", "withdrawn_at", "withdrawal_notice", "published_at")
PUBLIC = ~models.Q(table__in=BEHIND) | models.Q(table="articles_article", action="update", changes__has_any_keys=SHOWN)


def dated(name: str, field: str) -> models.Index:
    return models.Index(models.F(field), name=name, condition=models.Q((f"{field}__isnull", False)))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0020_moments")]

    operations = [
        AddIndexConcurrently("article", dated("article_until", "live_until")),
        AddIndexConcurrently("photo", dated("photo_embargo", "embargoed_until")),
        AddIndexConcurrently("photo", dated("photo_rights_end", "rights_expire_at")),
        AddIndexConcurrently("rendition", dated("rendition_made", "made_at")),
        AddIndexConcurrently(
            "trailentry", models.Index(models.F("id").desc(), name="trail_of_public", condition=PUBLIC)
        ),
    ]
