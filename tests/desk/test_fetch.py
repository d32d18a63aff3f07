"""The one door to the outside: what it sends, and what it never does."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from articles.desk import fetch


@contextmanager
def server(status: int = 202, **headers):
    """A web server on this machine that answers so; gives its address and the bodies that it was sent."""
    received = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *args):
            pass

    listening = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}/", received
    finally:
        listening.shutdown()
        listening.server_close()


def test_a_form_is_sent_as_forms_are():
    with server() as (address, received):
        assert fetch.post(address, [("hub.mode", "publish"), ("hub.url", "https://a.example/?x=1&y=é")]) == 202
    assert received == ["hub.mode=publish&hub.url=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D%C3%A9"]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status):
    with server() as (inside, received), server(status, Location=inside) as (address, _):
        with pytest.raises(fetch.UnreachableError, match=str(status)):
            fetch.post(address, [])
        assert received == []


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_a_refusal_is_told(status):
    with server(status) as (address, _), pytest.raises(fetch.UnreachableError, match=str(status)):
        fetch.post(address, [])


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "data:,x",
        "//a.example/",
        "http://",
        "http://127.0.0.1:1/",
    ],
)
def test_what_cannot_be_reached_is_named(address):
    with pytest.raises(fetch.UnreachableError) as caught:
        fetch.post(address, [])
    assert address in str(caught.value)
