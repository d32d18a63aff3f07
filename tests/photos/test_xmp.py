import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos import metadata, xmp
from articles.photos.metadata import Metadata
from tests.photos import pictures

EVERYTHING = """
<photoshop:Headline>First ferry leaves</photoshop:Headline>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ferry at dawn</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="no">Fergen</rdf:li><rdf:li xml:lang="x-default">The ferry</rdf:li></rdf:Alt>
</dc:description>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A ferry</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>
<Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ferry</rdf:li></rdf:Alt>
</Iptc4xmpCore:ExtDescrAccessibility>
<dc:creator><rdf:Seq><rdf:li>Edda Holm</rdf:li><rdf:li>Noor Aziz</rdf:li></rdf:Seq></dc:creator>
<photoshop:AuthorsPosition>Staff</photoshop:AuthorsPosition>
<photoshop:Credit>Nordlys</photoshop:Credit>
<photoshop:Source>Holm Pictures</photoshop:Source>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) Edda Holm</rdf:li></rdf:Alt></dc:rights>
<plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType="Resource">
<plus:CopyrightOwnerName>Holm AS</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>
<photoshop:CaptionWriter>na</photoshop:CaptionWriter>
<dc:subject><rdf:Bag><rdf:li>ferry</rdf:li><rdf:li>harbour</rdf:li></rdf:Bag></dc:subject>
<photoshop:Instructions>No sales</photoshop:Instructions>
<photoshop:TransmissionReference>NP-204</photoshop:TransmissionReference>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Once</rdf:li></rdf:Alt></xmpRights:UsageTerms>
<xmpRights:WebStatement>https://nordlys.example/rights</xmpRights:WebStatement>
<plus:Licensor><rdf:Seq><rdf:li><rdf:Description plus:LicensorURL="https://nordlys.example/buy"/></rdf:li></rdf:Seq>
</plus:Licensor>
<photoshop:DateCreated>2024-09-17T04:49:00+02:00</photoshop:DateCreated>
<Iptc4xmpCore:Location>North quay</Iptc4xmpCore:Location>
<photoshop:City>Skarvik</photoshop:City>
<photoshop:State>Outer Isles</photoshop:State>
<photoshop:Country>Norway</photoshop:Country>
<Iptc4xmpCore:CountryCode>NOR</Iptc4xmpCore:CountryCode>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ola Nes</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>
<Iptc4xmpExt:DigImageGUID>urn:example:204</Iptc4xmpExt:DigImageGUID>
"""


def read(properties: str, attributes: str = "") -> Metadata:
    return metadata.read(pictures.jpeg_with_xmp(properties, attributes))


def test_every_field():
    assert read(EVERYTHING) == Metadata(
        headline="First ferry leaves",
        title="Ferry at dawn",
        caption="The ferry",
        alt_text="A ferry",
        extended_description="A white ferry",
        creators=("Edda Holm", "Noor Aziz"),
        creator_title="Staff",
        credit="Nordlys",
        source="Holm Pictures",
        copyright_notice="(c) Edda Holm",
        copyright_owner="Holm AS",
        caption_writer="na",
        keywords=("ferry", "harbour"),
        instructions="No sales",
        job_id="NP-204",
        usage_terms="Once",
        rights_url="https://nordlys.example/rights",
        licensor_url="https://nordlys.example/buy",
        taken="2024-09-17T04:49:00+02:00",
        sublocation="North quay",
        city="Skarvik",
        state="Outer Isles",
        country="Norway",
        country_code="NOR",
        persons=("Ola Nes",),
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
        image_guid="urn:example:204",
    )


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_every_format(format):
    packet = pictures.xmp(EVERYTHING)
    assert metadata.read(pictures.encoded_with_xmp(format, packet)).credit == "Nordlys"


def test_a_png_whose_packet_stands_behind_the_picture():
    data = pictures.png_with_xmp_behind(pictures.xmp(EVERYTHING))
    assert metadata.read(data).creators == ("Edda Holm", "Noor Aziz")


def test_properties_written_as_attributes():
    assert read("", 'photoshop:Credit="Nordlys" photoshop:City="Skarvik"') == Metadata(credit="Nordlys", city="Skarvik")


def test_any_prefix_will_do():
    properties = '<p:Credit xmlns:p="http://ns.adobe.com/photoshop/1.0/">Nordlys</p:Credit>'
    assert read(properties).credit == "Nordlys"


def test_a_known_prefix_with_another_meaning_is_not_believed():
    assert (
        read('<w:x xmlns:w="urn:w"/><photoshop:Credit xmlns:photoshop="urn:other">Else</photoshop:Credit>').credit == ""
    )


