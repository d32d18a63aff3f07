from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Attribution, Author, Caption, Redirect, Section, Topic
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


@pytest.mark.parametrize("model", [Author, Section, Topic])
def test_whatever_has_a_page_has_a_slug(model):
    row = model.objects.create(name="Coast", slug="coast")
    with refused("_has_slug"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(slug="")


def test_a_story_shows_none_of_another_s_revisions():
    story, foreign = factories.published(), factories.article("Another").revisions.get()
    for fields in ({"live": foreign}, {"next": foreign, "next_at": timezone.now()}):
        with pytest.raises(IntegrityError, match="another story"), transaction.atomic():
            Article.objects.filter(pk=story.pk).update(**fields)


def test_a_permanent_id_never_changes():
    factories.article()
    with pytest.raises(IntegrityError, match="permanent id"), transaction.atomic():
        Article.objects.update(guid=uuid4())


def test_a_section_does_not_take_an_address_of_the_site():
    with pytest.raises(ValidationError, match="address of the site"):
        Section(name="Admin", slug="admin").full_clean()
