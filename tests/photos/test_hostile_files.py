"""Whatever bytes come: a photo, or a refusal with a sentence; never another error."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos import imaging, metadata
from articles.photos.metadata import Metadata
from tests.photos import pictures

EXIF = pictures.exif({0x013B: "Edda Holm", 0x0112: 6}, {0x9003: "2024:09:17 04:49:00"})
PACKET = pictures.xmp("<photoshop:Credit>Nordlys</photoshop:Credit>")
SOUND = [
    pictures.jpeg_with(pictures.app13(pictures.iim_block(("2:110", b"Nordlys"))), exif=EXIF, xmp=PACKET),
    pictures.encoded(pictures.quartered(), "PNG", exif=EXIF),
    pictures.encoded(pictures.quartered(), "WEBP", exif=EXIF, xmp=PACKET),
    pictures.encoded(pictures.quartered(), "AVIF", exif=EXIF, xmp=PACKET),
    pictures.encoded(pictures.quartered(), "TIFF", compression="tiff_lzw"),
    pictures.HEIC,
]
BEGINNINGS = [data[:length] for data in SOUND for length in (4, 12, 16, 40)]

pytestmark = pytest.mark.filterwarnings("ignore")


def handle(data: bytes) -> None:
    json.dumps(metadata.read(data).raw, allow_nan=False)
    try:
        imaging.inspect(data)
    except imaging.RefusedError:
        return
    for format in imaging.FORMATS:
        pictures.opened(imaging.render(data, width=16, format=format, metadata=Metadata(credit="Nordlys"))).load()


@given(st.binary())
def test_any_bytes(data):
    handle(data)


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_any_bytes_behind_the_beginning_of_a_photo(beginning, data):
    handle(beginning + data)


@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8))
def test_a_photo_with_wrong_bytes_in_it(sound, changes):
    data = bytearray(sound)
    for at, byte in changes:
        data[at % len(data)] = byte
    handle(bytes(data))


@given(st.sampled_from(SOUND), st.integers(0, 5000), st.integers(0, 400))
def test_a_photo_with_a_piece_missing(sound, at, length):
    start = at % len(sound)
    handle(sound[:start] + sound[start + length :])
