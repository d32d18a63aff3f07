"""What the makers of a photo wrote into its file: XMP, IPTC-IIM and EXIF, brought to one set of fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PIL.ImageFile import ImageFile

from . import exif, iim, xmp
from .opening import RefusedError, open_picture
from .reading import Fields, tidy

_IIM_RESOURCE, _IIM_TAG = 0x0404, 33723
_XMP_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_XMP_HEADER_END = b"//ns.adobe.com/xap/1.0/\0"  # of a segment; some agencies' software writes it with a wrong beginning

# What a rendition keeps: who made it, whose it is, and what may be done with it.
_EMBEDDED = (
    "creators",
    "credit",
    "source",
    "copyright_notice",
    "rights_url",
    "licensor_url",
    "digital_source_type",
    "data_mining",
)
# A JPEG has room for 64 KB of XMP. These bounds are far above what credits need and keep any below it.
_MOST_CREATORS, _LONGEST_EMBEDDED = 20, 500


@dataclass(frozen=True)
class Metadata:
    """The IPTC Photo Metadata of a picture; what is not said is empty.

    `taken` is ISO 8601 and may be partial ('2015-09'). `raw` holds all that was read, by standard ('xmp', 'iim',
    'exif'), and can be stored as JSON.
    """

    headline: str = ""
    title: str = ""
    caption: str = ""
    alt_text: str = ""
    extended_description: str = ""
    creators: tuple[str, ...] = ()
    creator_title: str = ""
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    copyright_owner: str = ""
    caption_writer: str = ""
    keywords: tuple[str, ...] = ()
    instructions: str = ""
    job_id: str = ""
    usage_terms: str = ""
    rights_url: str = ""
    licensor_url: str = ""
    taken: str = ""
    sublocation: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    country_code: str = ""
    persons: tuple[str, ...] = ()
    digital_source_type: str = ""
    data_mining: str = ""
    image_guid: str = ""
    raw: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False)

    def embedded(self) -> Fields:
        """The fields that every rendition carries, those that are empty left out, at most 500 characters of each."""
        tidied = {name: _bounded(name, getattr(self, name)) for name in _EMBEDDED}
        return {name: value for name, value in tidied.items() if value}


def read(data: bytes) -> Metadata:
    """The metadata in a picture's file. XMP comes first, then IIM, then EXIF, field by field.

    Never raises: what cannot be read is left empty.
    """
    try:
        _, image = open_picture(data)
    except RefusedError:
        return Metadata()
    readings = {"exif": exif.read(image), "iim": iim.read(_iim_block(image)), "xmp": xmp.read(*_xmp_packets(image))}
    of_xmp, of_iim, of_exif = (readings[standard].fields for standard in ("xmp", "iim", "exif"))
    names = sorted({*of_xmp, *of_iim, *of_exif})
    merged: dict[str, Any] = {
        name: of_xmp.get(name) or _uncut(of_iim.get(name, ""), of_exif.get(name, "")) for name in names
    }
    said = {name: value for name, value in merged.items() if value}
    return Metadata(**said, raw={standard: reading.raw for standard, reading in readings.items() if reading.raw})


def _bounded(name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    texts = (value,) if isinstance(value, str) else value[:_MOST_CREATORS]
    return tidy(name, [text[:_LONGEST_EMBEDDED] for text in texts])


def _uncut(of_iim: str | tuple[str, ...], of_exif: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """IIM before EXIF, unless EXIF says the same and goes on: IIM is cut at its limits."""
    if not of_iim:
        return of_exif
    short, long = ((value,) if isinstance(value, str) else value for value in (of_iim, of_exif))
    goes_on = len(short) == len(long) and all(map(str.startswith, long, short))
    return of_exif if goes_on else of_iim


def _xmp_packets(image: ImageFile) -> list[bytes]:
    """The packet of any format, and of a JPEG also the extension that did not fit into one segment.

    By the XMP specification, part 3, 1.1.3.1, each segment of an extension has before its piece a GUID of 32 bytes, the
    full length, and the offset of the piece (4 bytes each).
    """
    packet = image.info.get("xmp")
    packets = [packet] if isinstance(packet, bytes) else []
    segments: list[bytes] = [segment for name, segment in getattr(image, "applist", []) if name == "APP1"]
    packets += [segment.partition(_XMP_HEADER_END)[2] for segment in segments if _XMP_HEADER_END in segment[:40]]
    pieces = [segment.removeprefix(_XMP_EXTENSION) for segment in segments if segment.startswith(_XMP_EXTENSION)]
    return [*packets, b"".join(piece[40:] for piece in sorted(pieces, key=lambda piece: piece[36:40]))]


def _iim_block(image: ImageFile) -> bytes:
    """The IIM block of a JPEG or a TIFF."""
    tags = getattr(image, "tag_v2", None)
    if tags is not None:  # the raw bytes, since programs declare them as 32-bit numbers, and Pillow keeps one of those
        return bytes(tags._tagdata.get(_IIM_TAG, b""))
    block = image.info.get("photoshop", {}).get(_IIM_RESOURCE, b"")
    return block if isinstance(block, bytes) else b""
