"""XMP (ISO 16684-1) as the IPTC Photo Metadata Standard uses it: the packet in a picture, read and written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .dates import iso_date
from .reading import Fields, Reading, tidy, tidy_text

_PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_KNOWN = {uri: prefix for prefix, uri in _PREFIXES.items()}
_RDF = "{" + _PREFIXES["rdf"] + "}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DEFAULT_LANGUAGE = "x-default"
_DEEPEST = 12  # levels of structure that are followed; real packets have about five

_PROPERTIES = {
    "headline": "photoshop:Headline",
    "title": "dc:title",
    "caption": "dc:description",
    "alt_text": "Iptc4xmpCore:AltTextAccessibility",
    "extended_description": "Iptc4xmpCore:ExtDescrAccessibility",
    "creators": "dc:creator",
    "creator_title": "photoshop:AuthorsPosition",
    "credit": "photoshop:Credit",
    "source": "photoshop:Source",
    "copyright_notice": "dc:rights",
    "caption_writer": "photoshop:CaptionWriter",
    "keywords": "dc:subject",
    "instructions": "photoshop:Instructions",
    "job_id": "photoshop:TransmissionReference",
    "usage_terms": "xmpRights:UsageTerms",
    "rights_url": "xmpRights:WebStatement",
    "sublocation": "Iptc4xmpCore:Location",
    "city": "photoshop:City",
    "state": "photoshop:State",
    "country": "photoshop:Country",
    "country_code": "Iptc4xmpCore:CountryCode",
    "persons": "Iptc4xmpExt:PersonInImage",
    "digital_source_type": "Iptc4xmpExt:DigitalSourceType",
    "data_mining": "plus:DataMining",
    "taken": "photoshop:DateCreated",
    "image_guid": "Iptc4xmpExt:DigImageGUID",
}
# Ordered structures: the property and the member of its first structure that is the field.
_MEMBERS = {
    "copyright_owner": ("plus:CopyrightOwner", "plus:CopyrightOwnerName"),
    "licensor_url": ("plus:Licensor", "plus:LicensorURL"),
}
_ALTERNATIVES = frozenset({"copyright_notice", "usage_terms", "title", "caption"})
_PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>%b<?xpacket end="r"?>'


def read(*packets: bytes) -> Reading:
    """The fields of a packet and its extensions, the earlier ones first; a hostile or malformed packet has none."""
    properties: dict[str, Any] = {}
    for packet in packets:
        for name, value in _properties(packet):
            properties.setdefault(name, value)
    fields: Fields = {name: tidy(name, _texts(properties.get(key))) for name, key in _PROPERTIES.items()}
    for name, (key, member) in _MEMBERS.items():
        fields[name] = tidy(name, _member_texts(properties.get(key), member))
    fields["taken"] = iso_date(str(fields["taken"]))
    return Reading(fields, properties)


def write(fields: Fields) -> bytes:
    """A packet with these fields, in UTF-8; no bytes when there are none."""
    said = {name: value for name, value in fields.items() if value}
    if not said:
        return b""
    root = etree.Element(_tag("x:xmpmeta"), nsmap={"x": _PREFIXES["x"]})
    rdf = etree.SubElement(root, _tag("rdf:RDF"), nsmap={"rdf": _PREFIXES["rdf"]})
    prefixes = {prefix: _PREFIXES[prefix] for prefix in sorted({_property(name).split(":")[0] for name in said})}
    description = etree.SubElement(rdf, _tag("rdf:Description"), nsmap=prefixes)
    description.set(_tag("rdf:about"), "")
    for name, value in said.items():
        _write_value(etree.SubElement(description, _tag(_property(name))), name, value)
    return _PACKET % etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _property(name: str) -> str:
    return _MEMBERS[name][0] if name in _MEMBERS else _PROPERTIES[name]


def _write_value(element: etree._Element, name: str, value: str | tuple[str, ...]) -> None:
    if isinstance(value, tuple):
        items = etree.SubElement(element, _tag("rdf:Seq" if name == "creators" else "rdf:Bag"))
        for text in value:
            etree.SubElement(items, _tag("rdf:li")).text = text
    elif name in _ALTERNATIVES:
        item = etree.SubElement(etree.SubElement(element, _tag("rdf:Alt")), _tag("rdf:li"))
        item.set(_LANGUAGE, _DEFAULT_LANGUAGE)
        item.text = value
    elif name in _MEMBERS:
        item = etree.SubElement(etree.SubElement(element, _tag("rdf:Seq")), _tag("rdf:li"))
        item.set(_tag("rdf:parseType"), "Resource")
        etree.SubElement(item, _tag(_MEMBERS[name][1])).text = value
    else:
        element.text = value


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def _properties(packet: bytes) -> Iterator[tuple[str, Any]]:
    root = _parse(packet)
    rdf = None if root is None else next(root.iter(f"{_RDF}RDF"), None)
    for description in () if rdf is None else rdf.iterchildren(f"{_RDF}Description"):
        yield from _members(description, 0)


def _parse(packet: bytes) -> etree._Element | None:
    """The root of a packet; None where it is no XML at all, or brings entities along, which XMP has no use for."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(packet.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        return None
    return root


def _members(element: etree._Element, depth: int) -> Iterator[tuple[str, Any]]:
    """Properties of a structure, whether written as attributes or as elements."""
    for name, text in element.attrib.items():
        if not str(name).startswith((_RDF, "{http://www.w3.org/XML/")):
            yield _short(str(name)), tidy_text(str(text))
    for child in element.iterchildren("{*}*"):
        yield _short(str(child.tag)), _value(child, depth + 1)


def _value(element: etree._Element, depth: int) -> Any:
    """A property's value: text, list (Bag, Seq), texts by language (Alt) or structure."""
    children = list(element.iterchildren("{*}*"))
    if not children or depth > _DEEPEST:
        members = {} if children else dict(_members(element, depth))
        return members or tidy_text(element.get(f"{_RDF}resource") or element.text or "")
    first = children[0]
    if first.tag in (f"{_RDF}Bag", f"{_RDF}Seq"):
        return [_value(item, depth + 1) for item in first.iterchildren(f"{_RDF}li")]
    if first.tag == f"{_RDF}Alt":
        items = list(first.iterchildren(f"{_RDF}li"))
        return {item.get(_LANGUAGE, _DEFAULT_LANGUAGE): _value(item, depth + 1) for item in reversed(items)}
    if first.tag == f"{_RDF}Description":
        return dict(_members(first, depth + 1))
    return dict(_members(element, depth + 1))


def _short(tag: str) -> str:
    """'dc:title' for a namespace that is known here, whatever its prefix in the packet; else the full name."""
    uri, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_KNOWN[uri]}:{local}" if uri in _KNOWN else tag


def _texts(value: Any) -> list[str]:
    """The texts of a property; of several languages, the default one first."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)[:1]]
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda item: item[0] != _DEFAULT_LANGUAGE)
        return [text for _, item in ordered for text in _texts(item)]
    return []


def _member_texts(value: Any, member: str) -> list[str]:
    structures = value if isinstance(value, list) else [value]
    return [text for item in structures if isinstance(item, dict) for text in _texts(item.get(member))]
