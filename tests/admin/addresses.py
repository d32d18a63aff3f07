"""Every address by name but those for readers, and a real one of each: with rows that somebody made."""

from collections.abc import Iterator
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from articles.admin.steps import STEPS
from articles.desk.revisions import save_revision
from articles.models import Article, EditingSession, Redirect, TrailEntry, User
from tests import factories

# Django's own, which have no names: what was once the address of a form, and whatever is nowhere.
NAMELESS = {"<path:object_id>/", "(?P<url>.*)$"}
STEP, PREVIEW = "articles_article_step", "site:preview"
QUERIES = {
    "autocomplete": "app_label=articles&model_name=author&field_name=portrait&term=x",
    "articles_article_names": "kind=author&q=x",
    "articles_article_compare": "old=1&new=2",
}


def names() -> set[str]:
    """The names of all addresses that are not for readers, those of the admin without 'admin:'; one for each step."""
    found = {name.removeprefix("admin:") for name in _names(get_resolver())}
    found = {name for name in found if name == PREVIEW or not name.startswith("site:")}
    return found - {STEP} | {f"{STEP} {step}" for step in STEPS}


def _names(part: URLResolver, space: str = "") -> Iterator[str]:
    for inner in part.url_patterns:
        if isinstance(inner, URLResolver):
            yield from _names(inner, f"{space}{inner.namespace}:" if inner.namespace else space)
        elif inner.name or str(inner.pattern) not in NAMELESS:
            assert inner.name, f"An address needs a name: {inner.pattern}"
            yield space + inner.name


def addresses(owner: User, *, draft: str = "Seals leave") -> dict[str, str]:
    """{name: address} of what `owner` wrote, brought in, typed and not saved, and of what belongs to nobody."""
    told = _told(owner, draft)
    known = names()
    assert told.keys() <= known
    return {name: _address(name, told.get(name, {})) for name in known}


def _address(name: str, told: dict) -> str:
    view = name.split(" ")[0]
    space = "" if view.startswith(("site:", "account_", "mfa_", "usersessions_")) else "admin:"
    query = QUERIES.get(name, "")
    return reverse(space + view, kwargs=told) + (f"?{query}" if query else "")


def _told(owner: User, headline: str) -> dict[str, dict]:
    """What each address takes; `headline` is that of a draft, filed under the same things as the live story."""
    story, draft = live_story_of(owner), factories.article(headline, **_filed(owner))
    photo = factories.photo("A heron.", uploaded_by=owner)
    draft.captions.create(role="lead", photo=photo)
    rows = {
        "articles_article": story,
        "articles_photo": photo,
        "articles_section": story.section,
        "articles_page": factories.page(),
        "articles_topic": story.topics.get(),
        "articles_author": story.bylines.get().author,
        "articles_source": factories.source(),
        "articles_redirect": Redirect.objects.create(path="/old/", article=draft),
        "articles_sitefile": factories.site_file(),
        "articles_user": factories.user("someone"),
        "articles_trailentry": TrailEntry.objects.first(),
    }
    kinds = ("change", "history", "delete")
    pages = {f"{model}_{kind}": {"object_id": row.pk} for model, row in rows.items() for kind in kinds}
    pages["articles_article_delete"] = {"object_id": draft.pk}
    return pages | _of_a_story(story, draft) | _of_a_photo(photo, story) | _of_an_account(owner)


def _filed(owner: User) -> dict:
    signed = {"by": ["Mira Okafor"], "input_from": ["Harbour Press"], "topics": [factories.topic()]}
    return {"created_by": owner, **signed}


def live_story_of(owner: User) -> Article:
    """A story of two versions, out since the first, that waits for its lead photo."""
    story = factories.published("Seals return", **_filed(owner))
    story.captions.create(role="lead", text="Seals on a rock.")
    save_revision(story, by=owner)
    return story


def typed_by(owner: User, article: Article) -> EditingSession:
    """A text that was kept and not saved, in a form that was closed since."""
    now = timezone.now()
    moments = {"seen_at": now - timedelta(hours=1), "data_at": now}
    return EditingSession.objects.create(user=owner, article=article, data={"headline": ["Typed"]}, **moments)


def _of_a_story(story: Article, draft: Article) -> dict[str, dict]:
    views = ("schedule", "translate", "publish_now", "share", "session", "take_over", "compare", "name_version")
    views = {f"articles_article_{view}": {"pk": story.pk} for view in views}
    steps = {f"{STEP} {step}": {"pk": story.pk, "name": step} for step in STEPS}
    version = {"pk": story.pk, "number": 1}
    return (
        views
        | steps
        | {
            "articles_article_revision": version,
            "articles_article_restore": version,
            "articles_article_kept": {"tab": typed_by(story.created_by, draft).pk},
            PREVIEW: {"token": draft.revisions.first().preview_token()},
            "app_list": {"app_label": "articles"},
        }
    )


def _of_a_photo(photo, story: Article) -> dict[str, dict]:
    return {
        "articles_photo_describe": {"pk": photo.pk},
        "articles_photo_thumbnail": {"pk": photo.pk},
        "articles_photo_picture": {"pk": photo.pk},
        "articles_photo_use": {"pk": photo.pk, "caption": story.captions.get().pk},
    }


def _of_an_account(owner: User) -> dict[str, dict]:
    kind = Authenticator.Type.WEBAUTHN
    key = Authenticator.objects.create(user=owner, type=kind, data={"name": "Laptop", "credential": key_added()})
    someone = User.objects.get(username="someone")
    return {
        "articles_user_end_sessions": {"pk": someone.pk},
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
        "mfa_remove_webauthn": {"pk": key.pk},
        "mfa_edit_webauthn": {"pk": key.pk},
        "usersessions_end": {"pk": UserSession.objects.create(user=owner, session_key="elsewhere", ip="192.0.2.1").pk},
    }


def key_added() -> dict:
    """What a browser sends when a security key is added (Web Authentication, RegistrationResponseJSON)."""
    public_key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    attested = AttestedCredentialData.create(Aaguid(bytes(16)), b"key", public_key)
    data = AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG.AT, 0, attested)
    said = {
        "clientDataJSON": websafe_encode(CollectedClientData.create("webauthn.create", b"?", "http://localhost")),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    return {"type": "public-key", "id": websafe_encode(b"key"), "rawId": websafe_encode(b"key"), "response": said}
