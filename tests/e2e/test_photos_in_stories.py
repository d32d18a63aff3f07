"""Photos in a story: what they inherit from the library, and files dropped onto the text and the lead photo."""

import base64

import pytest
from playwright.sync_api import Locator, expect

from articles.models import Photo
from tests import factories
from tests.e2e.test_writing import open_story, save, text_of

pytestmark = pytest.mark.django_db(transaction=True)


def figure(photo: Photo, credit: str = "", caption: str = "") -> str:
    return (
        f'<figure data-photo="{photo.pk}" data-size="column" data-credit="{credit}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def drop(target: Locator, name: str, data: bytes):
    """Let go of a file over the middle of an element."""
    make = """([name, data]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name))
        return transfer
    }"""
    transfer = target.page.evaluate_handle(make, [name, base64.b64encode(data).decode()])
    box = target.bounding_box()
    place = {"clientX": box["x"] + box["width"] / 2, "clientY": box["y"] + box["height"] / 2}
    target.dispatch_event("drop", {"dataTransfer": transfer, **place})


def test_a_pasted_credit_that_is_not_the_photos_own_is_told_and_given_up(desk):
    photo = factories.photo(credit="Lin Weiran/Haibin Dispatch")
    story = factories.article(body=f"<p>One.</p>{figure(photo, credit='Reuters')}")
    open_story(desk, story)
    told = text_of(desk).get_by_text("The photo’s own credit is another: Lin Weiran/Haibin Dispatch.")
    expect(told).to_be_visible()
    text_of(desk).get_by_role("button", name="Use the photo’s credit").click()
    expect(told).to_be_hidden()
    save(desk)
    assert story.captions.get().credit == ""


def test_a_lead_photos_caption_and_credit_go_back_to_the_photos_own(desk):
    photo = factories.photo("The lighthouse at dusk.", credit="Harbour Press")
    story = factories.article()
    story.captions.create(role="lead", photo=photo, text="A tower", credit="Reuters")
    open_story(desk, story)
    lead = desk.get_by_role("region", name="Lead photo")
    expect(lead.get_by_text("The photo’s own credit is another: Harbour Press.")).to_be_visible()
    lead.get_by_role("button", name="Use the photo’s caption").click()
    lead.get_by_role("button", name="Use the photo’s credit").first.click()
    expect(lead.get_by_label("Caption")).to_have_attribute("placeholder", "From the photo: The lighthouse at dusk.")
    save(desk)
    lead = story.captions.get()
    assert (lead.photo, lead.text, lead.credit) == (photo, "", "")


def test_a_file_dropped_onto_the_text_stands_where_it_fell(desk):
    story = factories.article(body="<p>One.</p><p>Two.</p>")
    open_story(desk, story)
    drop(text_of(desk).get_by_text("One."), "tower.jpg", factories.picture())
    expect(text_of(desk).get_by_role("button", name="Choose another photo")).to_be_visible()
    save(desk)
    story.refresh_from_db()
    photo = Photo.objects.get()
    assert story.body == f"<p>One.</p>{figure(photo)}<p>Two.</p>".replace(' data-credit=""', "")


def test_a_file_dropped_onto_the_lead_photo_becomes_it(desk):
    story = factories.article()
    open_story(desk, story)
    lead = desk.get_by_role("region", name="Lead photo")
    drop(lead, "tower.jpg", factories.picture())
    expect(lead.get_by_role("button", name="Choose another photo")).to_be_visible()
    save(desk)
    assert story.captions.get().photo == Photo.objects.get()


def test_a_dropped_file_that_is_no_photo_is_refused_by_name(desk):
    open_story(desk, factories.article(body="<p>One.</p>"))
    drop(text_of(desk).get_by_text("One."), "notes.txt", b"no picture")
    expect(desk.get_by_text("notes.txt: ")).to_be_visible()
    assert not Photo.objects.exists()
