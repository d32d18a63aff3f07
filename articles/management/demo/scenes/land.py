"""Pictures of fields, roads and sky. Each paints one on a canvas, in the light of a palette."""

import math

from articles.management.demo.painting import Canvas, mix
from articles.management.demo.palettes import Palette


def hills(c: Canvas, p: Palette) -> None:
    """Ranges of hills that fade towards the light."""
    c.shade(p.sky)
    c.glow(c.wide * 0.35, 0.32, 0.55, p.light, 0.9)
    c.disc(c.wide * 0.35, 0.3, 0.06, p.light)
    for row in range(6):
        colour = mix(mix(p.far, p.sky[-1], 0.5), p.near, row / 5)
        line = c.ridge(0.42 + row * 0.1, 0.12 - row * 0.008, colour, 0.5)
        c.mist(0.5 + row * 0.09, min(1, 0.66 + row * 0.1), p.sky[-1], 0.18)
        if row == 4:
            for x, y in line[::3]:
                if c.random.random() < 0.7:
                    _fir(c, x, y + 0.01, c.random.uniform(0.04, 0.09), p.near)


def _fir(c: Canvas, x: float, foot: float, tall: float, colour: str) -> None:
    for part in range(3):
        y = foot - tall * (0.15 + part * 0.27)
        wide = tall * (0.28 - part * 0.07)
        c.polygon([(x - wide, y), (x, y - tall * 0.42), (x + wide, y)], colour)
    c.box(x - tall * 0.03, foot - tall * 0.16, tall * 0.06, tall * 0.18, colour)


def viaduct(c: Canvas, p: Palette) -> None:
    """A train over the arches of a valley."""
    c.shade(p.sky, 0, 0.8)
    c.glow(c.wide * 0.8, 0.25, 0.5, p.light, 0.8)
    for row in range(3):
        c.ridge(0.42 + row * 0.09, 0.13, mix(mix(p.far, p.sky[-1], 0.5), p.mid, row / 2), 0.5)
    c.mist(0.5, 0.85, p.sky[-1], 0.5)
    deck, stone = 0.5, mix(p.paper, p.near, 0.45)
    c.box(0, deck, c.wide, 0.05, stone)
    c.box(0, deck - 0.008, c.wide, 0.012, mix(stone, p.paper, 0.4))
    step = 0.2
    for pier in range(-1, 9):
        x = pier * step
        c.polygon([(x - 0.03, deck + 0.04), (x + 0.03, deck + 0.04), (x + 0.045, 1), (x - 0.045, 1)], stone)
        c.polygon(
            [(x + 0.012, deck + 0.04), (x + 0.03, deck + 0.04), (x + 0.045, 1), (x + 0.016, 1)],
            mix(stone, p.near, 0.35),
        )
        spandrel = (
            [(x + 0.03, deck + 0.05)]
            + [
                (
                    x + step / 2 - math.cos(math.pi * s / 16) * (step / 2 - 0.03),
                    deck + 0.14 - math.sin(math.pi * s / 16) * 0.085,
                )
                for s in range(17)
            ]
            + [(x + step - 0.03, deck + 0.05)]
        )
        c.polygon(spandrel, stone)
    for car in range(4):
        x = c.wide * 0.16 + car * 0.235
        c.box(x, deck - 0.085, 0.225, 0.072, p.accent, 0.012)
        c.box(x, deck - 0.04, 0.225, 0.008, p.paper)
        for window in range(6):
            c.box(x + 0.016 + window * 0.034, deck - 0.073, 0.024, 0.024, p.light)
    c.ridge(0.86, 0.08, p.mid, 0.5)
    c.ridge(0.95, 0.06, p.near, 0.5)


