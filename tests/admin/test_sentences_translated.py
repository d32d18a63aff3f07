"""What the layers without Django say reaches people in the language of the desk."""

import subprocess
from shutil import which

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from pytest_django.asserts import assertContains

from articles.management.commands.makemessages import Command
from articles.models import Article
from articles.wire import layout
from tests import factories
from tests.catalogs import POLISH, write_catalog

PASTE = "/admin/articles/article/paste/"
UPLOAD = "/admin/articles/photo/add/"
LEFT_OUT = (
    "Line %(lines)s stands above the story and was left out; add what belongs to it.",
    "Lines %(lines)s stand above the story and were left out; add what belongs to it.",
)
IN_POLISH = {
    "This is %(name)s, not a photo, whatever its name says. "
    "Photos are taken as JPEG, PNG, WebP, AVIF, TIFF or HEIC: export the picture as a JPEG.": "To: %(name)s.",
    "a PDF document": "dokument PDF",
    "The input is no text but a binary file; save the story as plain text and try again.": "To nie jest tekst.",
    "Line %(line)s: the time was not taken, as %(doubt)s; set it by hand.": "Wiersz %(line)s: %(doubt)s.",
    "no such day as %(date)s": "nie ma dnia %(date)s",
    LEFT_OUT: ["Pominięto wiersz %(lines)s.", "Pominięto wiersze %(lines)s.", "Pominięto wierszy: %(lines)s."],
}
LABELS = ["Harbour notes", "Tide talk", "Pier post", "Quay corner", "Sea shelf"]
PARAGRAPH = "The old lighthouse at Brill Head is to be lit again after forty dark years, its keeper said on Friday.\n"
STORY = f"Lighthouse at Brill Head to shine again\n\nPublished: February 31, 2024\n\n{PARAGRAPH}\n{PARAGRAPH}"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(factories.chief())
    return client


@pytest.fixture
def polish(settings, tmp_path):
    write_catalog(tmp_path, "pl", POLISH, IN_POLISH)
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
    settings.LANGUAGE_CODE = "pl"


def document() -> SimpleUploadedFile:
    return SimpleUploadedFile("Harbour.jpg", b"%PDF-1.7 not a photo")


def labels(count: int) -> str:
    return "\n".join(LABELS[:count]) + "\n"


def test_a_refused_photo_is_told_in_the_language_of_the_desk(desk, polish):
    page = desk.post(UPLOAD, {"file": [document()]}, follow=True)
    assertContains(page, "Harbour.jpg: To: dokument PDF.")
    answer = desk.post("/admin/articles/photo/upload/", {"file": document()})
    assert (answer.status_code, answer.json()) == (400, {"error": "To: dokument PDF."})


def test_a_refused_photo_is_told_in_english_as_ever(desk):
    answer = desk.post("/admin/articles/photo/upload/", {"file": document()})
    assert answer.json()["error"].startswith("This is a PDF document, not a photo, whatever its name says. Photos are")


def test_a_text_that_cannot_be_read_is_told_so(desk, polish, tmp_path):
    file = SimpleUploadedFile("a.txt", b"\x00\x01\xff" * 99)
    assertContains(desk.post(PASTE, {"file": file}), "To nie jest tekst.")
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\xff" * 99)
    with pytest.raises(CommandError, match="To nie jest tekst"):
        call_command("import_story", str(tmp_path / "a.txt"))


def test_what_an_importer_warns_of_is_told_and_noted(desk, polish):
    page = desk.post(PASTE, {"text": STORY})
    assertContains(page, "Wiersz 3: nie ma dnia February 31, 2024.")
    desk.post(PASTE, {"text": STORY, "make": page.context["checked"]})
    assert "Wiersz 3: nie ma dnia" in Article.objects.get().internal_note


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "Pominięto wiersz 1 (“Harbour notes”)."),
        (2, "Pominięto wiersze 1 (“Harbour notes”), 2"),
        (5, "Pominięto wierszy: 1 (“Harbour notes”), 2"),
    ],
)
def test_a_number_takes_the_form_of_its_language(desk, polish, count, told):
    assert count <= layout.SHOWN
    assertContains(desk.post(PASTE, {"text": labels(count) + STORY}), told)


@pytest.mark.skipif(not which("xgettext"), reason="gettext is not installed")
def test_the_templates_can_be_gathered_for_the_catalogs(settings):
    files = [
        str(path) for layer in ("photos", "wire") for path in (settings.BASE_DIR / "articles" / layer).glob("*.py")
    ]
    gather = ["xgettext", "--output=-", "--language=Python", "--no-wrap", *Command.xgettext_options, *files]
    catalog = subprocess.run(gather, capture_output=True, text=True, check=True).stdout
    singles = [said for said in IN_POLISH if isinstance(said, str)]
    assert [said for said in singles if f'msgid "{said}"' not in catalog] == []
    assert f'msgid "{LEFT_OUT[0]}"\nmsgid_plural "{LEFT_OUT[1]}"' in catalog
