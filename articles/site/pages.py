"""What every page has in common: its language and address, the paper's name, the sections."""

from django.conf import settings
from django.shortcuts import render
from django.utils import translation

from articles.content import language as languages
from articles.models import Section
from articles.site.addresses import absolute


def navigation() -> list[Section]:
    return list(Section.objects.all())


def render_page(request, template: str, address: str, context: dict, *, status: int = 200):
    """A page whose canonical address is the path `address`; '' for a page that has none.

    `context` may hold `sections` for the navigation, `language` of what the page says and `feed_address` with
    `feed_title` of its own feed.
    """
    site_language = translation.get_language()
    language = context.get("language", site_language)
    common = {
        "site_name": settings.SITE_NAME,
        "site_language": site_language,
        "site_direction": languages.direction(site_language),
        "language": language,
        "direction": languages.direction(language),
        "canonical": absolute(address) if address else "",
    }
    return render(request, template, {**common, **context}, status=status)
