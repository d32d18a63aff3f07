"""Lighthouse's scores of the front and a story of a newsroom that runs: `make run`, then `make bench-pages`.

No part of the tests. It needs a Chromium and npx, which fetches Lighthouse. A busy machine lowers the score of
performance.
"""

import json
import os
import shutil
import subprocess
import sys
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

from lxml import html

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
GOOD = 0.9
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main(site: str) -> int:
    """Print the scores of both pages; 1 if one is below the least that is wanted."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser or not shutil.which("npx"):
        sys.exit("Lighthouse needs npx (of Node.js) and a Chromium on this machine.")
    os.environ.setdefault("CHROME_PATH", browser)
    try:
        front = html.fromstring(urlopen(site).read())
    except URLError as error:
        sys.exit(f"{site} does not answer ({error.reason}): run `make run` first, with the same PORT.")
    stories = front.xpath("//main//h2//a/@href")
    reached = [tell(urljoin(site, address)) for address in ("/", *stories[:1])]
    return 0 if all(reached) else 1


def tell(address: str) -> bool:
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in LEAST}
    print(address)
    for name, score in scores.items():
        print(f"  {name:16}{score:4}   {'' if score >= LEAST[name] else f'below {LEAST[name]}'}")
    for audit in report["audits"].values():
        if audit["scoreDisplayMode"] in ("binary", "numeric") and (audit["score"] or 0) < GOOD:
            print(f"    {audit['title']} {audit.get('displayValue', '')}")
    return all(score >= LEAST[name] for name, score in scores.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
