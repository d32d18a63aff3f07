"""From bytes to an opened picture: which formats are taken, how large, and what is said to a photo editor otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from PIL.ImageFile import ImageFile

from articles.content.sentence import Sentence, counted, sentence

try:
    import pi_heif
except ImportError:
    HEIC_IS_READ = False
else:
    pi_heif.register_heif_opener()
    HEIC_IS_READ = True

MAX_BYTES = 50 * 1024 * 1024
MAX_PIXELS = 150_000_000

# Pillow warns above its own limit and fails above twice as much; opening checks MAX_PIXELS itself, before decoding.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

# What the file is, as it is spoken of, and Pillow's names of its readers. MPO is a JPEG followed by further pictures.
NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "avif": "AVIF", "tiff": "TIFF", "heic": "HEIC"}
_READERS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "tiff": "TIFF", "heic": "HEIF"}

_ENDINGS = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "webp": (".webp",),
    "avif": (".avif",),
    "tiff": (".tif", ".tiff"),
    "heic": (".heic", ".heif", ".hif"),
}
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
_SIGNATURES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
)
_RAW = sentence("a camera raw file")
_FOREIGN_SIGNATURES = (
    (b"%PDF", sentence("a PDF document")),
    (b"%!PS", sentence("a PostScript document")),
    (b"GIF8", sentence("a GIF")),
    (b"BM", sentence("a Windows bitmap (BMP)")),
    (b"8BPS", sentence("a Photoshop document")),
    (b"\0\0\1\0", sentence("an icon")),
    (b"PK\3\4", sentence("a ZIP archive or an Office document")),
    (b"Rar!", sentence("a RAR archive")),
    (b"\x1aE\xdf\xa3", sentence("a video (WebM or Matroska)")),
    (b"ID3", sentence("a sound recording (MP3)")),
    (b"\0\0\0\x0cjP  ", sentence("a JPEG 2000 picture")),
    (b"\xff\x0a", sentence("a JPEG XL picture")),
    (b"\0\0\0\x0cJXL ", sentence("a JPEG XL picture")),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIRO", _RAW),
    (b"IIU\0", _RAW),
)
_RESOLUTION_TAG, _DNG_VERSION_TAG = 254, 50706


class RefusedError(Exception):
    """A file that cannot become a photo. It says to the photo editor, in a Sentence, what is wrong and what to do."""


def open_picture(data: bytes) -> tuple[str, ImageFile]:
    """The format ('jpeg', 'png', 'webp', 'avif', 'tiff' or 'heic') and the picture, opened but not yet decoded.

    Raises RefusedError for anything that is too large, no photo, an animation, or damaged so far as its header shows.
    """
    if not data:
        raise RefusedError(sentence("The file is empty (0 bytes). Copy it again from where it came from."))
    if len(data) > MAX_BYTES:
        raise RefusedError(
            sentence(
                "The file has %(size)s MB; at most %(most)s MB are taken. "
                "Save it as a JPEG of high quality and upload that.",
                size=f"{len(data) / 1024**2:.0f}",
                most=MAX_BYTES // 1024**2,
            )
        )
    kind = _recognise(data)
    with decoding(kind):
        image = Image.open(BytesIO(data), formats=(_READERS[kind],))
        _check_size(image.size)
        _check_frames(kind, image)
        if kind == "tiff":
            _check_tiff(image)
    return kind, image


def check_name(kind: str, name: str) -> None:
    """Refuse a file whose name says that it is of another format than it is: what handles it later may believe it."""
    lower = name.lower()
    if any(lower.endswith(_ENDINGS[other]) for other in _ENDINGS if other != kind):
        _, ending = lower.rsplit(".", 1)
        raise RefusedError(
            sentence(
                "The file's name ends in .%(ending)s, but it is a picture in the format %(format)s. "
                "Let its name end in %(right)s and upload it again.",
                ending=ending,
                format=NAMES[kind],
                right=_ENDINGS[kind][0],
            )
        )


@contextmanager
def decoding(kind: str) -> Iterator[None]:
    """Whatever a decoder says of broken or hostile bytes becomes one RefusedError."""
    try:
        yield
    except (RefusedError, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedError(
            sentence(
                "The picture has more than the %(most)s megapixels that are taken. "
                "Make it smaller in a picture editor and upload that.",
                most=MAX_PIXELS // 1_000_000,
            )
        ) from error
    except Exception as error:  # Pillow's decoders raise nearly anything on damaged bytes
        raise RefusedError(
            sentence(
                "The %(format)s file is damaged or breaks off before its end. "
                "Copy it again from the camera or from the agency.",
                format=NAMES[kind],
            )
        ) from error


def _recognise(data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind == "tiff" and data[8:10] == b"CR":
                raise RefusedError(_not_taken(_RAW))
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _recognise_brand(data)
    raise RefusedError(_not_taken(_foreign_name(data)))


def _recognise_brand(data: bytes) -> str:
    """Tell the formats apart that share the container of ISO/IEC 14496-12, by the brands in their first box."""
    length = int.from_bytes(data[:4], "big")
    brands = {data[at : at + 4] for at in range(8, min(length, len(data), 256), 4) if at != 12}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if not brands.isdisjoint(_HEIC_BRANDS):
        if not HEIC_IS_READ:
            raise RefusedError(
                sentence(
                    "This is a HEIC photo, which is not read here. Export it as a JPEG, or set the phone's camera "
                    "to 'Most compatible', and upload that."
                )
            )
        return "heic"
    raise RefusedError(_not_taken(_RAW if b"crx " in brands else sentence("a video")))


def _foreign_name(data: bytes) -> Sentence | None:
    for signature, name in _FOREIGN_SIGNATURES:
        if data.startswith(signature):
            return name
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        return sentence("a vector graphic (SVG)") if b"<svg" in start else sentence("a web page or another text")
    return None


def _check_size(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        megapixels = width * height / 1_000_000
        raise RefusedError(
            sentence(
                "The picture has %(width)s × %(height)s pixels (%(megapixels)s megapixels), "
                "more than the %(most)s megapixels that are taken. "
                "Make it smaller in a picture editor and upload that.",
                width=width,
                height=height,
                megapixels=f"{megapixels:.0f}",
                most=MAX_PIXELS // 1_000_000,
            )
        )


def _check_frames(kind: str, image: ImageFile) -> None:
    """Refuse animations.

    Not every file of several pictures is one: further pages of a TIFF, a JPEG's depth map and the rest of a burst in
    a HEIC are copies and additions that any viewer ignores. There the first (in HEIC: the primary) is the photo.
    """
    frames = getattr(image, "n_frames", 1) if kind in ("png", "webp", "avif") else 1
    if frames > 1:
        raise RefusedError(
            counted(
                "This %(format)s file is an animation, and a photo is none. "
                "Export the picture that you want as a JPEG.",
                "This %(format)s file is an animation of %(count)s pictures, and a photo is one. "
                "Export the picture that you want as a JPEG.",
                frames,
                format=NAMES[kind],
            )
        )


def _check_tiff(image: ImageFile) -> None:
    """Refuse what only looks like a photo: measurements in 32 bits, and raw files (DNG, NEF, ARW) dressed as TIFF.

    The first picture of such a raw file is its thumbnail (TIFF 6.0, tag 254, bit 0).
    """
    tags: dict[int, object] = getattr(image, "tag_v2", {})
    if _DNG_VERSION_TAG in tags or tags.get(_RESOLUTION_TAG) == 1:
        raise RefusedError(_not_taken(_RAW))
    if image.mode in ("I", "F"):
        raise RefusedError(
            sentence("This TIFF has 32 bits for each colour, as in science. Save it with 8 or 16 bits and upload that.")
        )


def _not_taken(name: Sentence | None) -> Sentence:
    if not name:
        return sentence(
            "This is not a photo, whatever its name says. "
            "Photos are taken as JPEG, PNG, WebP, AVIF, TIFF or HEIC: export it as a JPEG and upload that."
        )
    return sentence(
        "This is %(name)s, not a photo, whatever its name says. "
        "Photos are taken as JPEG, PNG, WebP, AVIF, TIFF or HEIC: export the picture as a JPEG.",
        name=name,
    )
