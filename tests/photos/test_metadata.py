import dataclasses
import json

import pytest

from articles.photos import metadata
from articles.photos.metadata import Metadata
from tests.photos import pictures

ARTIST, COPYRIGHT, DESCRIPTION, TAKEN, OFFSET, UNIQUE_ID = 0x013B, 0x8298, 0x010E, 0x9003, 0x9011, 0xA420


def photo(xmp: str = "", iim: list[tuple[str, bytes]] | None = None, exif=None) -> bytes:
    options = {"xmp": pictures.xmp(xmp)} if xmp else {}
    if exif is not None:
        options["exif"] = exif
    return pictures.jpeg_with(*([pictures.app13(pictures.iim_block(*iim))] if iim else []), **options)


def credit(xmp: str) -> str:
    return f"<photoshop:Credit>{xmp}</photoshop:Credit>"


def test_xmp_comes_before_iim():
    assert metadata.read(photo(credit("Nordlys"), [("2:110", b"Else")])).credit == "Nordlys"


def test_iim_comes_before_exif():
    data = photo(iim=[("2:120", b"The ferry")], exif=pictures.exif({DESCRIPTION: "Another"}))
    assert metadata.read(data).caption == "The ferry"


def test_each_field_comes_from_the_first_that_has_it():
    exif = pictures.exif({ARTIST: "Else", COPYRIGHT: "(c) Edda Holm"})
    found = metadata.read(photo(credit("Nordlys"), [("2:110", b"Else"), ("2:80", b"Edda Holm")], exif))
    assert found == Metadata(credit="Nordlys", creators=("Edda Holm",), copyright_notice="(c) Edda Holm")


def test_credit_source_and_copyright_are_kept_apart():
    found = metadata.read(photo(credit("Nordlys"), [("2:115", b"Third Party"), ("2:116", b"Holm AS")]))
    assert (found.credit, found.source, found.copyright_notice) == ("Nordlys", "Third Party", "Holm AS")


def test_the_whole_credit_of_xmp_and_not_the_one_that_iim_cut():
    whole = "Edda Holm for the Museum of Skarvik Harbour"
    assert metadata.read(photo(credit(whole), [("2:110", whole.encode()[:32])])).credit == whole


def test_exif_where_it_goes_on_after_iim_was_cut():
    name = "Maximiliane-Alexandra of Outer-Skarvik"
    exif = pictures.exif({ARTIST: name, TAKEN: ""}, {TAKEN: "2015:09:17 04:49:00"})
    found = metadata.read(photo(iim=[("2:80", name.encode()[:32]), ("2:55", b"2015-09-")], exif=exif))
    assert found == Metadata(creators=(name,), taken="2015-09-17T04:49:00")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_exif_in_every_format(format):
    exif = pictures.exif(
        {ARTIST: "Edda Holm; Noor Aziz", COPYRIGHT: "(c) Holm", DESCRIPTION: "The ferry"},
        {TAKEN: "2024:09:17 04:49:00", OFFSET: "+02:00", UNIQUE_ID: "4711abc"},
    )
    assert metadata.read(pictures.encoded(pictures.quartered(), format, exif=exif.tobytes())) == Metadata(
        creators=("Edda Holm", "Noor Aziz"),
        copyright_notice="(c) Holm",
        caption="The ferry",
        taken="2024-09-17T04:49:00+02:00",
        image_guid="4711abc",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_exif_text_in_the_encodings_that_are_written(encoding):
    exif = pictures.exif({DESCRIPTION: "Færgen – “Søren”".encode(encoding)})
    assert metadata.read(photo(exif=exif)).caption == "Færgen – “Søren”"


def test_both_parts_of_an_exif_copyright():
    assert metadata.read(photo(exif=pictures.exif({COPYRIGHT: b"Edda Holm\0Nordlys"}))).copyright_notice == (
        "Edda Holm; Nordlys"
    )


def test_an_empty_field_of_xmp_gives_way():
    assert metadata.read(photo(credit("  "), [("2:110", b"Nordlys")])).credit == "Nordlys"


def test_a_cmyk_photo_has_metadata_too():
    segment = pictures.app13(pictures.iim_block(("2:110", b"Nordlys")))
    data = pictures.jpeg_with(segment, image=pictures.quartered().convert("CMYK"))
    assert metadata.read(data).credit == "Nordlys"


def test_words_are_composed():
    assert metadata.read(photo(credit("Sk\u0061\u030arvik"))).credit == "Skårvik"


def test_without_metadata_everything_is_empty():
    assert metadata.read(photo()) == Metadata()


def test_raw_holds_what_each_standard_said_and_is_json():
    exif = pictures.exif({ARTIST: "Else", 0x010F: "Kestrel", 0x011A: 72.0})
    raw = metadata.read(photo(credit("Nordlys"), [("2:110", b"Else"), ("2:15", b"I")], exif)).raw
    assert raw["xmp"] == {"photoshop:Credit": "Nordlys"}
    assert raw["iim"] == {"2:110": ["Else"], "2:15": ["I"]}
    assert raw["exif"] == {"Artist": "Else", "Make": "Kestrel"}
    assert json.loads(json.dumps(raw, allow_nan=False)) == raw


def test_raw_holds_no_position():
    exif = pictures.exif({ARTIST: "Edda Holm"})
    exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0)}
    assert metadata.read(photo(exif=exif)).raw == {"exif": {"Artist": "Edda Holm"}}


def test_only_creators_credit_and_rights_go_into_renditions():
    filled = {
        field.name: ("Said",) if field.type.startswith("tuple") else "Said"
        for field in dataclasses.fields(Metadata)
        if field.name != "raw"
    }
    assert set(Metadata(**filled).embedded()) == {
        "creators",
        "credit",
        "source",
        "copyright_notice",
        "rights_url",
        "licensor_url",
        "digital_source_type",
        "data_mining",
    }


@pytest.mark.parametrize("data", [b"", b"no photo", b"%PDF-1.7", pictures.png_header(60_000, 60_000)])
def test_a_file_that_is_no_photo_has_none(data):
    assert metadata.read(data) == Metadata()


def test_a_photo_that_breaks_off_keeps_its_metadata():
    data = photo(credit("Nordlys"))
    assert metadata.read(data[: len(data) - 50]).credit == "Nordlys"
