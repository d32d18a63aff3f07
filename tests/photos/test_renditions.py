import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, IptcImagePlugin

from articles.photos import imaging, metadata
from articles.photos.imaging import RefusedError
from articles.photos.metadata import Metadata
from tests.photos import pictures

CREDITED = Metadata(
    creators=("Edda Holm", "Noor Aziz"),
    credit="Holm/Nordlys Pictures",
    source="Nordlys",
    copyright_notice="© 2024 Nordlys Bildbyrå",
    rights_url="https://nordlys.example/rights",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    caption="Nobody asked for this in a rendition",
)
FORMATS = ("avif", "webp", "jpeg")


def rendered(data: bytes, format: str, width: int = 320, by: Metadata = CREDITED) -> Image.Image:
    return pictures.opened(imaging.render(data, width=width, format=format, metadata=by))


@pytest.fixture(scope="module")
def telling() -> bytes:
    """A photo whose file tells where it was taken, with what, and more."""
    exif = pictures.exif({0x010F: "Kestrel", 0x0110: "Kestrel K1", 0x013B: "Somebody Else"}, {0xA431: "SN-4711"})
    exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 45.0, 0.0)}
    return pictures.jpeg_with(
        pictures.app13(pictures.iim_block(("2:92", b"Hidden Harbour"))),
        image=pictures.quartered(700, 500),
        exif=exif,
        xmp=pictures.xmp("", 'photoshop:City="Hidden Harbour"'),
        comment=b"Kestrel comment",
        icc_profile=pictures.swapped_profile(),
    )


@pytest.mark.parametrize("format", FORMATS)
def test_carries_creators_credit_and_copyright_in_xmp(telling, format):
    packet = rendered(telling, format).info["xmp"].decode()
    for words in ("Edda Holm", "Noor Aziz", "Holm/Nordlys Pictures", "© 2024 Nordlys Bildbyrå", "DMI-PROHIBITED"):
        assert words in packet


@pytest.mark.parametrize("format", FORMATS)
def test_carries_creators_and_copyright_in_exif(telling, format):
    exif = rendered(telling, format).getexif()
    assert exif[0x013B] == "Edda Holm; Noor Aziz"
    assert exif[0x8298].encode("latin-1").decode() == "© 2024 Nordlys Bildbyrå"


def test_a_jpeg_carries_creators_credit_and_copyright_in_iim(telling):
    iim = IptcImagePlugin.getiptcinfo(rendered(telling, "jpeg"))
    assert iim[1, 90] == b"\x1b%G"
    assert iim[2, 80] == [b"Edda Holm", b"Noor Aziz"]
    assert iim[2, 110] == b"Holm/Nordlys Pictures"
    assert iim[2, 115] == b"Nordlys"
    assert iim[2, 116].decode() == "© 2024 Nordlys Bildbyrå"


def test_iim_is_cut_at_its_limit_between_characters():
    long = Metadata(credit="é" * 40, creators=("x" * 31 + "é",))
    iim = IptcImagePlugin.getiptcinfo(rendered(pictures.encoded(pictures.quartered()), "jpeg", by=long))
    assert iim[2, 110].decode() == "é" * 16
    assert iim[2, 80].decode() == "x" * 31


@pytest.mark.parametrize("format", FORMATS)
def test_tells_nothing_else_of_the_original(telling, format):
    data = imaging.render(telling, width=320, format=format, metadata=CREDITED)
    image = pictures.opened(data)
    assert set(image.getexif()) == {0x013B, 0x8298}
    assert not image.getexif().get_ifd(0x8825)
    assert not image.info.get("icc_profile")
    for words in (b"Kestrel", b"SN-4711", b"Somebody", b"Harbour", b"GPS", b"Nobody asked"):
        assert words not in data


@pytest.mark.parametrize("format", FORMATS)
def test_without_a_credit_there_is_no_metadata_at_all(telling, format):
    image = rendered(telling, format, by=Metadata(caption="A harbour"))
    assert not image.info.keys() & {"xmp", "exif", "photoshop", "comment", "icc_profile"}


@pytest.mark.parametrize("format", FORMATS)
def test_our_own_reader_finds_the_credit_again(telling, format):
    data = imaging.render(telling, width=320, format=format, metadata=CREDITED)
    assert metadata.read(data).embedded() == CREDITED.embedded()


@pytest.mark.parametrize("format", FORMATS)
def test_awkward_words_do_not_spoil_a_rendition(format):
    awkward = Metadata(credit='A <b>&"\x0b\0\ud800 ' + "é" * 90_000, creators=("\x1f",), copyright_notice="©" * 90_000)
    data = imaging.render(pictures.encoded(pictures.quartered()), width=64, format=format, metadata=awkward)
    assert metadata.read(data).credit.startswith('A <b>&" éé')


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_stands_upright(format, orientation):
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = pictures.quartered(640, 480)
    held = upright.transpose(turned[orientation]) if orientation in turned else upright
    data = pictures.encoded(held, format, exif=pictures.exif({0x0112: orientation}))
    image = rendered(data, "jpeg", width=320)
    assert image.size == (320, 240)
    assert pictures.is_near(image.getpixel((20, 20)), pictures.BLUE)
    assert pictures.is_near(image.getpixel((300, 20)), pictures.RED)
    assert pictures.is_near(image.getpixel((20, 220)), pictures.RED)


