"""What pages tell machines in the terms of schema.org, as JSON-LD: stories, the front, lists, people."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.content import linked_data
from articles.content.inline import one_line
from articles.content.language import word_count
from articles.models import MAIN, Article, Attribution, Author, Correction, Edition, Page, Revision, Source
from articles.site.addresses import absolute
from articles.site.pictures import Picture
from articles.site.reading import Card, Reading
from articles.templatetags.newspaper import iso

# The types of schema.org for kinds of story, and the properties of a NewsMediaOrganization for kinds of page.
TYPES = {
    Article.Kind.ANALYSIS: "AnalysisNewsArticle",
    Article.Kind.OPINION: "OpinionNewsArticle",
    Article.Kind.EXPLAINER: "BackgroundNewsArticle",
    Article.Kind.REVIEW: "ReviewNewsArticle",
}
POLICIES = {
    Page.Kind.PRINCIPLES: "publishingPrinciples",
    Page.Kind.ETHICS: "ethicsPolicy",
    Page.Kind.CORRECTIONS: "correctionsPolicy",
    Page.Kind.OWNERSHIP: "ownershipFundingInfo",
    Page.Kind.MASTHEAD: "masthead",
}
SOURCES = {
    Source.Kind.AGENCY: "NewsMediaOrganization",
    Source.Kind.OUTLET: "NewsMediaOrganization",
    Source.Kind.ORGANISATION: "Organization",
    Source.Kind.PERSON: "Person",
}
CITED = (Attribution.Kind.INPUT_FROM, Attribution.Kind.SOURCE, Attribution.Kind.REPUBLISHED, Attribution.Kind.VIA)
CORRECTING = (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION, Correction.Kind.RETRACTION)
LOGO_SIZE = 512  # pixels, at which the logo, a drawing, is to be taken


def script(reading: Reading, address: str, pages: list[dict], **beside) -> str:
    """The `<script type="application/ld+json">` of the story at the path `address`; the lists as in news_article."""
    url = absolute(address)
    return linked_data.script([news_article(reading, url, pages, **beside), breadcrumbs(reading, url)])


def news_article(
    reading: Reading, url: str, pages: list[dict], *, people: Iterable[dict], translations: Iterable[dict]
) -> dict:
    """`pages`: the foot's; `people`: {id, job_title, url} of those in its bylines, as they are known today;
    `translations`: {pk, headline, language, address, published_at} of the story in other languages.
    """
    article, story = reading.article, reading.story
    values = {
        "@type": _type(story),
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "identifier": f"urn:uuid:{article.guid}",
        "headline": story.headline,
        "alternativeHeadline": one_line(story.standfirst),
        "description": reading.description,
        "inLanguage": story.language,
        "articleSection": story.section and story.section.name,
        "keywords": [topic["name"] for topic in story.topics],
        "wordCount": word_count(reading.text),
        "datePublished": article.published_at and iso(article.published_at),
        "dateModified": reading.modified and iso(reading.modified),
        "dateline": reading.dateline,
        "author": _authors(reading, people),
        "publisher": publisher(pages, Edition.of(story.section)),
        "image": [_image(picture) for picture in reading.pictures],
        "correction": [_correction(row) for row in story.corrections if row["kind"] in CORRECTING],
        "creditText": reading.source_line,
        "citation": [_cited(row, reading) for row in story.attributions if row["kind"] in CITED],
        "isBasedOn": [row["url"] for row in story.attributions if row["url"]],
        "isAccessibleForFree": True,
        **_translations(story, translations),
    }
    return _without_empty(values)


def _type(story: Revision) -> str:
    return TYPES.get(story.kind, "NewsArticle")


def _translations(story: Revision, others: Iterable[dict]) -> dict:
    """Of a translation its original, if readers have it; of an original its translations."""
    works = {row["pk"]: _in_language(row) for row in others}
    if story.translation_of:
        return {"translationOfWork": works.get(story.translation_of)}
    return {"workTranslation": list(works.values())}


def _in_language(row: dict) -> dict:
    url = absolute(row["address"])
    named = {"@type": "NewsArticle", "@id": f"{url}#article", "url": url, "headline": row["headline"]}
    return named | {"datePublished": iso(row["published_at"]), "inLanguage": row["language"]}


def front(edition: Edition, pages: list[dict]) -> str:
    """The edition's site with its search, and who publishes it."""
    words = absolute(f"{edition.address('search')}?q={{search_term_string}}")
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": words},
        "query-input": "required name=search_term_string",
    }
    site = _site(edition) | {
        "inLanguage": edition.language,
        "publisher": {"@id": absolute("/#publisher")},
        "potentialAction": search,
    }
    return linked_data.script([site, publisher(pages, edition)])


def picture_page(reading: Reading, picture: Picture, address: str) -> str:
    """The page, at the path `address`, of one picture of a story."""
    story, url = reading.story, absolute(address)
    whole = _part(reading.article, story)
    image = _image(picture) | {
        "@id": f"{url}#picture",
        "mainEntityOfPage": url,
        "description": picture.alt,
        "isPartOf": whole,
    }
    steps = [*_above(story), (story.headline, whole["url"]), (str(picture.number), url)]
    trail = _trail(Edition.of(story.section), *steps)
    return linked_data.script([_without_empty(image), trail])


