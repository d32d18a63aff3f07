"""What readers can find: the words of each revision that they see or will see, kept beside it."""

from collections.abc import Iterable, Iterator

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Q, Value

from articles.content import body
from articles.content.inline import one_line
from articles.content.segments import bare, segmented, words
from articles.models import Article, Photo, Revision, SearchEntry, SearchWord
from articles.models.search import configuration

BATCH = 200
# PostgreSQL refuses a vector of more than 1 MB; a text of so many characters stays well below.
MOST_CHARACTERS = 200_000
LONGEST_WORD = 80


def index(article: Article) -> None:
    """Let the story be found by what is live and what is scheduled, and by nothing that it said before."""
    wanted = {article.live_id, article.next_id} - {None}
    article.search_entries.exclude(revision__in=wanted).delete()
    article.search_entries.update(published_at=article.published_at)
    known = article.search_entries.values("revision")
    _add(article.revisions.filter(pk__in=wanted).exclude(pk__in=known).select_related("article"))


def index_missing(*, anew: bool = False) -> Iterator[int]:
    """Make what is missing, story by story from the oldest, in short transactions; yields how many each time.

    It may be stopped and started again. With `anew` also what is there, which a new way of indexing asks for.
    """
    seen = Revision.objects.filter(Q(live_article__isnull=False) | Q(next_article__isnull=False))
    last = 0
    while True:
        rows = seen.filter(pk__gt=last).select_related("article").order_by("pk")
        batch = list(rows[:BATCH] if anew else rows.filter(search_entry=None)[:BATCH])
        if not batch:
            return
        last, ids = batch[-1].pk, [revision.pk for revision in batch]
        with transaction.atomic():
            _hold({revision.article_id for revision in batch})
            SearchEntry.objects.filter(pk__in=ids).delete()
            _add(seen.filter(pk__in=ids).select_related("article"))
        yield len(batch)


def index_photo(photo: Photo) -> None:
    """Let the stories that show a photo be found by what its caption says now, or no longer says to readers."""
    stale = Revision.objects.filter(photo_ids__contains=[photo.pk], search_entry__isnull=False)
    revisions = list(stale.select_related("article"))
    SearchEntry.objects.filter(revision__in=revisions).delete()
    _add(revisions)


def _hold(ids: Iterable[int]) -> None:
    """Wait for those who are publishing one of the stories, and keep others from it meanwhile."""
    list(Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))


def _add(revisions: Iterable[Revision]) -> None:
    revisions = list(revisions)
    photos = _captions(pk for revision in revisions for pk in revision.photo_ids)
    SearchEntry.objects.bulk_create([_entry(revision, photos) for revision in revisions], ignore_conflicts=True)
    named = {word for revision in revisions for word in words(_named(revision)) if len(word) <= LONGEST_WORD}
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, bare=bare(word)[:LONGEST_WORD]) for word in sorted(named)], ignore_conflicts=True
    )


def _entry(revision: Revision, photos: dict[int, str]) -> SearchEntry:
    language = revision.language.lower().replace("_", "-").partition("-")[0]
    name = configuration(language)
    text = body.plain_text(body.parse(revision.body))
    beside = " ".join([revision.kicker, revision.standfirst, revision.byline_line, _names(revision)])
    parts = {"A": revision.headline, "B": beside, "C": _said(revision, photos), "D": text}
    vectors = [
        SearchVector(Value(segmented(part)[:MOST_CHARACTERS]), weight=weight, config=name)
        for weight, part in parts.items()
    ]
    return SearchEntry(
        revision=revision,
        article=revision.article,
        published_at=revision.article.published_at,
        section_id=revision.section_id,
        language=language,
        configuration=name,
        author_ids=revision.author_ids,
        topic_ids=revision.topic_ids,
        vector=vectors[0] + vectors[1] + vectors[2] + vectors[3],
        text=one_line(f"{revision.standfirst} {text}")[:MOST_CHARACTERS],
    )


def _names(revision: Revision) -> str:
    return " ".join(row["name"] for row in (*revision.bylines, *revision.topics))


def _named(revision: Revision) -> str:
    return f"{revision.headline} {_names(revision)}"


def _said(revision: Revision, photos: dict[int, str]) -> str:
    """The captions of photos that readers see: the photo's own where the story says nothing else.

    None of them stands in `text`: by the clock alone a photo's rights may end, and its caption with them.
    """
    shown = [row for row in revision.captions if row["photo"] in photos]
    return " ".join(row["text"] or photos[row["photo"]] for row in shown)


def _captions(ids: Iterable[int]) -> dict[int, str]:
    return dict(Photo.objects.usable().filter(pk__in=set(ids)).values_list("pk", "caption"))
