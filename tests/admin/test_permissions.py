"""Every address of the admin × every role: what the one table of roles opens, and nothing else."""

from uuid import uuid4

import pytest
from django.urls import URLResolver, get_resolver, reverse

from articles.models import Caption, TrailEntry, User
from tests import factories

pytestmark = pytest.mark.django_db
ROLES = dict(zip("rpeca", User.Role.values, strict=True))
ALL, WRITERS, EDITORS, CHIEFS, ADMINISTRATORS, NOBODY = "rpeca", "peca", "eca", "ca", "a", ""


def rows(model: str, *, add: str, change: str, delete: str, view: str = ALL) -> dict[str, tuple[str, str]]:
    """The stock pages of a model: name -> (roles that may get, roles that may post)."""
    return {
        f"{model}_changelist": (view, view),
        f"{model}_add": (add, add),
        f"{model}_change": (view, change),
        f"{model}_history": (view, view),
        f"{model}_delete": (delete, delete),
    }


# Name -> (who may get, who may post). The story, the photo and the caption are nobody's own.
TABLE = {
    "notices": (ALL, ALL),
    "index": (ALL, ALL),
    "login": (ALL, ALL),
    "logout": (ALL, ALL),
    "password_change": (ALL, ALL),
    "password_change_done": (ALL, ALL),
    "autocomplete": (ALL, ALL),
    "jsi18n": (ALL, ALL),
    "view_on_site": (ALL, ALL),
    "app_list": (ALL, ALL),
    **rows("articles_article", add=ALL, change=WRITERS, delete=EDITORS),
    "articles_article_names": (ALL, ALL),
    "articles_article_stories": (ALL, ALL),
    "articles_article_source_line": (ALL, ALL),
    "articles_article_paste": (ALL, ALL),
    "articles_article_new_session": (ALL, ALL),
    "articles_article_session": (WRITERS, WRITERS),
    "articles_article_take_over": (WRITERS, WRITERS),
    "articles_article_kept": (ALL, ALL),
    "articles_article_step": (EDITORS, EDITORS),
    "articles_article_schedule": (EDITORS, EDITORS),
    "articles_article_share": (WRITERS, WRITERS),
    "articles_article_publish_now": (EDITORS, EDITORS),
    "articles_article_planner": (ALL, EDITORS),
    "articles_article_revision": (ALL, ALL),
    "articles_article_compare": (ALL, ALL),
    "articles_article_name_version": (WRITERS, WRITERS),
    "articles_article_restore": (WRITERS, WRITERS),
    **rows("articles_photo", add=ALL, change=WRITERS, delete="pca"),
    "articles_photo_json": (ALL, ALL),
    "articles_photo_upload": (ALL, ALL),
    "articles_photo_describe": (ALL, WRITERS),
    "articles_photo_thumbnail": (ALL, ALL),
    "articles_photo_picture": (ALL, ALL),
    "articles_photo_use": (ALL, WRITERS),
    **rows("articles_section", add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_page", view=CHIEFS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_topic", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_author", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_source", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_redirect", add=EDITORS, change=EDITORS, delete=CHIEFS),
    **rows("articles_sitefile", view=CHIEFS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_user", view=CHIEFS, add=ADMINISTRATORS, change=ADMINISTRATORS, delete=ADMINISTRATORS),
    "articles_user_end_sessions": (ALL, ADMINISTRATORS),
    **rows("articles_trailentry", view=CHIEFS, add=NOBODY, change=NOBODY, delete=NOBODY),
}


def addresses() -> list[str]:
    """The names of all addresses of the admin; those of one's own account are django-allauth's."""
    (admin,) = [part for part in get_resolver().url_patterns if getattr(part, "namespace", None) == "admin"]
    names = set()
    for part in admin.url_patterns:
        parts = part.url_patterns if isinstance(part, URLResolver) else [part]
        names |= {page.name for page in parts if page.name}
    return sorted(names)


def arguments(name: str) -> dict:
    """What each address takes: rows that nobody of the desk made."""
    story = factories.published("Seals return", by=["Mira Okafor"], input_from=["Harbour Press"])
    story.captions.create(role=Caption.Role.LEAD, text="Seals.")
    photo = factories.photo()
    draft = factories.article()
    known = {
        "article": story,
        "photo": photo,
        "section": story.section,
        "topic": factories.topic(),
        "page": factories.page(),
        "author": story.bylines.get().author,
        "source": factories.source(),
        "redirect": factories.redirect(),
        "sitefile": factories.site_file(),
        "user": factories.user("someone"),
        "trailentry": TrailEntry.objects.first(),
    }
    special = {
        "articles_article_delete": {"object_id": draft.pk},
        "articles_article_step": {"pk": story.pk, "name": "withdraw"},
        "articles_article_schedule": {"pk": story.pk},
        "articles_article_share": {"pk": story.pk},
        "articles_article_publish_now": {"pk": story.pk},
        "articles_article_revision": {"pk": story.pk, "number": 1},
        "articles_article_session": {"pk": story.pk},
        "articles_article_take_over": {"pk": story.pk},
        "articles_article_kept": {"tab": uuid4()},
        "articles_article_compare": {"pk": story.pk},
        "articles_article_name_version": {"pk": story.pk},
        "articles_article_restore": {"pk": story.pk, "number": 1},
        "articles_photo_describe": {"pk": photo.pk},
        "articles_photo_thumbnail": {"pk": photo.pk},
        "articles_photo_picture": {"pk": photo.pk},
        "articles_photo_use": {"pk": photo.pk, "caption": story.captions.get().pk},
        "articles_user_end_sessions": {"pk": known["user"].pk},
        "view_on_site": {"content_type_id": 1, "object_id": 1},
        "app_list": {"app_label": "articles"},
    }
    if name in special:
        return special[name]
    model, _, page = name.removeprefix("articles_").rpartition("_")
    return {"object_id": known[model].pk} if model in known and page in ("change", "history", "delete") else {}


QUERIES = {
    "autocomplete": {"app_label": "articles", "model_name": "author", "field_name": "portrait", "term": "x"},
    "articles_article_names": {"kind": "author", "q": "x"},
}


def test_every_address_has_its_line_in_the_table():
    assert addresses() == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_opens_to_its_roles_alone(client, name, method):
    address = reverse(f"admin:{name}", kwargs=arguments(name))
    wanted = TABLE[name][method == "post"]
    opened = ""
    for letter, role in ROLES.items():
        client.force_login(factories.user(f"a-{role}", role=role))
        answer = client.get(address, QUERIES.get(name, {})) if method == "get" else client.post(address, {})
        opened += "" if answer.status_code == 403 else letter
    assert opened == wanted


@pytest.mark.parametrize("name", sorted(set(TABLE) - {"login", "logout", "jsi18n"}))
def test_nothing_opens_to_a_stranger_or_to_somebody_without_a_role(client, name):
    address = reverse(f"admin:{name}", kwargs=arguments(name))
    for user in (None, factories.user()):
        if user:
            client.force_login(user)
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in (302, 403)
            assert answer.status_code == 403 or "/login/" in answer.url
