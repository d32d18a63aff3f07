"""Checks of what a story leads to on our own site; whether other sites answer is not asked."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.content import body
from articles.desk.checks.copy import Copy, Problem
from articles.models import Article, Author, Redirect, Section, Topic

LISTS = {"section": Section, "author": Author, "topic": Topic}


def dead_link(copy: Copy) -> Iterator[Problem]:
    """Each link to a page of our own is answered when the story appears."""
    for address in body.links(copy.document):
        path = _own_path(address)
        if path and not _answers(path, copy.at):
            yield Problem(_("The link to %s leads readers nowhere. Mend or remove it.") % unquote(address), "body")


def related_story(copy: Copy) -> Iterator[Problem]:
    """Each related story is public when this one appears."""
    blocks = {block.story: block for block in copy.document if isinstance(block, body.RelatedStory)}
    public = set(Article.objects.public(copy.at).filter(pk__in=blocks).values_list("pk", flat=True))
    for pk, block in blocks.items():
        if pk not in public:
            sentence = _("The related story “%s” is not public: readers will not see it there.")
            yield Problem(sentence % (block.text or pk), "body")


def _own_path(address: str) -> str:
    """The path of an address of our own, else ''."""
    parts, site = urlsplit(address), urlsplit(settings.SITE_URL)
    own = (not parts.netloc and not parts.scheme) or parts.netloc == site.netloc
    return unquote(parts.path) if own else ""


def _answers(path: str, at: datetime) -> bool:
    """Whether readers get an answer there; the desk's own pages give them none."""
    try:
        found = resolve(path)
    except Resolver404:
        return _led_on(path)
    if found.namespace != "site":
        return False
    if found.url_name == "article":
        return Article.objects.public(at).filter(pk=found.kwargs["pk"]).exists()
    model = LISTS.get(found.url_name.removesuffix("_feed"))
    return model is None or model.objects.filter(slug=found.kwargs["slug"]).exists() or _led_on(path)


def _led_on(path: str) -> bool:
    return "\0" not in path and Redirect.objects.filter(path__in={path, path.rstrip("/") or "/"}).exists()
