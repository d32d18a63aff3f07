"""The door through which a web server hands requests in."""

import importlib

import pytest


@pytest.mark.django_db(transaction=True)
def test_a_head_is_answered_with_the_length_of_the_page_and_without_its_body(monkeypatch, rf):
    monkeypatch.setenv("SECRET_KEY", "a secret key of the test, which is long enough to be one")
    monkeypatch.setenv("SITE_URL", "http://localhost")
    application = importlib.import_module("newsroom.wsgi").application
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(headers, status=status)

    page = b"".join(application(rf.get("/").environ, start_response))
    length = said["Content-Length"]
    assert application(rf.head("/").environ, start_response) == []
    assert (said["status"], said["Content-Length"]) == ("200 OK", length == str(len(page)) and length)
