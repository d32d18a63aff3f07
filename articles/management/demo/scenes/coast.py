"""Pictures of work and play on the water. Each paints one on a canvas, in the light of a palette."""

import math
from itertools import pairwise

from articles.management.demo.painting import Canvas, mix
from articles.management.demo.palettes import Palette


def cranes(c: Canvas, p: Palette) -> None:
    """Gantry cranes over stacks of containers."""
    c.shade(p.sky, 0, 0.8)
    c.glow(c.wide * 0.2, 0.62, 0.6, p.light, 0.8)
    c.ridge(0.66, 0.05, mix(p.far, p.sky[-1], 0.4), foot=0.8)
    for x, scale, colour in ((0.95, 0.62, p.far), (0.55, 0.8, p.mid), (0.12, 1, p.accent)):
        _crane(c, x * c.wide / 1.5, 0.8, 0.62 * scale, colour)
    hues = (p.accent, p.water, p.mid, p.light, mix(p.accent, p.near, 0.5), p.far)
    for column in range(15):
        for row in range(c.random.randint(1, 4)):
            colour = mix(c.random.choice(hues), p.near, 0.12)
            x, y = 0.1 * column + c.wide * 0.02, 0.8 - 0.045 * (row + 1)
            c.box(x, y, 0.097, 0.043, colour)
            for rib in range(1, 9):
                c.line([(x + rib * 0.0108, y + 0.005), (x + rib * 0.0108, y + 0.038)], mix(colour, p.near, 0.3), 0.0015)
    c.box(0, 0.8, c.wide, 0.035, p.near)
    c.reflect(0.835, p.water, 0.45, 0.008)


def _crane(c: Canvas, x: float, ground: float, tall: float, colour: str) -> None:
    top, span = ground - tall, tall * 0.42
    for leg in (0, span):
        c.line([(x + leg, ground), (x + leg, top + tall * 0.25)], colour, tall * 0.022)
    c.line([(x, ground - tall * 0.4), (x + span, ground - tall * 0.4)], colour, tall * 0.018)
    c.line([(x, ground - tall * 0.4), (x + span, ground - tall * 0.72)], colour, tall * 0.01)
    c.line([(x - tall * 0.22, top + tall * 0.26), (x + tall * 1.05, top + tall * 0.26)], colour, tall * 0.035)
    c.line([(x + span, top + tall * 0.26), (x + span * 0.8, top)], colour, tall * 0.02)
    for end in (-0.2, 0.66, 1.02):
        c.line([(x + span * 0.8, top), (x + tall * end, top + tall * 0.25)], colour, tall * 0.008)
    c.box(x + tall * 0.62, top + tall * 0.28, tall * 0.09, tall * 0.06, colour)
    c.line([(x + tall * 0.8, top + tall * 0.27), (x + tall * 0.8, top + tall * 0.55)], colour, tall * 0.006)


def turbines(c: Canvas, p: Palette) -> None:
    """Wind turbines that go back in rows over the sea."""
    c.shade(p.sky, 0, 0.68)
    c.glow(c.wide * 0.78, 0.5, 0.6, p.light, 0.8)
    c.disc(c.wide * 0.78, 0.55, 0.07, p.light)
    c.mist(0.45, 0.68, p.sky[-1], 0.7)
    c.shade((mix(p.water, p.sky[-1], 0.6), p.water, mix(p.water, p.near, 0.4)), 0.66, 1)
    for x, scale in ((1.34, 0.2), (1.1, 0.24), (0.88, 0.3), (1.22, 0.36), (0.66, 0.4), (0.98, 0.55), (0.36, 0.85)):
        colour = mix(p.paper, p.far, 0.75 - 0.75 * scale)
        _turbine(c, x * c.wide / 1.5, 0.66 + 0.12 * scale**2, 0.66 * scale, colour, p)
    c.glints(0.67, 1, mix(p.light, p.water, 0.3), 170)


def _turbine(c: Canvas, x: float, foot: float, tall: float, colour: str, p: Palette) -> None:
    hub = foot - tall
    width = tall * 0.016
    c.polygon([(x - width, foot), (x - width * 0.5, hub), (x + width * 0.5, hub), (x + width, foot)], colour)
    c.box(x - width * 1.6, foot - tall * 0.06, width * 3.2, tall * 0.07, p.accent)
    turn = c.random.uniform(0, 2)
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        tip = (x + math.cos(angle) * tall * 0.62, hub + math.sin(angle) * tall * 0.62)
        side = (math.cos(angle + 0.14) * tall * 0.2 + x, math.sin(angle + 0.14) * tall * 0.2 + hub)
        c.polygon([(x, hub), side, tip], colour)
    c.disc(x, hub, width * 1.6, mix(colour, p.near, 0.25))


