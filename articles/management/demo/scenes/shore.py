"""Pictures of the sea and of what lives by it. Each paints one on a canvas, in the light of a palette."""

import math

from articles.management.demo.painting import Canvas, mix
from articles.management.demo.palettes import Palette


def harbour(c: Canvas, p: Palette) -> None:
    """Masts at a quay before a low town, doubled by still water."""
    c.shade(p.sky, 0, 0.6)
    c.glow(c.wide * 0.68, 0.5, 0.55, p.light, 0.75)
    c.disc(c.wide * 0.68, 0.5, 0.055, p.light)
    c.ridge(0.5, 0.06, mix(p.far, p.sky[-1], 0.45), foot=0.6)
    c.ridge(0.55, 0.03, p.far, foot=0.6)
    _quay(c, p, 0.6)
    for x in (0.12, 0.3, 0.52, 0.7, 0.98, 1.2, 1.38):
        _yacht(c, x * c.wide / 1.5, 0.6, c.random.uniform(0.26, 0.44), p.near)
    c.reflect(0.6, p.water, 0.3)
    c.glints(0.62, 1, p.light, 60, c.wide * 0.5, c.wide * 0.86)


def _quay(c: Canvas, p: Palette, level: float) -> None:
    x = 0.0
    while x < c.wide:
        width = c.random.uniform(0.05, 0.1)
        roof = level - c.random.uniform(0.07, 0.13)
        wall = mix(p.mid, p.near, c.random.random())
        c.box(x, roof, width, level - roof, wall)
        c.polygon([(x, roof), (x + width / 2, roof - 0.035), (x + width, roof)], mix(wall, p.near, 0.5))
        for column in range(2):
            if c.random.random() < 0.6:
                c.box(x + width * (0.22 + 0.36 * column), roof + 0.02, 0.012, 0.018, p.light)
        x += width


def _yacht(c: Canvas, x: float, level: float, mast: float, colour: str) -> None:
    long = mast * 0.42
    hull = [
        (x - long * 0.5, level - 0.03),
        (x + long * 0.62, level - 0.036),
        (x + long * 0.45, level),
        (x - long * 0.4, level),
    ]
    c.polygon(hull, colour)
    c.line([(x, level - 0.03), (x, level - mast)], colour, 0.005)
    c.line([(x, level - 0.06), (x - long * 0.42, level - 0.065)], colour, 0.008)
    for end in (-0.48, 0.6):
        c.line([(x, level - mast * 0.97), (x + long * end, level - 0.034)], colour, 0.0016)


def lighthouse(c: Canvas, p: Palette) -> None:
    """A white tower on a head of rock, its beam over the sea."""
    c.shade(p.sky, 0, 0.7)
    c.stars(0.5, 160 if p.night else 0)
    x, lamp = c.wide * 0.66, 0.21
    if p.night:
        c.veil([(x, lamp), (-0.1, 0.02), (-0.1, 0.34)], p.light, 0.55, 0.012)
        c.veil([(x, lamp), (c.wide + 0.1, 0.1), (c.wide + 0.1, 0.34)], p.light, 0.45, 0.012)
    c.glow(x, lamp, 0.3, p.light, 0.9)
    c.shade((mix(p.water, p.sky[-1], 0.5), p.water), 0.68, 1)
    c.glints(0.7, 1, mix(p.light, p.water, 0.4), 90)
    rise = [(c.wide, 0.5), (c.wide * 0.86, 0.55)] if c.wide > 1 else [(c.wide, 0.6)]
    head = [*rise, (x + 0.1, 0.62), (x - 0.16, 0.63), (x - 0.24, 0.72)]
    c.polygon([*head, (x - 0.38, 0.8), (x - 0.44, 0.92), (x - 0.6, 1), (c.wide, 1)], p.near)
    c.polygon(
        [(c.wide, 0.66), (x + 0.1, 0.72), (x - 0.1, 0.7), (x - 0.2, 0.86), (x - 0.3, 1), (c.wide, 1)],
        mix(p.near, "#000000", 0.3),
    )
    _tower(c, p, x, lamp, 0.64)
    if c.wide > 1:
        c.box(x + 0.09, 0.55, 0.14, 0.08, mix(p.paper, p.near, 0.35))
        c.polygon([(x + 0.08, 0.55), (x + 0.16, 0.5), (x + 0.24, 0.55)], p.accent)
        c.box(x + 0.13, 0.575, 0.022, 0.03, p.light)


