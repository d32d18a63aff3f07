"""Photos as a page shows them: which renditions a browser may choose from, and what it is told about them."""

from dataclasses import dataclass, replace

from django.core.files.storage import default_storage

from articles.models import Photo, Rendition

TYPES = {Rendition.Format.AVIF: "image/avif", Rendition.Format.WEBP: "image/webp", Rendition.Format.JPEG: "image/jpeg"}


@dataclass(frozen=True)
class Slot:
    """A place on a page: its width at every width of the window (HTML `sizes`), and at most, in CSS pixels.

    With `tallest`, in hundredths of the window's height, a picture is narrower where its shape makes it so.
    """

    sizes: str
    widest: int
    tallest: int = 0

    def sizes_of(self, file: "File") -> str:
        if not self.tallest:
            return self.sizes
        return f"min({self.sizes}, {self.tallest * file.width / file.height:.1f}vh)"


# As the style sheets lay them out; a browser test compares.
SLOTS = {
    "column": Slot("(min-width: 42rem) 40rem, calc(100vw - 2rem)", 640),
    "wide": Slot("(min-width: 62rem) 60rem, calc(100vw - 2rem)", 960),
    "full": Slot("(min-width: 80rem) 78rem, calc(100vw - 2rem)", 1248),
    "front": Slot("(min-width: 80rem) 44.3rem, (min-width: 46rem) calc(58.3vw - 2.3rem), calc(100vw - 2rem)", 704),
    "top": Slot(
        "(min-width: 80rem) 30.3rem, (min-width: 70rem) calc(58.3vw - 16.3rem), (min-width: 60rem) calc(100vw - 26rem),"
        " (min-width: 46rem) calc(58.3vw - 2.3rem), calc(100vw - 2rem)",
        704,
    ),
    "card": Slot(
        "(min-width: 80rem) 18rem, (min-width: 60rem) calc(25vw - 2rem), (min-width: 44rem) 7rem,"
        " (min-width: 36rem) 12rem, (min-width: 21rem) 7rem, calc(100vw - 2rem)",
        304,
    ),
    "strip": Slot(
        "(min-width: 80rem) 24rem, (min-width: 60rem) calc(33.4vw - 2.7rem), (min-width: 44rem) calc(50vw - 2rem),"
        " calc(100vw - 2rem)",
        672,
    ),
    "gallery": Slot("(min-width: 44rem) 20rem, 72vw", 480),
    "topic": Slot("(min-width: 44rem) 20rem, calc(100vw - 2rem)", 672),
    "portrait": Slot("(min-width: 44rem) 10rem, 7rem", 160),
    "row": Slot("(min-width: 36rem) 12rem, (min-width: 21rem) 7rem, calc(100vw - 2rem)", 304),
    "essay": Slot("min(60rem, 100vw - 2rem)", 960, tallest=85),
    "alone": Slot("min(78rem, 100vw - 2rem)", 1248, tallest=70),
}


@dataclass(frozen=True)
class File:
    """One rendition: full size in pixels, address, media type."""

    url: str
    width: int
    height: int
    type: str


@dataclass(frozen=True)
class Picture:
    """A photo in one use: files and words. `sources` are (media type, srcset), best compression first.

    `number` is its place among the pictures of its story, from 1.
    """

    photo: Photo
    size: str
    sources: tuple[tuple[str, str], ...]
    sizes: str
    file: File
    largest: File
    alt: str
    caption: str
    credit: str
    focus: str
    number: int = 1


def picture(photo: Photo | None, slot: str, *, caption="", alt="", decorative=False, credit="") -> Picture | None:
    """The photo in a slot; None while no rendition stands. Empty words inherit the photo's own.

    `photo` comes from `Photo.objects.with_renditions()`.
    """
    files = _files(photo)
    if not files:
        return None
    return Picture(
        photo=photo,
        size=slot,
        **_choice(files, slot),
        largest=_plainest(files)[-1],
        alt="" if decorative else alt or photo.alt_text,
        caption=caption or photo.caption,
        credit=photo.rendered_credit(credit),
        focus=f"focus-x{round(photo.focal_x * 10)} focus-y{round(photo.focal_y * 10)}",
    )


def moved(picture: Picture, slot: str) -> Picture:
    """The same use of the photo, in another slot."""
    return replace(picture, size=slot, **_choice(_files(picture.photo), slot))


def _choice(files: list[File], slot: str) -> dict:
    """What a browser may choose from in a slot, and the file for one that cannot choose."""
    place = SLOTS[slot]
    fitting = [file for file in files if file.width <= 2 * place.widest] or files[:1]
    plain = _plainest(fitting)
    return {
        "sources": tuple((type, _srcset(fitting, type)) for type in TYPES.values() if _srcset(fitting, type)),
        "sizes": place.sizes_of(files[-1]),
        "file": next((file for file in plain if file.width >= place.widest), plain[-1]),
    }


def largest_within(picture: Picture, width: int, height: int) -> File | None:
    """The largest file, in the format that most programs read, that is no wider and no higher; None if each is."""
    fitting = [file for file in _plainest(_files(picture.photo)) if file.width <= width and file.height <= height]
    return fitting[-1] if fitting else None


def _files(photo: Photo | None) -> list[File]:
    rows = (photo and photo.rendition_rows) or []
    files = [File(default_storage.url(row["name"]), row["width"], row["height"], TYPES[row["format"]]) for row in rows]
    return sorted(files, key=lambda file: file.width)


def _srcset(files: list[File], type: str) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files if file.type == type)


def _plainest(files: list[File]) -> list[File]:
    """The files in the format that most programs read, narrowest first."""
    for type in reversed(TYPES.values()):
        if found := [file for file in files if file.type == type]:
            return found
    return []
