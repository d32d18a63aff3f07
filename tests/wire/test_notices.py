import pytest

from articles.wire.draft import Notice
from articles.wire.notices import read_notice


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        (
            "Correction, March 15, 2031: This article misnamed the ferry.",
            Notice("correction", "This article misnamed the ferry.", "2031-03-15"),
        ),
        ("Correction: December 20, 2031:", Notice("correction", "", "2031-12-20")),
        (
            "Clarification, 2 January 2031, 12:45 p.m.: The ferry is old.",
            Notice("clarification", "The ferry is old.", "2031-01-02"),
        ),
        ("Correction added March 18, 2031: The mole is new.", Notice("correction", "The mole is new.", "2031-03-18")),
        (
            "*An earlier version of the article misnamed the ferry.",
            Notice("correction", "An earlier version of the article misnamed the ferry."),
        ),
        ("Update, December 22th, 02:12 PM PT: The ferry is back.", Notice("update", "The ferry is back.")),
        ("UPDATES:", Notice("update", "")),
        (
            "2:58 p.m.: This article was updated to name the ferry.",
            Notice("update", "2:58 p.m.: This article was updated to name the ferry."),
        ),
        ("Editor's note: Ana Ruiz sails.", Notice("editors_note", "Ana Ruiz sails.")),
        ("Editor’s Note: Ana Ruiz sails.", Notice("editors_note", "Ana Ruiz sails.")),
        (
            "This article was amended on 3 May 2031 to name the ferry.",
            Notice("correction", "This article was amended on 3 May 2031 to name the ferry.", "2031-05-03"),
        ),
    ],
)
def test_a_notice_has_its_kind_its_text_and_its_date(line, notice):
    assert read_notice(line).notice == notice


@pytest.mark.parametrize(
    ("line", "goes_on"), [("Correction:", True), ("UPDATES:", True), ("Correction: It is so.", False)]
)
def test_a_bare_heading_goes_on_in_the_next_paragraph(line, goes_on):
    assert read_notice(line).goes_on is goes_on


@pytest.mark.parametrize(
    "line",
    [
        "Updated 21:40, 12-Mar-2031",
        "Update on the river: it rose",
        "Correction officers met in Aldren.",
        "The article was long.",
    ],
)
def test_other_lines_are_no_notice(line):
    assert read_notice(line) is None