def _tower(c: Canvas, p: Palette, x: float, lamp: float, foot: float) -> None:
    top, tall = lamp + 0.035, foot - lamp - 0.035
    for band in range(5):
        upper, lower = top + tall * band / 5, top + tall * (band + 1) / 5
        widths = [0.034 + 0.032 * (y - top) / tall for y in (upper, lower)]
        colour = p.accent if band % 2 else p.paper
        c.polygon(
            [(x - widths[0], upper), (x + widths[0], upper), (x + widths[1], lower), (x - widths[1], lower)], colour
        )
        shadow = mix(colour, p.near, 0.4)
        c.polygon(
            [
                (x + widths[0] * 0.3, upper),
                (x + widths[0], upper),
                (x + widths[1], lower),
                (x + widths[1] * 0.3, lower),
            ],
            shadow,
        )
    c.box(x - 0.046, top - 0.008, 0.092, 0.012, p.near)
    c.box(x - 0.026, lamp - 0.028, 0.052, 0.056, p.light)
    c.polygon([(x - 0.034, lamp - 0.028), (x, lamp - 0.075), (x + 0.034, lamp - 0.028)], p.accent)


def storm(c: Canvas, p: Palette) -> None:
    """Wave upon wave, with torn crests."""
    c.shade(p.sky, 0, 0.6)
    c.glow(c.wide * 0.3, 0.2, 0.5, p.light, 0.45)
    for row in range(7):
        near = row / 6
        colour = mix(mix(p.water, p.sky[-1], 0.35), p.near, near)
        line = c.swell(0.42 + 0.1 * row + 0.02 * near, 0.05 + 0.08 * near, 5 - 3 * near, row * 1.9, colour, 2.2)
        foam = mix(p.paper, colour, 0.3)
        c.line(line, foam, 0.002 + 0.004 * near)
        for x, y in line:
            if c.random.random() < 0.35:
                size = c.random.uniform(0.001, 0.003 + 0.006 * near)
                c.disc(x + size, y + c.random.uniform(-0.012, 0.006) * (0.3 + near), size, foam)
        for x, y in line[::6]:
            drop = c.random.uniform(0.01, 0.05) * (0.4 + near)
            c.line([(x, y + 0.02), (x + drop, y + 0.02 + drop)], mix(colour, p.paper, 0.3), 0.002 + 0.003 * near)
    c.rain(240, mix(p.paper, p.sky[0], 0.55))


def ferry(c: Canvas, p: Palette) -> None:
    """A white ferry on its way, gulls behind it."""
    c.shade(p.sky, 0, 0.62)
    c.glow(c.wide * 0.25, 0.3, 0.45, p.light, 0.7)
    c.ridge(0.56, 0.07, mix(p.far, p.sky[-1], 0.5), foot=0.64)
    c.ridge(0.6, 0.03, p.far, foot=0.64)
    c.shade((mix(p.water, p.sky[-1], 0.45), p.water, mix(p.water, p.near, 0.5)), 0.62, 1)
    left, deck = c.wide * 0.28, 0.6
    long = c.wide * 0.46
    hull = [(left - 0.02, deck), (left + long + 0.05, deck - 0.015), (left + long - 0.02, 0.72), (left + 0.02, 0.72)]
    c.polygon(hull, p.accent)
    c.polygon(
        [(left - 0.008, 0.69), (left + long + 0.005, 0.69), (left + long - 0.02, 0.72), (left + 0.02, 0.72)], p.near
    )
    for storey, (start, end) in enumerate(((0.03, 0.95), (0.1, 0.86), (0.2, 0.76))):
        y = deck - 0.055 * (storey + 1)
        c.box(left + long * start, y, long * (end - start), 0.057, mix(p.paper, p.far, 0.08 * storey))
        for window in range(int((end - start) * 22)):
            c.box(left + long * start + 0.014 + window * long / 23, y + 0.018, 0.016, 0.018, mix(p.near, p.far, 0.3))
    c.polygon(
        [
            (left + long * 0.36, 0.44),
            (left + long * 0.48, 0.44),
            (left + long * 0.46, 0.34),
            (left + long * 0.38, 0.34),
        ],
        p.accent,
    )
    c.box(left + long * 0.375, 0.35, long * 0.09, 0.018, p.near)
    for puff in range(9):
        c.glow(
            left + long * 0.4 - puff * 0.05, 0.32 - puff * 0.016, 0.04 + 0.012 * puff, mix(p.paper, p.sky[0], 0.4), 0.55
        )
    c.glints(0.715, 0.735, p.paper, 60, left - 0.1, left + long)
    c.glints(0.74, 1, mix(p.light, p.water, 0.35), 120)
    for bird in range(7):
        _gull(c, left - 0.02 - bird * 0.045, 0.5 - 0.05 * math.sin(bird * 1.9), 0.02, p.near)


def _gull(c: Canvas, x: float, y: float, span: float, colour: str) -> None:
    c.line([(x - span, y - span * 0.4), (x - span * 0.4, y - span * 0.55), (x, y)], colour, 0.003)
    c.line([(x, y), (x + span * 0.4, y - span * 0.55), (x + span, y - span * 0.4)], colour, 0.003)
