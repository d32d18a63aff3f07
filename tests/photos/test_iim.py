import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos import iim, metadata
from tests.photos import pictures


def read(*datasets: tuple[str, bytes], charset: bytes | None = None) -> metadata.Metadata:
    return metadata.read(pictures.jpeg_with_iim(*datasets, charset=charset))


def test_every_field():
    found = read(
        ("2:05", b"Ferry at dawn"),
        ("2:25", b"ferry"),
        ("2:25", b"harbour"),
        ("2:40", b"No sales"),
        ("2:80", b"Edda Holm"),
        ("2:85", b"Staff"),
        ("2:90", b"Skarvik"),
        ("2:92", b"North quay"),
        ("2:95", b"Outer Isles"),
        ("2:100", b"NOR"),
        ("2:101", b"Norway"),
        ("2:103", b"NP-204"),
        ("2:105", b"First ferry leaves"),
        ("2:110", b"Nordlys"),
        ("2:115", b"Holm Pictures"),
        ("2:116", b"(c) Edda Holm"),
        ("2:120", b"The first ferry leaves Skarvik."),
        ("2:122", b"na"),
        ("2:55", b"20240917"),
        ("2:60", b"044900+0200"),
    )
    assert found == metadata.Metadata(
        title="Ferry at dawn",
        keywords=("ferry", "harbour"),
        instructions="No sales",
        creators=("Edda Holm",),
        creator_title="Staff",
        city="Skarvik",
        sublocation="North quay",
        state="Outer Isles",
        country_code="NOR",
        country="Norway",
        job_id="NP-204",
        headline="First ferry leaves",
        credit="Nordlys",
        source="Holm Pictures",
        copyright_notice="(c) Edda Holm",
        caption="The first ferry leaves Skarvik.",
        caption_writer="na",
        taken="2024-09-17T04:49:00+02:00",
    )


def test_several_creators():
    assert read(("2:80", b"Edda Holm"), ("2:80", b"Noor Aziz")).creators == ("Edda Holm", "Noor Aziz")


@pytest.mark.parametrize(
    ("charset", "value"),
    [
        (b"\x1b%G", "Søren Łukasz 李".encode()),
        (None, "Søren Łukasz 李".encode()),
    ],
)
def test_utf_8_whether_declared_or_not(charset, value):
    assert read(("2:80", value), charset=charset).creators == ("Søren Łukasz 李",)


@pytest.mark.parametrize("charset", [None, b"\x1b-A", b"\x1b.A", b"\x1b%G"])
def test_what_is_not_utf_8_is_windows_1252(charset):
    assert read(("2:120", "“Café” – Ærø".encode("cp1252")), charset=charset).caption == "“Café” – Ærø"


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        (b"\x1b-L", "iso8859-5", "Пристань"),
        (b"\x1b-G", "iso8859-6", "الميناء"),
        (b"\x1b-B", "iso8859-2", "Gdańsk, přístav"),
        (b"\x1b$B", "iso2022_jp", "港の朝"),
    ],
)
def test_a_declared_character_set_is_honoured(charset, encoding, text):
    assert read(("2:120", text.encode(encoding)), charset=charset).caption == text


def test_a_character_cut_in_half_at_the_limit_is_left_out():
    whole = "Nordlys Bildbyrå og Sjøfartsfoto Æ".encode()
    assert read(("2:110", whole[:32])).credit == "Nordlys Bildbyrå og Sjøfartsfo"


def test_an_accent_at_the_end_is_not_taken_for_a_character_cut_in_half():
    assert read(("2:90", "Orlé".encode("cp1252"))).city == "Orlé"


def test_nuls_carriage_returns_and_spaces_are_put_in_order():
    found = read(("2:110", b"  Nordlys \0\0\0"), ("2:120", b"One.\rTwo.  Three.\r\nFour.\0"), ("2:105", b"A\r\nline"))
    assert (found.credit, found.caption, found.headline) == ("Nordlys", "One.\nTwo. Three.\nFour.", "A line")


def test_placeholders_say_nothing():
    assert read(("2:95", b"-"), ("2:110", b" . ")) == metadata.Metadata()


def test_a_partial_date():
    assert read(("2:55", b"2015-09-")).taken == "2015-09"


def test_a_caption_longer_than_a_plain_dataset_holds():
    block = b"\x1c\x02\x78\x80\x04" + (40_000).to_bytes(4, "big") + b"x" * 40_000
    assert iim.read(block).fields["caption"] == "x" * 20_000


def test_what_comes_before_a_broken_dataset_stands():
    block = pictures.iim_block(("2:110", b"Nordlys")) + b"\xff\xff\xff\xff\xff\xff"
    assert metadata.read(pictures.jpeg_with(pictures.app13(block))).credit == "Nordlys"


@pytest.mark.parametrize(("kind", "size"), [(1, 1), (4, 4), (7, 1)])
def test_the_block_in_a_tiff_whether_declared_as_bytes_or_as_numbers(kind, size):
    block = pictures.iim_block(("2:110", b"Nordlys"), ("2:116", b"Holm"))
    block += bytes(-len(block) % 4)
    data = pictures.encoded(pictures.quartered(), "TIFF", tiffinfo=pictures.tiff_tags({33723: (7, block)}))
    declared, redeclared = (struct.pack("<HHI", 33723, *of) for of in [(7, len(block)), (kind, len(block) // size)])
    assert metadata.read(data.replace(declared, redeclared)).credit == "Nordlys"


@given(st.binary())
def test_any_bytes_are_read_without_complaint(block):
    assert iim.read(block).raw is not None
    assert iim.read(pictures.iim_block(("2:110", b"Nordlys")) + block).fields["credit"] == "Nordlys"
