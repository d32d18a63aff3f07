"""What a story page tells machines: schema.org NewsArticle and BreadcrumbList as JSON-LD."""

from django.conf import settings
from django.templatetags.static import static

from articles.content import linked_data
from articles.content.language import word_count
from articles.models import Correction
from articles.site.addresses import absolute
from articles.site.pictures import Picture
from articles.site.reading import Reading
from articles.templatetags.newspaper import iso


def script(reading: Reading, address: str, people: list[dict]) -> str:
    """The `<script type="application/ld+json">` of the story at the path `address`; `people` as in news_article."""
    url = absolute(address)
    return linked_data.script([news_article(reading, url, people), breadcrumbs(reading, url)])


def news_article(reading: Reading, url: str, people: list[dict]) -> dict:
    """`people`: {id, job_title, url} of those in its bylines, as they are known today."""
    article, story = reading.article, reading.story
    values = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "identifier": f"urn:uuid:{article.guid}",
        "headline": story.headline,
        "description": reading.description,
        "inLanguage": story.language,
        "articleSection": story.section and story.section.name,
        "keywords": [topic["name"] for topic in story.topics],
        "wordCount": word_count(reading.text),
        "datePublished": article.published_at and iso(article.published_at),
        "dateModified": reading.modified and iso(reading.modified),
        "dateline": reading.dateline,
        "author": _authors(reading, people),
        "publisher": _publisher(),
        "image": [_image(picture) for picture in reading.pictures],
        "correction": [_correction(row) for row in story.corrections if row["kind"] in CORRECTING],
        "creditText": reading.source_line,
        "isBasedOn": [row["url"] for row in story.attributions if row["url"]],
        "isAccessibleForFree": True,
    }
    return _without_empty(values)


def breadcrumbs(reading: Reading, url: str) -> dict:
    section = reading.story.section
    steps = [(settings.SITE_NAME, absolute("/")), (reading.story.headline, url)]
    if section:
        steps.insert(1, (section.name, absolute(section.get_absolute_url())))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(steps, start=1)
        ],
    }


CORRECTING = (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION, Correction.Kind.RETRACTION)


def _authors(reading: Reading, people: list[dict]) -> list[dict]:
    """Those who wrote it, or else the free byline, the outlet or the paper."""
    known = {row["id"]: row for row in people}
    if reading.writers:
        return [_person(row, known.get(row["author"], {})) for row in reading.writers]
    if reading.story.byline_line:
        return [{"@type": "Person", "name": reading.story.byline_line}]
    outlet = reading.story.outlet
    return [{"@type": "NewsMediaOrganization", "name": outlet.name if outlet else settings.SITE_NAME}]


def _person(byline: dict, known: dict) -> dict:
    return _without_empty(
        {
            "@type": "Person",
            "name": byline["name"],
            "url": absolute(f"/authors/{byline['slug']}/"),
            "jobTitle": known.get("job_title"),
            "sameAs": known.get("url"),
        }
    )


def _publisher() -> dict:
    logo = {"@type": "ImageObject", "url": absolute(static("articles/site/icon.svg"))}
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#publisher"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": logo,
    }


def _image(picture: Picture) -> dict:
    photo, file = picture.photo, picture.largest
    return _without_empty(
        {
            "@type": "ImageObject",
            "contentUrl": absolute(file.url),
            "url": absolute(file.url),
            "width": file.width,
            "height": file.height,
            "caption": picture.caption,
            "creator": [{"@type": "Person", "name": name} for name in photo.creators],
            "creditText": picture.credit,
            "copyrightNotice": photo.copyright_notice,
            "license": photo.rights_url,
            "acquireLicensePage": photo.licensor_url,
            "digitalSourceType": photo.digital_source_type,
        }
    )


def _correction(row: dict) -> dict:
    return _without_empty({"@type": "CorrectionComment", "text": row["text"], "datePublished": row["date"]})


def _without_empty(values: dict) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
