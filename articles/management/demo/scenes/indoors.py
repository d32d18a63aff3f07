"""Pictures of rooms and halls, and of what is done there. Each paints one on a canvas, in the light of a palette."""

import math

from articles.management.demo.painting import Canvas, mix
from articles.management.demo.palettes import Palette


def bookshelves(c: Canvas, p: Palette) -> None:
    """Shelves of books from wall to wall, a ladder before them."""
    wood = mix(p.near, p.accent, 0.25)
    c.shade((mix(wood, p.near, 0.5), wood))
    hues = (p.accent, p.water, p.light, p.mid, p.paper, p.far, mix(p.accent, p.light, 0.5), mix(p.water, p.near, 0.4))
    for shelf in range(5):
        floor, x = 0.19 + shelf * 0.2, 0.02
        while x < c.wide - 0.03:
            wide, tall = c.random.uniform(0.014, 0.036), c.random.uniform(0.115, 0.165)
            colour = mix(c.random.choice(hues), p.near, c.random.uniform(0, 0.3))
            lean = 0.02 if c.random.random() < 0.06 else 0
            c.polygon(
                [(x + lean, floor - tall), (x + wide + lean, floor - tall), (x + wide, floor), (x, floor)], colour
            )
            for band in (0.2, 0.75):
                c.line(
                    [(x + lean + 0.003, floor - tall * band), (x + wide + lean - 0.003, floor - tall * band)],
                    mix(colour, p.paper, 0.55),
                    0.0025,
                )
            x += wide + 0.0015 + (0.05 if c.random.random() < 0.03 else 0) + lean
        c.box(0, floor, c.wide, 0.016, mix(wood, p.paper, 0.2))
        c.box(0, floor + 0.016, c.wide, 0.012, mix(wood, "#000000", 0.35))
    foot = c.wide * 0.66
    for side in (0, 0.15):
        c.line([(foot + side, 1), (foot + 0.1 + side * 0.85, 0.08)], mix(p.light, p.near, 0.2), 0.014)
    for rung in range(9):
        y = 0.92 - rung * 0.1
        x = foot + 0.1 * (1 - y) / 0.92
        c.line([(x, y), (x + 0.145, y)], mix(p.light, p.near, 0.3), 0.011)
    c.glow(c.wide * 0.28, 0.05, 0.75, p.light, 0.42)


def stage(c: Canvas, p: Palette) -> None:
    """A stage in beams of light, seen from the crowd."""
    c.shade((p.near, p.sky[0], p.sky[1], p.near))
    for index, hue in enumerate((p.accent, p.light, p.water, p.light, p.accent)):
        x = c.wide * (0.14 + index * 0.18)
        foot = c.wide * (0.5 + (index - 2) * 0.1)
        c.veil(
            [(x - 0.01, 0.08), (x + 0.01, 0.08), (foot + 0.16, 0.72), (foot - 0.16, 0.72)],
            mix(hue, p.light, 0.4),
            0.45,
            0.012,
        )
        c.disc(x, 0.075, 0.022, p.paper)
    c.box(0, 0.045, c.wide, 0.02, mix(p.near, p.paper, 0.2))
    c.box(c.wide * 0.1, 0.7, c.wide * 0.8, 0.2, mix(p.near, p.accent, 0.3))
    c.box(c.wide * 0.1, 0.69, c.wide * 0.8, 0.018, p.light)
    for x, tall in ((0.3, 0.27), (0.43, 0.29), (0.56, 0.28), (0.69, 0.27)):
        c.person(c.wide * x, 0.695, tall, p.near)
    c.line([(c.wide * 0.27, 0.56), (c.wide * 0.345, 0.515)], p.near, 0.014)
    c.disc(c.wide * 0.285, 0.555, 0.033, p.near)
    c.disc(c.wide * 0.58, 0.63, 0.055, p.near)
    c.line([(c.wide * 0.425, 0.69), (c.wide * 0.425, 0.48), (c.wide * 0.432, 0.46)], p.near, 0.006)
    for row in range(3):
        for _ in range(26):
            x, y = c.random.uniform(0, c.wide), 0.86 + row * 0.06 + c.random.uniform(-0.015, 0.015)
            colour = mix(p.near, p.sky[0], 0.5 - row * 0.25)
            c.disc(x, y, 0.032, colour)
            c.box(x - 0.05, y + 0.025, 0.1, 0.2, colour, 0.04)
            if c.random.random() < 0.25:
                c.line([(x + 0.04, y + 0.05), (x + 0.06, y - 0.09)], colour, 0.016)


