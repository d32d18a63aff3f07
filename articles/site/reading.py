"""Stories put together for readers: what was published, with photos and sources as they are known today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import count

from articles.content import attribution, body, embeds
from articles.content import language as languages
from articles.content.inline import beginning
from articles.models import Article, Byline, Correction, Edition, Photo, Revision, Source
from articles.site.pictures import Picture, picture

DESCRIPTION_LENGTH = 300
# As many stories are listed as most read, or none.
MOST_READ = 5


@dataclass(frozen=True)
class Card:
    """A story in a list. What was searched for is marked, as HTML, in `headline`, `snippet` and `names`, if it was."""

    article: Article
    story: Revision
    picture: Picture | None
    headline: str = ""
    snippet: str = ""
    names: tuple[str, ...] = ()

    @property
    def writers(self) -> list[str]:
        return [byline["name"] for byline in self.story.bylines if byline["role"] == Byline.Role.WRITER]

    @property
    def voice(self) -> str:
        """The writers in a row, in the story's language."""
        return languages.comma(self.story.language).join(self.writers)


@dataclass(frozen=True)
class Reading:
    """A whole story. `blocks` are (name of the block's class, block); of photos, pictures, of stories, articles.
    `sources` are those that it names, by id.

    What may be framed is ("Frame", frame); any other embed is a link.
    """

    article: Article
    story: Revision
    lead: Picture | None
    blocks: tuple[tuple[str, object], ...]
    source_line: str
    sources: dict[int, Source]

    @property
    def published(self) -> datetime | None:
        """None where the update, which is shown too, says the same to the minute."""
        published, updated = self.article.published_at, self.story.updated_at
        return None if published and updated and _minute(published) == _minute(updated) else published

    @property
    def modified(self) -> datetime | None:
        return self.story.updated_at or self.article.published_at

    @cached_property
    def text(self) -> str:
        return body.plain_text(body.parse(self.story.body))

    @property
    def minutes(self) -> int | None:
        """How long it takes to read; None of a gallery, which is looked at."""
        return None if self.story.kind == Article.Kind.GALLERY else languages.reading_minutes(self.text)

    @property
    def description(self) -> str:
        """The standfirst, or the first words of the text."""
        return beginning(self.story.standfirst.strip() or self.text, DESCRIPTION_LENGTH)

    @property
    def dateline(self) -> str:
        """Place, date and agency: 'PORT ALDREN, May 2 (Coast Agency)'."""
        place = languages.comma(self.story.language).join(
            filter(None, (self.story.dateline_place, self.story.dateline_date))
        )
        agency = self.story.dateline_agency
        return f"{place} ({agency})" if place and agency else place or agency

    @property
    def opening(self) -> body.Paragraph | None:
        """The first paragraph, which the dateline opens."""
        return next((block for _, block in self.blocks if isinstance(block, body.Paragraph)), None)

    @property
    def pictures(self) -> list[Picture]:
        """The lead first, then those in the text."""
        inline = [block for name, block in self.blocks if name == "Photo"]
        return [self.lead, *inline] if self.lead else inline

    @property
    def related_ids(self) -> list[int]:
        """Of the stories to which its text leads."""
        return [block.pk for _, block in self.blocks if isinstance(block, Article)]

    @property
    def frame_hosts(self) -> set[str]:
        """Whose frames a reader may ask for."""
        return {block.host for name, block in self.blocks if name == "Frame"}

    @property
    def writers(self) -> list[dict]:
        return [byline for byline in self.story.bylines if byline["role"] == Byline.Role.WRITER]

    @property
    def contributors(self) -> list[dict]:
        """Those who did something other than the words, with the name of what they did."""
        roles = dict(Byline.Role.choices)
        return [row | {"part": roles[row["role"]]} for row in self.story.bylines if row not in self.writers]

    @property
    def notices_above(self) -> list[dict]:
        return self._notices(Correction.Position.TOP)

    @property
    def notices_below(self) -> list[dict]:
        return self._notices(Correction.Position.BOTTOM)

    def _notices(self, position: str) -> list[dict]:
        kinds = dict(Correction.Kind.choices)
        rows = [row for row in self.story.corrections if row["position"] == position]
        return [
            row | {"label": kinds[row["kind"]], "date": row["date"] and datetime.fromisoformat(row["date"]).date()}
            for row in rows
        ]


