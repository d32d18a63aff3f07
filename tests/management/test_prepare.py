import os

import pytest
from django.contrib.staticfiles import finders
from django.core.management import CommandError
from django.core.management import call_command as run
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from articles.management.commands import prepare
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def commands(monkeypatch, settings, tmp_path):
    """The names of the commands that were called, none of which is carried out."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    monkeypatch.setattr(prepare, "LOCAL", tmp_path)
    names = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: names.append(name))
    return names


def test_a_database_in_use_is_left_as_it_is(commands):
    run("prepare")
    assert commands == ["collectstatic"]


def test_a_new_database_is_migrated_and_gets_the_demo_once(commands):
    MigrationRecorder(connection).flush()
    run("prepare")
    assert commands == ["migrate", "load_demo", "collectstatic"]
    commands.clear()
    MigrationRecorder(connection).record_applied("articles", "0001_initial")
    run("prepare")
    assert commands == ["migrate"]


def test_a_demo_that_was_interrupted_is_loaded_the_next_time(commands, monkeypatch):
    def fail(name, **options):
        if name == "load_demo":
            raise CommandError("interrupted")

    MigrationRecorder(connection).flush()
    with monkeypatch.context() as interrupted:
        interrupted.setattr(prepare, "call_command", fail)
        with pytest.raises(CommandError, match="interrupted"):
            run("prepare")
    MigrationRecorder(connection).record_applied("articles", "0001_initial")
    run("prepare")
    assert "load_demo" in commands


def test_the_launcher_is_told_two_lines_on_the_paper_and_then_the_log_ins(commands, capsys):
    factories.user("reporter")
    run("prepare")
    assert capsys.readouterr().out == "\n\n         reporter / reporter-demo   Reporter\n"


def test_static_files_are_collected_again_when_one_changed(commands, monkeypatch, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body {}")
    monkeypatch.setattr(prepare, "get_finders", lambda: [finders.FileSystemFinder()])
    monkeypatch.setattr(finders.settings, "STATICFILES_DIRS", [source])
    run("prepare")
    run("prepare")
    assert commands == ["collectstatic"]
    os.utime(source / "site.css", (0, 0))
    run("prepare")
    assert commands == ["collectstatic", "collectstatic"]


def test_log_ins_are_told_while_they_exist(commands, capsys, django_user_model):
    log_in = prepare.LOG_INS[0]
    run("prepare")
    assert log_in.password not in capsys.readouterr().out
    django_user_model.objects.create_user(username=log_in.name, password=log_in.password)
    run("prepare")
    assert f"{log_in.name} / {log_in.password}" in capsys.readouterr().out


def test_a_newsroom_without_any_log_in_is_told_how_to_make_one(commands, capsys, django_user_model):
    run("prepare")
    assert "manage.py createsuperuser" in capsys.readouterr().out
    django_user_model.objects.create_user(username="own")
    run("prepare")
    assert "createsuperuser" not in capsys.readouterr().out


def told_of_the_paper(capsys):
    run("prepare")
    return capsys.readouterr().out.split("\n")[:2]


def test_the_papers_name_and_editions_are_the_demos_while_the_demo_is_there(commands, capsys):
    assert told_of_the_paper(capsys) == ["", ""]
    factories.article("Theirs", import_key="demo:theirs")
    assert told_of_the_paper(capsys) == ["The Larkhaven Post", "ar=بريد لاركهيفن"]


def test_an_edition_in_the_papers_own_language_is_not_suggested(commands, capsys, settings):
    settings.LANGUAGE_CODE = "ar-eg"
    factories.article("Theirs", import_key="demo:theirs")
    assert told_of_the_paper(capsys) == ["The Larkhaven Post", ""]
