import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError
from django.core.management import call_command as run
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from lxml import html

from articles.content.body import Embed, parse
from articles.content.embeds import frame
from articles.desk import planner, workflow
from articles.desk.checks import publishing_problems
from articles.desk.revisions import save_revision
from articles.management.demo import loading
from articles.management.demo.content import LOG_INS
from articles.models import (
    SCHEDULED,
    Article,
    Author,
    Caption,
    MostRead,
    Notice,
    Page,
    Photo,
    PreviewLink,
    Publication,
    ReadCount,
    Revision,
    Section,
    Source,
    Topic,
    Transition,
    User,
)
from tests import factories
from tests.demo import demo_newsroom

MODELS = (Article, Revision, Photo, Caption, Section, Topic, Source, Author, Page, User, ReadCount, MostRead)
MODELS += (Transition, Notice, Publication, PreviewLink)
ENGLISH_DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo newsroom, loaded once for the module with small pictures; each test's changes are taken back."""
    with django_db_blocker.unblock(), demo_newsroom(tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture
def loaded(demo):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def own(loaded):
    """Somebody of the newsroom's own, without whom the demo's log-ins are not taken away."""
    return User.objects.create_superuser("own")


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


def test_the_front_shows_every_kind_of_story_and_the_foot_every_policy(loaded, client):
    page = client.get("/").content.decode()
    for label in ("Analysis", "Explainer", "Review", "Opinion", "In pictures"):
        assert f">{label}<" in page, label
    for policy in Page.objects.public().filter(language="en"):
        assert policy.get_absolute_url() in page
    assert ">Most read<" in page


def test_the_arabic_front_is_full_and_its_foot_speaks_arabic(loaded, client):
    page = html.fromstring(client.get("/ar/").content)
    bands = page.xpath("//main//section/@class")
    assert {band: bands.count(band) for band in ("lead", "tier", "opinions", "galleries", "recent", "strip")} == {
        **dict.fromkeys(("lead", "tier", "opinions", "galleries", "recent"), 1),
        "strip": Section.objects.filter(edition="ar").count(),
    }
    foot = page.xpath("string(//footer)")
    assert ("من نحن" in foot, "About the Post" in foot) == (True, False)


def test_a_story_is_there_in_five_languages_and_half_of_the_arabic_ones_are_translations(loaded, client):
    original = Article.objects.get(import_key="demo:wall-timbers")
    page = html.fromstring(client.get(original.get_absolute_url()).content)
    assert set(page.xpath("//main//a/@hreflang")) == {"ar", "de", "fr", "zh-Hans"}
    arabic = Article.objects.public().filter(live__language="ar")
    assert arabic.count() / 3 < arabic.exclude(translation_of=None).count() < arabic.count()


def test_a_story_has_weekdays_in_its_own_language(loaded):
    foreign = Article.objects.exclude(language="en")
    assert not foreign.filter(body__iregex=ENGLISH_DAY).exists()
    assert foreign.filter(language="ar", body__iregex="الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد").exists()


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
    for stage in (*Article.State.values, SCHEDULED):
        assert Article.objects.at_stage(stage).exists(), stage
    assert Caption.objects.waiting().exists()
    assert any(story.headline != story.live.headline for story in Article.objects.public())


def test_the_desk_has_something_of_everything_to_do(loaded):
    reporter = planner.desk_of(User.objects.get(username="reporter"))
    assert all((reporter.sent_back, reporter.assigned, reporter.drafts))
    everything = Article.objects.all()
    assert len(planner.going_out(everything)) == 3
    assert len(planner.due(everything)) > 5
    assert planner.desk_of(User.objects.get(username="editor")).assigned
    assert any(story.review_wanted for story in planner.waiting(everything))
    assert any(publishing_problems(story) for story in Article.objects.filter(state="submitted"))
    assert Article.objects.filter(state="ready", embargoed_until__gt=timezone.now()).exists()
    assert PreviewLink.objects.valid().exists()
    assert set(Notice.objects.values_list("user__username", flat=True)) >= {"reporter", "editor"}


def test_a_film_and_a_map_are_framed_by_those_who_offer_them(loaded):
    embeds = [block for body in Revision.objects.values_list("body", flat=True) for block in parse(body)]
    frames = [frame(block.url) for block in embeds if isinstance(block, Embed)]
    assert {found.provider for found in frames} == {"YouTube", "OpenStreetMap"}


def test_no_placeholder_is_left_in_a_text(loaded):
    assert not Revision.objects.filter(body__contains="{").exists()


def test_no_story_is_dated_in_the_future_or_updated_before_its_publication(loaded):
    for story in Article.objects.public():
        assert story.live.updated_at is None or story.live.updated_at > story.published_at


@pytest.mark.parametrize("log_in", LOG_INS)
def test_every_log_in_gets_to_the_desk_with_its_password(loaded, client, log_in):
    assert client.login(username=log_in.name, password=log_in.password)
    assert client.get("/admin/").status_code == 200


def test_every_role_has_a_log_in_and_only_the_chief_may_everything(loaded):
    users = {user.username: user for user in User.objects.all()}
    may = ("articles.add_article", "articles.add_source", "articles.publish_article", "articles.add_user")
    assert {name: [user.has_perm(verb) for verb in may] for name, user in users.items()} == {
        "reporter": [True, False, False, False],
        "photo": [True, True, False, False],
        "editor": [True, True, True, False],
        "chief": [True, True, True, True],
    }
    assert users["chief"].role == User.Role.CHIEF


def test_loading_twice_changes_nothing(loaded, capsys):
    before = counts()
    run("load_demo", width=240)
    assert counts() == before
    assert "already" in capsys.readouterr().out


def test_removing_is_refused_while_nobody_else_could_administer(loaded):
    User.objects.create_superuser("gone", is_active=False)
    factories.user(role=User.Role.CHIEF)
    before = counts()
    with pytest.raises(CommandError, match=r"manage\.py createsuperuser"):
        run("remove_demo")
    assert counts() == before


def test_an_administrator_without_all_rights_is_enough_to_remove_it(loaded):
    own = factories.user(role=User.Role.ADMINISTRATOR)
    run("remove_demo")
    assert list(User.objects.all()) == [own]


def test_removing_leaves_nothing_of_it(loaded, own, django_capture_on_commit_callbacks):
    names = [photo.file.name for photo in Photo.objects.all()]
    own_rows = {User: 1}
    with django_capture_on_commit_callbacks() as afterwards:
        run("remove_demo")
    assert {model: count for model, count in counts().items() if count} == own_rows
    assert len(afterwards) == len(names)


def test_removing_spares_the_newsrooms_own_and_what_it_uses(loaded, own, capsys):
    photo, town = Photo.objects.first(), Section.objects.get(slug="town")
    chief = User.objects.get(username="chief")
    story = factories.published("Ours", section=town, lead=photo, by=["Hanne Osei"])
    save_revision(story, by=chief, note="read again")
    run("remove_demo")
    assert list(Article.objects.all()) == [story]
    assert list(Photo.objects.all()) == [photo]
    assert not Section.objects.filter(slug="sport").exists()
    assert Section.objects.filter(slug="town").exists()
    assert set(User.objects.all()) == {chief, own}
    said = capsys.readouterr().out
    for name in (str(town), str(photo), "chief", "Hanne Osei"):
        assert name in said


def test_a_log_in_that_stays_is_switched_off_unless_it_has_a_password_of_its_own(loaded, own, client, capsys):
    editor, chief = (User.objects.get(username=name) for name in ("editor", "chief"))
    chief.set_password("a long password")
    chief.save()
    for user in (editor, chief):
        save_revision(factories.article(f"Ours, by {user}"), by=user, note="read again")
    run("remove_demo")
    assert not client.login(username="editor", password="editor-demo")
    assert client.login(username="chief", password="a long password")
    assert "“editor”, since work done with it stays. It is switched off" in capsys.readouterr().out


def test_removing_spares_a_story_that_another_relates_to(loaded, own, capsys):
    related = Article.objects.public().first()
    body = f'<p>More.</p><aside data-story="{related.pk}"><p>Read this</p></aside>'
    story = factories.published("Ours", body=body)
    run("remove_demo")
    assert set(Article.objects.all()) == {story, related}
    assert related.headline in capsys.readouterr().out


def test_a_translation_that_stays_does_without_its_original(loaded, own):
    story = Article.objects.get(import_key="demo:ar-kites")
    factories.published("Ours", body=f'<p>More.</p><aside data-story="{story.pk}"><p>Read this</p></aside>')
    run("remove_demo")
    story.refresh_from_db()
    assert story.translation_of is None


def test_after_removing_public_stories_are_guarded_as_before(loaded, own):
    run("remove_demo")
    story = factories.published()
    with pytest.raises(IntegrityError, match="was public"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [story.pk])


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


@pytest.mark.django_db
def test_what_a_killed_loading_left_of_files_ends_as_a_whole_demo(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    with transaction.atomic():
        run("load_demo", width=120)
        whole = {name: default_storage.size(name) for name in stored_files()}
        transaction.set_rollback(True)
    for name in sorted(whole)[::2]:  # rows are taken back by a kill; files are not, and one may be half written
        (tmp_path / name).write_bytes(b"half")
    run("load_demo", width=120)
    assert {name: default_storage.size(name) for name in stored_files()} == whole
    assert set(Photo.objects.values_list("file", flat=True)) <= whole.keys()


def test_one_picture_is_the_same_every_time():
    assert loading.pictures.picture("kites", 200) == loading.pictures.picture("kites", 200)
