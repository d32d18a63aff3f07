import json
from datetime import UTC, datetime

from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Topic
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
    assert author(read, byline_line="Our staff", outlet=outlet) == [{"@type": "Person", "name": "Our staff"}]
    assert author(read, outlet=outlet) == [{"@type": "NewsMediaOrganization", "name": "The Tidewater"}]
    assert author(read) == [{"@type": "NewsMediaOrganization", "name": "Newsroom"}]


def test_a_correction_has_its_date(read):
    article = factories.published(at=MORNING)
    article.corrections.create(text="The sum was wrong.")
    workflow.publish(article, by=None)
    (comment,) = graph(read(article.get_absolute_url()))["NewsArticle"]["correction"]
    assert comment["datePublished"] == timezone.localdate().isoformat()