def regatta(c: Canvas, p: Palette) -> None:
    """A field of sails before the hills."""
    c.shade(p.sky, 0, 0.55)
    for cloud in ((0.25, 0.16), (0.42, 0.13), (1.05, 0.22), (1.22, 0.2)):
        _cloud(c, cloud[0] * c.wide / 1.5, cloud[1], 0.09, mix(p.paper, p.sky[1], 0.25))
    c.ridge(0.5, 0.08, mix(p.far, p.sky[-1], 0.35), foot=0.56)
    c.ridge(0.54, 0.03, p.mid, foot=0.57)
    c.shade((mix(p.water, p.sky[-1], 0.35), p.water, mix(p.water, p.near, 0.45)), 0.555, 1)
    c.glints(0.57, 0.8, mix(p.paper, p.water, 0.55), 110)
    sails = [(0.2, 0.12), (0.48, 0.11), (0.9, 0.13), (1.25, 0.12), (0.7, 0.2), (1.08, 0.26), (0.3, 0.33), (0.86, 0.5)]
    hues = (p.paper, p.accent, p.paper, p.light, p.paper, mix(p.accent, p.light, 0.5), p.paper, p.accent)
    for (x, tall), colour in zip(sails, hues, strict=True):
        _sail(c, x * c.wide / 1.5, 0.57 + tall * 0.62, tall * 1.25, colour, p)
    c.glints(0.8, 1, mix(p.paper, p.water, 0.4), 60)


