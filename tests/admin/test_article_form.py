"""Writing and saving a story, as the form's HTTP sees it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Author
from tests import factories

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_article_add")


def page(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def typed(client, address: str, **changes) -> dict:
    """What a browser would send from the form at `address`, with these fields filled in."""
    form = client.get(address).context["form"]
    data = {}
    for part in (form, *(part for rows in form.rows for part in (rows.management_form, *rows))):
        for field in part:
            value = field.field.widget.format_value(field.value())
            data[field.html_name] = value[0] if isinstance(value, list) else value
    return {name: "" if value is None else value for name, value in data.items() if value is not False} | changes


def may(*codenames: str):
    """Somebody of the desk with these permissions alone."""
    person = factories.user(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return person


@pytest.fixture
def writer(client):
    client.force_login(may("view_article", "change_article", "add_article"))
    return client


def row(prefix: str, index: int, **values) -> dict:
    return {f"{prefix}-{index}-{name}": value for name, value in values.items()}


def test_a_new_story_is_kept_as_a_draft_in_the_name_of_its_writer(writer):
    response = writer.post(ADD, typed(writer, ADD, headline="Harbour opens", body="<p>Boats <b>left</b>.</p>"))
    story = Article.objects.get()
    assert response.url == page(story)
    assert (story.state, story.headline, story.body) == (
        "draft",
        "Harbour opens",
        "<p>Boats <strong>left</strong>.</p>",
    )
    assert story.created_by.username == story.revisions.get().created_by.username == "ines"


def test_a_new_story_is_signed_by_its_writer_where_their_log_in_is_an_author_s(client):
    mira = may("view_article", "change_article", "add_article")
    Author.objects.create(name="Mira Okafor", slug="mira", user=mira)
    client.force_login(mira)
    client.post(ADD, typed(client, ADD, headline="Harbour opens"))
    assert [byline.author.user for byline in Article.objects.get().bylines.all()] == [mira]


def test_the_byline_that_was_filled_in_can_be_taken_away(client):
    mira = may("view_article", "change_article", "add_article")
    Author.objects.create(name="Mira Okafor", slug="mira", user=mira)
    client.force_login(mira)
    client.post(ADD, typed(client, ADD, headline="Harbour opens", **row("bylines", 0, DELETE="on")))
    assert not Article.objects.get().bylines.exists()


def test_saving_without_a_change_makes_no_further_version(writer):
    story = factories.article(by=["Mira Okafor"], input_from=["Harbour Press"])
    writer.post(page(story), typed(writer, page(story)))
    assert story.revisions.count() == 1


def test_hostile_markup_does_not_get_in(writer):
    writer.post(ADD, typed(writer, ADD, headline="Harbour", body="<p onclick=x>Boats<script>alert(1)</script></p>"))
    assert Article.objects.get().body == "<p>Boats</p>"


def test_bylines_are_kept_in_their_order_and_an_unknown_name_becomes_an_author(writer):
    known = factories.author("Mira Okafor")
    rows = {"bylines-TOTAL_FORMS": 2} | row("bylines", 0, name="Jon Dahl", role="writer", ORDER=2)
    rows |= row("bylines", 1, name="mira okafor", role="writer", ORDER=1)
    writer.post(ADD, typed(writer, ADD, headline="Harbour", **rows))
    assert [line.author.name for line in Article.objects.get().bylines.all()] == ["Mira Okafor", "Jon Dahl"]
    assert Author.objects.filter(name__iexact=known.name).count() == 1


def test_nobody_stands_twice_in_a_byline_and_nothing_typed_is_lost(writer):
    rows = {"bylines-TOTAL_FORMS": 2}
    rows |= row("bylines", 0, name="Jon Dahl", role="writer") | row("bylines", 1, name="Jon Dahl", role="writer")
    response = writer.post(ADD, typed(writer, ADD, headline="Harbour opens", body="<p>Long text.</p>", **rows))
    assertContains(response, "Jon Dahl stands here twice")
    assertContains(response, "Harbour opens")
    assertContains(response, "&lt;p&gt;Long text.&lt;/p&gt;")
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "refused",
    [
        {"bylines-TOTAL_FORMS": 1} | row("bylines", 0, name="", role="writer", ORDER=1),
        {"attributions-TOTAL_FORMS": 1} | row("attributions", 0, kind="via", name="Nordlys", url="no address"),
        {"corrections-TOTAL_FORMS": 1} | row("corrections", 0, kind="correction", position="bottom", text=""),
    ],
)
def test_a_mistake_in_a_row_alone_is_told_above_the_story(writer, refused):
    response = writer.post(ADD, typed(writer, ADD, headline="Harbour opens", **refused))
    assertContains(response, "Not saved: something needs your attention")
    assert not Article.objects.exists()


def test_a_story_of_nothing_is_not_kept(writer):
    response = writer.post(ADD, typed(writer, ADD, body="<p></p>"))
    assertContains(response, "Write a headline or some text first")
    assert not Article.objects.exists()


def test_the_words_in_which_a_source_was_named_outlive_a_save(writer):
    story = factories.article(input_from=["Harbour Press"])
    story.attributions.update(text="(With inputs from Harbour Press)")
    rows = {"attributions-TOTAL_FORMS": 2} | row("attributions", 1, kind="via", name="Coast Agency", ORDER=2)
    writer.post(page(story), typed(writer, page(story), **rows))
    said = [(line.source.name, line.text) for line in story.attributions.all()]
    assert said == [("Harbour Press", "(With inputs from Harbour Press)"), ("Coast Agency", "")]


def test_topics_are_separated_by_commas_and_may_hold_spaces(writer):
    writer.post(ADD, typed(writer, ADD, headline="Harbour", topics="Harbour life, Boats, boats,"))
    assert sorted(topic.name for topic in Article.objects.get().topics.all()) == ["Boats", "Harbour life"]


def test_a_lead_photo_is_chosen_and_taken_away_again(writer):
    photo = factories.photo()
    story = factories.article()
    writer.post(page(story), typed(writer, page(story), lead_photo=photo.pk, lead_text="The tower"))
    assert story.revisions.first().lead["photo"] == photo.pk
    writer.post(page(story), typed(writer, page(story), lead_photo="", lead_text=""))
    assert story.revisions.first().lead is None


def test_a_caption_that_waits_for_its_lead_photo_is_kept(writer):
    story = factories.article()
    writer.post(page(story), typed(writer, page(story), lead_text="The tower at dusk"))
    assert story.captions.waiting().get().text == "The tower at dusk"


def test_a_time_that_nobody_touched_keeps_its_fraction_of_a_second(writer):
    story = factories.article(updated_at="2026-03-01T08:00:00.123456Z")
    writer.post(page(story), typed(writer, page(story), headline="Another"))
    story.refresh_from_db()
    assert story.updated_at.microsecond == 123456


def test_an_expiry_before_the_embargo_is_refused_and_says_why(writer):
    late, early = "2030-01-02T00:00:00", "2030-01-01T00:00:00"
    response = writer.post(ADD, typed(writer, ADD, headline="Harbour", embargoed_until=late, expires_at=early))
    assertContains(response, "would expire before its embargo ends")


def test_an_embargo_on_what_readers_see_already_is_refused(writer):
    story, ahead = factories.published(), "2099-01-01T00:00:00"
    response = writer.post(page(story), typed(writer, page(story), embargoed_until=ahead))
    assertContains(response, "withdraw the story or schedule the change")
    draft = factories.article("Not seen yet")
    assert writer.post(page(draft), typed(writer, page(draft), embargoed_until=ahead)).status_code == 302


def test_somebody_elses_newer_version_is_not_overwritten_and_mine_stays_in_the_form(writer):
    story = factories.article()
    mine = typed(writer, page(story), headline="My headline")
    story.headline = "Theirs"
    factories.save_revision(story, by=factories.chief())
    response = writer.post(page(story), mine)
    assertContains(response, "Charlotte saved this story while you were writing")
    assertContains(response, "My headline")
    assert Article.objects.get().headline == "Theirs"
    writer.post(page(story), mine | {"overwrite": response.context["form"].conflict.number})
    assert Article.objects.get().headline == "My headline"
    assert "Theirs" in story.revisions.values_list("headline", flat=True)


def test_saving_over_one_version_does_not_save_over_the_next(writer):
    story = factories.article()
    mine = typed(writer, page(story), headline="My headline")
    for headline in ("Theirs", "Theirs again"):
        story.headline = headline
        factories.save_revision(story, by=None)
    writer.post(page(story), mine | {"overwrite": 2})
    assert Article.objects.get().headline == "Theirs again"


def test_who_may_only_read_gets_a_form_without_buttons(client):
    story = factories.article()
    client.force_login(may("view_article"))
    assertNotContains(client.get(page(story)), 'name="_publish"')
    assertNotContains(client.get(page(story)), "data-preview")
    assert client.post(page(story), {"headline": "Mine"}).status_code == 403


def test_who_may_not_see_stories_sees_none(client):
    story = factories.article()
    client.force_login(may())
    assert [client.get(page(story)).status_code, client.get(ADD).status_code] == [403, 403]
    assert client.get(reverse("admin:articles_article_names"), {"kind": "author"}).status_code == 403


def test_known_names_are_suggested(writer):
    factories.author("Mira Okafor")
    factories.author("Jon Dahl")
    answer = writer.get(reverse("admin:articles_article_names"), {"kind": "author", "q": "oka"}).json()
    assert answer == {"names": ["Mira Okafor"]}


def test_the_source_line_is_told_as_readers_will_see_it(writer):
    rows = {"kind": ["input_from", "input_from"], "name": ["Harbour Press", "Coast Agency"]}
    answer = writer.get(reverse("admin:articles_article_source_line"), rows).json()
    assert answer == {"line": "(With input from Harbour Press, Coast Agency)"}
    answer = writer.get(reverse("admin:articles_article_source_line"), {**rows, "language": "de"}).json()
    assert answer == {"line": "(Mit Material von Harbour Press, Coast Agency)"}


def test_sections_stand_under_their_editions_where_there_are_several(writer, settings):
    coast, harbour = factories.section("Coast"), factories.section("Harbour", edition="ar")
    assertNotContains(writer.get(ADD), "<optgroup")
    settings.EDITIONS, settings.SITE_NAME = {"ar": "جريدة المنارة"}, "The Lighthouse"
    assert writer.get(ADD).context["form"].fields["section"].choices == [
        ("", "Choose a section"),
        ("The Lighthouse (English)", [(coast.pk, "Coast")]),
        ("جريدة المنارة (العربيّة)", [(harbour.pk, "Harbour")]),
    ]
    writer.post(ADD, typed(writer, ADD, headline="عودة المنارة", section=harbour.pk))
    assert Article.objects.get().section == harbour
