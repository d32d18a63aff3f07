"""Editions: the paper in several languages, each with a front, feeds and pages of its own."""

from datetime import UTC, datetime

import feedparser
import pytest
from django.urls import reverse

from articles.desk import hub, library, readership, workflow
from articles.models import Correction
from tests import factories
from tests.editions import NAME, graph, headlines, links

ALL = {"/", "/ar/"}
pytestmark = pytest.mark.usefixtures("editions")
DAY = datetime(2024, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def coast():
    """A story of the main edition, in English."""
    return factories.published("Lighthouse to shine again", section=factories.section("Coast"), at=DAY)


@pytest.fixture
def harbour():
    """A story of the Arabic edition, in Arabic, with a picture and a correction."""
    photo = factories.photo()
    library.make_renditions(photo, ("jpeg",))
    section = factories.section("Harbour", edition="ar")
    story = factories.published("عودة المنارة", section=section, language="ar", lead=photo, at=DAY)
    story.corrections.create(kind=Correction.Kind.CORRECTION, text="كان الثلاثاء.")
    workflow.publish(story, by=None)
    return story


@pytest.mark.parametrize("light", ["", "/lite"])
def test_each_front_shows_the_stories_and_sections_of_its_edition_alone(read, coast, harbour, light):
    main, arabic = read(f"{light}/"), read(f"{light}/ar/")
    assert headlines(main) & {coast.headline, harbour.headline} == {coast.headline}
    assert headlines(arabic) & {coast.headline, harbour.headline} == {harbour.headline}
    assert f"{light}/coast/" in links(main, "//body/header")
    assert f"{light}/harbour/" in links(arabic, "//body/header")
    assert f"{light}/coast/" not in links(arabic, "//body/header")


@pytest.mark.parametrize("light", ["", "/lite"])
def test_a_front_has_its_editions_language_direction_and_name(read, coast, harbour, light):
    tree = read(f"{light}/ar/")
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert NAME in tree.findtext(".//title")
    assert NAME in tree.find(".//h1").text_content()
    assert "الأرشيف" in tree.xpath("//body/footer")[0].text_content()


def test_an_edition_without_a_section_is_not_there_and_linked_from_nowhere(client, read, coast):
    assert client.get("/ar/").status_code == 404
    assert client.get("/lite/ar/").status_code == 404
    assert not read("/").find_class("editions")


def test_an_edition_that_the_settings_do_not_name_is_not_there(client, coast):
    assert client.get("/fr/").status_code == 404


def test_a_section_of_an_edition_that_is_gone_counts_as_the_main_editions(read, settings, coast, harbour):
    settings.EDITIONS = {"de": ""}
    assert harbour.headline in headlines(read("/"))
    assert read("/harbour/").get("lang") == "en"


ARABIC_PAGES = ["/harbour/", "story", "history", "picture", "/ar/search/", "/ar/archive/", "/ar/archive/2024/11/"]
ARABIC_PAGES += ["/ar/archive/2024/11/24/", "/ar/corrections/", "/ar/feeds/", "/ar/about/"]


@pytest.mark.parametrize("light", ["", "/lite"])
@pytest.mark.parametrize("page", ARABIC_PAGES)
def test_each_page_of_an_edition_speaks_its_language_and_leads_on_within_it(read, coast, harbour, page, light):
    story = harbour.get_absolute_url()
    places = {"story": story, "history": f"{story}history/", "picture": f"{story}pictures/1/"}
    tree = read(light + places.get(page, page))
    assert (tree.get("lang"), tree.xpath("//body/footer")[0].get("lang")) == ("ar", "ar")
    assert NAME in tree.findtext(".//title")
    assert {f"{light}/ar/", f"{light}/harbour/"} <= links(tree, "//body/header")
    assert f"{light}/coast/" not in links(tree, "//body/header")
    assert {f"{light}/ar/archive/", f"{light}/ar/corrections/"} <= links(tree, "//body/footer")


@pytest.mark.parametrize("page", ["archive/2024/11/", "archive/2024/11/24/", "corrections/"])
def test_archive_and_corrections_list_the_stories_of_their_edition_alone(read, coast, harbour, page):
    coast.corrections.create(kind=Correction.Kind.CORRECTION, text="It was Tuesday.")
    workflow.publish(coast, by=None)
    both = {coast.headline, harbour.headline}
    assert headlines(read(f"/{page}")) & both == {coast.headline}
    assert headlines(read(f"/ar/{page}")) & both == {harbour.headline}


def test_an_archive_knows_its_own_days_and_months_alone(read, coast, harbour):
    factories.published("Later", section=coast.section, at=datetime(2025, 1, 2, tzinfo=UTC))
    factories.published("Earlier", section=coast.section, at=datetime(2024, 11, 2, tzinfo=UTC))
    assert links(read("/ar/archive/"), "//main") == {"/ar/archive/2024/11/", "/ar/search/"}
    assert links(read("/ar/archive/2024/11/"), "//nav[@class='archive-days']") == {"/ar/archive/2024/11/24/"}
    assert not links(read("/ar/archive/2024/11/24/"), "//nav[contains(@class, 'archive-neighbours')]")
    assert links(read("/archive/2024/11/24/"), "//nav[contains(@class, 'archive-neighbours')]") == {
        "/archive/2024/11/02/",
        "/archive/2025/01/02/",
    }


@pytest.mark.parametrize("form", ["xml", "atom", "json"])
def test_each_edition_has_feeds_of_its_own_stories_in_its_language(client, coast, harbour, form):
    for path, story, language, name in (("/", coast, "en", "The Lighthouse"), ("/ar/", harbour, "ar", NAME)):
        answer = client.get(f"{path}feed.{form}")
        if form == "json":
            told = answer.json()
            found = told["title"], told["language"], [item["title"] for item in told["items"]]
        else:
            told = feedparser.parse(answer.content)
            found = told.feed.title, told.feed.language, [entry.title for entry in told.entries]
        assert found == (name, language, [story.headline])


def test_feeds_of_sections_and_corrections_are_of_their_edition(client, coast, harbour):
    assert client.get("/harbour/feed.json").json()["language"] == "ar"
    assert client.get("/harbour/feed.json").json()["title"] == f"{NAME} – Harbour"
    assert client.get("/ar/corrections/feed.json").json()["title"] == f"{NAME} – التصحيحات"
    assert len(client.get("/ar/corrections/feed.json").json()["items"]) == 1
    assert not client.get("/corrections/feed.json").json()["items"]
    assert client.get("/de/feed.xml").status_code == client.get("/de/corrections/feed.xml").status_code == 404


def test_a_search_looks_into_its_own_edition_unless_all_are_asked_for(read):
    for section in (factories.section("Coast"), factories.section("Harbour", edition="ar")):
        factories.published(f"Lantern of {section.name}", section=section)
    everything = {"Lantern of Coast", "Lantern of Harbour"}
    assert headlines(read("/search/?q=lantern")) & everything == {"Lantern of Coast"}
    assert headlines(read("/ar/search/?q=lantern")) & everything == {"Lantern of Harbour"}
    assert headlines(read("/ar/search/?q=lantern&section=harbour")) & everything == {"Lantern of Harbour"}
    assert headlines(read("/ar/search/?q=lantern&section=*")) & everything == everything
    assert read("/ar/search/").xpath("//select[@name='section']/option/@value") == ["", "harbour", "*"]


@pytest.mark.parametrize("light", ["", "/lite"])
def test_the_masthead_leads_to_the_other_editions_by_the_names_of_their_languages(read, coast, harbour, light):
    story = harbour.get_absolute_url()
    for page, other, language, name in (("/", "/ar/", "ar", "العربيّة"), (story, "/", "en", "English")):
        (link,) = read(light + page).xpath("//nav[@class='editions']//a")
        assert (link.get("href"), link.get("lang"), link.get("hreflang")) == (light + other, language, language)
        assert link.text == name


def test_the_fronts_name_one_another_and_the_main_one_is_for_everybody_else(read, coast, harbour):
    site = "http://localhost:8000"
    for front in ALL:
        named = {link.get("hreflang"): link.get("href") for link in read(front).xpath("//link[@hreflang]")}
        assert named == {"en": f"{site}/", "ar": f"{site}/ar/", "x-default": f"{site}/"}


def test_machines_are_told_of_the_edition(read, client, coast, harbour):
    told = graph(read("/ar/"))
    site, search = "http://localhost:8000/ar/", "http://localhost:8000/ar/search/?q={search_term_string}"
    assert (told["WebSite"]["url"], told["WebSite"]["name"], told["WebSite"]["inLanguage"]) == (site, NAME, "ar")
    assert told["WebSite"]["potentialAction"]["target"]["urlTemplate"] == search
    assert told["NewsMediaOrganization"]["name"] == NAME
    page = read(harbour.get_absolute_url())
    assert graph(page)["NewsArticle"]["publisher"]["name"] == NAME
    assert graph(page)["BreadcrumbList"]["itemListElement"][0]["item"] == site
    assert graph(read("/harbour/"))["CollectionPage"]["isPartOf"]["url"] == site
    assert page.xpath("//meta[@property='og:site_name']/@content") == [NAME]
    address = f"http://localhost:8000{harbour.get_absolute_url()}"
    card = client.get(reverse("site:oembed"), {"url": address}).json()
    assert (card["provider_name"], card["provider_url"]) == (NAME, site)


def test_maps_list_the_pages_of_each_edition_and_name_its_paper(client, coast, harbour):
    pages = client.get("/sitemap-pages.xml").content.decode()
    assert all(f"<loc>http://localhost:8000{page}</loc>" in pages for page in ("/", "/ar/", "/ar/feeds/", "/harbour/"))
    assert "/de/" not in pages
    factories.published("نور جديد", section=harbour.section, language="ar")
    assert f"<news:name>{NAME}</news:name>" in client.get("/news-sitemap.xml").content.decode()


def test_the_hub_is_told_of_the_front_of_the_storys_edition(coast, harbour):
    assert hub.pages_with(coast) == ["/", "/coast/"]
    assert hub.pages_with(harbour) == ["/ar/", "/ar/corrections/", "/harbour/"]
    harbour.section = coast.section
    workflow.publish(harbour, by=None)
    assert set(hub.pages_with(harbour)) >= ALL


def test_what_is_read_most_in_one_edition_keeps_nothing_out_of_the_other(read, monkeypatch, settings):
    monkeypatch.setattr(readership, "RANKED", 5)
    there = factories.section("Harbour", edition="ar")
    here = [factories.published(f"Here {number}") for number in range(5)]
    others = [factories.published(f"There {number}", section=there) for number in range(5)]
    readership.add({story.pk: 100 for story in here} | {story.pk: 50 for story in others})
    readership.rank()
    for front, stories in (("/", here), ("/ar/", others)):
        listed = read(front).xpath("//section[@class='most-read']//h3/a/text()")
        assert set(listed) == {story.headline for story in stories}


def test_what_is_not_found_below_an_edition_is_said_in_its_language(client, coast, harbour):
    answer = client.get("/ar/nowhere/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert 'action="/ar/search/"' in page
    for elsewhere in ("/nowhere/", "/de/nowhere/", "/de/"):
        assert '<html lang="en"' in client.get(elsewhere).content.decode()


def test_a_story_that_is_gone_says_so_in_its_edition(client, coast, harbour):
    workflow.withdraw(harbour, by=None, notice="أخطأنا.")
    assert '<html lang="ar" dir="rtl">' in client.get(harbour.get_absolute_url()).content.decode()


def test_a_preview_has_the_masthead_of_its_edition(read, harbour):
    token = harbour.revisions.first().preview_token()
    assert NAME in read(reverse("site:preview", args=[token])).xpath("//header")[0].text_content()


def test_pages_about_the_paper_stand_in_the_edition_of_their_language(read, coast, harbour):
    english, arabic = factories.page("Ethics"), factories.page("أخلاقيات", slug="ethics-ar", language="ar")
    assert english.get_absolute_url() in links(read("/"), "//body/footer")
    assert english.get_absolute_url() not in links(read("/ar/"), "//body/footer")
    tree = read(arabic.get_absolute_url())
    assert arabic.get_absolute_url() in links(tree, "//body/footer")
    assert "/ar/archive/" in links(tree, "//body/footer")
    assert "/ar/about/" in links(tree, "//nav[@class='breadcrumb narrow']")


def test_the_front_of_an_edition_takes_no_more_queries(client, coast, harbour, django_assert_max_num_queries):
    for front in ALL:
        with django_assert_max_num_queries(6):
            assert client.get(front).status_code == 200
    with django_assert_max_num_queries(4):
        assert client.get(harbour.get_absolute_url()).status_code == 200


def test_opinion_pictures_and_the_editors_choice_of_an_edition_are_its_own(read, coast, harbour):
    for section in (coast.section, harbour.section):
        for kind in ("opinion", "gallery"):
            factories.published(f"{section.name} {kind}", section=section, kind=kind)
        factories.published(f"{section.name} leads", section=section, front_priority=1)
    tree = read("/ar/")
    assert tree.xpath("//section[@class='lead']//h2/a/text()") == ["Harbour leads"]
    assert {"Harbour opinion", "Harbour gallery"} <= headlines(tree)
    assert not any(headline.startswith("Coast") for headline in headlines(tree))


def test_who_makes_the_paper_is_told_with_their_pages_in_the_edition(read, coast, harbour):
    factories.author("Mira Okafor", job_title="Harbour correspondent")
    factories.page("هيئة التحرير", slug="masthead-ar", language="ar", kind="masthead")
    assert "/ar/authors/mira-okafor/" in links(read("/about/masthead-ar/"), "//ul[@class='people']")
    assert "/authors/mira-okafor/" in links(read("/about/masthead/"), "//ul[@class='people']")
