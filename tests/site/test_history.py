"""The public history of a story: what readers were given, when, and what was changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk import library, workflow
from articles.models import Correction, Photo
from tests import factories

HOUR = timedelta(hours=1)


def publish(story, *, at=None, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    factories.save_revision(story, by=None)
    workflow.publish(story, by=None, at=at)
    return story


@pytest.fixture
def story():
    story = factories.published(body="<p>The ferry left at ten.</p><p>Nobody was hurt.</p>")
    return publish(story, body="<p>The ferry left at eleven.</p><p>Nobody was hurt.</p>", updated_at=timezone.now())


def history_of(story) -> str:
    return f"{story.get_absolute_url()}history/"


def changes(tree) -> list:
    for spoken in tree.xpath("//*[@class='spoken']"):
        spoken.drop_tree()
    return tree.xpath("//li[@class='change']")


def said(element) -> str:
    return " ".join(element.text_content().split())


def marked(element, tag: str) -> list[str]:
    return [said(found) for found in element.iter(tag)]


def test_each_published_version_stands_with_its_time_and_its_words_newest_first(read, story):
    newest, first = changes(read(history_of(story)))
    assert (marked(newest, "del"), marked(newest, "ins")) == (["ten"], ["eleven"])
    assert "one paragraph unchanged" in said(newest)
    assert said(first).endswith("First published.")
    times = [change.find(".//time").get("datetime") for change in (newest, first)]
    assert times == sorted(times, reverse=True)


def test_those_who_do_not_see_are_told_what_was_added_and_removed(client, story):
    page = client.get(history_of(story)).content.decode()
    assert "[removed: </span>ten" in page
    assert "[added: </span>eleven" in page


def test_the_story_leads_to_its_history_from_the_time_of_update(read, story):
    links = read(story.get_absolute_url()).xpath(f"//a[@href='{history_of(story)}']")
    assert [link.text for link in links] == ["Updated", "What was changed in this story"]


def test_a_story_that_was_published_once_leads_to_its_history_from_the_time_of_update_alone(read):
    story = factories.published(updated_at=timezone.now())
    for edition in ("", "/lite"):
        links = read(f"{edition}{story.get_absolute_url()}").xpath(f"//a[@href='{edition}{history_of(story)}']")
        assert [link.text for link in links] == ["Updated"]
    assert len(changes(read(history_of(story)))) == 1


def test_a_story_that_was_never_updated_leads_to_no_history(read):
    assert read(factories.published().get_absolute_url()).xpath("//a[contains(@href, 'history')]") == []


def test_what_was_saved_and_not_published_is_nobodys_business(client, story):
    story.headline = "A headline for the desk alone"
    factories.save_revision(story, by=None)
    publish(story, headline="The headline in the end")
    page = client.get(history_of(story)).content.decode()
    assert "The headline in the end" in page
    assert "for the desk alone" not in page


def test_what_is_scheduled_is_not_shown_before_its_time(client, read, story):
    publish(story, headline="Tomorrow’s headline", at=timezone.now() + HOUR)
    assert len(changes(read(history_of(story)))) == 2
    assert "Tomorrow" not in client.get(history_of(story)).content.decode()


def test_a_scheduled_change_is_in_the_history_from_its_second(monkeypatch, read, story):
    then = timezone.now() + HOUR
    publish(story, headline="Tomorrow’s headline", at=then)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert len(changes(read(history_of(story)))) == 3


def test_publishing_the_same_again_is_no_change(read, story):
    workflow.publish(story, by=None)
    assert len(changes(read(history_of(story)))) == 2


def test_a_notice_stands_where_it_was_issued(read, story):
    Correction.objects.create(article=story, text="The ferry left at noon.", date=timezone.localdate())
    publish(story, body="<p>The ferry left at noon.</p><p>Nobody was hurt.</p>")
    newest = changes(read(history_of(story)))[0]
    (notice,) = newest.xpath(".//aside[@role='note']")
    assert "Correction." in said(notice)
    assert "The ferry left at noon." in said(notice)


def test_another_address_leads_to_the_right_one(client, story):
    response = client.get(f"/elsewhere/old-slug-{story.pk}/history/")
    assert (response.status_code, response["Location"]) == (301, history_of(story))


def test_the_history_of_a_withdrawn_story_is_gone_and_that_of_a_draft_was_never_there(client, story):
    address = history_of(story)
    workflow.withdraw(story, by=None, notice="It was wrong.")
    assert client.get(address).status_code == 410
    draft = factories.article()
    assert client.get(history_of(draft)).status_code == 404


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "99999", "٢"])
def test_a_page_that_is_not_there_is_not_found(client, story, page):
    assert client.get(history_of(story), {"page": page}).status_code == 404


@pytest.fixture
def photo():
    photo = factories.photo(colour="navy")
    library.make_renditions(photo, ("jpeg",))
    return photo


def figure(photo) -> str:
    return f'<figure data-photo="{photo.pk}"><figcaption>At dusk</figcaption></figure>'


def test_a_photo_that_came_in_is_shown(read, story, photo):
    publish(story, body=story.body + figure(photo))
    newest = changes(read(history_of(story)))[0]
    assert [img.get("alt") for img in newest.iter("img")] == [photo.alt_text]
    assert "Photo added" in said(newest)


@pytest.mark.parametrize("rights", [{"denied": True}, {"rights_expire_at": timezone.now() - HOUR}])
def test_a_photo_that_readers_may_not_see_is_not_in_the_history(client, story, photo, rights):
    publish(story, body=story.body + figure(photo))
    Photo.objects.filter(pk=photo.pk).update(**rights)
    page = client.get(history_of(story)).content.decode()
    assert "<img" not in page
    assert "At dusk" not in page


def test_neither_a_waiting_caption_nor_the_name_of_another_story_is_told(client, story):
    waiting = (
        '<figure data-photo=""><figcaption>Waiting</figcaption></figure><aside data-story="99"><p>Secret</p></aside>'
    )
    publish(story, body=story.body + waiting)
    page = client.get(history_of(story)).content.decode()
    assert "Waiting" not in page
    assert "Secret" not in page


def test_the_page_is_the_same_for_everyone_and_kept_until_it_changes(client, story):
    response = client.get(history_of(story))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("count", [1, 12])
def test_a_history_takes_at_most_four_queries(client, story, photo, count, django_assert_max_num_queries):
    for number in range(count):
        publish(story, headline=f"Headline {number}", body=story.body + figure(photo))
    with django_assert_max_num_queries(4):
        assert client.get(history_of(story)).status_code == 200
