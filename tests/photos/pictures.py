"""Pictures made on the spot, and metadata written into them byte by byte."""

import base64
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

# 64 x 48 pixels, red with a blue quarter at the top left. Kept as bytes, since no library here writes HEIC.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAANgACAAEAAAAAAAAA"
    "AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAA"
    "ALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQED"
    "cAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlz"
    "cGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt"
    "ZwACAAEAAQAAAD5tZGF0AAAAMigBr1j5Et3/5TTkc89/mBy8cw1CzZD99PXblramU7H1q2/KH/HP7fnltoRMlGRaQ4lW"
)

RED, BLUE = (200, 30, 40), (20, 40, 200)


def quartered(width: int = 64, height: int = 48) -> Image.Image:
    """Red, with a blue quarter at the top left: one can see which way is up."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, 0, width // 2, height // 2))
    return image


def detailed(width: int = 96, height: int = 64) -> Image.Image:
    """A fractal, in which compression leaves something to cut."""
    return Image.effect_mandelbrot((width, height), (-2, -1.5, 1, 1.5), 60).convert("RGB")


def encoded(image: Image.Image, format: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_near(colour: tuple[int, ...], other: tuple[int, ...], tolerance: int = 30) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(colour, other, strict=True))


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises this size and breaks off with the first bytes of its picture."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", b"x")
    )


def jpeg_with(*segments: bytes, image: Image.Image | None = None, **options: object) -> bytes:
    return encoded(image or quartered(), "JPEG", extra=b"".join(segments), **options)


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def iim_block(*datasets: tuple[str, bytes], charset: bytes | None = None) -> bytes:
    """Datasets as ('2:80', b'Name')."""
    block = b""
    for name, value in [*([("1:90", charset)] if charset is not None else []), *datasets]:
        record, number = name.split(":")
        block += struct.pack(">BBBH", 0x1C, int(record), int(number), len(value)) + value
    return block


def app13(block: bytes) -> bytes:
    padding = b"\0" * (len(block) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + padding)


def jpeg_with_iim(*datasets: tuple[str, bytes], charset: bytes | None = None) -> bytes:
    return jpeg_with(app13(iim_block(*datasets, charset=charset)))


def xmp(properties: str, attributes: str = "") -> bytes:
    """A packet with these elements and attributes in its description."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {attributes}
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
{properties}</rdf:Description></rdf:RDF></x:xmpmeta>
{" " * 200}<?xpacket end="w"?>""".encode()


def jpeg_with_xmp(properties: str, attributes: str = "") -> bytes:
    return encoded(quartered(), "JPEG", xmp=xmp(properties, attributes))


def exif(tags: dict[int, object], photo: dict[int, object] | None = None) -> Image.Exif:
    """EXIF with these tags of the picture and of the taking of it."""
    block = Image.Exif()
    for tag, value in tags.items():
        block[tag] = value
    if photo:
        block[0x8769] = photo
    return block


def swapped_profile() -> bytes:
    """The ICC profile of a device whose red is sRGB's blue, and the other way round."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"----", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"----", b"bXYZ", 1)


def tiff_tags(tags: dict[int, tuple[int, object]]) -> TiffImagePlugin.ImageFileDirectory_v2:
    """Tags as (type of TIFF 6.0, value)."""
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    for number, (kind, value) in tags.items():
        directory.tagtype[number] = kind
        directory[number] = value
    return directory


def encoded_with_xmp(format: str, packet: bytes) -> bytes:
    if format == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", packet.decode())
        return encoded(quartered(), "PNG", pnginfo=text)
    if format == "TIFF":
        return encoded(quartered(), "TIFF", tiffinfo=tiff_tags({700: (1, packet)}))
    return encoded(quartered(), format, xmp=packet)


def png_with_xmp_behind(packet: bytes) -> bytes:
    """A PNG with its text chunk after the picture's data."""
    text = PngImagePlugin.PngInfo()
    text.add(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet, after_idat=True)
    return encoded(quartered(), "PNG", pnginfo=text)


def extension_segment(extension: bytes, start: int, end: int | None = None) -> bytes:
    """A JPEG segment with a piece of extended XMP."""
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    position = struct.pack(">II", len(extension), start)
    return segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid + position + extension[start:end])
