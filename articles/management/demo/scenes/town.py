"""Pictures of streets, squares and grounds. Each paints one on a canvas, in the light of a palette."""

import math

from articles.management.demo.painting import Canvas, mix
from articles.management.demo.palettes import Palette


def skyline(c: Canvas, p: Palette) -> None:
    """Roofs behind roofs, windows lit."""
    c.shade(p.sky)
    c.stars(0.45, 140 if p.night else 0)
    c.disc(c.wide * 0.78, 0.19, 0.06, p.paper)
    c.disc(c.wide * 0.78 + 0.026, 0.175, 0.052, p.sky[0])
    for row, (colour, tall) in enumerate(((p.far, 0.3), (p.mid, 0.26), (p.near, 0.24))):
        x, floor = -0.03 * (row + 1), 0.72 + row * 0.16
        while x < c.wide:
            wide = c.random.uniform(0.09, 0.16) * (1 + row * 0.25)
            _house(
                c, x, floor - tall * c.random.uniform(0.55, 1), wide, mix(colour, p.near, c.random.random() * 0.25), p
            )
            x += wide
    spire = c.wide * 0.36
    c.polygon([(spire - 0.028, 0.5), (spire, 0.12), (spire + 0.028, 0.5)], p.mid)
    c.box(spire - 0.036, 0.44, 0.072, 0.28, p.mid)
    c.disc(spire, 0.49, 0.02, p.light)


def _house(c: Canvas, x: float, top: float, wide: float, colour: str, p: Palette) -> None:
    c.box(x, top, wide + 0.002, 1 - top, colour)
    roof = mix(colour, p.near, 0.45)
    c.polygon([(x - 0.006, top), (x + wide / 2, top - wide * 0.42), (x + wide + 0.006, top)], roof)
    c.box(x + wide * 0.68, top - wide * 0.4, wide * 0.1, wide * 0.3, roof)
    for row in range(4):
        for column in range(3):
            if c.random.random() < 0.42:
                lamp = mix(p.light, p.accent, c.random.random() * 0.35)
                c.box(x + wide * (0.16 + 0.26 * column), top + 0.025 + row * 0.055, wide * 0.15, 0.03, lamp)


def market(c: Canvas, p: Palette) -> None:
    """Striped stalls on the square, fruit in crates, bunting above."""
    c.shade(p.sky, 0, 0.55)
    x = 0.0
    while x < c.wide:
        wide = c.random.uniform(0.13, 0.2)
        _house(c, x, c.random.uniform(0.2, 0.3), wide, mix(p.far, p.paper, c.random.uniform(0.2, 0.6)), p)
        x += wide
    c.shade((mix(p.paper, p.far, 0.4), mix(p.paper, p.far, 0.15)), 0.62, 1)
    for row, y in ((0, 0.06), (1, 0.13)):
        cord = [(c.wide * s / 40, y + 0.06 * math.sin(math.pi * s / 20 + row) ** 2) for s in range(41)]
        c.line(cord, p.near, 0.002)
        for index, (fx, fy) in enumerate(cord):
            hue = (p.accent, p.paper, p.water, p.light)[index % 4]
            c.polygon([(fx - 0.014, fy), (fx + 0.014, fy), (fx, fy + 0.036)], hue)
    for index in range(9):
        c.person(
            c.wide * (0.06 + index * 0.11), 0.7, c.random.uniform(0.19, 0.23), mix(p.near, p.accent, index % 3 * 0.2)
        )
    for index, hue in enumerate((p.accent, p.water, p.mid)):
        _stall(c, p, (0.02 + index * 0.5) * c.wide / 1.5, 0.46, hue)


def _stall(c: Canvas, p: Palette, x: float, top: float, hue: str) -> None:
    for post in (0.02, 0.43):
        c.box(x + post, top, 0.012, 0.46, p.near)
    for stripe in range(9):
        colour = p.paper if stripe % 2 else hue
        left, low = x + 0.03 + stripe * 0.045, x - 0.02 + stripe * 0.0555
        c.polygon(
            [(left, top - 0.08), (left + 0.045, top - 0.08), (low + 0.0555, top + 0.04), (low, top + 0.04)], colour
        )
        c.disc(low + 0.0277, top + 0.04, 0.0277, mix(colour, p.near, 0.08), 0.7)
    c.box(x - 0.005, top + 0.24, 0.48, 0.22, mix(p.near, p.paper, 0.25))
    for crate in range(4):
        left, fruit = x + 0.008 + crate * 0.117, (p.accent, "#e3a62f", "#6d9a4a", "#8c4a6b")[(crate + int(x * 7)) % 4]
        for row in range(3):
            for item in range(5):
                c.disc(
                    left + 0.014 + item * 0.02 + row % 2 * 0.008,
                    top + 0.245 - row * 0.016,
                    0.0125,
                    mix(fruit, p.paper, 0.1 * row),
                )
        c.box(left, top + 0.245, 0.106, 0.05, mix(p.light, p.near, 0.45))


