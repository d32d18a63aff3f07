import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from newsroom import postgres

NOBODY = pwd.getpwnam("nobody").pw_uid
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def query(server, sql):
    with psycopg.connect(server.url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@pytest.fixture(scope="module")
def server():
    with postgres.throwaway() as server:
        yield server


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="newsroom-", dir="/tmp") as folder:  # short enough to hold a socket
        yield Path(folder) / "postgres"


@pytest.fixture
def begin(folder):
    """Start the one server of a test, again and again if it likes."""
    servers = []

    def begin():
        servers.append(postgres.start(folder))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()
        shutil.rmtree(server.home, ignore_errors=True)


def test_search_splits_words_at_dashes_and_curly_quotes(server):
    words = query(server, "SELECT to_tsvector('simple', '„ÖL—Preis“ ‘naïve’')::text")
    assert words == "'naïve':3 'preis':2 'öl':1"


def test_no_network_port_is_opened(server):
    assert query(server, "SHOW listen_addresses") == ""


def test_a_throwaway_server_leaves_nothing_behind():
    with postgres.throwaway() as server:
        assert query(server, "SELECT current_user") == "newsroom"
    assert server.process.poll() == 0
    assert not server.home.exists()


def test_the_shell_does_not_choose_locale_or_connection(begin, monkeypatch):
    for name, value in {"LC_ALL": "C", "LANG": "C", "PGPORT": "1", "PGDATA": "/nowhere", "PGUSER": "stranger"}.items():
        monkeypatch.setenv(name, value)
    server = begin()
    assert query(server, "SHOW server_encoding") == "UTF8"
    assert query(server, "SELECT lower('ÉŁÖ')") == "éłö"


def test_rows_survive_a_killed_server(begin):
    first = begin()
    assert query(first, "SHOW fsync") == "on"
    query(first, "CREATE TABLE story AS SELECT 'kept' AS headline")
    first.process.kill()
    first.process.wait()
    assert query(begin(), "SELECT headline FROM story") == "kept"


def test_a_server_whose_parent_was_killed_is_replaced(begin, folder):
    program = "import sys; from newsroom import postgres; postgres.start(postgres.Path(sys.argv[1]))\nprint(flush=True)"
    program += "\nsys.stdin.read()"
    command = [sys.executable, "-c", program, folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=postgres.CHECKOUT) as parent:
        parent.stdout.readline()
        parent.kill()
    assert query(begin(), "SELECT 1") == 1


def test_a_server_that_nobody_stopped_is_replaced(begin):
    first, second = begin(), begin()
    assert first.process.poll() == 0
    assert query(second, "SELECT 1") == 1


def test_a_stale_process_id_is_not_taken_for_a_server(begin):
    server = begin()
    server.process.kill()
    server.process.wait()
    stale = server.home / "data" / "postmaster.pid"
    lines = stale.read_text().splitlines()
    stale.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    assert query(begin(), "SELECT 1") == 1


def test_an_interrupted_creation_is_begun_anew(begin):
    server = begin()
    server.stop()
    (server.home / "data").rename(server.home / "new")
    (server.home / "new" / "PG_VERSION").unlink()
    assert query(begin(), "SELECT 1") == 1


def test_a_folder_made_anew_at_the_same_path_begins_empty(begin, folder):
    query(begin(), "CREATE TABLE story ()")
    shutil.rmtree(folder)
    assert query(begin(), "SELECT count(*) FROM pg_tables WHERE tablename = 'story'") == 0


def test_data_of_another_version_are_refused_and_kept(begin):
    server = begin()
    server.stop()
    version = server.home / "data" / "PG_VERSION"
    version.write_text("15\n")
    with pytest.raises(postgres.PostgresError, match="written by PostgreSQL 15; the embedded one is 18"):
        begin()
    version.write_text("18\n")
    assert query(begin(), "SELECT 1") == 1


def test_a_server_that_does_not_start_says_why(begin):
    server = begin()
    server.stop()
    (server.home / "data" / "postgresql.conf").write_text("port = none\n")
    with pytest.raises(postgres.PostgresError, match='invalid value for parameter "port"'):
        begin()


@pytest.mark.parametrize("checkout", ["/srv/" + "long" * 40, "/srv/one,two"])
def test_a_path_that_no_socket_can_have_gets_a_short_one(checkout, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(postgres, "CHECKOUT", Path(checkout))
    host = psycopg.conninfo.conninfo_to_dict(postgres.local_url())["host"]
    assert host.startswith("/tmp/newsroom-1000-")
    assert len(host) < 60


def test_a_strangers_socket_folder_is_refused(folder):
    theirs = folder.parent / "theirs"
    theirs.mkdir()
    home = postgres.home_of(folder)
    home.mkdir(parents=True)
    (home / "socket").symlink_to(theirs)
    with pytest.raises(postgres.PostgresError, match="belongs to another user"):
        postgres.start(folder)
    shutil.rmtree(home)


def test_each_checkout_has_an_address_of_its_own(monkeypatch):
    addresses = set()
    for checkout in ("/srv/a", "/srv/b"):
        monkeypatch.setattr(postgres, "CHECKOUT", Path(checkout))
        addresses.add(postgres.local_url())
    assert len(addresses) == 2


@as_root
def test_root_runs_it_as_nobody_below_a_closed_folder(begin, folder):
    folder.parent.chmod(0o700)
    server = begin()
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    assert f"\nUid:\t{NOBODY}\t{NOBODY}\t{NOBODY}\t{NOBODY}\n" in status
    assert folder.parent.stat().st_mode & 0o777 == 0o700


@as_root
def test_an_ordinary_user_runs_it_below_a_long_path():
    """In a fork: the interpreter itself may lie where nobody may read."""
    with postgres.throwaway() as server:
        binaries = Path(os.readlink(f"/proc/{server.process.pid}/exe")).parents[3]
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            sys.path.insert(0, str(binaries))
            with tempfile.TemporaryDirectory(dir="/tmp") as short:
                server = postgres.start(Path(short) / ("long" * 30))
                os.write(writing, query(server, "SHOW unix_socket_directories").encode())
                server.stop()
                shutil.rmtree(psycopg.conninfo.conninfo_to_dict(server.url)["host"])
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading) as answer:
        assert answer.read().startswith(f"/tmp/newsroom-{NOBODY}-")
    assert os.waitpid(child, 0)[1] == 0
