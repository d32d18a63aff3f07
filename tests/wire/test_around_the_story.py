"""What stands above, between and below the paragraphs of a story: read as it is, or warned of."""

import pytest

from articles.wire import read
from articles.wire.draft import Block, Dateline

HEADLINE = "Harbour closed in Port Aldren for a second day"
FIRST = "The harbour of Port Aldren was closed for a second day on Wednesday after waves broke its outer wall."
SECOND = "Ferries stayed in port, and the mayor asked sailors for patience until the wall is mended."
SHORT = "The wall is old."


def draft_of(*lines):
    return read("\n".join(lines).encode())


def text_of(draft):
    return [block.text for block in draft.body if block.kind != "photo"]


@pytest.mark.parametrize("menu", ["News Opinion Sport Culture Lifestyle", "Accueil  International  Europe"])
def test_a_menu_above_the_headline_is_not_the_headline(menu):
    draft = draft_of(menu, HEADLINE, FIRST, SECOND)
    assert (draft.headline, draft.standfirst, draft.warnings) == (HEADLINE, None, ())


def test_two_lines_that_may_be_the_headline_are_warned_of():
    draft = draft_of("Inside The New Harbour", f"{HEADLINE} and trade with it", "12-Mar-2031", FIRST, SECOND)
    assert draft.warnings[0].startswith("Line 2 may be the headline, and line 1")


def test_what_is_left_out_above_the_story_is_warned_of_in_one_line():
    draft = draft_of("Aldren", HEADLINE, "12-Mar-2031", "Harrow Town 2-1 Selby", FIRST, SECOND)
    assert draft.warnings == (
        "Lines 1 (“Aldren”), 4 (“Harrow Town 2-1 Selby”) stand above the story and were left out;"
        " add what belongs to it.",
    )


@pytest.mark.parametrize("line", ["World news", "Copied", "S'abonner", "Compartir en Whatsapp"])
def test_sections_and_buttons_are_left_out_without_a_word(line):
    assert draft_of(HEADLINE, line, FIRST, SECOND).warnings == ()


@pytest.mark.parametrize("line", ["Ana Ruiz Aldren correspondent", "Ana Ruiz, Science Editor", "Ana Ruiz · CBC Sports"])
def test_a_name_with_a_job_or_an_outlet_is_the_byline(line):
    assert draft_of(HEADLINE, line, "12-Mar-2031", FIRST, SECOND).byline == ("Ana Ruiz",)


def test_a_job_below_a_name_is_no_part_of_the_story():
    draft = draft_of(HEADLINE, "Ana Ruiz", "Coast correspondent", "12-Mar-2031", FIRST, SECOND)
    assert (draft.byline, draft.standfirst) == (("Ana Ruiz",), None)


def test_a_sentence_above_the_dateline_is_the_standfirst():
    draft = draft_of(HEADLINE, "The wall is broken and nobody mends it.", f"Berlin (dpa) – {FIRST}", SECOND)
    assert (draft.standfirst, draft.dateline) == ("The wall is broken and nobody mends it.", Dateline("Berlin", "dpa"))


def test_marks_within_a_line_stay():
    draft = draft_of(HEADLINE, "A wall · a harbour - and the storm that broke them both", "12-Mar-2031", FIRST, SECOND)
    assert draft.standfirst == "A wall · a harbour - and the storm that broke them both"


def test_an_agency_s_crosshead_is_a_heading():
    draft = draft_of(HEADLINE, FIRST, "- Schools closed -", SECOND)
    assert draft.body[1] == Block("heading", "Schools closed")


def test_a_box_to_sign_up_between_its_fences_is_left_out():
    box = ("skip past newsletter promotion", "Coast Today", "The best of the coast.", "after newsletter promotion")
    assert text_of(draft_of(HEADLINE, FIRST, *box, SECOND)) == [FIRST, SECOND]


def test_a_box_of_links_ends_with_its_links():
    draft = draft_of(HEADLINE, "", FIRST, "", "MÁS INFORMACIÓN", "La nave vuelve al puerto", "", SECOND, "", SHORT)
    assert text_of(draft) == [FIRST, SECOND, SHORT]


def test_paragraphs_below_a_heading_over_links_are_warned_of():
    draft = draft_of(HEADLINE, FIRST, "Related stories", "Mayor sails round the coast", SECOND)
    assert text_of(draft) == [FIRST]
    assert draft.warnings[0].startswith("Line 5 and what follows, below “Related stories”")


def test_the_writer_s_name_below_the_story_is_no_news():
    assert draft_of(HEADLINE, "By Ana Ruiz", FIRST, SECOND, "Ana Ruiz").warnings == ()


def test_a_story_s_history_that_says_what_was_wrong_is_a_correction():
    line = "This story was first published on May 2, 2031. It was updated on May 3, 2031 to correct the ferry’s name."
    draft = draft_of(HEADLINE, FIRST, SECOND, line)
    assert [(notice.kind, notice.date) for notice in draft.notices] == [("correction", "2031-05-03")]


def test_an_editor_in_chinese_brackets_is_attributed():
    draft = draft_of(HEADLINE, FIRST, SECOND, "【纠错】 【责任编辑:王萌】")
    assert [(said.kind, said.names) for said in draft.attributions] == [("editing", ("王萌",))]
