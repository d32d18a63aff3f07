"""Any picture that a camera, a scanner or a designer saves, brought to what browsers show: 8-bit sRGB, opaque."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_LAB = ImageCms.createProfile("LAB")
_KEPT_MODES = ("RGB", "L", "CMYK", "LAB")
_GREATEST_16_BIT = 65535


def flatten(image: Image.Image) -> Image.Image:
    """Eight bits, no palette, and white behind what is transparent: modes RGB, L, CMYK or LAB.

    White in every format, not only in JPEG: a cut-out with black lettering would be lost on a dark page.
    """
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (255 / _GREATEST_16_BIT) + 0.5).convert("L")
    if image.has_transparency_data:
        picture = image if image.mode == "RGBA" else image.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture)
        return ground
    if image.mode in _KEPT_MODES:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The flattened picture in sRGB, mode RGB, from the colour space of its ICC profile where it has a sound one."""
    source = _LAB if image.mode == "LAB" else _read_profile(profile)
    if source is not None:
        try:
            converted = ImageCms.profileToProfile(
                image,
                source,
                _SRGB,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except ImageCms.PyCMSError:  # a profile of another colour model than the picture's
            pass
        else:
            if converted is not None:
                return converted
    return image if image.mode == "RGB" else image.convert("RGB")


def _read_profile(profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    if not profile:
        return None
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    except OSError:
        return None
