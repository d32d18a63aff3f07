"""A story as the checks read it: what belongs to it, loaded once, when first asked for."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from articles.content import body
from articles.models import Article, Attribution, Byline, Caption, Correction, Photo


class Problem(str):
    """A sentence for the editor that says how to mend it, and the place that it speaks of.

    `field` is a field of the story form; `figure` counts the photos in the text from 0, where it speaks of one.
    `needed` is true of what nobody may override.
    """

    field: str
    figure: int | None
    check: str
    level: str
    needed: bool

    def __new__(cls, sentence: str, field: str, figure: int | None = None) -> "Problem":
        problem = super().__new__(cls, sentence)
        problem.field, problem.figure = field, figure
        return problem


@dataclass(frozen=True)
class Use:
    """One use of a photo, above the text or in it; without a photo, a caption that waits for its picture."""

    photo: Photo | None
    caption: str
    alt: str
    decorative: bool
    credit: str
    figure: int | None

    def problem(self, sentence: str) -> Problem:
        """The sentence, with the place where the photo stands."""
        return Problem(sentence, "lead" if self.figure is None else "body", self.figure)


class Copy:
    """A working copy with its rows. `asked` is the time for which it is to be published, or is scheduled; else None.

    Readers would see it from `at` on: then, but not before its embargo ends.
    """

    def __init__(self, article: Article, asked: datetime | None = None):
        self.article, self.asked = article, asked or article.scheduled_for
        self.at = max(filter(None, (timezone.now(), self.asked, article.embargoed_until)))

    @cached_property
    def document(self) -> body.Document:
        return body.parse(self.article.body)

    @cached_property
    def text(self) -> str:
        return body.plain_text(self.document)

    @cached_property
    def bylines(self) -> list[Byline]:
        return list(self.article.bylines.all())

    @cached_property
    def attributions(self) -> list[Attribution]:
        return list(self.article.attributions.all())

    @cached_property
    def corrections(self) -> list[Correction]:
        return list(self.article.corrections.all())

    @cached_property
    def lead(self) -> Use | None:
        return next((use for use in self.uses if use.figure is None), None)

    @cached_property
    def uses(self) -> list[Use]:
        """The lead photo first, then those in the text, in their order."""
        lead = self.article.captions.filter(role=Caption.Role.LEAD).first()
        figures = [block for block in self.document if isinstance(block, body.Photo)]
        photos = Photo.objects.defer("metadata").in_bulk([*body.photo_ids(self.document), *_photo_of(lead)])
        uses = [
            Use(photos.get(block.photo), block.caption, block.alt, block.decorative, block.credit, place)
            for place, block in enumerate(figures)
        ]
        if lead:
            photo = photos.get(lead.photo_id)
            uses.insert(0, Use(photo, lead.text, lead.alt, lead.decorative, lead.credit, None))
        return uses

    @property
    def shown(self) -> list[Use]:
        """The uses that have a photo."""
        return [use for use in self.uses if use.photo]


def _photo_of(caption: Caption | None) -> list[int]:
    return [caption.photo_id] if caption and caption.photo_id else []
