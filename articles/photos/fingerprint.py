"""Whether two files are the same, byte for byte or to the eye."""

from __future__ import annotations

import hashlib

from PIL import Image

from . import imaging

_DECODED_WIDTH = 128
_COLUMNS, _ROWS = 9, 8
_BITS = 64


def digest(data: bytes) -> str:
    """SHA-256 of the file, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def difference_hash(data: bytes) -> int:
    """64 bits that stay nearly the same when a picture is scaled or compressed anew, as a signed integer.

    Each bit tells whether the picture grows brighter from one of 9 × 8 fields to the next on its right. Signed, so that
    it fits a database's 64-bit column. Raises RefusedError.
    """
    grey = imaging.picture(data, _DECODED_WIDTH).convert("L").resize((_COLUMNS, _ROWS), Image.Resampling.BOX)
    fields = grey.tobytes()
    bits = 0
    for at in range(_COLUMNS * _ROWS):
        if at % _COLUMNS:
            bits = bits << 1 | (fields[at] > fields[at - 1])
    return bits - (1 << _BITS) if bits >> (_BITS - 1) else bits


def distance(a: int, b: int) -> int:
    """The number of bits, 0 to 64, in which two difference hashes differ; up to about 8 are the same picture."""
    return ((a ^ b) & ((1 << _BITS) - 1)).bit_count()