def orchard(c: Canvas, p: Palette) -> None:
    """Rows of fruit trees that run to a farmhouse."""
    c.shade(p.sky, 0, 0.5)
    c.glow(c.wide * 0.7, 0.3, 0.45, p.light, 0.7)
    c.ridge(0.42, 0.08, mix(p.far, p.sky[-1], 0.3), foot=0.5)
    field, middle = mix(p.far, p.light, 0.25), c.wide * 0.5
    c.box(0, 0.46, c.wide, 0.54, field)
    for furrow in range(-14, 15, 2):
        c.polygon(
            [
                (middle + furrow * 0.012, 0.46),
                (middle + furrow * 0.012 + 0.006, 0.46),
                (middle + furrow * 0.2 + 0.1, 1),
                (middle + furrow * 0.2, 1),
            ],
            mix(field, p.mid, 0.4),
        )
    c.box(middle - 0.07, 0.4, 0.12, 0.06, p.paper)
    c.polygon([(middle - 0.085, 0.4), (middle - 0.06, 0.36), (middle + 0.04, 0.36), (middle + 0.065, 0.4)], p.accent)
    for row in range(8):
        near = (row / 7) ** 1.7
        y, size = 0.48 + near * 0.46, 0.022 + near * 0.13
        for side in (-1, 1):
            for lane in (0.09, 0.34, 0.6):
                x = middle + side * (lane + lane * near * 3.1)
                if -0.2 < x < c.wide + 0.2:
                    _fruit_tree(c, p, x, y, size)


def _fruit_tree(c: Canvas, p: Palette, x: float, foot: float, size: float) -> None:
    c.disc(x + size * 0.3, foot, size * 1.1, mix(p.mid, p.near, 0.5), 0.16)
    c.box(x - size * 0.09, foot - size * 0.8, size * 0.18, size * 0.8, p.near)
    crown = mix(p.mid, p.near, 0.2)
    for shift, lift, radius in ((-0.5, 1.1, 0.62), (0.5, 1.1, 0.62), (0, 1.5, 0.75)):
        c.disc(x + shift * size, foot - lift * size, radius * size, crown)
    for shift, lift, radius in ((-0.55, 1.25, 0.4), (0.1, 1.75, 0.42)):
        c.disc(x + shift * size, foot - lift * size, radius * size, mix(crown, p.light, 0.22))
    for _ in range(11):
        c.disc(
            x + c.random.uniform(-0.85, 0.85) * size, foot - c.random.uniform(0.75, 1.9) * size, size * 0.085, p.accent
        )


def constellation(c: Canvas, p: Palette) -> None:
    """The night sky over an observatory's dome."""
    c.shade(p.sky)
    c.veil(
        [(c.wide * 0.1, 0), (c.wide * 0.34, 0), (c.wide, 0.62), (c.wide, 0.9)], mix(p.light, p.sky[-1], 0.6), 0.28, 0.09
    )
    c.stars(0.85, 520)
    figure = [
        (0.3, 0.2),
        (0.48, 0.14),
        (0.62, 0.25),
        (0.8, 0.22),
        (0.95, 0.36),
        (1.14, 0.31),
        (1.02, 0.5),
        (0.95, 0.36),
    ]
    line = [(x * c.wide / 1.5, y) for x, y in figure]
    c.line(line, mix(p.light, p.sky[1], 0.45), 0.002)
    for index, (x, y) in enumerate(line):
        c.glow(x, y, 0.035, p.light, 0.8)
        c.disc(x, y, 0.0045 + 0.002 * (index % 3), p.paper)
    c.ridge(0.83, 0.06, p.mid, 0.5)
    x, y = c.wide * 0.27, 0.78
    c.box(x - 0.1, y - 0.02, 0.2, 0.2, mix(p.paper, p.far, 0.6))
    c.disc(x, y - 0.02, 0.112, mix(p.paper, p.far, 0.45))
    c.polygon([(x + 0.012, y - 0.14), (x + 0.055, y - 0.125), (x + 0.085, y - 0.02), (x + 0.045, y - 0.02)], p.sky[0])
    c.line([(x + 0.045, y - 0.06), (x + 0.1, y - 0.19)], p.light, 0.016)
    c.box(x - 0.11, y - 0.022, 0.22, 0.012, p.near)
    c.box(x - 0.02, y + 0.06, 0.04, 0.07, p.light)
    c.ridge(0.9, 0.04, p.near, 0.5)
    c.person(x + 0.3, 0.905, 0.085, p.near)
    c.person(x + 0.37, 0.91, 0.075, p.near)


