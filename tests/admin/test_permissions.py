"""Every address that is not for readers × everybody: what the one table of roles opens, and nothing else."""

import re
from copy import copy

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from articles.models import User
from tests import factories
from tests.admin.addresses import PREVIEW, addresses, names

pytestmark = pytest.mark.django_db

# A stranger, somebody without a role, and the roles, each by a letter.
STRANGER, NO_ROLE = "s", "n"
ROLES = dict(zip("rpeca", User.Role.values, strict=True))
ALL, WRITERS, EDITORS, CHIEFS, ADMINISTRATORS, NOBODY = "rpeca", "peca", "eca", "ca", "a", ""
LOGGED_IN, EVERYBODY = NO_ROLE + ALL, STRANGER + NO_ROLE + ALL


def rows(model: str, *, add: str, change: str, delete: str, view: str = ALL) -> dict[str, tuple[str, str]]:
    """The stock pages of a model: name -> (roles that may get, roles that may post)."""
    return {
        f"{model}_changelist": (view, view),
        f"{model}_add": (add, add),
        f"{model}_change": (view, change),
        f"{model}_history": (view, view),
        f"{model}_delete": (delete, delete),
    }


# Name -> (who may get, who may post). The story, the photo, the kept text and the key are somebody else's.
TABLE = {
    "notices": (ALL, ALL),
    "index": (ALL, ALL),
    "login": (NOBODY, ALL),
    "logout": (NOBODY, ALL),
    "password_change": (ALL, ALL),
    "password_change_done": (ALL, NOBODY),
    "autocomplete": (ALL, NOBODY),
    "jsi18n": (ALL, NOBODY),
    "app_list": (NOBODY, NOBODY),  # leads to the first page
    **rows("articles_article", add=ALL, change=WRITERS, delete=EDITORS),
    "articles_article_names": (ALL, NOBODY),
    "articles_article_stories": (ALL, NOBODY),
    "articles_article_source_line": (ALL, NOBODY),
    "articles_article_paste": (ALL, ALL),
    "articles_article_new_session": (ALL, ALL),
    "articles_article_session": (WRITERS, WRITERS),
    "articles_article_take_over": (NOBODY, WRITERS),
    "articles_article_kept": (NOBODY, NOBODY),
    "articles_article_step claim": (WRITERS, WRITERS),
    "articles_article_step send-back": (EDITORS, EDITORS),
    "articles_article_step unschedule": (EDITORS, EDITORS),
    "articles_article_step withdraw": (EDITORS, EDITORS),
    "articles_article_step reinstate": (EDITORS, EDITORS),
    "articles_article_step spike": (WRITERS, WRITERS),
    "articles_article_step unspike": (WRITERS, WRITERS),
    "articles_article_step update": (ALL, ALL),
    "articles_article_schedule": (EDITORS, EDITORS),
    "articles_article_share": (WRITERS, WRITERS),
    "articles_article_translate": (WRITERS, WRITERS),
    "articles_article_publish_now": (EDITORS, EDITORS),
    "articles_article_planner": (ALL, EDITORS),
    "articles_article_revision": (ALL, ALL),
    "articles_article_compare": (ALL, ALL),
    "articles_article_name_version": (NOBODY, WRITERS),
    "articles_article_restore": (NOBODY, WRITERS),
    **rows("articles_photo", add=ALL, change=WRITERS, delete="pca"),
    "articles_photo_json": (ALL, NOBODY),
    "articles_photo_upload": (NOBODY, ALL),
    "articles_photo_describe": (NOBODY, WRITERS),
    "articles_photo_thumbnail": (ALL, NOBODY),
    "articles_photo_picture": (ALL, NOBODY),
    "articles_photo_use": (NOBODY, WRITERS),
    **rows("articles_section", add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_page", view=CHIEFS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_topic", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_author", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_source", add=WRITERS, change=WRITERS, delete=CHIEFS),
    **rows("articles_redirect", add=EDITORS, change=EDITORS, delete=CHIEFS),
    **rows("articles_sitefile", view=CHIEFS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    **rows("articles_user", view=CHIEFS, add=ADMINISTRATORS, change=ADMINISTRATORS, delete=ADMINISTRATORS),
    "articles_user_end_sessions": (NOBODY, ADMINISTRATORS),
    **rows("articles_trailentry", view=CHIEFS, add=NOBODY, change=NOBODY, delete=NOBODY),
    # One's own account.
    "account_login": (STRANGER, STRANGER),
    "account_logout": (EVERYBODY, EVERYBODY),
    "account_inactive": (EVERYBODY, NOBODY),
    "account_signup": (STRANGER, STRANGER),  # to read that it is closed
    "account_reauthenticate": (LOGGED_IN, LOGGED_IN),
    "account_change_password": (LOGGED_IN, LOGGED_IN),
    "account_set_password": (LOGGED_IN, LOGGED_IN),
    "account_reset_password": (EVERYBODY, EVERYBODY),
    "account_reset_password_done": (EVERYBODY, NOBODY),
    "account_reset_password_from_key": (EVERYBODY, EVERYBODY),
    "account_reset_password_from_key_done": (EVERYBODY, NOBODY),
    "mfa_index": (LOGGED_IN, NOBODY),
    "mfa_authenticate": (STRANGER, STRANGER),
    "mfa_reauthenticate": (LOGGED_IN, LOGGED_IN),
    "mfa_activate_totp": (LOGGED_IN, LOGGED_IN),
    "mfa_deactivate_totp": (LOGGED_IN, LOGGED_IN),
    "mfa_view_recovery_codes": (LOGGED_IN, NOBODY),
    "mfa_generate_recovery_codes": (LOGGED_IN, LOGGED_IN),
    "mfa_download_recovery_codes": (LOGGED_IN, NOBODY),
    "mfa_list_webauthn": (LOGGED_IN, NOBODY),
    "mfa_add_webauthn": (LOGGED_IN, LOGGED_IN),
    "mfa_reauthenticate_webauthn": (LOGGED_IN, LOGGED_IN),
    "mfa_login_webauthn": (STRANGER, STRANGER),
    "mfa_remove_webauthn": (NOBODY, NOBODY),
    "mfa_edit_webauthn": (NOBODY, NOBODY),
    "usersessions_list": (LOGGED_IN, LOGGED_IN),
    "usersessions_end": (NOBODY, NOBODY),
    # Whoever holds the signed link may read.
    "site:preview": (EVERYBODY, NOBODY),
}
# What opens to reporters besides, where the rows are their own.
OF_ONES_OWN = {
    "get": {
        "articles_article_kept",
        "articles_article_session",
        "articles_article_share",
        "articles_article_translate",
        "articles_article_step claim",
        "articles_article_step spike",
        "articles_article_step unspike",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    },
    "post": {
        "articles_article_change",
        "articles_article_kept",
        "articles_article_session",
        "articles_article_take_over",
        "articles_article_name_version",
        "articles_article_restore",
        "articles_article_share",
        "articles_article_translate",
        "articles_article_step claim",
        "articles_article_step spike",
        "articles_article_step unspike",
        "articles_photo_change",
        "articles_photo_describe",
        "articles_photo_use",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "usersessions_end",
    },
}

AWAY = re.compile(r"/login/\?next=|^/admin/$")
DRAFT = "A secret of the coast"
OF_A_STORY = re.compile(r"/article/\d+/|/redirect/\d+/|/use/\d+/")
LAX = {"*", "http:", "https:", "'unsafe-inline'", "'unsafe-eval'"}


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


@pytest.fixture
def owner() -> User:
    return factories.user("owen", role=User.Role.REPORTER)


def somebody(letter: str) -> tuple[Client, User | None]:
    """The browser of a stranger, or of somebody who has just given their password twice; and who it is."""
    client = Client()
    if letter == STRANGER:
        return client, None
    user = factories.user("walker", role=ROLES.get(letter, ""))
    for door in ("login", "confirm"):
        client.post(f"/admin/account/{door}/", {"login": "walker", "password": "a long password"})
    TOTP.activate(user, "A" * 32)
    RecoveryCodes.activate(user)
    return client, user


def walk(client: Client, places: dict[str, str], method: str) -> dict[str, str]:
    """{name: the page} of what opens. Each answer comes with the strict policy, and what a request does is undone."""
    opened = {}
    for name, address in places.items():
        cookies = copy(client.cookies)
        with transaction.atomic():
            answer = client.get(address) if method == "get" else client.post(address, {"post": "yes"})
            transaction.set_rollback(True)
        client.cookies = cookies
        policy = set(re.split("[ ;]+", answer.get("Content-Security-Policy", "")))
        assert "default-src" in policy, name
        assert not policy & LAX, name
        if answer.status_code not in (403, 404, 405) and not AWAY.search(answer.get("Location", "")):
            opened[name] = "" if answer.streaming else answer.content.decode(errors="replace")
    return opened


def wanted(letter: str, method: str) -> set[str]:
    return {name for name, who in TABLE.items() if letter in who[method == "post"]}


def test_every_address_has_a_name_and_its_line_in_the_table():
    assert names() == set(TABLE)


@pytest.mark.parametrize("letter", EVERYBODY)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_somebody_elses_opens_as_the_table_says(owner, letter, method):
    client, _user = somebody(letter)
    assert set(walk(client, addresses(owner), method)) == wanted(letter, method)


@pytest.mark.parametrize("letter", ALL)
def test_to_people_of_another_section_no_story_opens_and_no_page_tells_of_a_draft(owner, letter):
    client, user = somebody(letter)
    user.sections.add(factories.section("Town"))
    places = addresses(owner, draft=DRAFT)
    shut = {name: place for name, place in places.items() if OF_A_STORY.search(place)}
    assert walk(client, shut, "post") == {}
    opened = walk(client, places, "get")
    assert set(opened) == wanted(letter, "get") - set(shut)
    assert [name for name, page in opened.items() if DRAFT in page and name != PREVIEW] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_to_reporters_what_is_their_own_opens_besides(method):
    client, user = somebody("r")
    assert set(walk(client, addresses(user), method)) == wanted("r", method) | OF_ONES_OWN[method]


def test_an_address_without_a_name_leads_a_stranger_to_the_log_in(client, owner):
    story = factories.article(created_by=owner)
    for address in (f"/admin/articles/article/{story.pk}/", "/admin/nowhere/"):
        assert AWAY.search(client.get(address).url)
