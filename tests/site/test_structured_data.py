import json
import re
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import pytest
from django.urls import resolve
from django.utils import timezone

from articles.desk import library, workflow
from articles.management.demo.content import EDITIONS
from articles.models import Source, Topic
from tests import factories

MORNING = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


def graph(tree):
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_a_story_in_the_terms_of_schema_org(read):
    photo = factories.photo(
        creators=["Ida Brandt"], copyright_notice="© Harbour Press", rights_url="https://example.org/r"
    )
    library.make_renditions(photo, ("jpeg",))
    factories.author("Mira Okafor", job_title="Harbour correspondent", url="https://example.org/mira")
    article = factories.published(
        "Ferries to run",
        standfirst="From May on.",
        by=["Mira Okafor"],
        lead=photo,
        topics=[Topic.objects.create(name="Ferries", slug="ferries")],
        updated_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
        at=MORNING,
    )
    nodes = graph(read(article.get_absolute_url()))
    news = nodes["NewsArticle"]
    url = f"http://localhost:8000{article.get_absolute_url()}"
    assert (news["url"], news["mainEntityOfPage"]) == (url, url)
    assert (news["headline"], news["description"]) == ("Ferries to run", "From May on.")
    assert news["datePublished"] == "2026-05-04T08:00:00+00:00"
    assert news["dateModified"] == "2026-05-04T09:30:00+00:00"
    assert news["author"] == [
        {
            "@type": "Person",
            "name": "Mira Okafor",
            "url": "http://localhost:8000/authors/mira-okafor/",
            "jobTitle": "Harbour correspondent",
            "sameAs": "https://example.org/mira",
        }
    ]
    assert news["publisher"]["name"] == "Newsroom"
    assert news["keywords"] == ["Ferries"]
    assert news["articleSection"] == "Coast"
    assert news["wordCount"] == 18
    (image,) = news["image"]
    assert (image["width"], image["height"]) == (640, 400)
    assert (image["creditText"], image["caption"]) == ("Harbour Press", "The lighthouse at dusk.")
    assert image["creator"] == [{"@type": "Person", "name": "Ida Brandt"}]
    assert (image["copyrightNotice"], image["license"]) == ("© Harbour Press", "https://example.org/r")
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Newsroom", "Coast", "Ferries to run"]


def told(tree) -> dict[str, str]:
    """What the head says in `meta`, by name or property."""
    return {found.get("property") or found.get("name"): found.get("content") for found in tree.xpath("//meta")}


def test_no_headline_ends_the_script(client, read):
    headline = "</script><script>alert(1)</script> & <!--"
    article = factories.published(headline)
    assert graph(read(article.get_absolute_url()))["NewsArticle"]["headline"] == headline
    data = client.get(article.get_absolute_url()).content.decode().split("ld+json")[1].split("</script>")[0]
    assert not set("<&") & set(data.partition(">")[2])


def author(read, **fields):
    return graph(read(factories.published(**fields).get_absolute_url()))["NewsArticle"]["author"]


def test_without_people_the_free_byline_the_outlet_or_the_paper_is_the_author(read):
    outlet = factories.source("The Tidewater")
    assert author(read, byline_line="Our staff", outlet=outlet) == [{"@type": "Organization", "name": "Our staff"}]
    assert author(read, outlet=outlet) == [{"@type": "NewsMediaOrganization", "name": "The Tidewater"}]
    assert author(read) == [{"@type": "NewsMediaOrganization", "name": "Newsroom"}]


def work(name: str, **by: str) -> dict:
    whose = {part: {"@type": type, "name": name} for part, type in by.items()}
    return {"@type": "CreativeWork", "name": name, **whose}


def test_every_source_that_the_story_draws_on_is_cited_with_or_without_an_address(read):
    factories.source("Ana Ruiz", kind=Source.Kind.PERSON)
    story = factories.article(input_from=["Harbour Press", "Coast Agency", "Ana Ruiz"])
    story.attributions.filter(source__name="Coast Agency").update(url="https://example.org/agency")
    workflow.publish(story, by=None)
    assert graph(read(story.get_absolute_url()))["NewsArticle"]["citation"] == [
        work("Harbour Press", publisher="NewsMediaOrganization"),
        work("Coast Agency", publisher="NewsMediaOrganization") | {"url": "https://example.org/agency"},
        work("Ana Ruiz", author="Person"),
    ]


def test_a_correction_has_its_date(read):
    article = factories.published(at=MORNING)
    article.corrections.create(text="The sum was wrong.")
    workflow.publish(article, by=None)
    (comment,) = graph(read(article.get_absolute_url()))["NewsArticle"]["correction"]
    assert comment["datePublished"] == timezone.localdate().isoformat()


