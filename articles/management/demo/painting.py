"""A canvas for pictures in the manner of a screen print: flat layers, graded light, a little grain.

Lengths are in heights of the picture: y runs from 0 (top) to 1, x from 0 to `canvas.wide`. Colours are '#rrggbb'.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
FINER = 2  # drawn at twice the size, then reduced, which smooths every edge


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    def __init__(self, width: int, height: int, seed: str):
        self.size = (width, height)
        self.height = height * FINER
        self.wide = width / height
        self.image = Image.new("RGB", (width * FINER, height * FINER))
        self.draw = ImageDraw.Draw(self.image)
        self.random = Random(seed)
        self.seed = seed

    def shade(self, colours: Sequence[str], top: float = 0, bottom: float = 1) -> None:
        """Fill the whole width between two heights with colours that pass into one another downwards."""
        height = self._pixels(bottom) - self._pixels(top)
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata([ImageColor.getrgb(colour) for colour in colours])
        tall = strip.resize((1, 512), Image.Resampling.BICUBIC)
        self.image.paste(tall.resize((self.image.width, height)), (0, self._pixels(top)))

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self.draw.polygon([self._at(point) for point in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        corners = [self._at((x, y)), self._at((x + width, y + height))]
        if corners[1][0] > corners[0][0] and corners[1][1] > corners[0][1]:
            self.draw.rounded_rectangle(corners, radius * self.height, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, squash: float = 1) -> None:
        tall = radius * squash
        self.draw.ellipse([self._at((x - radius, y - tall)), self._at((x + radius, y + tall))], fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 0.003) -> None:
        thick = max(1, round(width * self.height))
        self.draw.line([self._at(point) for point in points], fill=colour, width=thick, joint="curve")

    def arc(self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float) -> None:
        """Part of a circle, between two angles in degrees, clockwise from the right."""
        corners = [self._at((x - radius, y - radius)), self._at((x + radius, y + radius))]
        self.draw.arc(corners, start, end, fill=colour, width=max(1, round(width * self.height)))

    def ridge(self, base: float, rise: float, colour: str, rough: float = 0.55, foot: float = 1) -> list[Point]:
        """A line of hills about `base`, filled down to `foot`; return the line."""
        heights = [self.random.uniform(-1, 1), self.random.uniform(-1, 1)]
        span = 1.0
        for _ in range(7):
            span *= rough
            between = [(a + b) / 2 + self.random.uniform(-span, span) for a, b in pairwise(heights)]
            heights = [height for pair in zip(heights, [*between, 0], strict=True) for height in pair][:-1]
        step = self.wide / (len(heights) - 1)
        line = [(index * step, base - height * rise) for index, height in enumerate(heights)]
        self.polygon([*line, (self.wide, foot), (0, foot)], colour)
        return line

    def swell(self, base: float, rise: float, waves: float, shift: float, colour: str, sharp: float = 1) -> list[Point]:
        """A line of waves, the sharper the more they are peaked, filled to the bottom; return the line."""
        line = []
        for index in range(241):
            x = self.wide * index / 240
            turn = math.sin(waves * x * math.pi + shift) * 0.5 + 0.5
            slow = math.sin(waves * x * 0.9 + shift * 2.3) * 0.35
            line.append((x, base - rise * (turn**sharp + slow)))
        self.polygon([*line, (self.wide, 1), (0, 1)], colour)
        return line

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Light that fades from its middle outwards."""
        side = max(2, round(radius * 2 * self.height))
        fade = ImageChops.invert(Image.radial_gradient("L")).point(lambda value: max(0, value - 74) * 255 // 181)
        mask = fade.point(lambda value: int(value * value / 255 * strength)).resize((side, side))
        left, top = self._at((x - radius, y - radius))
        self.image.paste(Image.new("RGB", (side, side), colour), (round(left), round(top)), mask)

    def mist(self, top: float, bottom: float, colour: str, strength: float = 0.8) -> None:
        """A veil that thickens downwards and ends at `bottom`."""
        size = (self.image.width, self._pixels(bottom) - self._pixels(top))
        mask = Image.linear_gradient("L").point(lambda value: int(value * strength)).resize(size)
        self.image.paste(Image.new("RGB", size, colour), (0, self._pixels(top)), mask)

    def veil(self, points: Sequence[Point], colour: str, strength: float, soft: float = 0) -> None:
        """A see-through polygon, with edges blurred over `soft`."""
        mask = Image.new("L", (self.image.width // 4, self.image.height // 4))
        corners = [(x * self.height / 4, y * self.height / 4) for x, y in points]
        ImageDraw.Draw(mask).polygon(corners, fill=int(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(soft * self.height / 4)) if soft else mask
        full = mask.resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), full)

    def reflect(self, level: float, colour: str, depth: float = 0.35, ripple: float = 0.012) -> None:
        """Fill what lies below `level` with the mirror image of what lies above it, broken by ripples."""
        edge, bottom = self._pixels(level), self.image.height
        above = self.image.crop((0, max(0, 2 * edge - bottom), self.image.width, edge))
        mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.image.width, bottom - edge))
        water = Image.blend(mirror, Image.new("RGB", mirror.size, colour), depth)
        rows = max(3, self.height // 300)
        for top in range(0, water.height, rows):
            near = top / water.height
            sway = math.sin(top / self.height * 150 / (0.35 + near)) + self.random.uniform(-0.6, 0.6)
            shift = round(sway * ripple * self.height * (0.25 + near))
            row = water.crop((0, top, water.width, min(top + rows, water.height)))
            self.image.paste(ImageChops.offset(row, shift, 0), (0, edge + top))

    def glints(self, top: float, bottom: float, colour: str, count: int, left: float = 0, right: float = 9) -> None:
        """Short strokes of light on water, longer and farther apart towards the viewer."""
        for _ in range(count):
            near = self.random.random() ** 1.6
            y = top + (bottom - top) * near
            x = self.random.uniform(left, min(right, self.wide))
            length = (0.012 + 0.07 * near) * self.random.uniform(0.4, 1)
            self.line([(x - length, y), (x + length, y)], colour, 0.0012 + 0.0035 * near)

    def stars(self, bottom: float, count: int, colour: str = "#fff6df") -> None:
        for _ in range(count):
            y = self.random.random() ** 1.4 * bottom
            self.disc(self.random.uniform(0, self.wide), y, self.random.choice((0.0009, 0.0013, 0.002)), colour)

    def rain(self, count: int, colour: str, slant: float = 0.03) -> None:
        for _ in range(count):
            x, y = self.random.uniform(-0.1, self.wide), self.random.uniform(-0.1, 1)
            length = self.random.uniform(0.03, 0.09)
            self.line([(x, y), (x + slant * length * 10, y + length)], colour, 0.0012)

    def person(self, x: float, ground: float, tall: float, colour: str) -> None:
        """Somebody seen from afar."""
        self.disc(x, ground - tall * 0.9, tall * 0.1, colour)
        self.box(x - tall * 0.14, ground - tall * 0.79, tall * 0.28, tall * 0.45, colour, tall * 0.1)
        for leg in (-0.11, 0.02):
            self.box(x + tall * leg, ground - tall * 0.42, tall * 0.1, tall * 0.42, colour, tall * 0.03)

    def finish(self, grain: float = 0.05) -> Image.Image:
        """The picture at its size, with the grain of paper."""
        small = self.image.reduce(FINER)
        noise = Image.frombytes("L", small.size, Random(self.seed).randbytes(small.width * small.height))
        soft = noise.filter(ImageFilter.BoxBlur(1)).point(lambda value: min(255, max(0, 128 + (value - 128) * 2)))
        return Image.blend(small, ImageChops.soft_light(small, Image.merge("RGB", (soft, soft, soft))), grain * 5)

    def _pixels(self, length: float) -> int:
        return round(length * self.height)

    def _at(self, point: Point) -> Point:
        return point[0] * self.height, point[1] * self.height
