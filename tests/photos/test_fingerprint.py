import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.photos import fingerprint, imaging
from articles.photos.metadata import Metadata
from tests.photos import pictures

BITS_64 = st.integers(-(2**63), 2**63 - 1)


def hash_of(image: Image.Image, format: str = "PNG", **options: object) -> int:
    return fingerprint.difference_hash(pictures.encoded(image, format, **options))


def test_the_digest_is_sha_256():
    assert fingerprint.digest(b"photo") == hashlib.sha256(b"photo").hexdigest()


@pytest.mark.parametrize("format", imaging.FORMATS)
@pytest.mark.parametrize("width", [64, 320, 480])
def test_a_rendition_looks_like_its_original(format, width):
    original = pictures.encoded(pictures.detailed(600, 400), "PNG")
    rendition = imaging.render(original, width=width, format=format, metadata=Metadata())
    hashes = map(fingerprint.difference_hash, (original, rendition))
    assert fingerprint.distance(*hashes) <= 4


def test_a_sideways_photo_looks_like_itself_upright():
    image = pictures.detailed(600, 400)
    sideways = hash_of(image.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=pictures.exif({0x0112: 6}))
    assert fingerprint.distance(sideways, hash_of(image)) <= 4


def test_another_picture_looks_different():
    image = pictures.detailed(600, 400)
    assert fingerprint.distance(hash_of(image), hash_of(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT))) > 16


def test_every_step_to_the_right_is_a_bit():
    brightening = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90)
    darkening = brightening.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert {hash_of(brightening), hash_of(darkening)} == {-1, 0}
    assert fingerprint.distance(-1, 0) == 64


def test_it_fits_a_signed_column_of_64_bits():
    hashes = [hash_of(pictures.detailed(90, 80).rotate(angle)) for angle in range(0, 360, 45)]
    assert min(hashes) < 0
    assert all(-(2**63) <= one < 2**63 for one in hashes)


@given(BITS_64, BITS_64)
def test_the_distance_is_the_number_of_bits_that_differ(a, b):
    assert fingerprint.distance(a, b) == f"{(a ^ b) % 2**64:b}".count("1")


def test_refuses_what_is_no_photo():
    with pytest.raises(imaging.RefusedError):
        fingerprint.difference_hash(b"no photo")
