"""`make run`: a whole newsroom on one machine. Starts PostgreSQL, web server and worker, and ends them with itself."""

import contextlib
import errno
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import IO

from newsroom import postgres
from newsroom.processes import Child, end_with_parent, try_lock

LOCAL = postgres.CHECKOUT / ".local"  # what is this machine's own and in no backup of the code
WEB = ["-m", "gunicorn", "newsroom.wsgi", "--workers=2", "--threads=4", "--graceful-timeout=5", "--no-control-socket"]
WEB += ["--log-level=warning"]
LEFTOVERS_END = 15  # seconds for the processes of a killed launcher to end
FIRST_ANSWER = 60  # seconds


class LaunchError(Exception):
    """The newsroom cannot start; the message says why and what helps."""


def main() -> int:
    """Run until Ctrl-C or SIGTERM. The exit code: 0 then, 1 after an error that has been told."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, signal.default_int_handler)
    if "MAKELEVEL" in os.environ:
        end_with_parent(signal.SIGTERM)
    try:
        with contextlib.ExitStack() as ending:
            try:
                run(read_port(os.environ.get("PORT", "8000")), ending)
            finally:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)
    except KeyboardInterrupt:
        say("\nNewsroom has ended.")
        return 0
    except (LaunchError, postgres.PostgresError) as error:
        print(error, file=sys.stderr)
    except PermissionError as error:
        print(f"{error}. Does {LOCAL} belong to another user (after `sudo make run`)?", file=sys.stderr)
    return 1


def run(port: int, ending: contextlib.ExitStack) -> None:
    """Start everything and keep it running. What has to be ended is put on `ending` as it is started."""
    LOCAL.mkdir(mode=0o700, exist_ok=True)
    lock = ending.enter_context(hold_lock(port))
    door = ending.enter_context(listen(port))
    suggest("SECRET_KEY", secret_key())
    suggest("SITE_URL", f"http://localhost:{port}")
    suggest("LANGUAGE_CODE", "en-gb")  # in which the demo is written
    parts: dict[str, Callable[[], Child]] = {}
    running: dict[str, Child] = {}
    ending.callback(end_all, running)
    if not os.environ.get("DATABASE_URL"):
        say("Starting PostgreSQL ...")
        parts["PostgreSQL"] = lambda: postgres.start(postgres.local_directory()).process
        running["PostgreSQL"] = parts["PostgreSQL"]()
    paper, editions, log_ins = prepare(ending)
    suggest("SITE_NAME", paper)
    suggest("EDITIONS", editions)
    web = [*WEB, f"--bind=fd://{door.fileno()}"]
    parts["web server"] = lambda: python(web, lock, door)
    parts["worker"] = lambda: python(["manage.py", "worker"], lock)
    for name in ("web server", "worker"):
        running[name] = parts[name]()
    await_answer(port, running["web server"])
    say(f"\nNewsroom is running. Ctrl-C ends it.\n\n  Site   http://localhost:{port}/")
    say(f"  Admin  http://localhost:{port}/admin/\n{log_ins}")
    supervise(parts, running)


def suggest(name: str, value: str) -> None:
    """Set what is not set, or is empty, for the processes to come."""
    os.environ[name] = os.environ.get(name) or value


def say(text: str) -> None:
    print(text, flush=True)


def read_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise LaunchError(f"PORT is {text!r}; it must be a number from 1 to 65535, such as: make run PORT=8001")
    return int(text)


@contextlib.contextmanager
def hold_lock(port: int) -> Iterator[IO[str]]:
    """One newsroom runs from one checkout. Its processes inherit the lock: leftovers of a killed run hold it, too."""
    with (LOCAL / "launcher").open("a+") as lock:
        deadline = time.monotonic() + LEFTOVERS_END
        while not try_lock(lock):
            lock.seek(0)
            pid, address = lock.read().split() or ("0", "")
            if is_alive(int(pid)):
                raise LaunchError(
                    f"Newsroom is already running from this folder: {address}\n"
                    f"Use that one, or end it first: Ctrl-C where it runs, or kill {pid}"
                )
            if time.monotonic() > deadline:
                raise LaunchError("Processes of an earlier, killed run have not ended yet. End them and start again.")
            time.sleep(0.1)
        lock.truncate(0)
        lock.write(f"{os.getpid()} http://localhost:{port}/")
        lock.flush()
        yield lock


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0


def listen(port: int) -> socket.socket:
    """The socket that the web server serves: open from now on, so that nobody else can take the port meanwhile."""
    try:
        return socket.create_server(("127.0.0.1", port), backlog=128)
    except PermissionError:
        raise LaunchError(f"Port {port} is for root alone. Choose one above 1023: make run PORT=8001") from None
    except OSError as error:
        another = port + 1 if port < 65535 else 8001
        reason = "taken by another program" if error.errno == errno.EADDRINUSE else "not to be had on this machine"
        raise LaunchError(f"Port {port} is {reason}. Choose another: make run PORT={another}") from None


def secret_key() -> str:
    """This machine's key, made once: log-ins outlive a restart."""
    path = LOCAL / "secret_key"
    if not path.exists():
        new = path.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50))
        new.replace(path)
    return path.read_text()


def python(arguments: list[str], *inherited: IO[str] | socket.socket, stdout: int | None = None) -> Child:
    descriptors = [file.fileno() for file in inherited]
    command = [sys.executable, "-X", "utf8", *arguments]
    return Child(command, end_signal=signal.SIGTERM, cwd=postgres.CHECKOUT, pass_fds=descriptors, stdout=stdout)


def prepare(ending: contextlib.ExitStack) -> tuple[str, str, str]:
    """Bring database, static files and demo up to date.

    Returns the name and the further editions of the demo's paper, '' where it is gone, and words on log-ins.
    """
    child = python(["manage.py", "prepare"], stdout=subprocess.PIPE)
    ending.callback(child.end)
    output, _ = child.communicate()
    if child.returncode:
        raise SystemExit(1)  # it has said why
    paper, editions, log_ins = output.decode().split("\n", 2)
    return paper, editions, log_ins


def end_all(running: dict[str, Child]) -> None:
    for child in reversed(running.values()):
        child.end()


def await_answer(port: int, web: Child) -> None:
    deadline = time.monotonic() + FIRST_ANSWER
    while web.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/")
            connection.getresponse()
            return
    raise LaunchError("The web server does not answer; what went wrong stands above.")


def supervise(parts: dict[str, Callable[[], Child]], running: dict[str, Child]) -> None:
    """Start again whatever ends, PostgreSQL before those that need it."""
    while True:
        for name, start in parts.items():
            code = running[name].poll()
            if code is not None:
                running[name] = start()
                say(f"Ended with exit code {code} and started again: {name}")
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main())
