"""What each role may do: the one table of permissions, and the reach within which it holds."""

from django.contrib.auth.backends import BaseBackend
from django.db.models import Exists, OuterRef, Q

from articles.models import Article, User

Role = User.Role
STAFF = ("article", "photo", "section", "topic", "author", "source", "redirect", "revision", "correction")

SEE = {f"articles.view_{model}" for model in STAFF}
WRITE = {f"articles.{verb}_article" for verb in ("add", "change", "submit", "spike", "share")}
FILE = {f"articles.{verb}_{model}" for verb in ("add", "change") for model in ("photo", "topic", "author", "source")}
ANSWER = {
    "articles.delete_article",
    "articles.publish_article",
    "articles.approve_article",
    "articles.assign_article",
    "articles.add_redirect",
    "articles.change_redirect",
}
LEAD = {
    "articles.override_checks",
    "articles.view_trailentry",
    "articles.view_user",
    "articles.delete_photo",
    *(f"articles.{verb}_{model}" for verb in ("add", "change", "delete") for model in ("section", "redirect")),
    *(f"articles.{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in ("page", "sitefile")),
    *(f"articles.delete_{model}" for model in ("topic", "author", "source")),
}
ADMINISTER = {f"articles.{verb}_user" for verb in ("add", "change", "delete")}

PERMISSIONS: dict[str, frozenset[str]] = {
    Role.REPORTER: frozenset(SEE | WRITE | {"articles.add_photo", "articles.change_photo"}),
    Role.PHOTO_EDITOR: frozenset(SEE | WRITE | FILE | {"articles.delete_photo"}),
    Role.EDITOR: frozenset(SEE | WRITE | FILE | ANSWER),
    Role.CHIEF: frozenset(SEE | WRITE | FILE | ANSWER | LEAD),
    Role.ADMINISTRATOR: frozenset(SEE | WRITE | FILE | ANSWER | LEAD | ADMINISTER),
}
# Held for one's own alone: stories that one began, was given or signs, and photos that one brought in.
OWN_ONLY: dict[str, frozenset[str]] = {
    Role.REPORTER: frozenset(WRITE - {"articles.add_article"} | {"articles.change_photo"}),
}


class RoleBackend(BaseBackend):
    """Gives a user what their role may do, beside whatever groups give (django.contrib.auth)."""

    def get_user_permissions(self, user, obj=None) -> frozenset[str]:
        return PERMISSIONS.get(user.role, frozenset()) if user.is_active and obj is None else frozenset()

    def has_module_perms(self, user, app_label: str) -> bool:
        return any(permission.startswith(f"{app_label}.") for permission in self.get_user_permissions(user))


def may(user, permission: str, row=None) -> bool:
    """Whether the user may do this at all, and, where a story or a photo is given, to that one."""
    if not user.has_perm(permission):
        return False
    if row is None or user.is_superuser:
        return True
    if permission in OWN_ONLY.get(user.role, ()) and not _owns(user, row):
        return False
    return not isinstance(row, Article) or _in_reach(user, row)


def reachable(user, stories):
    """The stories, of a queryset, that the user may see: those of their sections, of none, and their own."""
    sections = sections_of(user)
    if not sections:
        return stories
    mine = Q(created_by=user) | Q(assigned_to=user)
    return stories.filter(Q(section__in=sections) | Q(live_section__in=sections) | Q(section=None) | mine)


def within_reach(user, rows):
    """The rows, of a queryset, whose `article` the user may see, or that have none; not those of a deleted story."""
    if not sections_of(user):
        return rows
    seen = reachable(user, Article.objects.order_by()).filter(pk=OuterRef("article"))
    return rows.filter(Q(article=None) | Exists(seen))


def sections_of(user) -> set[int]:
    """The ids of the sections in which the user works; empty where that is all of them."""
    return set() if user.is_superuser else set(user.sections.values_list("pk", flat=True))


def _in_reach(user, story: Article) -> bool:
    sections = sections_of(user)
    here = {story.section_id, story.live_section_id} - {None}
    return not sections or not here or bool(here & sections) or _owns(user, story)


def _owns(user, row) -> bool:
    if isinstance(row, Article):
        signs = row.pk and row.bylines.filter(author__user=user).exists()
        return row.pk is None or user.pk in (row.created_by_id, row.assigned_to_id) or bool(signs)
    return row.uploaded_by_id == user.pk