def bridge(c: Canvas, p: Palette) -> None:
    """A hanging bridge over an estuary."""
    c.shade(p.sky, 0, 0.7)
    c.glow(c.wide * 0.5, 0.55, 0.6, p.light, 0.85)
    c.ridge(0.58, 0.1, mix(p.far, p.sky[-1], 0.45), 0.5, 0.7)
    c.ridge(0.66, 0.04, p.far, 0.5, 0.7)
    deck, towers = 0.52, (c.wide * 0.26, c.wide * 0.74)
    colour = p.accent
    for tower in towers:
        for leg in (-0.026, 0.012):
            c.box(tower + leg, 0.12, 0.016, 0.6, colour)
        for y in (0.14, 0.26, 0.38, 0.6):
            c.box(tower - 0.026, y, 0.054, 0.018, colour)
        c.box(tower - 0.05, 0.67, 0.1, 0.05, p.near)
    spans = ((-c.wide * 0.22, towers[0]), towers, (towers[1], c.wide * 1.22))
    for left, right in spans:
        cable = [(left + (right - left) * s / 40, 0.13 + 0.37 * (1 - (2 * s / 40 - 1) ** 2)) for s in range(41)]
        c.line(cable, colour, 0.006)
        for x, y in cable[1:-1]:
            c.line([(x, y), (x, deck)], colour, 0.0016)
    c.box(0, deck, c.wide, 0.018, colour)
    c.box(0, deck + 0.018, c.wide, 0.012, mix(colour, p.near, 0.5))
    c.reflect(0.7, p.water, 0.35)
    c.glints(0.72, 1, p.light, 70, c.wide * 0.3, c.wide * 0.7)