def test_an_iphone_photo_becomes_a_rendition():
    pytest.importorskip("pi_heif")
    image = rendered(pictures.HEIC, "jpeg", width=32)
    assert image.size == (32, 24)
    assert pictures.is_near(image.getpixel((4, 4)), pictures.BLUE, 40)
    assert pictures.is_near(image.getpixel((28, 20)), pictures.RED, 40)


@pytest.mark.parametrize("format", FORMATS)
def test_colours_are_converted_to_srgb(format):
    swapped = pictures.encoded(Image.new("RGB", (64, 48), (255, 0, 0)), "PNG", icc_profile=pictures.swapped_profile())
    assert pictures.is_near(rendered(swapped, format).convert("RGB").getpixel((9, 9)), (0, 0, 255), 60)


@pytest.mark.parametrize(
    "profile", [b"no profile", b"\0" * 200, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))]
)
def test_a_profile_that_does_not_fit_is_left_out(profile):
    icc = profile if isinstance(profile, bytes) else profile.tobytes()
    image = rendered(pictures.encoded(pictures.quartered(), "PNG", icc_profile=icc), "jpeg")
    assert pictures.is_near(image.getpixel((50, 40)), pictures.RED)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "YCbCr", "LAB", "I;16", "I;16B"])
def test_grey_of_every_mode_stays_grey(mode):
    grey = Image.new("L", (64, 48), 160)
    image = {
        "1": lambda: Image.new("1", (64, 48), 1),
        "P": lambda: grey.convert("RGB").quantize(2),
        "I;16": lambda: Image.new("I;16", (64, 48), 160 * 257),
        "I;16B": lambda: Image.new("I;16B", (64, 48), 160 * 257),
        "LAB": lambda: Image.new("LAB", (64, 48), (169, 128, 128)),
        "CMYK": lambda: Image.new("CMYK", (64, 48), (95, 95, 95, 0)),
    }.get(mode, lambda: grey.convert("RGB").convert(mode))()
    expected = 255 if mode == "1" else 160
    shown = rendered(pictures.encoded(image, "TIFF"), "jpeg")
    assert pictures.is_near(shown.convert("RGB").getpixel((30, 20)), (expected,) * 3, 8)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(format, mode):
    cutout = Image.new("RGBA", (64, 48), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    image = rendered(pictures.encoded(cutout, "PNG", **options), format).convert("RGBA")
    assert pictures.is_near(image.getpixel((30, 20)), (255, 255, 255, 255), 3)


@pytest.mark.parametrize("format", FORMATS)
def test_is_never_enlarged(format):
    assert rendered(pictures.encoded(pictures.quartered(200, 100)), format, width=1600).size == (200, 100)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_too_tall_for_a_format_is_made_smaller(format):
    tall = pictures.encoded(Image.new("L", (400, 20_000), 128), "PNG")
    assert rendered(tall, format, width=400).height == 16383


def test_a_sliver_keeps_a_pixel():
    assert rendered(pictures.encoded(Image.new("L", (2000, 1)), "PNG"), "webp", width=320).size == (320, 1)


def test_jpegs_are_progressive():
    assert rendered(pictures.encoded(pictures.quartered()), "jpeg").info["progressive"]


def test_all_are_made_of_one_decoding_narrowest_first(telling):
    recipes = list(itertools.product([640, 320, 480], FORMATS))
    made = list(imaging.renditions(telling, recipes, CREDITED))
    assert [(one.width, one.height) for one in made] == [(320, 229)] * 3 + [(480, 343)] * 3 + [(640, 457)] * 3
    assert {(one.width, one.format) for one in made} == set(recipes)
    for one in made:
        image = pictures.opened(one.data)
        assert (image.format.lower(), image.size) == (one.format, (one.width, one.height))


def test_no_recipes_make_no_renditions():
    assert list(imaging.renditions(b"", [], CREDITED)) == []


@pytest.mark.parametrize("cut", [0, 2, 100, 500])
def test_refuses_what_cannot_be_decoded(cut):
    with pytest.raises(RefusedError):
        imaging.render(pictures.encoded(pictures.detailed())[:cut], width=320, format="jpeg", metadata=CREDITED)


@pytest.mark.parametrize(
    ("original", "lead", "expected"),
    [
        (5000, False, (320, 480, 640, 960, 1280, 1600)),
        (5000, True, (320, 480, 640, 960, 1280, 1600, 2000)),
        (1999, True, (320, 480, 640, 960, 1280, 1600)),
        (640, False, (320, 480, 640)),
        (200, True, (200,)),
    ],
)
def test_widths(original, lead, expected):
    assert imaging.widths(original, lead) == expected


@given(original=st.integers(1, 30_000), lead=st.booleans())
def test_no_width_is_above_the_original(original, lead):
    widths = imaging.widths(original, lead)
    assert widths
    assert max(widths) <= original


def test_the_key_changes_with_everything_that_shapes_the_file(monkeypatch):
    def key(digest="a" * 64, width=320, format="avif", metadata=CREDITED):
        return imaging.key(digest, width=width, format=format, metadata=metadata)

    keys = {key(), key(digest="b" * 64), key(width=480), key(format="webp"), key(metadata=Metadata(credit="Else"))}
    monkeypatch.setattr(imaging, "RECIPE", imaging.RECIPE + 1)
    keys.add(key())
    assert len(keys) == 6
    assert all(len(one) == 20 for one in keys)


def test_the_key_stays_when_only_the_caption_changes():
    keys = [
        imaging.key("a", width=320, format="jpeg", metadata=Metadata(caption=caption)) for caption in ("One", "Two")
    ]
    assert keys[0] == keys[1]
