"""What a photo editor may upload, and the files made of it for readers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile

from . import colour, exif, iim, xmp
from .metadata import Metadata
from .opening import HEIC_IS_READ, MAX_BYTES, MAX_PIXELS, RefusedError, check_name, decoding, open_picture

__all__ = [
    "FORMATS",
    "HEIC_IS_READ",
    "MAX_BYTES",
    "MAX_PIXELS",
    "RECIPE",
    "ImageFacts",
    "RefusedError",
    "Rendered",
    "check_name",
    "inspect",
    "key",
    "picture",
    "render",
    "renditions",
    "widths",
]

# Counts up when the settings below, or anything else that shapes a rendition, change: its names then change with it.
RECIPE = 1
_SETTINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 72},
    "jpeg": {"quality": 78, "progressive": True, "optimize": True, "subsampling": "4:2:0"},
}
FORMATS = tuple(_SETTINGS)

_WIDTHS = (320, 480, 640, 960, 1280, 1600)
_LEAD_WIDTH = 2000
_LONGEST_SIDE = 16383  # of a WebP, the narrowest of the three formats

_MIME = {kind: f"image/{kind}" for kind in ("jpeg", "png", "webp", "avif", "tiff", "heic")}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ENDS = {"jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}  # of the formats whose decoders do without


@dataclass(frozen=True)
class ImageFacts:
    """What a file is: 'jpeg', 'png', 'webp', 'avif', 'tiff' or 'heic', and its size in pixels when held upright."""

    format: str
    mime: str
    width: int
    height: int


@dataclass(frozen=True)
class Rendered:
    """One finished rendition; `width` and `height` are those of the file, in pixels."""

    format: str
    width: int
    height: int
    data: bytes


def inspect(data: bytes) -> ImageFacts:
    """The facts of a file that can become a photo; it is decoded to its end. Raises RefusedError for any other."""
    kind, image = open_picture(data)
    with decoding(kind):
        header = image.fp.tell() if image.fp else 0  # Pillow has read to the beginning of the picture's data
        width, height = _measure(kind, image)
        _check_end(kind, data, header)
        if kind == "jpeg":
            image.draft(None, (1, 1))  # an eighth of the size in memory; all of the data is still read
        image.load()
    return ImageFacts(kind, _MIME[kind], width, height)


def widths(original_width: int, lead: bool = False) -> tuple[int, ...]:
    """The widths, in pixels, of the renditions of a photo: none above the original, at least one."""
    steps = (*_WIDTHS, _LEAD_WIDTH) if lead else _WIDTHS
    return tuple(step for step in steps if step <= original_width) or (original_width,)


def key(digest: str, *, width: int, format: str, metadata: Metadata) -> str:
    """Twenty hexadecimal digits for a rendition's file name.

    They change with all that shapes its bytes: the original (`digest`), recipe, width, format, and the credit in it.
    """
    content = repr((digest, RECIPE, width, format, sorted(metadata.embedded().items())))
    return hashlib.sha256(content.encode()).hexdigest()[:20]


def render(data: bytes, *, width: int, format: str, metadata: Metadata) -> bytes:
    """One rendition of a photo; see `renditions`, which makes many of them with one decoding."""
    return next(renditions(data, [(width, format)], metadata)).data


def renditions(data: bytes, recipes: Iterable[tuple[int, str]], metadata: Metadata) -> Iterator[Rendered]:
    """The renditions of a photo for each (width in pixels, format of FORMATS), narrowest first.

    Upright, in sRGB, opaque, never wider than the original. Each carries the creators, credit and rights of `metadata`
    and nothing else of what stood in the original. Raises RefusedError as `inspect` does.
    """
    wanted = sorted(recipes)
    if not wanted:
        return
    largest, original_size = _decode(data, wanted[-1][0])
    packets = _packets(metadata)
    for width, group in groupby(wanted, key=lambda recipe: recipe[0]):
        size = _fit(original_size, width)
        scaled = largest.resize(size, Image.Resampling.LANCZOS)
        for _, format in group:
            yield Rendered(format, *size, _encode(scaled, format, packets))


def picture(data: bytes, width: int) -> Image.Image:
    """The whole picture, upright, in sRGB (mode RGB), `width` pixels wide, or as wide as it is when that is less.

    Raises RefusedError.
    """
    return _decode(data, width)[0]


def _decode(data: bytes, width: int) -> tuple[Image.Image, tuple[int, int]]:
    """The picture as `picture` gives it, and the original's size when held upright."""
    kind, image = open_picture(data)
    with decoding(kind):
        original_size = _measure(kind, image)
        orientation = _orientation(kind, image)
        size = _turned(_fit(original_size, width), orientation)
        image.draft(None, (size[0] * 2, size[1] * 2))  # a JPEG is decoded at about the size that is needed
        image.load()
        profile = image.info.get("icc_profile")
        scaled = colour.flatten(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        upright = colour.to_srgb(scaled, profile)
        if orientation in _TURNS:
            upright = upright.transpose(_TURNS[orientation])
    upright.info = {}  # Pillow would write the original's comment and profile into the new file
    return upright, original_size


def _measure(kind: str, image: ImageFile) -> tuple[int, int]:
    """Width and height of the picture when held upright. All but a JPEG must be decoded for it.

    A PNG may have its orientation behind the pixels, and the size of a HEIC shows only then.
    """
    if kind != "jpeg":
        image.load()
    return _turned(image.size, _orientation(kind, image))


def _orientation(kind: str, image: ImageFile) -> int:
    """1 to 8 of EXIF's Orientation; 1 for TIFF and HEIC, which Pillow and libheif turn themselves."""
    if kind in ("tiff", "heic"):
        return 1
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # a photo with broken EXIF is still a photo
        return 1


def _turned(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return (size[1], size[0]) if orientation in _SIDEWAYS else size


def _check_end(kind: str, data: bytes, header: int) -> None:
    """Raise EOFError where the end marker is missing behind the header: decoders fill up what is missing with grey."""
    if data.find(_ENDS.get(kind, b""), header) < 0:
        raise EOFError("no end of image")


def _fit(size: tuple[int, int], width: int) -> tuple[int, int]:
    """The size with this width, the same proportions, and neither an enlargement nor a side that is too long."""
    scale = min(1.0, width / size[0], _LONGEST_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _packets(metadata: Metadata) -> dict[str, dict[str, bytes]]:
    """What each format is told of credit and rights: XMP and EXIF in all, and IIM where it has a place, in JPEG."""
    fields = metadata.embedded()
    packets = {"xmp": xmp.write(fields), "exif": exif.write(fields)}
    return {"avif": packets, "webp": packets, "jpeg": {**packets, "extra": iim.write(fields)}}


def _encode(image: Image.Image, format: str, packets: dict[str, dict[str, bytes]]) -> bytes:
    file = BytesIO()
    image.save(file, format=format, **_SETTINGS[format], **packets[format])
    return file.getvalue()
