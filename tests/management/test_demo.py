import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError
from django.core.management import call_command as run
from django.db import IntegrityError, connection, transaction

from articles.desk import workflow
from articles.desk.revisions import save_revision
from articles.management.demo import loading
from articles.models import Article, Author, Caption, Photo, Revision, Section, Source, Topic, User
from tests import factories

MODELS = (Article, Revision, Photo, Caption, Section, Topic, Source, Author, User)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo newsroom, loaded once for the module with small pictures; each test's changes are taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        media, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("media"))
        run("load_demo", width=240)
        yield
        settings.MEDIA_ROOT = media
        transaction.set_rollback(True)


@pytest.fixture
def loaded(demo):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counts():
    return {model: model.objects.count() for model in MODELS}


def stored_files():
    folders, found = [""], []
    while folders:
        folder = folders.pop()
        inside, names = default_storage.listdir(folder)
        folders += [f"{folder}/{name}".strip("/") for name in inside]
        found += [f"{folder}/{name}" for name in names]
    return found


def test_the_paper_has_enough_to_fill_a_front_page(loaded):
    public = Article.objects.public()
    assert public.count() >= 38
    assert public.order_by().values("live_section").distinct().count() >= 5
    assert {"ar", "zh-Hans"} <= set(public.values_list("live__language", flat=True))
    assert Topic.objects.filter(tags=None).count() == 0


def test_every_picture_says_what_it_shows_and_whose_it_is(loaded):
    assert Photo.objects.count() >= 24
    for photo in Photo.objects.all():
        assert photo.caption
        assert photo.alt_text
        assert photo.credit
        assert photo.creators
        assert photo.copyright_notice
        assert photo.renditions.filter(format="jpeg").exists()


def test_stories_in_every_state_are_there_to_try(loaded):
    states = set(Article.objects.values_list("state", flat=True))
    assert states == {"draft", "published", "withdrawn"}
    assert Caption.objects.waiting().exists()
    assert any(story.headline != story.live.headline for story in Article.objects.public())


def test_no_placeholder_is_left_in_a_text(loaded):
    assert not Revision.objects.filter(body__contains="{").exists()


def test_no_story_is_dated_in_the_future_or_updated_before_its_publication(loaded):
    for story in Article.objects.public():
        assert story.live.updated_at is None or story.live.updated_at > story.published_at


def test_the_editor_may_publish_but_is_not_everything(loaded):
    editor = User.objects.get(username="editor")
    assert editor.has_perms(["articles.publish_article", "articles.change_article", "articles.add_photo"])
    assert not editor.has_perm("articles.delete_article")
    assert not editor.is_superuser


def test_loading_twice_changes_nothing(loaded, capsys):
    before = counts()
    run("load_demo", width=240)
    assert counts() == before
    assert "already" in capsys.readouterr().out


def test_removing_leaves_nothing_of_it(loaded, django_capture_on_commit_callbacks):
    names = [photo.file.name for photo in Photo.objects.all()]
    with django_capture_on_commit_callbacks() as afterwards:
        run("remove_demo")
    assert not any(counts().values())
    assert len(afterwards) == len(names)


def test_removing_spares_the_newsrooms_own_and_what_it_uses(loaded, capsys):
    photo, town = Photo.objects.first(), Section.objects.get(slug="town")
    chief = User.objects.get(username="chief")
    own = factories.published("Ours", section=town, lead=photo, by=["Hanne Osei"])
    save_revision(own, by=chief, note="read again")
    run("remove_demo")
    assert list(Article.objects.all()) == [own]
    assert list(Photo.objects.all()) == [photo]
    assert not Section.objects.filter(slug="sport").exists()
    assert Section.objects.filter(slug="town").exists()
    assert list(User.objects.all()) == [chief]
    said = capsys.readouterr().out
    for name in (str(town), str(photo), "chief", "Hanne Osei"):
        assert name in said


def test_removing_spares_a_story_that_another_relates_to(loaded, capsys):
    related = Article.objects.public().first()
    body = f'<p>More.</p><aside data-story="{related.pk}"><p>Read this</p></aside>'
    own = factories.published("Ours", body=body)
    run("remove_demo")
    assert set(Article.objects.all()) == {own, related}
    assert related.headline in capsys.readouterr().out


def test_after_removing_public_stories_are_guarded_as_before(loaded):
    run("remove_demo")
    own = factories.published()
    with pytest.raises(IntegrityError, match="was public"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [own.pk])


@pytest.mark.django_db
def test_a_newsroom_with_stories_is_left_alone():
    factories.article("Ours")
    with pytest.raises(CommandError, match="it has 1 story"):
        run("load_demo")


@pytest.mark.django_db
def test_a_newsroom_that_has_a_section_of_that_name_is_left_alone():
    factories.section("Sport")
    with pytest.raises(CommandError, match="the section “Sport”"):
        run("load_demo")


@pytest.mark.django_db
def test_a_loading_that_fails_midway_leaves_no_row_and_no_file(monkeypatch, settings, tmp_path):
    def fail(article, **options):
        raise RuntimeError("killed")

    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr(workflow, "publish", fail)
    with pytest.raises(RuntimeError, match="killed"):
        run("load_demo", width=120)
    assert not any(counts().values())
    assert stored_files() == []


def test_one_picture_is_the_same_every_time():
    assert loading.pictures.picture("kites", 200) == loading.pictures.picture("kites", 200)
