import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Attribution, Caption, Redirect, Section
from tests import factories

pytestmark = pytest.mark.django_db


def refused(name: str):
    return pytest.raises(IntegrityError, match=name)


def test_a_story_has_one_lead_photo():
    story = factories.article()
    Caption.objects.create(article=story, role="lead")
    with refused("caption_one_lead"), transaction.atomic():
        Caption.objects.create(article=story, role="lead", position=1)


def test_a_decorative_photo_has_no_alternative_text():
    with refused("caption_decorative_is_silent"), transaction.atomic():
        Caption.objects.create(article=factories.article(), role="lead", decorative=True, alt="A gull")


def test_an_attribution_belongs_to_a_story_or_to_a_photo():
    source = factories.source()
    for target in ({}, {"article": factories.article(), "photo": factories.photo()}):
        with refused("attribution_one_target"), transaction.atomic():
            Attribution.objects.create(source=source, **target)


@pytest.mark.parametrize("fields", [{}, {"target": "elsewhere"}, {"target": "/old/"}])
def test_a_redirect_leads_to_another_address(fields):
    with refused("redirect_"), transaction.atomic():
        Redirect.objects.create(path="/old/", **fields)


def test_a_section_does_not_take_an_address_of_the_site():
    with pytest.raises(ValidationError, match="address of the site"):
        Section(name="Admin", slug="admin").full_clean()
