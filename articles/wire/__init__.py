"""What comes in from outside, read into a draft."""

from articles.wire import text
from articles.wire.draft import Draft


def read(data: bytes, name: str = "") -> Draft:
    """The draft in `data`; `name`, a file's name, may tell the format.

    Every input is read as pasted text, the one format there is. Raises draft.UnreadableError with one clear line.
    """
    return text.read(data)