def cards(
    articles: Iterable[Article], slots: dict[int, str] | None = None, *, photos: dict[int, Photo] | None = None
) -> dict[int, Card]:
    """The stories by id, each with its cover in its slot, 'row' unless given; one query where `photos` are not."""
    articles = list(articles)
    if photos is None:
        photos = usable_photos(article.shown.cover_photo for article in articles)
    return {
        article.pk: Card(
            article, article.shown, _use(article.shown.cover, photos, (slots or {}).get(article.pk, "row"))
        )
        for article in articles
    }


def read(revisions: Iterable[tuple[Article, Revision]]) -> list[Reading]:
    """Each revision of its article as readers see it, in the order given; at most three queries for all of them."""
    documents = [(article, story, body.parse(story.body)) for article, story in revisions]
    photos = usable_photos(pk for _, story, _ in documents for pk in story.photo_ids)
    sources = _by_id(Source, (row["source"] for _, story, _ in documents for row in story.attributions))
    related = _public_stories(pk for _, _, document in documents for pk in body.story_ids(document))
    readings = []
    for article, story, document in documents:
        lead = _use(story.lead, photos, _slot(story, "wide"))
        blocks = tuple(_shown(story, document, photos, related, first=2 if lead else 1))
        readings.append(Reading(article, story, lead, blocks, _source_line(story, sources), sources))
    return readings


def _shown(
    story: Revision, document: body.Document, photos: dict[int, Photo], stories: dict[int, Article], *, first: int
):
    """The blocks that readers see: no caption that waits for its picture, no story that is not public.

    Pictures are numbered from `first` on.
    """
    numbers = count(first)
    for block in document:
        name = type(block).__name__
        if isinstance(block, body.Photo):
            words = {"caption": block.caption, "alt": block.alt, "credit": block.credit}
            photo = photos.get(block.photo)
            shown = picture(photo, _slot(story, block.size), decorative=block.decorative, **words)
            shown = shown and replace(shown, number=next(numbers))
        elif isinstance(block, body.RelatedStory):
            shown = stories.get(block.story)
        elif isinstance(block, body.Embed) and (frame := embeds.frame(block.url, block.title)):
            name, shown = "Frame", frame
        else:
            shown = block
        if shown:
            yield name, shown


def _slot(story: Revision, size: str) -> str:
    """Where a picture of that size stands in the story: in a gallery large, whatever was chosen, but for full width."""
    return "essay" if story.kind == Article.Kind.GALLERY and size != "full" else size


def _use(caption: dict | None, photos: dict[int, Photo], slot: str) -> Picture | None:
    """The photo of one of a revision's captions."""
    if not caption:
        return None
    words = {name: caption[name] for name in ("alt", "decorative", "credit")}
    return picture(photos.get(caption["photo"]), slot, caption=caption["text"], **words)


def _source_line(story: Revision, sources: dict[int, Source]) -> str:
    """Named as the sources are called today; one that is gone, as it was called then."""
    said = [
        attribution.Attribution(
            kind=attribution.Kind(row["kind"]),
            names=(sources[row["source"]].name if row["source"] in sources else row["name"],),
            text=row["text"],
        )
        for row in story.attributions
    ]
    return attribution.render(said, languages.spoken(story.language, Edition.of(story.section).language))


def usable_photos(ids: Iterable[int | None]) -> dict[int, Photo]:
    """Those that readers may see now; any other leaves its place empty."""
    return _by_id(Photo, ids, Photo.objects.usable().with_renditions())


def _public_stories(ids: Iterable[int]) -> dict[int, Article]:
    return _by_id(Article, ids, Article.objects.public().lists())


def _by_id(model, ids: Iterable[int | None], rows=None) -> dict:
    wanted = set(ids) - {None}
    queryset = model.objects.all() if rows is None else rows
    return {row.pk: row for row in queryset.filter(pk__in=wanted)} if wanted else {}


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
