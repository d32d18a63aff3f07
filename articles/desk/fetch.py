"""The one place from which the newsroom opens a connection to somewhere else."""

from collections.abc import Iterable
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

TIMEOUT = 10  # seconds, for connecting and for each answer
AGENT = "Newsroom"


class UnreachableError(Exception):
    """Nobody answered there, or not as was hoped. The text says who and what."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: the operator has named one address, and it alone is trusted."""

    def redirect_request(self, *args, **kwargs):
        return None


def post(address: str, fields: Iterable[tuple[str, str]]) -> int:
    """Send a form to an address that the operator has named; the status of the answer, 200 to 299.

    Only http and https, without following redirects; the answer's text is not read. Raises UnreachableError.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise UnreachableError(f"{address} is no address of the web.")
    form = urlencode(list(fields)).encode()
    try:
        with build_opener(_Stay).open(Request(address, form, {"User-Agent": AGENT}), timeout=TIMEOUT) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        raise UnreachableError(f"{address} answered {error.code} {error.reason}.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise UnreachableError(f"{address} could not be reached: {error}.") from error
