"""Pages about the paper: read, listed in every foot, told to machines, and kept to text."""

import json

import pytest
from django.urls import reverse

from articles.models import Page, Redirect, TrailEntry
from tests import factories

Kind = Page.Kind


def foot(tree):
    return [link.text for link in tree.xpath("//footer//*[@class='policies']//a")]


def test_a_published_page_is_read_and_listed_in_every_foot(read):
    factories.page("Ethics", body="<p>We take no gifts.</p><h2>Pictures</h2>", position=2)
    factories.page("Contact", position=1)
    factories.page("Being written", published=False)
    story = factories.published()
    tree = read("/about/ethics/")
    assert "We take no gifts." in tree.text_content()
    assert tree.xpath("//h2/text()") == ["Pictures"]
    for address in ("/", "/coast/", story.get_absolute_url(), "/about/", "/about/ethics/", "/corrections/"):
        assert foot(read(address)) == ["Contact", "Ethics"], address


def test_a_paper_without_sections_lists_its_pages_too(read):
    factories.page("Ethics")
    assert foot(read("/")) == ["Ethics"]


def test_a_page_that_is_not_published_is_no_page(client):
    factories.page("Ethics", published=False)
    assert client.get("/about/ethics/").status_code == 404


def test_no_page_runs_a_script_or_shows_what_hangs_on_a_story(read):
    factories.page("Ethics", body='<p>Yes.<script>x()</script></p><figure data-photo="1"></figure>')
    main = read("/about/ethics/").xpath("//main")[0]
    assert main.xpath(".//script | .//figure") == []


@pytest.mark.parametrize("address", ["/humans", "/humans/"])
def test_humans_leads_to_the_masthead_that_lists_who_makes_the_paper(client, address):
    factories.author("Mira Okafor", job_title="Harbour correspondent")
    factories.author("A Guest")
    page = client.get(address, follow=True)
    assert page.redirect_chain[-1][0] == "/about/masthead/"
    words = page.content.decode()
    assert "Mira Okafor" in words
    assert "Harbour correspondent" in words
    assert "A Guest" not in words


def test_the_masthead_has_the_words_that_the_desk_wrote_above_it(read, client):
    factories.page("Who we are", kind=Kind.MASTHEAD, slug="team", body="<p>Two rooms on Net Street.</p>")
    factories.author("Mira Okafor", job_title="Harbour correspondent")
    assert client.get("/humans/").url == "/about/team/"
    words = read("/about/team/").xpath("//main")[0].text_content()
    assert words.index("Two rooms on Net Street.") < words.index("Mira Okafor")


def test_search_engines_are_told_of_the_policies(read):
    for kind in (Kind.PRINCIPLES, Kind.ETHICS, Kind.CORRECTIONS, Kind.OWNERSHIP, Kind.MASTHEAD, Kind.PRIVACY):
        factories.page(kind.label, kind=kind, slug=kind.value)
    factories.page("Ethics of pictures", kind=Kind.ETHICS, position=9)
    (script,) = read(factories.published().get_absolute_url()).xpath("//script[@type='application/ld+json']")
    publisher = json.loads(script.text)["@graph"][0]["publisher"]
    about = "http://localhost:8000/about"
    assert {name: value for name, value in publisher.items() if str(value).startswith(about)} == {
        "publishingPrinciples": f"{about}/principles/",
        "ethicsPolicy": f"{about}/ethics/",
        "correctionsPolicy": f"{about}/corrections/",
        "ownershipFundingInfo": f"{about}/ownership/",
        "masthead": f"{about}/masthead/",
    }


def form(**values):
    filled = {"title": "Ethics", "slug": "ethics", "kind": "ethics", "language": "en", "position": 0}
    return filled | {"published": "on", "body": "<p>We take no gifts.</p>"} | values


def test_the_desk_writes_a_page_and_its_former_address_leads_on(client):
    client.force_login(factories.chief())
    client.post(reverse("admin:articles_page_add"), form())
    page = Page.objects.get()
    assert client.get("/about/ethics/").status_code == 200
    client.post(reverse("admin:articles_page_change", args=[page.pk]), form(slug="our-ethics"))
    assert Redirect.objects.get(path="/about/ethics/").target == "/about/our-ethics/"
    assert TrailEntry.objects.filter(table="articles_page", row=str(page.pk)).count() == 2


def test_a_new_page_begins_in_english(client, read):
    client.force_login(factories.chief())
    (chosen,) = read(reverse("admin:articles_page_add")).xpath("//select[@name='language']/option[@selected]")
    assert chosen.get("value") == "en"


def test_a_photo_in_a_page_is_refused_in_words_and_nothing_typed_is_lost(client):
    client.force_login(factories.chief())
    body = '<p>Kept.</p><figure data-photo="1"><figcaption>A tower.</figcaption></figure>'
    answer = client.post(reverse("admin:articles_page_add"), form(body=body)).content.decode()
    assert "Take out photos" in answer
    assert "A tower." in answer
    assert not Page.objects.exists()
