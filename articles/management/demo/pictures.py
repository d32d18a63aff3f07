"""The demo's photos: painted by our own code, each with its caption, credit and rights written into its file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from articles.management.demo.painting import Canvas
from articles.management.demo.palettes import PALETTES, Palette
from articles.photos import iim, xmp

SCENES = tuple(
    import_module(f"articles.management.demo.scenes.{name}") for name in ("shore", "coast", "land", "town", "indoors")
)
CATALOGUE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("pictures.toml").read_text())
"""By name: scene, palette, whether portrait, caption, alt_text, creator, credit, place, keywords."""

WIDTH = 1600
GUID = "tag:larkhaven.example,2024:"
PAINTED = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


def picture(name: str, width: int = WIDTH) -> bytes:
    """The JPEG file of one picture of the catalogue, `width` pixels on its longer side, the same every time."""
    entry = CATALOGUE[name]
    size = (width, round(width * 2 / 3))
    canvas = Canvas(*(size[::-1] if entry.get("portrait") else size), seed=name)
    scene(entry["scene"])(canvas, PALETTES[entry["palette"]])
    fields = _metadata(name, entry)
    file = BytesIO()
    canvas.finish().save(file, "JPEG", quality=86, xmp=xmp.write(fields), extra=iim.write(fields))
    return file.getvalue()


def scene(name: str) -> Callable[[Canvas, Palette], None]:
    return next(getattr(module, name) for module in SCENES if hasattr(module, name))


def _metadata(name: str, entry: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    owner = entry["credit"].rpartition("/")[2]
    return {
        "caption": entry["caption"],
        "alt_text": entry["alt_text"],
        "creators": (entry["creator"],),
        "credit": entry["credit"],
        "copyright_notice": f"© {owner}",
        "copyright_owner": owner,
        "sublocation": entry.get("place", ""),
        "city": "Larkhaven",
        "keywords": tuple(entry.get("keywords", ())),
        "digital_source_type": PAINTED,
        "image_guid": GUID + name,
    }
