"""Child processes that never outlive the process that started them, and locks that tell whether they still live."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Child(subprocess.Popen[bytes]):
    """A process in a session of its own, so that a Ctrl-C in the terminal reaches it through its parent alone.

    `end_signal` asks it to end, for which it gets `patience` seconds. On Linux the kernel sends it that signal when the
    thread that made it ends, by a `kill -9` too: make it in the main thread. `options` are those of `subprocess.Popen`.
    """

    def __init__(
        self, command: Sequence[str | Path], *, end_signal: signal.Signals, patience: float = 10, **options: Any
    ):
        self.end_signal, self.patience = end_signal, patience
        ask_kernel = _death_signal(end_signal, parent=os.getpid())
        super().__init__(command, start_new_session=True, preexec_fn=ask_kernel, **options)

    def end(self) -> None:
        """Ask it to end, wait, and kill it when its time is over. One that has ended is left alone."""
        if self.poll() is None:
            self.send_signal(self.end_signal)
            try:
                self.wait(self.patience)
            except subprocess.TimeoutExpired:
                self.kill()
                self.wait()


def end_with_parent(number: signal.Signals) -> None:
    """Let the kernel send this process the signal `number` when its parent ends (Linux; elsewhere nothing happens)."""
    if ask_kernel := _death_signal(number, parent=os.getppid()):
        ask_kernel()


def try_lock(file: IO[str]) -> bool:
    """Take the lock of an open file if it is free. Children that inherit the file hold it on, each until it ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _death_signal(number: signal.Signals, parent: int) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up before the fork: the child may not wait for a lock

    def ask_kernel() -> None:
        prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:  # it ended before the kernel was asked
            os.kill(os.getpid(), signal.SIGKILL)

    return ask_kernel
