"""What an open form asks and is told over HTTP: presence, the lock, text kept and brought back, saves that cross."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin.merging import posted
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_article_add")


class Desk:
    """Somebody's browser with a story's form open in it."""

    def __init__(self, user, story=None):
        self.user, self.story, self.client, self.tab = user, story, Client(), str(uuid4())
        self.client.force_login(user)

    @property
    def page(self) -> str:
        return reverse("admin:articles_article_change", args=[self.story.pk]) if self.story else ADD

    def form(self) -> dict:
        typed = posted(self.client.get(self.page).context["form"])
        return {name: values[0] for name, values in typed.items()} | {"tab": self.tab}

    def says(self, typed=None, **told):
        name = "session" if self.story else "new_session"
        address = reverse(f"admin:articles_article_{name}", args=[self.story.pk] if self.story else [])
        query = urlencode({"tab": self.tab, "base": 1, "writes": 1, **told})
        return self.client.post(f"{address}?{query}", typed or {})

    def types(self, **changes) -> dict:
        return self.says(self.form() | changes).json()

    def leaves(self):
        return self.says(closing=1)

    def takes_over(self):
        return self.client.post(reverse("admin:articles_article_take_over", args=[self.story.pk]), {"tab": self.tab})

    def opens(self) -> dict:
        return self.says(opening=1).json()


@pytest.fixture
def story():
    return factories.article(by=["Mira Okafor"])


@pytest.fixture
def ines(story):
    return Desk(factories.chief("ines"), story)


@pytest.fixture
def jon(story):
    return Desk(factories.chief("jon"), story)


def test_the_second_is_told_who_writes_and_since_when_and_may_only_read(ines, jon):
    assert ines.opens()["writer"]["mine"]
    told = jon.opens()
    assert (told["writer"]["name"], told["writer"]["mine"], told["others"]) == ("Ines", False, ["Ines"])
    assert ines.says().json()["others"] == ["Jon"]
    page = jon.client.get(jon.page)
    assertContains(page, "Ines writes this story, since")
    assertContains(page, "Take over")
    assertNotContains(page, 'name="_save" value="1" class="button"')
    assert page.context["form"].fields["headline"].disabled


def test_nobody_is_held_up_by_a_form_that_was_closed_or_died(ines, jon):
    ines.opens()
    ines.leaves()
    assertNotContains(jon.client.get(jon.page), "Ines writes this story")
    ines.opens()
    with time_machine.travel(timezone.now() + timedelta(seconds=46)):
        assertNotContains(jon.client.get(jon.page), "Ines writes this story")


def test_a_form_that_died_unheard_holds_up_nobody_less_than_its_own_writer(ines, story):
    ines.types(headline="Typed before the crash")
    again = Desk(ines.user, story)
    told = again.opens()
    assert told["writer"]["mine"]
    assert len(told["unsaved"]) == 1
    told = ines.says().json()["writer"]
    assert (told["mine"], told["is_me"]) == (False, True)


def test_keeping_what_is_typed_touches_neither_the_story_nor_its_history(ines, story):
    told = ines.types(headline="Typed, not saved")
    assert told["saved_at"]
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Lighthouse to shine again", 1)


def test_what_was_typed_in_a_form_that_died_is_offered_shown_and_brought_back_unsaved(ines, story):
    ines.types(headline="Typed, not saved", body="<p>New words.</p>")
    ines.leaves()
    ines.tab = str(uuid4())
    (offer,) = ines.opens()["unsaved"]
    shown = ines.client.get(offer["address"])
    assertContains(shown, "Typed, not saved")
    page = ines.client.get(shown.context["bring_back"])
    assertContains(page, "is back in the form")
    assert page.context["form"]["headline"].value() == "Typed, not saved"
    assert (Article.objects.get().headline, story.revisions.count()) == ("Lighthouse to shine again", 1)
    assert ines.opens()["unsaved"], "until it is saved or typed on, it stays kept"


def test_unsaved_text_is_thrown_away_by_its_writer_alone(ines, jon):
    ines.types(headline="Typed, not saved")
    ines.leaves()
    address = reverse("admin:articles_article_kept", args=[ines.tab])
    assert jon.client.get(address).status_code == jon.client.post(address).status_code == 404
    assert ines.client.post(address).url == ines.page
    assert ines.opens()["unsaved"] == []


def test_the_text_of_a_new_story_is_kept_too():
    desk = Desk(factories.chief())
    desk.types(headline="A new story")
    desk.leaves()
    desk.tab = str(uuid4())
    assert [offer["at"] for offer in desk.opens()["unsaved"]]


def test_a_new_story_that_is_stored_is_unsaved_no_longer():
    desk = Desk(factories.chief())
    desk.types(headline="A new story")
    desk.client.post(ADD, desk.form() | {"headline": "A new story"})
    desk.tab = str(uuid4())
    assert desk.opens()["unsaved"] == []


def test_text_that_was_late_on_its_way_is_not_offered_once_it_has_been_saved(ines, story):
    typed = ines.form() | {"headline": "Typed"}
    ines.says(typed)
    ines.client.post(ines.page, typed)
    assert ines.says(typed).json()["saved_at"] is None
    assert ines.says(typed | {"headline": "Typed on"}, base=2).json()["saved_at"]


def test_taking_over_makes_the_unsaved_text_a_version_of_its_writer_and_tells_them(ines, jon, story):
    ines.types(headline="Of Ines")
    assert jon.takes_over().url == jon.page
    assert jon.says().json()["writer"]["mine"]
    revision = story.revisions.first()
    assert (revision.headline, revision.created_by, revision.note) == ("Of Ines", ines.user, "Kept when Jon took over")
    told = ines.says().json()["taken_over"]
    assert (told["by"], told["version"]) == ("Jon", reverse("admin:articles_article_revision", args=[story.pk, 2]))


def test_text_that_the_form_would_refuse_stays_kept_for_its_writer(ines, jon, story):
    row = {"bylines-TOTAL_FORMS": 2, "bylines-1-name": "", "bylines-1-role": "writer", "bylines-1-ORDER": 2}
    ines.types(headline="Of Ines", **row)
    jon.takes_over()
    assert story.revisions.count() == 1
    assertContains(ines.client.get(ines.says().json()["kept"]), "Of Ines")


def test_the_last_words_of_a_form_that_was_taken_over_are_kept(ines, jon):
    ines.opens()
    typed = ines.form() | {"headline": "The last words"}
    jon.takes_over()
    told = ines.says(typed).json()
    assert not told["writer"]["mine"]
    assertContains(ines.client.get(told["kept"]), "The last words")


def test_of_two_saves_that_cross_the_second_is_told_and_merges(ines, jon, story):
    mine, theirs = ines.form(), jon.form()
    paragraphs = story.body.split("</p>")
    jon.client.post(jon.page, theirs | {"standfirst": "Of Jon.", "body": story.body + "<p>The end.</p>"})
    mine |= {"kicker": "Of Ines", "body": paragraphs[0] + " At last.</p>" + paragraphs[1] + "</p>"}
    refused = ines.client.post(ines.page, mine)
    assertContains(refused, "Jon saved this story while you were writing")
    assertContains(refused, "Merge the two")
    both = ines.client.get(reverse("admin:articles_article_kept", args=[ines.tab]))
    assert [field.name for field in both.context["difference"].fields] == ["kicker", "standfirst", "body"]
    page = ines.client.get(ines.client.post(ines.page, mine | {"merge": "2"}).url)
    form = page.context["form"]
    assert (form["kicker"].value(), form["standfirst"].value()) == ("Of Ines", "Of Jon.")
    joined = paragraphs[0] + " At last.</p>" + paragraphs[1] + "</p><p>The end.</p>"
    assert form["body"].value() == joined
    assert story.revisions.count() == 2
    merged = {name: values[0] for name, values in posted(form).items()}
    ines.client.post(ines.page, merged | {"tab": ines.tab})
    story.refresh_from_db()
    assert (story.revisions.count(), story.kicker, story.standfirst) == (3, "Of Ines", "Of Jon.")


def test_what_both_changed_is_named_with_both_texts(ines, jon):
    mine, theirs = ines.form(), jon.form()
    jon.client.post(jon.page, theirs | {"headline": "Of Jon"})
    page = ines.client.get(ines.client.post(ines.page, mine | {"headline": "Of Ines", "merge": "2"}).url)
    assertContains(page, "Headline: yours stands here; theirs was “Of Jon”.")
    assert page.context["form"]["headline"].value() == "Of Ines"


def test_rows_that_only_one_of_two_changed_come_out_of_the_merge_as_they_were_left(ines, jon, story):
    mine, theirs = ines.form(), jon.form()
    more = {"bylines-TOTAL_FORMS": 2, "bylines-1-name": "Jon Dahl", "bylines-1-role": "writer", "bylines-1-ORDER": 2}
    jon.client.post(jon.page, theirs | more)
    page = ines.client.get(ines.client.post(ines.page, mine | {"kicker": "Coast", "merge": "2"}).url)
    merged = {name: values[0] for name, values in posted(page.context["form"]).items()}
    ines.client.post(ines.page, merged | {"tab": ines.tab})
    assert [row["name"] for row in story.revisions.first().bylines] == ["Mira Okafor", "Jon Dahl"]
    assert story.revisions.first().kicker == "Coast"


def test_a_preview_shows_what_is_typed_and_writes_nothing(ines, client, story):
    told = ines.types(
        headline="Typed", body="<p>Words <b>typed</b>.</p>", topics="New topic", **{"bylines-0-name": "A New Name"}
    )
    page = client.get(told["preview"])
    for words in ("Typed", "<strong>typed</strong>", "New topic", "A New Name", "not saved yet"):
        assertContains(page, words)
    assert page["Cache-Control"] == "private, no-store"
    assert not factories.Author.objects.filter(name="A New Name").exists()
    assert client.get(told["preview"].replace("/preview/", "/preview/x")).status_code == 404


def test_a_half_typed_story_has_a_preview_as_well(client):
    desk = Desk(factories.chief())
    broken = {"section": "x", "updated_at": "2031-99-01T1", "lead_photo": "x", "language": "", "body": "<p"}
    rows = {
        "corrections-TOTAL_FORMS": 1,
        "corrections-0-kind": "x",
        "attributions-0-kind": "via",
        "bylines-0-role": "x",
    }
    told = desk.says(desk.form() | broken | rows).json()
    assert client.get(told["preview"]).status_code == 200


def test_a_form_that_outlived_its_token_gets_another(ines):
    assert ines.client.get(reverse("admin:articles_article_session", args=[ines.story.pk])).json()["token"]


def test_a_story_is_spoken_of_only_to_those_who_may_change_it(story):
    reader = Desk(factories.user(is_staff=True), story)
    assert reader.says().status_code == 403
    assert reader.takes_over().status_code == 403
    assert Client().post(reverse("admin:articles_article_session", args=[story.pk])).status_code == 302
    assert Desk(factories.chief(), story).says(tab="none").status_code == 400


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_save_at_once_one_succeeds_and_nineteen_are_told_and_lose_nothing(story):
    desks = [Desk(factories.chief(f"user{number}"), story) for number in range(20)]
    forms = [desk.form() | {"headline": f"Of {desk.user}"} for desk in desks]
    start = Barrier(20)

    def save(number):
        start.wait()
        try:
            desk, form = desks[number], forms[number]
            return desk.client.post(desk.page, form)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(save, range(20)))
    (first,) = [number for number, answer in enumerate(answers) if answer.status_code == 302]
    told = f"{desks[first].user} saved this story while you were writing"
    refused = [number for number in range(20) if number != first]
    assert [number for number in refused if told not in answers[number].content.decode()] == []
    kept = {session.user: session.data["headline"] for session in story.editing_sessions.exclude(data=None)}
    assert kept == {desks[number].user: [f"Of {desks[number].user}"] for number in refused}
    assert [one.headline for one in story.revisions.all()] == [f"Of {desks[first].user}", "Lighthouse to shine again"]