def gallery(c: Canvas, p: Palette) -> None:
    """Pictures on a wall, two visitors before them."""
    wall = mix(p.paper, p.far, 0.3)
    c.shade((mix(wall, p.near, 0.15), wall), 0, 0.8)
    c.shade((mix(p.accent, p.near, 0.55), mix(p.accent, p.near, 0.3)), 0.8, 1)
    c.box(0, 0.785, c.wide, 0.02, p.paper)
    frames = ((0.06, 0.22, 0.3, 0.4), (0.43, 0.14, 0.58, 0.5), (1.09, 0.24, 0.34, 0.36))
    for index, (x, y, wide, tall) in enumerate(frames):
        x = x * c.wide / 1.5
        c.glow(x + wide / 2, y + 0.1, wide, p.light, 0.5)
        c.box(x - 0.018, y - 0.018, wide + 0.036, tall + 0.036, mix(p.light, p.near, 0.55))
        c.box(x, y, wide, tall, (p.sky[1], p.sky[2], p.sky[-1])[index])
        c.disc(x + wide * 0.68, y + tall * 0.34, tall * 0.13, p.accent if index != 1 else p.light)
        for layer in range(4):
            level = y + tall * (0.5 + layer * 0.13)
            points = [
                (x + wide * s / 24, level - tall * 0.07 * math.sin(s * 0.45 + layer * 1.7 + index)) for s in range(25)
            ]
            c.polygon([*points, (x + wide, y + tall), (x, y + tall)], mix(p.far, p.near, layer / 3.4))
    c.person(c.wide * 0.36, 0.93, 0.42, p.near)
    c.person(c.wide * 0.45, 0.94, 0.37, mix(p.near, p.accent, 0.5))


def lanes(c: Canvas, p: Palette) -> None:
    """Swimmers in their lanes, from above."""
    c.shade((mix(p.water, p.paper, 0.3), p.water, mix(p.water, p.near, 0.25)))
    for _ in range(260):
        x, y, long = c.random.uniform(0, c.wide), c.random.random(), c.random.uniform(0.01, 0.05)
        c.line(
            [(x, y), (x + long, y + c.random.uniform(-0.012, 0.012)), (x + long * 2, y)],
            mix(p.water, p.paper, c.random.uniform(0.25, 0.55)),
            0.003,
        )
    for lane in range(7):
        y = lane / 6
        for bead in range(100):
            c.box(bead * c.wide / 100, y - 0.008, c.wide / 125, 0.016, p.accent if bead // 5 % 2 else p.paper, 0.006)
        if lane < 6:
            x, y = c.wide * (0.32 + 0.44 * ((lane * 5 + 2) % 6) / 6), y + 1 / 12
            for wake in range(16):
                c.disc(
                    x - 0.11 - wake * 0.02,
                    y + c.random.uniform(-0.02, 0.02),
                    c.random.uniform(0.004, 0.012),
                    mix(p.paper, p.water, 0.2 + wake * 0.04),
                )
            skin = ("#8d5a3b", "#e0b08c", "#b97f57")[lane % 3]
            c.line([(x - 0.1, y - 0.012), (x, y)], skin, 0.016)
            c.line([(x - 0.1, y + 0.012), (x, y)], skin, 0.016)
            c.line([(x - 0.03, y), (x + 0.07, y)], mix(p.near, p.accent, 0.2), 0.04)
            c.line([(x + 0.06, y + 0.012), (x + 0.16, y + 0.02)], skin, 0.014)
            c.line([(x + 0.05, y - 0.015), (x + 0.02, y - 0.06), (x + 0.07, y - 0.062)], skin, 0.014)
            c.disc(x + 0.1, y, 0.021, p.accent if lane % 2 else p.paper)


def loaves(c: Canvas, p: Palette) -> None:
    """Bread on a baker's board, a lamp above."""
    c.shade((p.near, mix(p.near, p.accent, 0.35)), 0, 0.62)
    c.glow(c.wide / 2, 0.24, 0.75, p.light, 0.75)
    for tile in range(16):
        c.line([(tile * c.wide / 15, 0), (tile * c.wide / 15, 0.6)], mix(p.near, p.light, 0.22), 0.0018)
    for row in range(7):
        c.line([(0, row * 0.1), (c.wide, row * 0.1)], mix(p.near, p.light, 0.22), 0.0018)
    c.line([(c.wide / 2, 0), (c.wide / 2, 0.12)], p.near, 0.006)
    c.polygon(
        [(c.wide / 2 - 0.15, 0.22), (c.wide / 2 - 0.045, 0.11), (c.wide / 2 + 0.045, 0.11), (c.wide / 2 + 0.15, 0.22)],
        p.accent,
    )
    c.disc(c.wide / 2, 0.225, 0.05, p.light, 0.7)
    c.shade((mix(p.light, p.near, 0.35), mix(p.light, p.near, 0.6)), 0.6, 1)
    crust = ("#b5672c", "#c98642", "#9a5324", "#d29a55")
    for row, (y, size, count) in enumerate(((0.62, 0.11, 6), (0.75, 0.14, 5), (0.92, 0.18, 4))):
        for index in range(count):
            x = c.wide * (index + 0.5 + 0.12 * (row % 2)) / count
            colour = crust[(index + row) % 4]
            c.disc(x, y + size * 0.32, size * 0.98, mix(p.near, colour, 0.35), 0.34)
            c.disc(x, y, size, colour, 0.56)
            c.disc(x - size * 0.1, y - size * 0.1, size * 0.78, mix(colour, p.light, 0.28), 0.5)
            for cut in range(-2, 3):
                left = x + cut * size * 0.28
                c.line(
                    [(left - size * 0.1, y + size * 0.16), (left + size * 0.1, y - size * 0.36)],
                    mix(p.paper, colour, 0.15),
                    size * 0.07,
                )
