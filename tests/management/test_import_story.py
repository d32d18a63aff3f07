import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

STORY = """Harbour closed in Port Aldren
Updated 21:40, 12-Mar-2031
CGTN

The harbour of Port Aldren was closed for a second day on Wednesday after waves broke its outer wall.

(With input from Reuters)
"""


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments):
    out = io.StringIO()
    call_command("import_story", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_dry_run_prints_the_draft_and_needs_no_database(story):
    draft = json.loads(run(story, "--dry-run", "--format", "json"))
    assert (draft["headline"], draft["updated"]) == ("Harbour closed in Port Aldren", "2031-03-12T21:40")


def test_a_dry_run_says_in_a_few_lines_what_was_read(story):
    said = run(story, "--dry-run").splitlines()
    assert said == [
        "Headline: Harbour closed in Port Aldren",
        "Outlet: CGTN",
        "Updated: 2031-03-12T21:40",
        "Language: en",
        "Sources: Reuters",
        "Paragraphs: 1",
        "Nothing was written.",
    ]


def test_standard_input_is_read_for_a_dash(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert json.loads(run("-", "--dry-run", "--format", "json"))["outlet"] == "CGTN"


def test_a_page_that_is_no_story_is_read_too(tmp_path):
    path = tmp_path / "error.txt"
    path.write_text("404\nPage not found")
    assert json.loads(run(path, "--dry-run", "--format", "json"))["is_article"] is False


@pytest.mark.parametrize(("data", "told"), [(b"", "empty"), (b"\x00\x01\x02", "binary")])
def test_what_cannot_be_read_ends_with_2_and_one_line(tmp_path, data, told):
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(CommandError, match=told) as failure:
        run(path, "--dry-run", "--format", "json")
    assert failure.value.returncode == 2
    assert "\n" not in str(failure.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.txt: No such file") as failure:
        run(tmp_path / "nowhere.txt")
    assert failure.value.returncode == 2


@pytest.mark.django_db
def test_a_story_is_made_once_and_its_address_is_told(story, settings):
    settings.SITE_URL = "http://paper.example"
    said = run(story)
    address = f"http://paper.example/admin/articles/article/{Article.objects.get().pk}/change/"
    assert f"was made: {address}" in said
    assert "was made of this text before" in run(story)
    assert [article.headline for article in Article.objects.all()] == ["Harbour closed in Port Aldren"]


@pytest.mark.django_db
def test_no_story_is_made_of_an_error_page(tmp_path):
    path = tmp_path / "error.txt"
    path.write_text("404\nPage not found")
    with pytest.raises(CommandError, match="not one story"):
        run(path)
    assert not Article.objects.exists()
