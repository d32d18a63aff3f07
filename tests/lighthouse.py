"""Lighthouse's scores of the public pages of the demo newsroom, the other half of `make bench`. No part of the tests.

The demo newsroom stands in a database that is thrown away, with all its pictures, behind the web server of `make run`.
It needs a Chromium and npx, which fetches Lighthouse.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile

from newsroom.launch import WEB, await_answer, python
from tests.bench import empty_newsroom

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
GOOD = 0.9
TRIES = 3  # a busy machine lowers the score of performance
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> int:
    """Print the scores of a page of each kind; 1 if one is below the least that is wanted."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser or not shutil.which("npx"):
        print("No scores by Lighthouse: it needs npx (of Node.js) and a Chromium on this machine.")
        return 0
    os.environ.setdefault("CHROME_PATH", browser)
    with socket.create_server(("127.0.0.1", 0), backlog=128) as door:
        site = f"http://127.0.0.1:{door.getsockname()[1]}"
        with empty_newsroom(SITE_URL=site, LANGUAGE_CODE="en-gb", SECRET_KEY=secrets.token_urlsafe(50)):
            load_demo()
            print(f"Lighthouse's scores: {', '.join(LEAST)}", flush=True)
            with served(door):
                reached = [tell(name, site + address) for name, address in addresses().items()]
    return 0 if all(reached) else 1


def load_demo() -> None:
    from django.core.management import call_command

    print("Making the demo newsroom and its pictures ...", file=sys.stderr)
    call_command("load_demo", stdout=sys.stderr)
    call_command("make_renditions", stdout=sys.stderr)


@contextmanager
def served(door: socket.socket) -> Iterator[None]:
    web = python([*WEB, f"--bind=fd://{door.fileno()}"], door)
    try:
        await_answer(door.getsockname()[1], web)
        yield
    finally:
        web.end()


def addresses() -> dict[str, str]:
    """One page of each kind that readers come to most, by name."""
    from articles.models import Article

    public = Article.objects.public().with_live()
    pictured = public.filter(live__captions__isnull=False).newest_first()
    stories = {kind: pictured.filter(live_kind=kind)[0] for kind in ("news", "opinion", "gallery")}
    stories["arabic"] = public.filter(live__language="ar").newest_first()[0]
    section = stories["news"].live_section.get_absolute_url()
    return {"front": "/", "section": section} | {name: story.get_absolute_url() for name, story in stories.items()}


def tell(name: str, address: str) -> bool:
    for _ in range(TRIES):
        report = ask(address)
        scores = {category: round(100 * (report["categories"][category]["score"] or 0)) for category in LEAST}
        if reached := all(scores[category] >= least for category, least in LEAST.items()):
            break
    print(f"{name:36}" + "".join(f"{score:5}" for score in scores.values()), flush=True)
    for audit in [] if reached else report["audits"].values():
        if audit["scoreDisplayMode"] in ("binary", "numeric", "metricSavings") and (audit["score"] or 0) < GOOD:
            print(f"    {audit['title']} {audit.get('displayValue', '')}")
    return reached


def ask(address: str) -> dict:
    """Lighthouse's report (its Result Object); one without scores where a busy machine kept it from measuring."""
    with NamedTemporaryFile(suffix=".json") as file:
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={file.name}"]
        subprocess.run([*command, f"--chrome-flags={FLAGS}"], check=False)
        said = file.read()
    return json.loads(said) if said else sys.exit(f"Lighthouse did not run: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main())
