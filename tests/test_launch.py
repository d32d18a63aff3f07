"""The launcher, around a tiny site of our own that counts the stories sent to it."""

import http.client
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from newsroom import postgres

SITE = """
import json, os, psycopg
from newsroom import postgres

def application(environ, start_response):
    with psycopg.connect(os.environ.get("DATABASE_URL") or postgres.local_url()) as connection:
        if environ["REQUEST_METHOD"] == "POST":
            connection.execute("INSERT INTO story DEFAULT VALUES")
        stories, = connection.execute("SELECT count(*) FROM story").fetchone()
        worker, = connection.execute("SELECT pid FROM worker").fetchone() or [None]
    start_response("200 OK", [])
    facts = {"stories": stories, "worker": worker, "web": os.getppid(), "key": os.environ["SECRET_KEY"]}
    facts |= {"name": os.environ["SITE_NAME"], "language": os.environ["LANGUAGE_CODE"]}
    facts["editions"] = os.environ["EDITIONS"]
    return [json.dumps(facts).encode()]
"""

MANAGE = """
import os, psycopg, signal, sys
from newsroom import postgres

with psycopg.connect(os.environ.get("DATABASE_URL") or postgres.local_url()) as connection:
    if sys.argv[1] == "prepare":
        connection.execute("CREATE TABLE IF NOT EXISTS story (id serial)")
        connection.execute("CREATE TABLE IF NOT EXISTS worker (pid int)")
        print("The Demo Post\\nar=بريد\\nLog in as nobody.")
    else:
        connection.execute("TRUNCATE worker")
        connection.execute("INSERT INTO worker VALUES (%s)", [os.getpid()])
        connection.commit()
        signal.pause()
"""


