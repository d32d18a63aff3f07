"""The picture library: taking photos in and letting them go, their renditions, the captions that wait for one."""

from dataclasses import asdict, replace

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from articles.content import body
from articles.desk.revisions import save_revision
from articles.desk.search import index_photo
from articles.models import Article, Attribution, Caption, Photo, Rendition, Revision, Source
from articles.photos import fingerprint, imaging
from articles.photos.metadata import Metadata
from articles.photos.metadata import read as read_metadata

RENDITIONS_JOB = "articles.make_renditions"
LISTS = ("creators", "keywords", "persons")


class PhotoInUse(Exception):
    """A photo that stands in stories cannot be deleted. `articles` are those stories."""

    def __init__(self, articles: list[Article]):
        super().__init__(_("The photo is used in: %s") % "; ".join(str(article) for article in articles))
        self.articles = articles


def add_photo(data: bytes, name: str, *, by) -> tuple[Photo, bool]:
    """Take a picture file into the library; return its photo and whether it is new (the same file is recognised).

    The file is kept byte for byte and what it says of itself fills the fields. Raises imaging.RefusedError.
    """
    digest = fingerprint.digest(data)
    if photo := Photo.objects.filter(digest=digest).first():
        return photo, False
    facts = imaging.inspect(data)
    imaging.check_name(facts.format, name)
    known = read_metadata(data)
    photo = Photo(
        digest=digest,
        fingerprint=fingerprint.difference_hash(data),
        file_name=name[-250:],
        format=facts.format,
        width=facts.width,
        height=facts.height,
        size=len(data),
        metadata=known.raw,
        uploaded_by=by,
        **_described(known),
    )
    photo.file.name = _store(photo.file.field.generate_filename(photo, name), data)
    try:
        with transaction.atomic():
            save_photo(photo)
    except IntegrityError:  # the same file came in twice at the same moment
        return Photo.objects.get(digest=digest), False
    return photo, True


@transaction.atomic
def save_photo(photo: Photo) -> None:
    """Store what the desk knows of a photo; its renditions are made anew where they have to say something else."""
    photo.save()
    photo.attributions.filter(kind=Attribution.Kind.PHOTO_CREDIT).delete()
    names = [name.strip() for name in photo.rendered_credit().split("/") if name.strip()]
    Attribution.objects.bulk_create(
        Attribution(photo=photo, source=source, kind=Attribution.Kind.PHOTO_CREDIT, position=position, text=name)
        for position, name in enumerate(names)
        for source in Source.objects.named(name)[:1]
    )
    request_renditions(photo)
    index_photo(photo)


@transaction.atomic
def delete_photo(photo: Photo) -> None:
    """Delete a photo that no story, live or in work, uses; its files go with it. Raises PhotoInUse."""
    if articles := list(stories_with(photo)):
        raise PhotoInUse(articles)
    names = [photo.file.name, *(rendition.file.name for rendition in photo.renditions.all())]
    photo.delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def stories_with(photo: Photo):
    """The stories whose working copy or live revision uses the photo."""
    return Article.objects.filter(
        Q(pk__in=Caption.objects.filter(photo=photo).values("article"))
        | Q(live__in=Revision.objects.filter(photo_ids__contains=[photo.pk]))
    )


def request_renditions(photo: Photo) -> None:
    """Ask the worker for the photo's renditions; asking twice before they are made is asking once."""
    try:
        with transaction.atomic():
            task = jobs.configure_task(RENDITIONS_JOB, queueing_lock=f"renditions {photo.pk}", allow_unknown=True)
            task.defer(photo_id=photo.pk)
    except AlreadyEnqueued:
        pass


def make_renditions(photo: Photo, formats: tuple[str, ...] = ("jpeg", "webp", "avif")) -> int:
    """Make what is missing of the photo's renditions and return how many were made. Safe to repeat or to break off.

    Superseded files stay as long as the photo, since pages in caches still name them.
    """
    recipes = [(width, format) for format in formats for width in imaging.widths(photo.width, lead=True)]
    wanted = {recipe: _rendition_name(photo, *recipe) for recipe in recipes}
    names = photo.renditions.filter(superseded=False).values_list("file", flat=True)
    standing = {name for name in names if default_storage.exists(name)}  # a restore brings the rows alone
    missing = sorted(recipe for recipe, name in wanted.items() if name not in standing)
    if not missing:
        return 0
    with photo.file.open() as file:
        data = file.read()
    for recipe, rendition in zip(missing, imaging.renditions(data, missing, _embedded(photo)), strict=True):
        name = _store(wanted[recipe], rendition.data)
        _keep_rendition(photo, rendition, name)
    return len(missing)


@transaction.atomic
def _keep_rendition(photo: Photo, made: imaging.Rendered, name: str) -> None:
    photo.renditions.filter(format=made.format, width=made.width).exclude(file=name).update(superseded=True)
    facts = {"format": made.format, "width": made.width, "height": made.height, "size": len(made.data)}
    Rendition.objects.update_or_create(photo=photo, file=name, defaults={**facts, "superseded": False})


@transaction.atomic
def fill_waiting(caption: Caption, photo: Photo, *, by) -> Revision:
    """Give a caption that waits for its picture this photo, and with it every other of the story in the same words."""
    article = Article.objects.select_for_update(no_key=True).get(pk=caption.article_id)
    article.captions.waiting().filter(role=Caption.Role.LEAD, text=caption.text).update(photo=photo)
    article.body = body.write(
        tuple(
            replace(block, photo=photo.pk)
            if isinstance(block, body.Photo) and block.photo is None and block.caption == caption.text
            else block
            for block in body.parse(article.body)
        )
    )
    return save_revision(article, by=by)


def _store(name: str, data: bytes) -> str:
    """Write a file that is named by its content; half of one, which a killed process left, is written anew."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(data):
            return name
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(data))


def _described(known: Metadata) -> dict:
    """The file's own words for the photo's fields, cut where a field is shorter; `metadata` keeps them whole."""
    values = {name: value for name, value in asdict(known).items() if name != "raw"}
    for name, value in values.items():
        field = Photo._meta.get_field(name)
        if name in LISTS:
            values[name] = [word[:120] for word in value]
        elif field.max_length:
            values[name] = value[: field.max_length]
    return values


def _embedded(photo: Photo) -> Metadata:
    """What a rendition says of itself, in the words of today."""
    return Metadata(
        credit=photo.rendered_credit(),
        creators=tuple(photo.creators),
        copyright_notice=photo.copyright_notice,
        source=photo.source,
        rights_url=photo.rights_url,
        licensor_url=photo.licensor_url,
        usage_terms=photo.usage_terms,
        digital_source_type=photo.digital_source_type,
        data_mining=photo.data_mining,
    )


def _rendition_name(photo: Photo, width: int, format: str) -> str:
    key = imaging.key(photo.digest, width=width, format=format, metadata=_embedded(photo))
    return f"renditions/{key[:2]}/{key}-{width}.{'jpg' if format == 'jpeg' else format}"
