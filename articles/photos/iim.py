"""IPTC-IIM 4.2: the older metadata block of agency photos, in a JPEG's Photoshop segment (APP13) or a TIFF tag."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .dates import iso_date
from .reading import Fields, Reading, decode, tidy, tidy_text

# Record 2: number of the dataset and its limit in bytes.
_DATASETS = {
    "title": (5, 64),
    "keywords": (25, 64),
    "instructions": (40, 256),
    "creators": (80, 32),
    "creator_title": (85, 32),
    "city": (90, 32),
    "sublocation": (92, 32),
    "state": (95, 32),
    "country_code": (100, 3),
    "country": (101, 64),
    "job_id": (103, 32),
    "headline": (105, 256),
    "credit": (110, 32),
    "source": (115, 32),
    "copyright_notice": (116, 128),
    "caption": (120, 2000),
    "caption_writer": (122, 32),
}
_LIMITS = {(2, number): limit for number, limit in _DATASETS.values()}
_CHARSET, _DATE, _TIME = (1, 90), (2, 55), (2, 60)
_FIRST_PREVIEW = (2, 200)  # from here on pictures, not words

# 1:90 holds escape sequences of ISO 2022. What calls itself Latin-1 is Windows-1252 in practice.
_ENCODINGS = {
    b"\x1b%G": "utf-8",
    b"\x1b%/G": "utf-8",
    b"\x1b%/H": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b-A": "cp1252",
    b"\x1b.A": "cp1252",
    b"\x1b-B": "iso8859-2",
    b"\x1b-F": "iso8859-7",
    b"\x1b-G": "iso8859-6",
    b"\x1b-H": "iso8859-8",
    b"\x1b-L": "iso8859-5",
    b"\x1b-M": "iso8859-9",
    b"\x1b-b": "iso8859-15",
    b"\x1b$B": "iso2022_jp",
    b"\x1b$)C": "euc_kr",
    b"\x1b$)A": "gb2312",
}

_HEADER = struct.Struct(">BBBH")
_TAG_MARKER = 0x1C
_EXTENDED_LENGTH = 0x8000


def read(block: bytes) -> Reading:
    """The fields of an IIM block; what is malformed ends the reading, and what came before it stands."""
    found: dict[tuple[int, int], list[bytes]] = {}
    for dataset, value in _datasets(block):
        if dataset < _FIRST_PREVIEW:
            found.setdefault(dataset, []).append(value)
    encoding = _ENCODINGS.get(b"".join(found.get(_CHARSET, [])[:1]).strip(b" \0"), "")
    texts = {
        dataset: [decode(value.rstrip(b"\0"), encoding, cut=len(value) == _LIMITS.get(dataset)) for value in values]
        for dataset, values in found.items()
    }
    fields: Fields = {name: tidy(name, texts.get((2, number), [])) for name, (number, _) in _DATASETS.items()}
    fields["taken"] = iso_date("".join(texts.get(_DATE, [])[:1]), "".join(texts.get(_TIME, [])[:1]))
    raw = {f"{record}:{number:02}": [tidy_text(text) for text in said] for (record, number), said in texts.items()}
    return Reading(fields, raw)


def write(fields: Fields) -> bytes:
    """The APP13 segment of a JPEG with these fields in UTF-8, each cut at its limit; no bytes when there are none.

    Fields that IIM does not know are left out.
    """
    datasets = b""
    for name, (number, limit) in _DATASETS.items():
        value = fields.get(name, "")
        for text in [value] if isinstance(value, str) else value:
            cut = text.encode()[:limit].decode(errors="ignore").encode()
            datasets += _dataset(2, number, cut) if cut else b""
    if not datasets:
        return b""
    block = _dataset(*_CHARSET, b"\x1b%G") + _dataset(2, 0, b"\0\4") + datasets
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    content = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return _HEADER.pack(_TAG_MARKER, record, number, len(value)) + value


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    while at + _HEADER.size <= len(block):
        marker, record, number, length = _HEADER.unpack_from(block, at)
        at += _HEADER.size
        if marker != _TAG_MARKER:
            return
        if length & _EXTENDED_LENGTH:
            size = length & ~_EXTENDED_LENGTH
            length = int.from_bytes(block[at : at + size], "big")
            at += size
        yield (record, number), block[at : at + length]
        at += length
