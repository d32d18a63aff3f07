"""Bytes of unknown origin as text."""

import codecs
import re

from articles.content.sentence import sentence
from articles.wire.draft import UnreadableError

MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 10_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# No text holds these, in any of the encodings; a form feed and an escape occur in wire files.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BINARY = 0.01


def decode(data: bytes) -> str:
    """`data` as text: by its byte order mark, else as UTF-8, else as cp1252. Line ends become '\\n'.

    Raises UnreadableError for what is empty, too long, or no text.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            sentence("The input is longer than %(most)s MB; give the text of one story.", most=MOST_BYTES // 1024**2)
        )
    text = _decoded(data)
    if "\x00" in text or len(_BINARY.findall(text)) > _MOST_BINARY * len(text):
        raise UnreadableError(
            sentence("The input is no text but a binary file; save the story as plain text and try again.")
        )
    if not text.strip():
        raise UnreadableError(sentence("The input is empty; give the text of a story."))
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    if text.count("\n") >= MOST_LINES:
        raise UnreadableError(
            sentence("The input has more than %(most)s lines; give the text of one story.", most=MOST_LINES)
        )
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # The five bytes that cp1252 leaves undefined become replacement marks; a page may hold one, a picture many.
        return data.decode("cp1252", "replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            sentence(
                "The input says it is %(encoding)s, but is not from byte %(byte)s on; save it as UTF-8.",
                encoding=encoding.upper(),
                byte=error.start,
            )
        ) from error