def stadium(c: Canvas, p: Palette) -> None:
    """A football ground under its lights."""
    c.shade(p.sky, 0, 0.62)
    c.polygon([(0, 0.36), (c.wide, 0.36), (c.wide, 0.66), (0, 0.66)], p.mid)
    for row in range(10):
        for seat in range(150):
            if c.random.random() < 0.8:
                hue = c.random.choice((p.paper, p.accent, p.far, p.near, p.light))
                c.disc(
                    c.wide * (seat + c.random.random() * 0.5) / 150, 0.4 + row * 0.024, 0.0065, mix(hue, p.mid, 0.25)
                )
    c.polygon([(0, 0.3), (c.wide, 0.3), (c.wide, 0.37), (0, 0.38)], p.near)
    for x in (0.1, 0.37, 0.63, 0.9):
        c.glow(c.wide * x, 0.12, 0.34, p.light, 0.8)
        c.line([(c.wide * x, 0.12), (c.wide * x, 0.32)], p.near, 0.01)
        for lamp in range(10):
            c.disc(c.wide * x - 0.05 + lamp % 5 * 0.025, 0.1 + lamp // 5 * 0.03, 0.0105, p.paper)
    grass = mix("#3f8f4f", p.near, 0.25)
    for stripe in range(10):
        top, low = (c.wide * (stripe + shift) / 10 for shift in (0, 1))
        spread = [(x - c.wide / 2) * 1.6 + c.wide / 2 for x in (top, low)]
        c.polygon(
            [(top, 0.655), (low, 0.655), (spread[1], 1), (spread[0], 1)],
            mix(grass, p.paper, 0.12) if stripe % 2 else grass,
        )
    c.box(0, 0.625, c.wide, 0.035, p.accent)
    middle = c.wide / 2
    c.line([(0, 0.69), (c.wide, 0.69)], p.paper, 0.004)
    c.line([(middle, 0.69), (middle, 1)], p.paper, 0.006)
    c.draw.ellipse(
        [(middle - 0.26) * c.height, 0.75 * c.height, (middle + 0.26) * c.height, 0.93 * c.height],
        outline=p.paper,
        width=round(0.005 * c.height),
    )
    for x, y, hue in (
        (0.25, 0.8, p.accent),
        (0.4, 0.78, p.paper),
        (0.56, 0.86, p.accent),
        (0.7, 0.81, p.paper),
        (0.84, 0.9, p.accent),
    ):
        c.disc(c.wide * x, y, 0.04, mix(grass, p.near, 0.5), 0.15)
        c.person(c.wide * x, y, 0.13, hue)
    c.disc(c.wide * 0.52, 0.845, 0.01, p.paper)


def town_hall(c: Canvas, p: Palette) -> None:
    """A gabled hall with a clock, steps and flags."""
    c.shade(p.sky, 0, 0.85)
    c.glow(c.wide * 0.2, 0.3, 0.5, p.light, 0.6)
    c.ridge(0.62, 0.12, mix(p.far, p.sky[-1], 0.4), 0.5)
    middle, wall = c.wide / 2, mix(p.paper, p.accent, 0.28)
    shade = mix(wall, p.near, 0.25)
    c.box(middle - 0.55, 0.46, 1.1, 0.38, wall)
    c.polygon(
        [(middle - 0.58, 0.46), (middle - 0.5, 0.34), (middle + 0.5, 0.34), (middle + 0.58, 0.46)],
        mix(p.near, p.water, 0.35),
    )
    c.box(middle - 0.13, 0.26, 0.26, 0.58, mix(wall, p.paper, 0.3))
    c.polygon([(middle - 0.16, 0.27), (middle, 0.1), (middle + 0.16, 0.27)], mix(p.near, p.water, 0.35))
    c.line([(middle, 0.11), (middle, 0.0)], p.near, 0.004)
    c.polygon([(middle, 0.005), (middle + 0.09, 0.022), (middle, 0.045)], p.accent)
    c.disc(middle, 0.34, 0.058, p.near)
    c.disc(middle, 0.34, 0.05, p.paper)
    c.line([(middle, 0.34), (middle, 0.302)], p.near, 0.006)
    c.line([(middle, 0.34), (middle + 0.026, 0.352)], p.near, 0.006)
    for floor in range(2):
        for window in range(10):
            x = middle - 0.5 + window * 0.1 + (0.02 if window > 4 else 0)
            if abs(x + 0.03 - middle) > 0.16:
                c.box(x, 0.51 + floor * 0.165, 0.055, 0.105, shade, 0.02)
                c.box(
                    x + 0.006, 0.517 + floor * 0.165, 0.043, 0.092, p.light if (window + floor) % 3 else p.water, 0.016
                )
    for column in range(5):
        c.box(middle - 0.12 + column * 0.056, 0.56, 0.016, 0.28, p.paper)
    c.box(middle - 0.14, 0.54, 0.28, 0.025, p.paper)
    c.box(middle - 0.035, 0.66, 0.07, 0.18, p.near, 0.03)
    for step in range(4):
        c.box(
            middle - 0.2 - step * 0.05,
            0.84 + step * 0.02,
            0.4 + step * 0.1,
            0.022,
            mix(p.paper, p.near, 0.1 + step * 0.08),
        )
    c.box(0, 0.915, c.wide, 0.1, mix(p.mid, p.near, 0.5))
    for index in range(6):
        c.person(c.wide * (0.1 + index * 0.16), 0.96, 0.13, mix(p.near, p.accent, index % 2 * 0.3))


def umbrellas(c: Canvas, p: Palette) -> None:
    """Umbrellas in a street in the rain, lamps doubled by wet stones."""
    c.shade(p.sky, 0, 0.7)
    for side in (0, 1):
        for index in range(4):
            near = 1 - index / 4
            wide, tall = 0.2 * near + 0.03, 0.62 * near + 0.1
            x = sum(0.2 * (1 - k / 4) + 0.03 for k in range(index))
            left = x if side == 0 else c.wide - x - wide
            _house(c, left, 0.66 - tall, wide, mix(p.far, p.near, near * 0.8), p)
    for x, y in ((0.36, 0.36), (0.45, 0.46), (0.64, 0.36), (0.55, 0.46)):
        c.glow(c.wide * x, y, 0.15, p.light, 0.9)
        c.line([(c.wide * x, y), (c.wide * x, 0.66)], p.near, 0.005)
        c.disc(c.wide * x, y, 0.014, p.paper)
    c.reflect(0.66, p.water, 0.35, 0.006)
    hues = (p.accent, p.paper, p.light, p.accent, p.water, mix(p.accent, p.light, 0.5))
    for index, (x, foot, size) in enumerate(
        (
            (0.42, 0.74, 0.08),
            (0.57, 0.76, 0.09),
            (0.5, 0.83, 0.13),
            (0.3, 0.9, 0.19),
            (0.68, 0.93, 0.21),
            (0.48, 1.02, 0.25),
        )
    ):
        c.person(c.wide * x, foot, size * 1.7, p.near)
        top = foot - size * 1.75
        c.draw.pieslice(
            [
                (c.wide * x - size * 0.75) * c.height,
                (top - size * 0.5) * c.height,
                (c.wide * x + size * 0.75) * c.height,
                (top + size * 0.6) * c.height,
            ],
            180,
            360,
            fill=hues[index],
        )
        for rib in (-0.25, 0.25):
            c.line(
                [(c.wide * x, top - size * 0.48), (c.wide * x + rib * size * 1.5, top + size * 0.05)],
                mix(hues[index], p.near, 0.3),
                0.002,
            )
    c.rain(260, mix(p.paper, p.sky[1], 0.4), 0.012)