# What a type cannot be without, by schema.org's and search engines' pages on it.
STORY = {"headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"}
REQUIRED = {
    "NewsArticle": {"url", "headline", "datePublished"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "Person": {"name"},
    "NewsMediaOrganization": {"name"},
    "Organization": {"name"},
    "CreativeWork": {"name"},
    "ImageObject": {"contentUrl", "width", "height"},
    "CorrectionComment": {"text", "datePublished"},
    "WebSite": {"name", "url"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "CollectionPage": {"url", "name", "mainEntity"},
    "ProfilePage": {"url", "mainEntity"},
    "ItemList": {"itemListElement"},
}


# What each kind of page says of itself; a story is of one of the types of news.
NEWS = {"NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle"}
PAGE_TYPES = {
    "front": {"WebSite", "NewsMediaOrganization"},
    "section": {"CollectionPage", "BreadcrumbList"},
    "topic": {"CollectionPage", "BreadcrumbList"},
    "author": {"ProfilePage", "BreadcrumbList"},
    "article": {"BreadcrumbList"},
    "article_picture": {"ImageObject", "BreadcrumbList"},
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def typed(value):
    """Every node with a type in JSON-LD, however deep."""
    if isinstance(value, dict):
        yield from [value] if "@type" in value else []
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from typed(part)


@pytest.fixture
def paper():
    """A story with everything, in a section that is described."""
    rights = {"rights_url": "https://example.org/r", "licensor_url": "https://example.org/l"}
    photo = factories.photo(creators=["Ida Brandt"], **rights)
    library.make_renditions(photo, ("jpeg",))
    factories.author("Mira Okafor", job_title="Harbour correspondent", biography="Of ships.", url="https://a.example/")
    section = factories.section("Coast", description="From the shore.")
    story = factories.published(by=["Mira Okafor"], topics=[factories.topic()], lead=photo, section=section, at=MORNING)
    story.corrections.create(text="The sum was wrong.")
    workflow.publish(story, by=None)
    return story


@pytest.mark.parametrize("address", ["/", "/coast/", "/topics/ferries/", "/authors/mira-okafor/", "story", "picture"])
def test_every_node_has_what_its_type_requires_and_full_addresses(read, paper, address):
    places = {"story": paper.get_absolute_url(), "picture": f"{paper.get_absolute_url()}pictures/1/"}
    found = list(typed(list(graph(read(places.get(address, address))).values())))
    assert len(found) > 3
    for node in found:
        check(node)


def check(node):
    """That a node has what its type requires, full addresses, and times with their offset."""
    kind = "NewsArticle" if node["@type"] in NEWS else node["@type"]
    assert set(node) >= REQUIRED[kind], node
    for name in {"url", "contentUrl", "@id", "item"} & set(node):
        assert node[name].startswith("http"), (name, node)
    for name in {"datePublished", "dateModified"} & set(node):
        form = DAY if kind == "CorrectionComment" else INSTANT
        assert form.fullmatch(node[name]), (name, node)
    if kind == "BreadcrumbList":
        steps = node["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), node
        assert len(steps) > 1
        assert all(step["item"] for step in steps[:-1]), node


def test_every_page_of_the_demo_tells_machines_what_it_is(crawled, settings):
    settings.EDITIONS = EDITIONS
    types = set()
    for address, answer in crawled.items():
        kind = resolve(unquote(urlsplit(address).path)).url_name if answer.is_page else ""
        if kind not in PAGE_TYPES or address.startswith("/lite/"):
            continue
        nodes = graph(answer.tree)
        assert nodes.keys() - NEWS == PAGE_TYPES[kind], address
        for news in [nodes[name] for name in nodes.keys() & NEWS]:
            assert set(news) >= STORY - {"image"}, address
            has_principles = news["publisher"]["url"] == f"{settings.SITE_URL}/"  # the demo's in English alone
            wanted = {"name", "url", "logo", *(["publishingPrinciples"] if has_principles else [])}
            assert set(news["publisher"]) >= wanted, address
        for node in typed(list(nodes.values())):
            check(node)
        types |= nodes.keys()
    assert types >= NEWS


def test_a_story_has_what_search_engines_require_of_news(read, paper):
    assert set(graph(read(paper.get_absolute_url()))["NewsArticle"]) >= STORY


def test_the_paper_says_who_it_is_and_how_it_is_searched(read, settings):
    settings.SITE_PROFILES = ["https://social.example/@paper"]
    found = graph(read("/"))
    target = found["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://localhost:8000/search/?q={search_term_string}"
    paper = found["NewsMediaOrganization"]
    assert paper["sameAs"] == ["https://social.example/@paper"]
    assert paper["logo"]["contentUrl"].endswith("icon.svg")
    assert found["WebSite"]["publisher"]["@id"] == paper["@id"]


def test_an_author_has_a_profile_with_their_stories(read, paper):
    page = graph(read("/authors/mira-okafor/"))["ProfilePage"]
    person = page["mainEntity"]
    assert (person["name"], person["jobTitle"]) == ("Mira Okafor", "Harbour correspondent")
    assert (person["description"], person["sameAs"]) == ("Of ships.", ["https://a.example/"])
    assert [story["headline"] for story in page["hasPart"]] == ["Lighthouse to shine again"]


def test_an_author_has_a_portrait_languages_and_all_links(read):
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    links = [{"label": "Elsewhere", "url": "https://social.example/@mira"}]
    factories.author(url="https://a.example/", links=links, languages=["en", "ar"], portrait=photo)
    person = graph(read("/authors/mira-okafor/"))["ProfilePage"]["mainEntity"]
    assert person["sameAs"] == ["https://a.example/", "https://social.example/@mira"]
    assert person["knowsLanguage"] == ["en", "ar"]
    assert (person["image"]["@type"], person["image"]["creditText"]) == ("ImageObject", "Harbour Press")


def test_the_page_of_a_picture_says_whose_it_is_and_of_which_story(read, paper):
    address = paper.get_absolute_url()
    tree = read(f"{address}pictures/1/")
    nodes = graph(tree)
    image = nodes["ImageObject"]
    assert (image["caption"], image["creditText"]) == ("The lighthouse at dusk.", "Harbour Press")
    assert image["creator"] == [{"@type": "Person", "name": "Ida Brandt"}]
    assert image["mainEntityOfPage"] == f"http://localhost:8000{address}pictures/1/"
    story = graph(read(address))["NewsArticle"]
    assert image["isPartOf"] == {name: story[name] for name in ("@type", "@id", "url", "headline", "datePublished")}
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Newsroom", "Coast", "Lighthouse to shine again", "1"]
    meta = told(tree)
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["og:description"] == meta["description"] == "The lighthouse at dusk."
    assert meta["og:image:width"] == "640"


def test_a_section_lists_its_stories_in_order(read, paper):
    factories.published("Newer")
    page = graph(read("/coast/"))["CollectionPage"]
    assert page["description"] == "From the shore."
    items = page["mainEntity"]["itemListElement"]
    assert [(item["position"], item["name"]) for item in items] == [(1, "Newer"), (2, "Lighthouse to shine again")]


def test_a_story_says_that_it_is_free_and_who_licenses_its_picture(read, paper):
    news = graph(read(paper.get_absolute_url()))["NewsArticle"]
    assert news["isAccessibleForFree"] is True
    (image,) = news["image"]
    assert (image["license"], image["acquireLicensePage"]) == ("https://example.org/r", "https://example.org/l")


def test_what_stands_below_the_headline_is_told_beside_it(read):
    story = factories.published("Ferries to run", standfirst="From May on.")
    assert graph(read(story.get_absolute_url()))["NewsArticle"]["alternativeHeadline"] == "From May on."


SPAN = "The stories that Newsroom published: {}."


@pytest.mark.parametrize(
    ("address", "type", "title", "description"),
    [
        ("/", "website", "Newsroom", "News from Newsroom: Coast."),
        ("/coast/", "website", "Coast", "From the shore."),
        ("/authors/mira-okafor/", "profile", "Mira Okafor", "Of ships."),
        ("/about/", "website", "About us", "Who makes Newsroom, by which rules, and how to reach us."),
        ("/about/ethics/", "website", "Ethics", "We take no gifts."),
        ("/about/masthead/", "website", "Masthead", "Mira Okafor"),
        ("/archive/", "website", "Archive", "Every story by the day on which it was published."),
        ("/archive/2026/05/", "website", "Archive: May 2026", SPAN.format("May 2026")),
        (
            "/archive/2026/05/04/",
            "website",
            "Archive: May 4, 2026",
            SPAN.format("May 4, 2026"),
        ),
    ],
)
def test_a_shared_page_has_title_address_and_description(read, paper, address, type, title, description):
    factories.page("Ethics", body="<p>We take no gifts.</p>")
    tree = read(address)
    meta = told(tree)
    assert meta["og:locale"] == "en_US"
    assert (meta["og:type"], meta["og:title"], meta.get("og:description")) == (type, title, description)
    assert meta["og:url"] == f"http://localhost:8000{address}" == tree.xpath("//link[@rel='canonical']/@href")[0]
    assert meta.get("description") == description
    assert meta["robots"] == "max-image-preview:large"


def test_a_shared_story_leads_to_its_authors(read, paper):
    tree = read(paper.get_absolute_url())
    assert tree.xpath("//meta[@property='article:author']/@content") == ["http://localhost:8000/authors/mira-okafor/"]
    assert tree.xpath("//meta[@name='author']/@content") == ["Mira Okafor"]
    assert tree.xpath("//meta[@name='twitter:image:alt']/@content") == ["A white tower by the sea."]
