"""The picture library and the picker in a browser: upload, choose by keyboard, set the focal point."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from articles.models import Photo
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, client, live_server):
    """A page that is logged in, and that remembers what the browser complained of."""
    client.force_login(factories.chief())
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def serious(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{entry['id']}: {entry['nodes']}" for entry in found if entry["impact"] in ("serious", "critical")]


def open_picker(page, suggest: str = ""):
    """Open the picker on the library's page, as a story's form does."""
    page.goto(reverse("admin:articles_photo_changelist"))
    page.evaluate(
        "async (suggest) => { const { pickPhoto } = await import('articles/admin/picker');"
        " window.picked = pickPhoto({ suggest }); }",
        suggest,
    )
    return page.get_by_role("dialog", name="Choose a photo")


def jpeg(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def test_several_files_are_uploaded_and_a_wrong_one_is_refused_beside_its_name(desk):
    desk.goto(reverse("admin:articles_photo_changelist"))
    files = [jpeg("dusk.jpg", factories.picture()), jpeg("page.jpg", b"<html>"), jpeg("copy.jpg", factories.picture())]
    desk.get_by_label("Upload photos").set_input_files(files)
    lines = desk.locator(".upload-list li")
    lines.nth(2).get_by_text("Already in the library.").wait_for()
    assert "Added to the library." in lines.nth(0).inner_text()
    assert "web page" in lines.nth(1).inner_text()
    assert Photo.objects.count() == 1
    lines.nth(0).get_by_role("link").click()
    desk.wait_for_url(f"**/{Photo.objects.get().pk}/change/")


def test_a_photo_is_chosen_by_keyboard_alone(desk):
    factories.photo("A heron.")
    factories.photo("The lighthouse at dusk.", colour="navy")
    dialog = open_picker(desk)
    dialog.get_by_role("option").nth(1).wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowRight")
    dialog.locator("dd", has_text="A heron.").wait_for()
    desk.keyboard.press("Enter")
    assert desk.evaluate("async () => (await window.picked).caption") == "A heron."
    assert desk.complaints == []


def test_escape_chooses_nothing(desk):
    factories.photo()
    open_picker(desk).get_by_role("option").wait_for()
    desk.keyboard.press("Escape")
    assert desk.evaluate("() => window.picked") is None


def test_words_narrow_the_grid(desk):
    factories.photo("A heron.")
    factories.photo("The lighthouse at dusk.", colour="navy")
    dialog = open_picker(desk)
    dialog.get_by_role("option").nth(1).wait_for()
    dialog.get_by_role("searchbox").fill("heron")
    dialog.get_by_role("option", name="lighthouse").wait_for(state="detached")
    assert dialog.get_by_role("option").count() == 1


def test_an_upload_within_the_picker_is_chosen_at_once(desk):
    standing = factories.photo("The lighthouse at dusk.")
    dialog = open_picker(desk)
    dialog.get_by_role("option").wait_for()
    wrong, known = jpeg("page.jpg", b"<html>"), jpeg("copy.jpg", factories.picture())
    dialog.get_by_label("Upload photos").set_input_files([wrong, known])
    dialog.get_by_text("Already in the library.").wait_for()
    assert dialog.get_by_text("web page").is_visible()
    dialog.get_by_role("button", name="Use this photo").click()
    assert desk.evaluate("async () => (await window.picked).id") == standing.pk


def test_the_focal_point_follows_a_click_and_the_keyboard(desk):
    photo = factories.photo()
    desk.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    picture = desk.locator(".focal")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] * 3 / 4})
    desk.get_by_label("From the left").press("ArrowRight")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.wait_for_url("**/photo/")
    photo.refresh_from_db()
    assert (round(photo.focal_x, 2), round(photo.focal_y, 2)) == (0.26, 0.75)
    assert desk.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_library_form_and_picker(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    photo = factories.photo()
    factories.photo("", colour="navy", credit="", alt_text="")
    desk.goto(reverse("admin:articles_photo_changelist"))
    assert serious(desk) == []
    desk.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    assert serious(desk) == []
    open_picker(desk).get_by_role("option").nth(1).click()
    assert serious(desk) == []


def test_a_fresh_upload_gets_its_caption_alternative_text_and_credit_in_the_picker(desk):
    dialog = open_picker(desk)
    dialog.get_by_label("Upload photos").set_input_files(jpeg("heron.jpg", factories.picture()))
    dialog.get_by_role("textbox", name="Caption", exact=True).fill("A heron.")
    dialog.get_by_role("textbox", name="Alternative text").fill("A grey bird on one leg.")
    dialog.get_by_role("textbox", name="Credit").fill("Ada Brill")
    dialog.get_by_role("button", name="Use this photo").click()
    picked = desk.evaluate(
        "async () => { const { caption, alt, credit } = await window.picked; return [caption, alt, credit]; }"
    )
    assert picked == ["A heron.", "A grey bird on one leg.", "Ada Brill"]
    photo = Photo.objects.get()
    assert [photo.caption, photo.alt_text, photo.credit] == picked
    assert desk.complaints == []


def test_the_picker_with_a_fresh_upload_is_accessible(desk):
    dialog = open_picker(desk)
    dialog.get_by_label("Upload photos").set_input_files(jpeg("heron.jpg", factories.picture()))
    dialog.get_by_label("Alternative text").wait_for()
    assert serious(desk) == []


@pytest.mark.parametrize("address", ["admin:articles_author_add", "admin:articles_redirect_add"])
def test_fields_in_which_a_row_is_found_by_typing_have_a_name(desk, address):
    desk.goto(reverse(address))
    desk.locator("[role=combobox][aria-label]").first.wait_for()
    assert serious(desk) == []
