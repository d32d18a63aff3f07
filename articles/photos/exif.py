"""The few words that EXIF 3.0 has for a photo's editor: creator, copyright, description, date. No device, no place."""

from __future__ import annotations

from typing import Any

from PIL import ExifTags, Image

from .dates import iso_date
from .reading import Fields, Reading, decode, tidy, tidy_text

_BASE = ExifTags.Base


def read(image: Image.Image) -> Reading:
    """The fields in the EXIF of an opened picture; none where it is broken."""
    try:
        exif = image.getexif()
        tags: dict[int, Any] = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    except Exception:  # Pillow's reader raises nearly anything on broken EXIF
        return Reading({}, {})
    texts = {tag: _text(value) for tag, value in tags.items() if isinstance(value, str | bytes)}
    fields: Fields = {
        "caption": tidy("caption", [texts.get(_BASE.ImageDescription, "")]),
        "creators": tidy("creators", texts.get(_BASE.Artist, "").split(";")),
        "copyright_notice": tidy("copyright_notice", [_copyright(texts.get(_BASE.Copyright, ""))]),
        "image_guid": tidy("image_guid", [texts.get(_BASE.ImageUniqueID, "")]),
        "taken": iso_date(texts.get(_BASE.DateTimeOriginal, ""), offset=texts.get(_BASE.OffsetTimeOriginal, "")),
    }
    return Reading(fields, {ExifTags.TAGS[tag]: tidy_text(text) for tag, text in texts.items() if tag in ExifTags.TAGS})


def write(fields: Fields) -> bytes:
    """An EXIF block with Artist and Copyright in UTF-8, as the Metadata Working Group advises; else no bytes."""
    exif = Image.Exif()
    creators, notice = fields.get("creators", ()), fields.get("copyright_notice", "")
    if creators:
        exif[_BASE.Artist] = "; ".join(creators).encode()
    if isinstance(notice, str) and notice:
        exif[_BASE.Copyright] = notice.encode()
    return exif.tobytes() if len(exif) else b""


def _text(value: str | bytes) -> str:
    """Pillow reads EXIF text as Latin-1; cameras and agencies write UTF-8 or Windows-1252."""
    data = value.encode("latin-1", errors="replace") if isinstance(value, str) else value
    return decode(data.rstrip(b"\0"))


def _copyright(text: str) -> str:
    """The photographer's notice and, behind a NUL, the editor's (EXIF 3.0, 4.6.5.4.2), as one line."""
    return "; ".join(part.strip() for part in text.split("\0") if part.strip())