def collection(subject, address: str, cards: Iterable[Card], edition: Edition, picture: Picture | None = None) -> str:
    """The page, at the path `address`, of stories about `subject`: a section, a topic, an author with a portrait."""
    url = absolute(address)
    page = {
        "@type": "CollectionPage",
        "@id": f"{url}#page",
        "url": url,
        "name": subject.name,
        "inLanguage": edition.language,
        "isPartOf": _site(edition),
    }
    if isinstance(subject, Author):
        page |= {"@type": "ProfilePage", "mainEntity": _profile(subject, edition, picture)}
        page["hasPart"] = [_part(card.article, card.story) for card in cards]
    else:
        page |= {"description": subject.description, "mainEntity": _list(cards)}
    return linked_data.script([_without_empty(page), _trail(edition, (subject.name, url))])


def breadcrumbs(reading: Reading, url: str) -> dict:
    story = reading.story
    return _trail(Edition.of(story.section), *_above(story), (story.headline, url))


def _above(story: Revision) -> list[tuple[str, str]]:
    section = story.section
    return [(section.name, absolute(section.get_absolute_url()))] if section else []


def _trail(edition: Edition, *steps: tuple[str, str]) -> dict:
    """The way from the edition's front to a page by (name, full address)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate([(edition.name, absolute(edition.path)), *steps], start=1)
        ],
    }


def _site(edition: Edition) -> dict:
    url = absolute(edition.path)
    return {"@type": "WebSite", "@id": f"{url}#website", "url": url, "name": edition.name}


def _part(article: Article, story: Revision) -> dict:
    """A story as others name it: among those of its author, or as that of a picture."""
    url = absolute(article.get_absolute_url())
    named = {"@type": _type(story), "@id": f"{url}#article", "url": url, "headline": story.headline}
    return named | {"datePublished": iso(article.published_at)}


def _list(cards: Iterable[Card]) -> dict:
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": absolute(card.article.get_absolute_url()),
                "name": card.story.headline,
            }
            for position, card in enumerate(cards, start=1)
        ],
    }


def _profile(author: Author, edition: Edition, portrait: Picture | None) -> dict:
    """Who it is, the same in each edition, with the page in this one."""
    return _without_empty(
        {
            "@type": "Person",
            "@id": f"{absolute(author.get_absolute_url())}#person",
            "name": author.name,
            "url": absolute(edition.address("author", author.slug)),
            "jobTitle": author.job_title,
            "description": author.biography,
            "image": portrait and _image(portrait),
            "knowsLanguage": author.languages,
            "sameAs": [link for link in (author.url, *(row["url"] for row in author.links)) if link],
            "worksFor": publisher(edition=edition),
        }
    )


def _authors(reading: Reading, people: list[dict]) -> list[dict]:
    """Those who wrote it, or else the free byline, the outlet or the paper."""
    known, edition = {row["id"]: row for row in people}, Edition.of(reading.story.section)
    if reading.writers:
        return [_person(row, known.get(row["author"], {}), edition) for row in reading.writers]
    if reading.story.byline_line:
        return [{"@type": "Organization", "name": reading.story.byline_line}]  # 'our staff', 'agencies'
    story = reading.story
    name = story.outlet.name if story.outlet else edition.name
    return [{"@type": "NewsMediaOrganization", "name": name}]


def _person(byline: dict, known: dict, edition: Edition) -> dict:
    return _without_empty(
        {
            "@type": "Person",
            "name": byline["name"],
            "url": absolute(edition.address("author", byline["slug"])),
            "jobTitle": known.get("job_title"),
            "sameAs": known.get("url"),
        }
    )


def publisher(pages: Sequence[dict] = (), edition: Edition = MAIN) -> dict:
    """The paper, as an edition calls it, with those of its `pages` that are policies; of one kind the foremost."""
    file = absolute(static("articles/site/icon.svg"))
    logo = {"@type": "ImageObject", "url": file, "contentUrl": file, "width": LOGO_SIZE, "height": LOGO_SIZE}
    return _without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": absolute("/#publisher"),
            "name": edition.name,
            "url": absolute(edition.path),
            "logo": logo,
            "sameAs": settings.SITE_PROFILES,
            **{
                POLICIES[page["kind"]]: absolute(reverse("site:page", args=[page["slug"]]))
                for page in reversed(pages)
                if page["kind"] in POLICIES
            },
        }
    )


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


def _cited(row: dict, reading: Reading) -> dict:
    """The work of somebody else, known by whose it is."""
    source = reading.sources.get(row["source"])
    name, kind = (source.name, source.kind) if source else (row["name"], Source.Kind.AGENCY)
    work = {"@type": "CreativeWork", "name": name, "url": row["url"]}
    by = "author" if kind == Source.Kind.PERSON else "publisher"
    return _without_empty(work | {by: {"@type": SOURCES[kind], "name": name}})


def _correction(row: dict) -> dict:
    return _without_empty({"@type": "CorrectionComment", "text": row["text"], "datePublished": row["date"]})


def _without_empty(values: dict) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