def test_a_list_written_as_text():
    assert read("<dc:creator>Edda Holm</dc:creator>").creators == ("Edda Holm",)


def test_an_empty_default_language_gives_way_to_another():
    texts = '<rdf:li xml:lang="x-default"/><rdf:li xml:lang="no">Fergen</rdf:li>'
    assert read(f"<dc:description><rdf:Alt>{texts}</rdf:Alt></dc:description>").caption == "Fergen"


def test_a_segment_with_a_mangled_header():
    packet = pictures.xmp("<photoshop:Credit>Nordlys</photoshop:Credit>")
    data = pictures.jpeg_with(pictures.segment(0xE1, b"XMP\0://ns.adobe.com/xap/1.0/\0" + packet))
    assert metadata.read(data).credit == "Nordlys"


def test_an_extension_in_several_segments_out_of_order():
    extension = pictures.xmp("<photoshop:Instructions>No sales</photoshop:Instructions>")
    half = len(extension) // 2
    pieces = [pictures.extension_segment(extension, half), pictures.extension_segment(extension, 0, half)]
    data = pictures.jpeg_with(*pieces, xmp=pictures.xmp("<photoshop:Credit>Nordlys</photoshop:Credit>"))
    assert metadata.read(data) == Metadata(credit="Nordlys", instructions="No sales")


def test_the_alternative_text_is_never_the_caption_and_the_caption_never_the_headline():
    assert read("<dc:description>The ferry</dc:description>") == Metadata(caption="The ferry")
    assert read("<photoshop:Headline>The ferry</photoshop:Headline>") == Metadata(headline="The ferry")


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<",
        b"no XML",
        b"<x/>",
        b"\xff\xfe\0",
        pictures.xmp(EVERYTHING).replace(b"rdf:RDF", b"rdf:Nothing"),
    ],
)
def test_a_malformed_packet_has_no_fields(packet):
    assert not any(xmp.read(packet).fields.values())


def test_a_packet_that_breaks_off_keeps_what_was_complete():
    packet = pictures.xmp("<photoshop:Credit>Nordlys</photoshop:Credit><photoshop:City>Skar")
    assert xmp.read(packet[: packet.index(b"Skar")]).fields["credit"] == "Nordlys"


def entities(declarations: str, use: str) -> bytes:
    packet = pictures.xmp(f"<photoshop:Credit>{use}</photoshop:Credit>", f'photoshop:City="{use}"')
    start = packet.index(b"<x:xmpmeta")
    return f"<!DOCTYPE x [{declarations}]>".encode() + packet[start:]


@pytest.mark.parametrize(
    ("declarations", "use"),
    [
        (
            '<!ENTITY a "'
            + "ha" * 999
            + '">'
            + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 9}">' for i in range(20)),
            "&u;",
        ),
        ('<!ENTITY a "' + "x" * 100_000 + '">', "&a;" * 10_000),
        ('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
    ],
)
def test_entities_are_never_expanded(declarations, use):
    reading = xmp.read(entities(declarations.replace('"&', "'&"), use))
    assert not any(reading.fields.values())
    assert len(json.dumps(reading.raw)) < 1000


def test_deep_structures_are_followed_only_so_far():
    depth = 200
    deep = '<photoshop:X rdf:parseType="Resource">' * depth + "</photoshop:X>" * depth
    reading = xmp.read(pictures.xmp(f"{deep}<photoshop:Credit>Nordlys</photoshop:Credit>"))
    assert reading.fields["credit"] == "Nordlys"
    assert json.dumps(reading.raw).count("photoshop:X") < 20


def test_raw_keeps_what_has_no_field():
    found = read('<photoshop:Urgency>5</photoshop:Urgency><m:Desk xmlns:m="urn:mine">Night</m:Desk>')
    assert found.raw["xmp"]["photoshop:Urgency"] == "5"
    assert found.raw["xmp"]["{urn:mine}Desk"] == "Night"


@given(st.binary())
def test_any_bytes_are_read_without_complaint(packet):
    json.dumps(xmp.read(packet).raw, allow_nan=False)


@given(st.text(), st.text())
def test_any_words_in_a_packet_are_read_without_complaint(properties, attributes):
    json.dumps(xmp.read(pictures.xmp(properties, attributes)).raw, allow_nan=False)


@given(
    st.builds(
        Metadata,
        credit=st.text(),
        copyright_notice=st.text(),
        creators=st.lists(st.text()).map(tuple),
        licensor_url=st.text(),
    )
)
def test_what_is_written_is_read_again(said):
    fields = said.embedded()
    found = {name: value for name, value in xmp.read(xmp.write(fields)).fields.items() if value}
    assert found == fields
