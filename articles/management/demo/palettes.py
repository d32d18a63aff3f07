"""The light in which pictures are painted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    sky: tuple[str, ...]  # from the top down
    far: str
    mid: str
    near: str
    light: str
    accent: str
    water: str
    paper: str = "#f6efe0"
    night: bool = False


PALETTES = {
    "dusk": Palette(
        ("#2b3a67", "#7a5c86", "#e08a6d", "#f9c784"), "#6d5a7e", "#54476b", "#231f3a", "#ffe0a3", "#c8553d", "#3d3a63"
    ),
    "dawn": Palette(
        ("#8fb8c9", "#c9d3cc", "#f4d6b4", "#f6b59a"), "#8c8fa3", "#6c7389", "#2f3d52", "#fff1cf", "#d1604d", "#7e9aab"
    ),
    "noon": Palette(
        ("#4f9bc4", "#8cc3da", "#cfe5e4", "#eef1e2"), "#7aa5a8", "#4f8589", "#1f4a57", "#fffbe8", "#d9482b", "#2f7d95"
    ),
    "storm": Palette(
        ("#39464f", "#5c6c74", "#8d9a9b", "#b9beb5"), "#66757a", "#48585f", "#1b2a33", "#e6e3cf", "#b8432f", "#3a5560"
    ),
    "night": Palette(
        ("#0b1530", "#152549", "#24406b", "#3f6488"),
        "#23395c",
        "#182a49",
        "#0a1226",
        "#ffd97a",
        "#c4473a",
        "#14274a",
        "#e9e4d4",
        True,
    ),
    "autumn": Palette(
        ("#5d88a0", "#a9bdb5", "#ecd9ac", "#f3bf78"), "#9b8f6c", "#a8703a", "#48301f", "#ffe9b0", "#b5391f", "#5a7d86"
    ),
    "spring": Palette(
        ("#7fb9d6", "#b4d9dd", "#e6eed7", "#f8f1d0"), "#9dbf9a", "#6ba368", "#2c5541", "#fff8d6", "#e2725b", "#5c9fb0"
    ),
    "winter": Palette(
        ("#7d93a8", "#a9b8c4", "#d4dadb", "#f1e7dd"), "#9aa9b5", "#6f8292", "#2e3f4f", "#fff3dc", "#b24a3b", "#6b8496"
    ),
    "ember": Palette(
        ("#3a1f3d", "#7b2d43", "#d2553a", "#f7a54a"), "#6b2f45", "#4d2440", "#1f1228", "#ffd88a", "#f0803c", "#43203f"
    ),
    "teal": Palette(
        ("#123b46", "#1f6066", "#4f9a8f", "#bcd9b4"), "#2f7773", "#1d575b", "#0b2b34", "#f9efb9", "#e8664a", "#174d57"
    ),
}
