"""What a command and the web server do with the values of a deployment, from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
KEY = "$" + "word-of-fifty" * 4
NOWHERE = "postgres://desk:hushhush@127.0.0.1:1/newsroom"  # no server listens on port 1


def python(*arguments, **values):
    environment = {"PATH": os.environ["PATH"], **values}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://desk:hushhush@host/newsroom"),
        ("DATABASE_URL", "postgres://desk:hushhush@host"),
        ("DATABASE_URL", "postgres://desk:hushhush@host:port/newsroom"),
        ("DATABASE_URL", "postgres://desk:hushhush@host/newsroom?speed=high"),
        ("CACHE_URL", "nonsense"),
        ("SITE_URL", "www.example.org"),
        ("SITE_URL", "https://www.example.org/news"),
        ("CSRF_TRUSTED_ORIGINS", "desk.example.org"),
        ("HSTS_SECONDS", "off"),
        ("WEBSUB_HUB", "hub.example.org"),
        ("WEBSUB_HUB", "ftp://hub.example.org/"),
        ("WEBSUB_HUB", "https://desk:hushhush@hub.example.org/"),
        ("SITE_PROFILES", "https://a.example/@paper, @paper"),
        ("AI_CRAWLERS", "maybe"),
        ("AI_CRAWLERS", "refuse-all"),
        ("PUBLISH_CHECKS", "byline"),
        ("PUBLISH_CHECKS", "byline=loud"),
        ("TIME_ZONE", "Lisbon"),
        ("TIME_ZONE", "../Lisbon"),
        ("LANGUAGE_CODE", "xx"),
        ("EDITIONS", "en"),
        ("EDITIONS", "xx=Gazette"),
        ("EDITIONS", "ar=Gazette, AR"),
        ("EDITIONS", "de-at/, ar"),
        ("EDITIONS", "=Gazette"),
        ("MEDIA_ROOT", "/proc/x"),
        ("DEBUG", "maybe"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_in_one_sentence(name, value):
    done = python("manage.py", "check", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} ")
    assert len(done.stderr.splitlines()) == 1
    assert "hushhush" not in done.stderr


def test_every_senseless_value_is_named_at_once():
    done = python("manage.py", "check", DEBUG="maybe", TIME_ZONE="Lisbon")
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["DEBUG", "TIME_ZONE"]


def test_sensible_values_are_taken_as_they_are():
    names = "SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "LANGUAGE_CODE", "EDITIONS", "SECURE_HSTS_SECONDS"
    told = python(
        "-c",
        f"from newsroom import settings; print([getattr(settings, name) for name in {names}])",
        SECRET_KEY=KEY,
        DATABASE_URL=NOWHERE,
        SITE_URL="https://www.example.org/",
        ALLOWED_HOSTS="www.example.org, desk.example.org",
        LANGUAGE_CODE="en-GB",
        EDITIONS="ar=جريدة المنارة, DE,",
        HSTS_SECONDS="",
    )
    hosts = ["www.example.org", "desk.example.org"]
    editions = {"ar": "جريدة المنارة", "de": ""}
    assert told.stdout == f"{[KEY, 'https://www.example.org', hosts, 'en-gb', editions, 0]}\n", told.stderr


@pytest.mark.parametrize("start", [["-c", "import newsroom.wsgi"], ["manage.py", "worker"]])
def test_whoever_serves_needs_a_long_key_and_the_address(start):
    done = python(*start, DATABASE_URL=NOWHERE, SECRET_KEY="short")
    assert done.returncode
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["SECRET_KEY", "SITE_URL"]


@pytest.mark.parametrize("command", ["migrate", "remove_demo", "make_renditions", "worker"])
def test_a_command_that_finds_no_database_says_so_without_a_traceback(command):
    done = python("manage.py", command, DATABASE_URL=NOWHERE, SECRET_KEY=KEY, SITE_URL="https://www.example.org")
    assert done.returncode == 1
    assert done.stderr.startswith("The database that DATABASE_URL names does not answer")
    assert "Traceback" not in done.stderr


def test_a_check_that_does_not_exist_is_told_in_a_sentence():
    done = python("manage.py", "check", DATABASE_URL=NOWHERE, SECRET_KEY=KEY, PUBLISH_CHECKS="bylin=off")
    assert done.returncode == 1
    assert done.stderr.startswith("PUBLISH_CHECKS names 'bylin'; the checks are headline, ")
    assert "Traceback" not in done.stderr
