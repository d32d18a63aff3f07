from datetime import UTC, date, datetime, timedelta

import pytest

from articles.desk import library, workflow
from articles.models import Caption, Correction, Source, Topic
from tests import factories

MORNING = datetime(2031, 5, 4, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(MORNING + timedelta(hours=6), tick=False)


@pytest.fixture
def photo():
    photo = factories.photo("The lighthouse at dusk.", credit="Harbour Press")
    library.make_renditions(photo, ("jpeg", "webp"))
    return photo


def texts(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def times(tree):
    return [
        (found.getparent().text_content().split()[0], found.get("datetime"))
        for found in tree.xpath("//article//p[@class='times']//time")
    ]


def page(read, *, corrections=(), leads=(), **fields):
    article = factories.article(**{"by": ["Mira Okafor"], **fields})
    for values in corrections:
        Correction.objects.create(article=article, **values)
    for values in leads:
        Caption.objects.create(article=article, role=Caption.Role.LEAD, **values)
    workflow.publish(article, by=None, at=MORNING)
    return read(article.get_absolute_url())


def test_what_stands_at_the_head(read):
    tree = page(
        read, headline="Ferries to run", kicker="Transport", standfirst="From May on.", outlet=factories.source()
    )
    assert texts(tree, "//article[@aria-labelledby='headline']//h1[@id='headline']") == ["Ferries to run"]
    assert texts(tree, "//p[@class='kicker']") == ["Transport"]
    assert texts(tree, "//p[@class='standfirst']") == ["From May on."]
    assert [link.get("href") for link in tree.xpath("//a[@rel='author']")] == ["/authors/mira-okafor/"]
    assert texts(tree, "//*[@class='outlet']") == ["Harbour Press"]
    assert texts(tree, "//nav[@class='breadcrumb']//li") == ["Front page", "Coast"]
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//a[@class='skip']")[0].get("href") == "#" + tree.xpath("//main")[0].get("id")


def test_the_dateline_opens_the_first_paragraph(read):
    tree = page(
        read, body="<h2>A</h2><p>Rain.</p><p>Sun.</p>", dateline_place="PORT ALDREN", dateline_agency="Coast Agency"
    )
    assert texts(tree, "//div[@class='body']//p") == ["PORT ALDREN (Coast Agency) – Rain.", "Sun."]


def test_a_dateline_stands_alone_before_a_text_without_paragraphs(read):
    tree = page(read, body="<ul><li>Rain.</li></ul>", dateline_place="PORT ALDREN")
    assert texts(tree, "//div[@class='body']/*") == ["PORT ALDREN", "Rain."]


def test_times_bear_the_offset(read):
    tree = page(read, updated_at=MORNING + timedelta(hours=2))
    assert times(tree) == [("Published", "2031-05-04T08:00:00+00:00"), ("Updated", "2031-05-04T10:00:00+00:00")]


def test_an_update_in_the_minute_of_publication_is_all_that_is_said(read):
    assert times(page(read, updated_at=MORNING + timedelta(seconds=20))) == [("Updated", "2031-05-04T08:00:20+00:00")]


def test_times_are_those_of_the_paper_s_zone(read, settings):
    settings.TIME_ZONE = "Asia/Shanghai"
    assert times(page(read)) == [("Published", "2031-05-04T16:00:00+08:00")]


def test_every_kind_of_block(read):
    other = factories.published("Seal count", at=MORNING)
    tree = page(
        read,
        body="<h2>Next</h2><ul><li>one<ol><li>two</li></ol></li></ul>"
        "<blockquote><p>We wait.</p><footer>A keeper</footer></blockquote>"
        "<aside data-pullquote><p>We wait</p></aside>"
        '<figure data-embed="https://example.org/film"><figcaption>A film</figcaption></figure>'
        "<table><caption>Costs</caption><thead><tr><th>Part</th><th>Sum</th></tr></thead>"
        '<tbody><tr><th scope="row">Pumps</th><td>4</td></tr></tbody></table><hr>'
        f'<aside data-story="{other.pk}"><p>x</p></aside>',
    )
    assert texts(tree, "//div[@class='body']//h2") == ["Next"]
    assert texts(tree, "//div[@class='body']//ul/li/ol/li") == ["two"]
    assert texts(tree, "//blockquote/footer") == ["A keeper"]
    assert texts(tree, "//aside[@aria-hidden='true']") == ["We wait"]
    assert [link.get("href") for link in tree.xpath("//p[@class='embed']/a")] == ["https://example.org/film"]
    assert tree.xpath("//*[@role='region' and @tabindex='0']")[0].get("aria-label") == "Costs"
    assert texts(tree, "//th[@scope='row']") == ["Pumps"]
    assert texts(tree, "//aside[@class='related']//a") == ["Seal count"]


def test_the_lead_photo_is_fetched_first_and_all_know_their_size(read, photo):
    body = f'<p>A.</p><figure data-photo="{photo.pk}" data-size="wide"><figcaption>Near.</figcaption></figure>'
    lead, inline = page(read, body=body, leads=[{"photo": photo}]).xpath("//article//img")
    assert lead.get("fetchpriority") == "high"
    assert (inline.get("loading"), inline.get("decoding")) == ("lazy", "async")
    for image in (lead, inline):
        assert (image.get("width"), image.get("height"), image.get("alt")) == (
            "640",
            "400",
            "A white tower by the sea.",
        )
        source = image.xpath("./ancestor::picture//source")[0]
        assert source.get("type") == "image/webp"
        assert source.get("srcset").endswith(" 640w")
        assert source.get("sizes")


def test_empty_words_of_a_caption_are_the_photo_s(read, photo):
    tree = page(read, leads=[{"photo": photo}])
    assert texts(tree, "//figcaption") == ["The lighthouse at dusk. Harbour Press"]


def test_words_of_a_caption_stand_before_the_photo_s(read, photo):
    words = {"text": "Lit again.", "alt": "The tower.", "credit": "Ida Brandt"}
    tree = page(read, leads=[{"photo": photo, **words}])
    assert texts(tree, "//figcaption") == ["Lit again. Ida Brandt"]
    assert tree.xpath("//article//img")[0].get("alt") == "The tower."


def test_a_credit_shows_without_a_caption(read, photo):
    photo.caption = ""
    photo.save()
    tree = page(read, leads=[{"photo": photo, "decorative": True}])
    assert texts(tree, "//figcaption/*[@class='credit']") == ["Harbour Press"]
    assert tree.xpath("//article//img")[0].get("alt") == ""


def test_a_caption_that_waits_for_its_picture_is_not_shown(read):
    body = '<p>A.</p><figure data-photo=""><figcaption>Waiting words.</figcaption></figure>'
    tree = page(read, body=body, leads=[{"text": "Waiting lead."}])
    assert tree.xpath("//figure") == []
    assert "Waiting" not in tree.text_content()


def test_a_photo_without_renditions_leaves_the_page_whole(read):
    tree = page(read, leads=[{"photo": factories.photo()}])
    assert tree.xpath("//article//img") == []
    assert len(tree.xpath("//div[@class='body']//p")) == 2


def test_notices_stand_above_or_below(read):
    rows = [
        {"text": "The sum was wrong.", "position": "top", "date": date(2031, 5, 5)},
        {"text": "A name was misspelt.", "kind": "clarification"},
    ]
    tree = page(read, corrections=rows)
    above, below = tree.xpath("//aside[@role='note']")
    assert " ".join(above.text_content().split()) == "Correction, May 5, 2031. The sum was wrong."
    assert below.text_content().split()[0] == "Clarification."
    order = [found for found in tree.iter() if found in (above, below, tree.xpath("//div[@class='body']")[0])]
    assert order == [above, tree.xpath("//div[@class='body']")[0], below]


def test_the_source_line_names_sources_as_they_are_called_today(read, client):
    article = factories.published(input_from=["Harbour Press", "Coast Agency"])
    Source.objects.filter(name="Coast Agency").update(name="Coast News Agency")
    tree = read(article.get_absolute_url())
    assert texts(tree, "//p[@class='source-line']") == ["(With input from Harbour Press, Coast News Agency)"]


def test_a_story_in_arabic_runs_from_right_to_left(read):
    tree = page(read, headline="عودة العبّارات", language="ar", slug="ferries")
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    masthead = tree.xpath("//header[@class='masthead']")[0]
    assert (masthead.get("lang"), masthead.get("dir")) == ("en", "ltr")


def test_the_paper_s_own_words_on_a_page_in_a_language_that_it_has_no_words_in_are_marked_as_such(read):
    topic = Topic.objects.create(name="Ferries")
    tree = page(
        read,
        headline="بازگشت کشتی‌ها",
        language="fa",
        slug="ferries",
        topics=[topic],
        input_from=["Harbour Press"],
        body="<p>سخن.</p><table><tbody><tr><td>4</td></tr></tbody></table>",
    )
    assert not tree.xpath("//p[@class='times']/@dir")
    assert tree.xpath("//p[@class='times']/span/@dir") == ["ltr", "ltr"]
    assert tree.xpath("//p[@class='source-line']/bdi/@lang") == ["en"]
    for labelled in tree.xpath("//article//*[@aria-label]"):
        assert labelled.get("lang") == "en"
        assert [child.get("lang") for child in labelled] == ["fa"]


def test_hostile_words_are_only_words(client):
    bad = """"><script>alert(1)</script>&'"""
    article = factories.published(
        bad,
        standfirst=bad,
        kicker=bad,
        byline_line=bad,
        dateline_place=bad,
        body=f"<p>{bad}</p>",
        section=factories.section(),
    )
    for address in (article.get_absolute_url(), "/", "/coast/"):
        assert b"<script>alert" not in client.get(address).content


def test_sharing_gets_title_picture_and_times(read, photo):
    told = {"leads": [{"photo": photo}], "topics": [factories.topic()], "updated_at": MORNING + timedelta(hours=1)}
    tree = page(read, headline="Ferries to run", **told)
    meta = {found.get("property") or found.get("name"): found.get("content") for found in tree.xpath("//meta")}
    assert meta["og:title"] == "Ferries to run"
    assert meta["og:image"].startswith("http://localhost:8000/media/renditions/")
    assert (meta["og:image:width"], meta["og:image:height"]) == ("640", "400")
    assert meta["og:image:alt"] == "A white tower by the sea."
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["article:published_time"] == "2031-05-04T08:00:00+00:00"
    assert meta["article:modified_time"] == "2031-05-04T09:00:00+00:00"
    assert (meta["article:section"], meta["article:tag"]) == ("Coast", "Ferries")
    assert meta["robots"] == "max-image-preview:large"
    assert tree.xpath("//link[@rel='canonical']")[0].get("href") == meta["og:url"]
    feeds = [link.get("href") for link in tree.xpath("//link[@type='application/rss+xml']")]
    assert feeds == ["/feed.xml", "/coast/feed.xml", "/topics/ferries/feed.xml", "/authors/mira-okafor/feed.xml"]


@pytest.mark.parametrize(
    ("standfirst", "body", "description"),
    [
        ("From May on.", "<p>Rain.</p>", "From May on."),
        ("", "<p>Rain.</p><p>Sun.</p>", "Rain. Sun."),
        ("", f"<p>{'Ferries sail. ' * 40}</p>", f"{'Ferries sail. ' * 20}Ferries sail…"),
        ("", f"<p>{'船' * 400}</p>", f"{'船' * 299}…"),
    ],
)
def test_a_story_is_described_by_its_standfirst_or_its_first_words(read, standfirst, body, description):
    tree = page(read, standfirst=standfirst, body=body)
    for path in ("//meta[@name='description']/@content", "//meta[@property='og:description']/@content"):
        assert tree.xpath(path) == [description]


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en-gb", ["en_GB"]),
        ("zh-Hant-TW", ["zh_TW"]),
        ("zh-Hant", ["zh_TW"]),
        ("zh-hans", ["zh_CN"]),
        ("ar", ["ar_AR"]),
        ("en", ["en_US"]),
        ("sw", []),
    ],
)
def test_sharing_is_told_of_the_territory_or_of_the_usual_one(read, language, locale):
    assert page(read, language=language).xpath("//meta[@property='og:locale']/@content") == locale