def _cloud(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    for shift, radius in ((-0.8, 0.4), (-0.3, 0.6), (0.35, 0.75), (1, 0.45)):
        c.disc(x + shift * size, y - radius * size * 0.25, radius * size, colour, 0.55)
    c.box(x - 1.2 * size, y - 0.02 * size, 2.6 * size, 0.14 * size, colour, 0.07 * size)


def _sail(c: Canvas, x: float, level: float, tall: float, colour: str, p: Palette) -> None:
    tip = (x + tall * 0.1, level - tall)
    c.polygon(
        [
            tip,
            (x + tall * 0.04, level - tall * 0.1),
            (x - tall * 0.36, level - tall * 0.09),
            (x - tall * 0.16, level - tall * 0.6),
        ],
        colour,
    )
    shade = mix(colour, p.water, 0.22)
    c.polygon([tip, (x + tall * 0.07, level - tall * 0.1), (x + tall * 0.38, level - tall * 0.08)], shade)
    c.line([(x + tall * 0.05, level - tall * 0.05), tip], p.near, tall * 0.008)
    c.polygon(
        [
            (x - tall * 0.3, level - tall * 0.065),
            (x + tall * 0.42, level - tall * 0.075),
            (x + tall * 0.3, level),
            (x - tall * 0.24, level),
        ],
        p.near,
    )
    for row in range(5):
        c.line(
            [
                (x - tall * (0.3 - row * 0.03), level + tall * 0.02 * (row + 1)),
                (x + tall * (0.28 - row * 0.05), level + tall * 0.02 * (row + 1)),
            ],
            mix(colour, p.water, 0.5),
            tall * 0.006,
        )


def nets(c: Canvas, p: Palette) -> None:
    """A fishing boat hauled up on a beach, gulls over it."""
    c.shade(p.sky, 0, 0.5)
    c.glow(c.wide * 0.75, 0.42, 0.5, p.light, 0.75)
    c.shade((p.water, mix(p.water, p.paper, 0.4)), 0.48, 0.66)
    c.glints(0.49, 0.64, p.light, 60)
    sand = mix(p.light, p.far, 0.35)
    c.swell(0.655, 0.02, 1.4, 1, p.paper)
    c.swell(0.668, 0.02, 1.4, 1, mix(sand, p.water, 0.25))
    c.swell(0.72, 0.03, 1.1, 2, sand)
    x, y = c.wide * 0.42, 0.8
    c.polygon(
        [(x - 0.44, y + 0.03), (x + 0.42, y + 0.03), (x + 0.5, y + 0.06), (x - 0.5, y + 0.06)], mix(sand, p.near, 0.35)
    )
    c.polygon(
        [
            (x - 0.46, y - 0.24),
            (x - 0.38, y),
            (x - 0.28, y + 0.05),
            (x + 0.3, y + 0.05),
            (x + 0.4, y - 0.03),
            (x + 0.44, y - 0.16),
            (x, y - 0.13),
        ],
        p.accent,
    )
    c.polygon(
        [
            (x - 0.46, y - 0.24),
            (x - 0.445, y - 0.195),
            (x, y - 0.09),
            (x + 0.432, y - 0.12),
            (x + 0.44, y - 0.16),
            (x, y - 0.13),
        ],
        p.paper,
    )
    c.polygon([(x - 0.36, y + 0.01), (x - 0.28, y + 0.05), (x + 0.3, y + 0.05), (x + 0.37, y)], p.near)
    c.box(x + 0.06, y - 0.34, 0.2, 0.205, p.paper)
    c.box(x + 0.04, y - 0.36, 0.24, 0.025, p.near)
    for window in range(3):
        c.box(x + 0.078 + window * 0.06, y - 0.31, 0.044, 0.06, p.water)
    c.line([(x - 0.12, y - 0.12), (x - 0.12, y - 0.55)], p.near, 0.009)
    c.line([(x - 0.12, y - 0.5), (x - 0.42, y - 0.24)], p.near, 0.003)
    c.line([(x - 0.12, y - 0.54), (x + 0.15, y - 0.36)], p.near, 0.003)
    for float_ in range(14):
        c.disc(
            c.wide * 0.72 + float_ * 0.028,
            0.885 + 0.02 * math.sin(float_ * 1.3),
            0.013,
            p.accent if float_ % 2 else p.paper,
        )
    for _ in range(9):
        _bird(c, c.random.uniform(0.1, c.wide), c.random.uniform(0.08, 0.4), c.random.uniform(0.012, 0.03), p.near)


def _bird(c: Canvas, x: float, y: float, span: float, colour: str) -> None:
    c.line(
        [
            (x - span, y - span * 0.4),
            (x - span * 0.4, y - span * 0.55),
            (x, y),
            (x + span * 0.4, y - span * 0.55),
            (x + span, y - span * 0.4),
        ],
        colour,
        span * 0.14,
    )


def marsh(c: Canvas, p: Palette) -> None:
    """Geese in flight over reeds and still channels."""
    c.shade(p.sky, 0, 0.62)
    c.glow(c.wide * 0.5, 0.5, 0.6, p.light, 0.8)
    c.disc(c.wide * 0.5, 0.44, 0.085, mix(p.light, p.accent, 0.25))
    c.ridge(0.58, 0.04, mix(p.far, p.sky[-1], 0.3), foot=0.62)
    c.reflect(0.62, p.water, 0.25)
    for row in range(3):
        y = 0.7 + 0.1 * row
        c.swell(y, 0.02, 1.2 + row * 0.5, row * 2.0, mix(p.mid, p.near, row * 0.4))
        for _ in range(90 + 60 * row):
            x = c.random.uniform(0, c.wide)
            tall = c.random.uniform(0.04, 0.09) * (1 + row)
            lean = c.random.uniform(-0.02, 0.05)
            colour = mix(p.mid, p.near, 0.3 + row * 0.3)
            c.line([(x, y + 0.04 + 0.05 * row), (x + lean, y + 0.04 - tall)], colour, 0.0025 + 0.001 * row)
            if row and c.random.random() < 0.25:
                c.line([(x + lean, y + 0.04 - tall), (x + lean * 1.15, y - tall + 0.005)], p.accent, 0.008)
    for index in range(-6, 7):
        _bird(c, c.wide * 0.42 + index * 0.062, 0.16 + abs(index) * 0.022, 0.028, p.near)


def beach(c: Canvas, p: Palette) -> None:
    """Huts, bathers and a pale sea from above the shingle."""
    c.shade(p.sky, 0, 0.45)
    _cloud(c, c.wide * 0.24, 0.17, 0.12, mix(p.paper, p.sky[1], 0.15))
    _cloud(c, c.wide * 0.7, 0.12, 0.08, mix(p.paper, p.sky[1], 0.25))
    c.shade((p.water, mix(p.water, p.paper, 0.5)), 0.43, 0.68)
    c.glints(0.45, 0.64, p.paper, 90)
    c.swell(0.655, 0.014, 2, 0.6, p.paper)
    c.swell(0.67, 0.014, 2, 0.6, mix(p.light, p.accent, 0.14))
    for x in (0.1, 0.22, 0.62, 0.7, 0.95, 1.22, 1.3):
        c.person(x * c.wide / 1.5, c.random.uniform(0.64, 0.7), 0.075, mix(p.near, p.accent, c.random.random() * 0.5))
    hues = (p.accent, p.water, p.paper, p.light, mix(p.accent, p.paper, 0.4), p.mid, p.paper, p.accent)
    for index, colour in enumerate(hues):
        x, wide = index * 0.2 - 0.03, 0.17
        c.box(x, 0.76, wide, 0.3, colour)
        for plank in range(1, 8):
            c.line([(x + plank * wide / 8, 0.77), (x + plank * wide / 8, 1)], mix(colour, p.near, 0.18), 0.0018)
        c.polygon([(x - 0.012, 0.77), (x + wide / 2, 0.66), (x + wide + 0.012, 0.77)], mix(colour, p.near, 0.45))
        c.box(x + wide * 0.32, 0.83, wide * 0.36, 0.2, mix(colour, p.near, 0.6))


def chart(c: Canvas, p: Palette) -> None:
    """A nautical chart: depth lines, soundings, a compass rose."""
    c.shade((p.paper, mix(p.paper, p.light, 0.4)), 0, 1)
    for row in range(7):
        c.swell(
            0.18 + row * 0.1,
            0.1,
            0.9 + row * 0.12,
            0.4 + row * 0.55,
            mix(mix(p.paper, p.water, 0.12 + row * 0.13), p.near, row * 0.02),
        )
    land = mix(p.light, p.far, 0.3)
    coast = [
        (0, 0),
        (c.wide * 0.55, 0),
        (c.wide * 0.46, 0.08),
        (c.wide * 0.48, 0.16),
        (c.wide * 0.36, 0.2),
        (c.wide * 0.3, 0.3),
        (c.wide * 0.2, 0.28),
        (c.wide * 0.17, 0.42),
        (c.wide * 0.08, 0.5),
        (0, 0.52),
    ]
    c.polygon(coast, land)
    c.line(coast[1:], p.near, 0.005)
    for step in range(1, 8):
        c.line([(c.wide * step / 8, 0), (c.wide * step / 8, 1)], mix(p.near, p.paper, 0.55), 0.0012)
        c.line([(0, step / 6), (c.wide, step / 6)], mix(p.near, p.paper, 0.55), 0.0012)
    x, y = c.wide * 0.76, 0.42
    c.arc(x, y, 0.24, 0, 360, p.accent, 0.003)
    c.arc(x, y, 0.2, 0, 360, p.near, 0.0018)
    for degree in range(0, 360, 10):
        long = 0.026 if degree % 30 == 0 else 0.014
        a = math.radians(degree)
        c.line(
            [
                (x + math.cos(a) * 0.24, y + math.sin(a) * 0.24),
                (x + math.cos(a) * (0.24 - long), y + math.sin(a) * (0.24 - long)),
            ],
            p.near,
            0.002,
        )
    for point in range(8):
        a, long = point * math.pi / 4, 0.19 if point % 2 == 0 else 0.11
        left, right, tip = (
            (x + math.cos(a + turn) * far, y + math.sin(a + turn) * far)
            for turn, far in ((0.42, 0.045), (-0.42, 0.045), (0, long))
        )
        c.polygon([(x, y), left, tip], p.accent)
        c.polygon([(x, y), right, tip], p.near)
    route = [
        (c.wide * 0.3, 0.32),
        (c.wide * 0.42, 0.46),
        (c.wide * 0.5, 0.66),
        (c.wide * 0.72, 0.84),
        (c.wide * 1.01, 0.9),
    ]
    for (ax, ay), (bx, by) in pairwise(route):
        for dash in range(8):
            s, e = dash / 8, (dash + 0.55) / 8
            c.line(
                [(ax + (bx - ax) * s, ay + (by - ay) * s), (ax + (bx - ax) * e, ay + (by - ay) * e)], p.accent, 0.006
            )
    c.disc(*route[0], 0.016, p.accent)
