import pytest

from articles.photos import imaging, opening
from articles.photos.imaging import RefusedError
from tests.photos import pictures

PLAIN = {
    "jpeg": lambda: pictures.encoded(pictures.quartered(), "JPEG"),
    "png": lambda: pictures.encoded(pictures.quartered(), "PNG"),
    "webp": lambda: pictures.encoded(pictures.quartered(), "WEBP"),
    "avif": lambda: pictures.encoded(pictures.quartered(), "AVIF"),
    "tiff": lambda: pictures.encoded(pictures.quartered(), "TIFF"),
    "heic": lambda: pictures.HEIC,
}
CUT = {
    "jpeg": ("JPEG", {}),
    "progressive jpeg": ("JPEG", {"progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {}),
    "lossless webp": ("WEBP", {"lossless": True}),
    "avif": ("AVIF", {}),
    "tiff": ("TIFF", {}),
    "compressed tiff": ("TIFF", {"compression": "tiff_lzw"}),
}


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        imaging.inspect(data)
    return str(refused.value)


@pytest.mark.parametrize("kind", PLAIN)
def test_tells_format_and_size(kind):
    if kind == "heic":
        pytest.importorskip("pi_heif")
    assert imaging.inspect(PLAIN[kind]()) == imaging.ImageFacts(kind, f"image/{kind}", 64, 48)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_measures_a_sideways_picture_upright(format, orientation):
    data = pictures.encoded(pictures.quartered(), format, exif=pictures.exif({0x0112: orientation}))
    facts = imaging.inspect(data)
    assert (facts.width, facts.height) == (48, 64)


@pytest.mark.parametrize("exif", [b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0nonsense"])
def test_broken_exif_does_not_spoil_a_photo(exif):
    assert imaging.inspect(pictures.encoded(pictures.quartered(), exif=exif)).width == 64


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_takes_pngs_of_every_depth(mode):
    image = pictures.quartered().convert("L").convert(mode) if mode == "I;16" else pictures.quartered().convert(mode)
    assert imaging.inspect(pictures.encoded(image, "PNG")).width == 64


def test_takes_cmyk():
    assert imaging.inspect(pictures.encoded(pictures.quartered().convert("CMYK"))).width == 64


def test_takes_a_jpeg_with_a_video_behind_it():
    moving = pictures.encoded(pictures.detailed()) + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 50
    assert imaging.inspect(moving).format == "jpeg"


def test_takes_the_first_page_of_a_tiff():
    pages = pictures.encoded(pictures.quartered(), "TIFF", save_all=True, append_images=[pictures.quartered(16, 16)])
    assert imaging.inspect(pages).width == 64


@pytest.mark.parametrize("kind", CUT)
def test_refuses_a_file_cut_off_anywhere(kind):
    format, options = CUT[kind]
    whole = pictures.encoded(pictures.detailed(), format, **options)
    for cut in [*range(20, len(whole) - 20, 97), *range(len(whole) - 20, len(whole))]:
        assert "breaks off" in refusal(whole[:cut]), cut


@pytest.mark.parametrize("cut", [30, 200, 460, 518])
def test_refuses_a_heic_cut_off(cut):
    pytest.importorskip("pi_heif")
    assert "breaks off" in refusal(pictures.HEIC[:cut])


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_refuses_a_transfer_that_was_filled_up_with_zeros(format):
    whole = pictures.encoded(pictures.detailed(), format)
    half = len(whole) // 2
    assert "breaks off" in refusal(whole[:half] + bytes(len(whole) - half))


def test_refuses_an_empty_file():
    assert "empty" in refusal(b"")


def test_refuses_sixty_megabytes_and_names_both_sizes():
    sentence = refusal(pictures.encoded(pictures.quartered()) + bytes(60 * 1024**2))
    assert "60 MB" in sentence
    assert "50 MB" in sentence


@pytest.mark.parametrize(("width", "height"), [(20_000, 10_000), (60_000, 60_000)])
def test_refuses_too_many_pixels_without_decoding_them(width, height):
    assert "150 megapixels" in refusal(pictures.png_header(width, height))


def test_names_the_size_of_two_hundred_megapixels():
    assert "20000 × 10000 pixels (200 megapixels)" in refusal(pictures.png_header(20_000, 10_000))


@pytest.mark.parametrize("dimensions", [(0, 0), (0, 10)])
def test_refuses_a_picture_without_pixels(dimensions):
    assert "damaged" in refusal(pictures.png_header(*dimensions))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"<!doctype html><title>Sign in</title>", "web page"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\xef\xbb\xbf  <svg/>", "SVG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "camera raw"),
        (b"II*\0\x10\0\0\0CR\2\0", "camera raw"),
        (b"8BPS\0\1", "Photoshop"),
        (b"PK\3\4\x14\0", "ZIP"),
        (pictures.encoded(pictures.quartered(), "GIF"), "GIF"),
        (pictures.encoded(pictures.quartered(), "BMP"), "BMP"),
        (b"Dear editor, the photo is attached.", "not a photo"),
    ],
)
def test_says_what_a_file_is_when_it_is_no_photo(data, name):
    sentence = refusal(data)
    assert name in sentence
    assert "JPEG" in sentence


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_refuses_an_animation(format):
    frames = [pictures.quartered(), pictures.detailed(64, 48), pictures.quartered().rotate(180)]
    data = pictures.encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=100)
    assert "animation of 3 pictures" in refusal(data)


def test_refuses_a_raw_file_dressed_as_tiff():
    thumbnail = pictures.encoded(pictures.quartered(), "TIFF", tiffinfo={254: 1})
    assert "camera raw" in refusal(thumbnail)


def test_refuses_a_tiff_of_measurements():
    assert "32 bits" in refusal(pictures.encoded(pictures.quartered().convert("F"), "TIFF"))


def test_says_how_to_convert_a_heic_where_none_are_read(monkeypatch):
    monkeypatch.setattr(opening, "HEIC_IS_READ", False)
    assert "Export it as a JPEG" in refusal(pictures.HEIC)
