import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def test_a_secret_key_may_begin_with_any_character():
    told = subprocess.run(
        [sys.executable, "-c", "from newsroom.settings import SECRET_KEY; print(SECRET_KEY)"],
        cwd=PROJECT,
        env={**os.environ, "SECRET_KEY": "$word-of-fifty", "DATABASE_URL": "postgres://somewhere/newsroom"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "$word-of-fifty\n"
