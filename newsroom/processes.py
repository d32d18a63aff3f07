"""Child processes that never outlive the process that started them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def spawn(command: Sequence[str | Path], *, signal_at_death: int, **options: Any) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that a Ctrl-C in the terminal reaches it through its parent alone.

    On Linux the kernel sends it `signal_at_death` when the thread that called this ends, by `kill -9` too: call from
    the main thread. `options` are those of `subprocess.Popen`.
    """
    return subprocess.Popen(
        command, start_new_session=True, preexec_fn=_death_signal(signal_at_death, parent=os.getpid()), **options
    )


def end_with_parent(number: int) -> None:
    """Let the kernel send this process the signal `number` when its parent ends (Linux; elsewhere nothing happens)."""
    if ask := _death_signal(number, parent=os.getppid()):
        ask()


def _death_signal(number: int, parent: int) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl  # looked up before the fork: the child may not take a lock

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:  # it ended before the kernel was asked
            os.kill(os.getpid(), signal.SIGKILL)

    return ask
