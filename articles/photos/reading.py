"""What one metadata standard says of a photo, and how its words are put in order whatever program wrote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

Fields = dict[str, str | tuple[str, ...]]

LISTS = frozenset({"creators", "keywords", "persons"})
_PARAGRAPHS = frozenset({"caption", "extended_description", "instructions", "usage_terms"})
_LONGEST = 20_000  # characters of a value; above that it is no text but a payload such as a depth map

_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class Reading(NamedTuple):
    """The fields that a standard filled, by the names of Metadata, and all that was read, ready for JSON."""

    fields: Fields
    raw: dict[str, Any]


def tidy_text(value: str) -> str:
    """Plain text of any length: composed (NFC), one form of line break, no control characters or repeated spaces."""
    text = _NO_TEXT.sub("", unicodedata.normalize("NFC", value[:_LONGEST].replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")).strip()


def tidy(name: str, values: Iterable[str]) -> str | tuple[str, ...]:
    """The value of a field from what was found for it: the first that says something, or each of them for a list.

    Fields other than captions and the like are one line. A value without letter or digit, such as the '-' that agencies
    write into empty fields, says nothing.
    """
    texts = [tidy_text(value) for value in values]
    if name not in _PARAGRAPHS:
        texts = [" ".join(text.split("\n")) for text in texts]
    said = tuple(dict.fromkeys(text for text in texts if any(character.isalnum() for character in text)))
    if name in LISTS:
        return said
    return said[0] if said else ""


def decode(data: bytes, encoding: str = "", *, cut: bool = False) -> str:
    """Text of bytes that may not say how they are encoded: as `encoding` where given, else UTF-8, else Windows-1252.

    `cut` for bytes that fill their field: the last character of UTF-8 may then be cut in half, and is left out.
    """
    for name in filter(None, (encoding, "utf-8")):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if cut and name == "utf-8" and error.reason == "unexpected end of data":
                return data[: error.start].decode(name)
    return data.decode("cp1252", errors="replace")
