import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def test_the_desk_shows_what_editors_work_with_and_no_machinery(client):
    client.force_login(factories.chief())
    apps = client.get(reverse("admin:index")).context["available_apps"]
    assert [model["object_name"] for app in apps for model in app["models"]] == [
        "Article",
        "Photo",
        "Section",
        "Topic",
        "Author",
        "Source",
        "Redirect",
        "User",
        "TrailEntry",
        "Group",
    ]