class Launcher:
    """A launcher in a folder of its own. Each start gets what `make run` would print."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.processes = []
        package = folder / "newsroom"
        package.mkdir()
        for module in ("__init__", "launch", "postgres", "processes"):
            shutil.copy(Path(postgres.__file__).with_name(f"{module}.py"), package)
        (package / "wsgi.py").write_text(SITE)
        (folder / "manage.py").write_text(MANAGE)
        self.home = postgres.home_of(folder / ".local" / "postgres")

    def start(self, port, **environment):
        environment = {"PATH": os.environ["PATH"], "PORT": str(port), **environment}
        command = [sys.executable, "-m", "newsroom.launch"]
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.processes.append(process)
        return process

    def postmaster(self):
        return int((self.home / "data" / "postmaster.pid").read_text().split()[0])

    def remove(self):
        for process in self.processes:
            process.terminate()
            process.wait()
            process.stdout.close()
        shutil.rmtree(self.home, ignore_errors=True)


@pytest.fixture
def launcher():
    with tempfile.TemporaryDirectory(prefix="newsroom-", dir="/tmp") as folder:  # short enough to hold a socket
        launcher = Launcher(Path(folder))
        yield launcher
        launcher.remove()


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def read_until(process, words):
    """What the launcher says up to the line with `words`; fails when it ends without having said them."""
    said = []
    for line in process.stdout:
        said.append(line)
        if words in line:
            return "".join(said)
    pytest.fail(f"{words!r} was not said, but:\n{''.join(said)}")


def ask(port, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, "/")
    facts = json.load(connection.getresponse())
    connection.close()
    return facts


def wait_for(condition, what):
    deadline = time.monotonic() + 20
    while not (result := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain: {what}")
    return result


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_addresses_and_log_ins_are_told_when_the_site_answers(launcher, port):
    said = read_until(launcher.start(port), "Log in as nobody.")
    assert f"http://localhost:{port}/\n" in said
    assert f"http://localhost:{port}/admin/\n" in said
    assert "The Demo Post" not in said
    facts = ask(port)
    assert (facts["stories"], facts["name"], facts["language"]) == (0, "The Demo Post", "en-gb")
    assert facts["editions"] == "ar=بريد"


def test_what_the_environment_names_stays(launcher, port):
    named = {"SITE_NAME": "Ours", "LANGUAGE_CODE": "pt", "EDITIONS": "de=Unsere"}
    read_until(launcher.start(port, **named, SECRET_KEY=""), "Log in")
    facts = ask(port)
    assert (facts["name"], facts["language"], facts["editions"]) == ("Ours", "pt", "de=Unsere")
    assert len(facts["key"]) > 50


def test_a_story_survives_kill_9_of_server_worker_and_postgresql(launcher, port):
    first = launcher.start(port)
    read_until(first, "Log in")
    before = ask(port, "POST")
    worker = wait_for(lambda: ask(port)["worker"], "the worker")
    for pid in (launcher.postmaster(), before["web"], worker, first.pid):
        os.kill(pid, signal.SIGKILL)
    first.wait()
    read_until(launcher.start(port), "Log in")
    after = ask(port)
    assert (after["stories"], after["key"]) == (1, before["key"])


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells children of their parent's end")
def test_a_killed_launcher_takes_everything_along(launcher, port):
    process = launcher.start(port)
    read_until(process, "Log in")
    pids = [launcher.postmaster(), ask(port)["web"]]
    ends = [os.pidfd_open(pid) for pid in pids]
    process.kill()
    for end in ends:
        assert select.select([end], [], [], 20)[0], "it runs on"
        os.close(end)


def test_ctrl_c_ends_everything(launcher, port):
    process = launcher.start(port)
    read_until(process, "Log in")
    pids = [launcher.postmaster(), ask(port)["web"], wait_for(lambda: ask(port)["worker"], "the worker")]
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0
    assert all(map(is_gone, pids))


def test_what_ends_is_started_again(launcher, port):
    process = launcher.start(port)
    read_until(process, "Log in")
    worker = wait_for(lambda: ask(port)["worker"], "the worker")
    os.kill(worker, signal.SIGKILL)
    read_until(process, "started again: worker")
    wait_for(lambda: ask(port)["worker"] != worker, "another worker")
    os.kill(launcher.postmaster(), signal.SIGKILL)
    read_until(process, "started again: PostgreSQL")
    assert ask(port)["stories"] == 0


def test_a_second_launcher_is_refused_and_the_first_runs_on(launcher, port):
    read_until(launcher.start(port), "Log in")
    second = launcher.start(port + 1)
    said, _ = second.communicate()
    assert f"already running from this folder: http://localhost:{port}/" in said
    assert f"kill {launcher.processes[0].pid}" in said
    assert second.returncode == 1
    assert ask(port)["stories"] == 0


def test_another_postgresql_is_used_when_named(launcher, port):
    with postgres.throwaway() as server:
        process = launcher.start(port, DATABASE_URL=server.url)
        assert "Starting PostgreSQL" not in read_until(process, "Log in")
        assert ask(port, "POST")["stories"] == 1
        process.terminate()
        assert process.wait() == 0
    assert not launcher.home.exists()


def test_a_taken_port_names_the_way_out(launcher):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = launcher.start(port)
        said, _ = process.communicate()
    assert said == f"Port {port} is taken by another program. Choose another: make run PORT={port + 1}\n"
    assert process.returncode == 1


@pytest.mark.parametrize("port", ["", "eight", "0", "65536"])
def test_a_port_that_is_none_is_refused(launcher, port):
    process = launcher.start(port)
    assert f"PORT is {port!r}" in process.communicate()[0]
    assert process.returncode == 1


def test_a_failed_preparation_ends_the_launch(launcher, port):
    (launcher.folder / "manage.py").write_text("raise SystemExit('The migration failed.')")
    process = launcher.start(port)
    said, _ = process.communicate()
    assert said.endswith("The migration failed.\n")
    assert process.returncode == 1


def test_a_site_that_does_not_start_ends_the_launch(launcher, port):
    (launcher.folder / "newsroom" / "wsgi.py").write_text("raise RuntimeError('no settings')")
    process = launcher.start(port)
    said, _ = process.communicate()
    assert "no settings" in said
    assert "The web server does not answer" in said
    assert process.returncode == 1