def greenhouse(c: Canvas, p: Palette) -> None:
    """Glass houses lit from within at evening."""
    c.shade(p.sky, 0, 0.7)
    c.ridge(0.52, 0.1, p.far, 0.5)
    c.box(0, 0.62, c.wide, 0.38, p.near)
    for index in range(3):
        x, wide, floor = index * c.wide / 3 + 0.02, c.wide / 3 - 0.04, 0.86
        glass = mix(p.light, p.sky[-1], 0.3)
        c.glow(x + wide / 2, 0.62, 0.4, p.light, 0.5)
        c.box(x, 0.5, wide, floor - 0.5, glass)
        c.polygon([(x - 0.01, 0.5), (x + wide / 2, 0.36), (x + wide + 0.01, 0.5)], mix(glass, p.paper, 0.4))
        for plant in range(26):
            px, tall = x + c.random.uniform(0.02, wide - 0.02), c.random.uniform(0.06, 0.24)
            leaf = mix(p.mid, "#3c7a46", 0.7) if plant % 2 else mix(p.near, "#2f6b3f", 0.6)
            for step in range(4):
                c.disc(px + c.random.uniform(-0.02, 0.02), floor - tall * (step + 1) / 4, 0.02, leaf, 0.8)
            if plant % 3 == 0:
                c.disc(px, floor - tall * 0.7, 0.011, p.accent)
        for bar in range(7):
            bx = x + wide * bar / 6
            c.line([(bx, 0.5), (bx, floor)], p.near, 0.004)
            c.line([(bx, 0.5), (x + wide / 2, 0.36)], p.near, 0.003)
        c.line([(x, 0.66), (x + wide, 0.66)], p.near, 0.003)
        c.box(x, floor - 0.03, wide, 0.035, mix(p.near, p.paper, 0.2))
    c.shade((mix(p.near, p.light, 0.28), p.near), 0.865, 1)


def kites(c: Canvas, p: Palette) -> None:
    """Kites of every colour over a headland."""
    c.shade(p.sky)
    for y in (0.62, 0.7):
        c.swell(y, 0.012, 1, y * 9, mix(p.water, p.sky[-1], 0.5 - (y - 0.62) * 4))
    c.ridge(0.83, 0.09, p.mid, 0.48)
    places = (
        (0.2, 0.2, 0.1),
        (0.46, 0.34, 0.07),
        (0.66, 0.14, 0.13),
        (0.95, 0.3, 0.09),
        (1.18, 0.16, 0.1),
        (1.34, 0.38, 0.06),
        (0.84, 0.5, 0.05),
    )
    hues = (p.accent, p.near, p.light, mix(p.accent, p.light, 0.55), p.water, p.accent, p.near)
    for (x, y, size), colour in zip(places, hues, strict=True):
        x = x * c.wide / 1.5
        hand = (x * 0.7 + c.wide * 0.12, 0.84)
        c.line(
            [(x, y + size * 0.3), ((x + hand[0]) / 2 - 0.02, (y + hand[1]) / 2 + 0.05), hand],
            mix(p.near, p.sky[-1], 0.4),
            0.0016,
        )
        c.polygon([(x, y - size), (x + size * 0.68, y), (x, y + size), (x - size * 0.68, y)], colour)
        c.polygon([(x, y - size), (x + size * 0.68, y), (x, y)], mix(colour, p.paper, 0.35))
        c.polygon([(x, y + size), (x - size * 0.68, y), (x, y)], mix(colour, p.near, 0.2))
        tail = [(x + math.sin(s * 1.1) * 0.02, y + size + s * 0.022) for s in range(9)]
        c.line(tail, colour, 0.003)
        for tx, ty in tail[2::2]:
            c.polygon(
                [
                    (tx - 0.014, ty - 0.006),
                    (tx + 0.014, ty + 0.006),
                    (tx + 0.014, ty - 0.006),
                    (tx - 0.014, ty + 0.006),
                ],
                mix(colour, p.paper, 0.3),
            )
    c.ridge(0.92, 0.05, p.near, 0.48)
    for index in range(9):
        c.person(
            0.14 + index * c.wide * 0.1,
            0.905 + c.random.uniform(-0.01, 0.01),
            c.random.uniform(0.06, 0.1),
            mix(p.near, "#000000", 0.25),
        )
