"""A catalog of translations for one test, written as GNU gettext reads it (.mo)."""

import struct
from pathlib import Path

POLISH = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"


def write_catalog(
    folder: Path, language: str, plurals: str, texts: dict[str | tuple[str, str], str | list[str]]
) -> None:
    """The translation of each sentence, or of each pair of one and many in all its forms."""
    header = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plurals}\n"
    entries = sorted((_joined(said).encode(), _joined(text).encode()) for said, text in {"": header, **texts}.items())
    tables, strings, start = [], b"", 28 + 16 * len(entries)
    for column in zip(*entries, strict=True):
        for text in column:
            tables += [len(text), start + len(strings)]
            strings += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    path = folder / language / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(head + struct.pack(f"<{len(tables)}I", *tables) + strings)


def _joined(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else "\0".join(text)
