"""A fixed small cast for all tests: one paper, its people, its sources. Plain functions; each makes one thing."""

from io import BytesIO

from django.utils.text import slugify
from PIL import Image, ImageDraw

from articles.desk import library, workflow
from articles.desk.revisions import save_revision
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    Caption,
    Page,
    Photo,
    Redirect,
    Section,
    SiteFile,
    Source,
    Topic,
    User,
)

BODY = (
    "<p>The old lighthouse at Brill Head is to be lit again.</p><p>“We never stopped believing,” its keeper said.</p>"
)


def user(username: str = "ines", **fields) -> User:
    return User.objects.create_user(username, password="a long password", **{"first_name": username.title(), **fields})


def chief(username: str = "charlotte") -> User:
    return User.objects.create_superuser(username, password="a long password", first_name=username.title())


def section(name: str = "Coast", **fields) -> Section:
    return Section.objects.get_or_create(slug=slugify(name), defaults={"name": name, **fields})[0]


def author(name: str = "Mira Okafor", **fields) -> Author:
    return Author.objects.get_or_create(slug=slugify(name), defaults={"name": name, **fields})[0]


def source(name: str = "Harbour Press", **fields) -> Source:
    return Source.objects.get_or_create(name=name, defaults=fields)[0]


def topic(name: str = "Ferries") -> Topic:
    return Topic.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def page(title: str = "Ethics", **fields) -> Page:
    """A page about the paper that readers see."""
    return Page.objects.create(title=title, **{"slug": slugify(title), "published": True, **fields})


def redirect(path: str = "/old/", target: str = "/coast/") -> Redirect:
    return Redirect.objects.create(path=path, target=target)


def site_file(path: str = "/ads.txt", text: str = "adsystem.example, 1234, DIRECT") -> SiteFile:
    return SiteFile.objects.create(path=path, text=text)


def article(headline: str = "Lighthouse to shine again", *, by=(), input_from=(), topics=(), **fields) -> Article:
    """A draft with its first revision."""
    fields = {"body": BODY, "section": section(), **fields}
    story = Article.objects.create(headline=headline, **fields)
    for position, name in enumerate(by):
        Byline.objects.create(article=story, author=author(name), position=position)
    for position, name in enumerate(input_from):
        Attribution.objects.create(article=story, source=source(name), position=position)
    story.topics.set(topics)
    save_revision(story, by=None)
    return story


def published(headline: str = "Lighthouse to shine again", *, at=None, lead=None, **fields) -> Article:
    """A story that readers see."""
    story = article(headline, **fields)
    if lead:
        Caption.objects.create(article=story, role=Caption.Role.LEAD, photo=lead)
    workflow.publish(story, by=None, at=at)
    return story


def picture(width: int = 640, height: int = 400, colour: str = "seagreen", format: str = "JPEG", **options) -> bytes:
    """A picture file of a disc on a coloured ground."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).ellipse((width // 4, height // 4, width // 2, height // 2), fill="gold")
    file = BytesIO()
    image.save(file, format=format, **options)
    return file.getvalue()


def photo(caption: str = "The lighthouse at dusk.", *, colour: str = "seagreen", **fields) -> Photo:
    """A photo in the library, without renditions until the worker makes them."""
    fresh, _ = library.add_photo(picture(colour=colour), "lighthouse.jpg", by=None)
    for name, value in {
        "caption": caption,
        "alt_text": "A white tower by the sea.",
        "credit": "Harbour Press",
        **fields,
    }.items():
        setattr(fresh, name, value)
    library.save_photo(fresh)
    return fresh
