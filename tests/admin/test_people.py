"""The people of the desk, added and changed by an administrator."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import User
from tests import factories

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_user_add")
LIST = reverse("admin:articles_user_changelist")
ROSA = {"username": "rosa", "first_name": "Rosa", "last_name": "Lind", "email": "rosa@example.org", "role": "reporter"}


@pytest.fixture
def administrator(client):
    client.force_login(factories.user("ada", role=User.Role.ADMINISTRATOR))
    return client


def page(person: User) -> str:
    return reverse("admin:articles_user_change", args=[person.pk])


def test_somebody_is_added_with_role_sections_and_a_first_password(administrator, client):
    coast = factories.section("Coast")
    administrator.post(ADD, {**ROSA, "sections": [coast.pk], "new_password": "gulls over the pier"})
    rosa = User.objects.get(username="rosa")
    assert (str(rosa), rosa.role, list(rosa.sections.all()), rosa.is_staff) == ("Rosa Lind", "reporter", [coast], True)
    assert rosa.check_password("gulls over the pier")


@pytest.mark.parametrize(
    ("password", "told"), [("", "required"), ("1234", "too short"), ("rosa@example.org", "too similar")]
)
def test_a_first_password_that_will_not_do_is_refused_with_the_reason(administrator, password, told):
    assertContains(administrator.post(ADD, {**ROSA, "new_password": password}), told)
    assert not User.objects.filter(username="rosa").exists()


def test_a_forgotten_password_is_set_anew_and_otherwise_stays(administrator):
    rosa = factories.user("rosa", role="reporter")
    administrator.post(page(rosa), {**ROSA, "is_active": "on", "new_password": ""})
    rosa.refresh_from_db()
    assert rosa.check_password("a long password")
    administrator.post(page(rosa), {**ROSA, "is_active": "on", "new_password": "gulls over the pier"})
    rosa.refresh_from_db()
    assert rosa.check_password("gulls over the pier")


def test_who_changes_their_own_password_stays_logged_in(client):
    ada = factories.user("ada", role=User.Role.ADMINISTRATOR)
    client.force_login(ada)
    own = {**ROSA, "username": "ada", "role": "administrator", "is_active": "on", "new_password": "gulls over the pier"}
    client.post(page(ada), own)
    assert client.get(LIST).status_code == 200


def test_rights_come_from_the_role_alone(administrator):
    form = administrator.get(page(factories.user("rosa"))).content.decode()
    for field in ("groups", "user_permissions", "is_superuser", "is_staff"):
        assert f'name="{field}"' not in form


def test_only_who_stands_above_the_roles_lifts_others_there(client):
    client.force_login(factories.chief())
    rosa = factories.user("rosa")
    assertContains(client.get(page(rosa)), 'name="is_superuser"')
    client.force_login(factories.user("ada", role=User.Role.ADMINISTRATOR))
    client.post(page(rosa), {**ROSA, "is_active": "on", "is_superuser": "on"})
    rosa.refresh_from_db()
    assert not rosa.is_superuser


def test_a_chief_reads_of_people_and_nothing_of_passwords(client):
    client.force_login(factories.user("cleo", role=User.Role.CHIEF))
    rosa = factories.user("rosa", role="reporter")
    assertNotContains(client.get(page(rosa)), "assword")
    assert client.get(LIST, {"password__startswith": "md5"}).status_code == 400


def test_a_superuser_without_a_role_is_shown_as_administrator(client):
    client.force_login(factories.chief())
    assertContains(client.get(LIST), "Administrator")
