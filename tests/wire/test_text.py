"""Whole pages, as they are pasted."""

import json

import pytest

from articles.wire import read
from articles.wire.draft import Attribution, Block, Dateline, Notice, Photo

FERRY = "A ferry leaves Port Aldren in a storm, March 11, 2031."
MAYOR = "Mayor Ana Ruiz (R) speaks to sailors at the old mole in Port Aldren, March 12, 2031."
COVER = "Mayor Ana Ruiz speaks to sailors at the old mole in Port Aldren, March 12, 2031."
FIRST = "The harbour of Port Aldren was closed for a second day on Wednesday after waves broke its outer wall."
SECOND = "Ferries stayed in port, and the mayor asked sailors for patience until the wall is mended."
THIRD = "The wall was built a hundred years ago and has been broken by storms three times since."

PAGE = f"""Storm keeps Port Aldren's ferries in harbour
Updated 21:40, 12-Mar-2031
CGTN
00:51

{FIRST}

{FERRY} /Reuters Photo

{FERRY} /Reuters Photo

{SECOND}

{MAYOR} /AFP

{MAYOR} /AFP

{THIRD}

(Cover: {COVER} /AFP)

(With input from Reuters, AFP)
"""


def draft_of(*lines):
    return read("\n".join(lines).encode())


def text_of(draft):
    return [block.text for block in draft.body if block.kind != "photo"]


def reading_of(draft, text):
    return [line.read_as for line in draft.lines if line.text == text]


@pytest.fixture(scope="module")
def page():
    return read(PAGE.encode())


def test_a_page_has_its_head(page):
    assert (page.headline, page.outlet) == ("Storm keeps Port Aldren's ferries in harbour", "CGTN")
    assert (page.published, page.updated) == (None, "2031-03-12T21:40")


def test_a_photo_told_twice_is_one_and_the_cover_is_a_third(page):
    assert page.photos == (Photo(FERRY, "Reuters"), Photo(MAYOR, "AFP"), Photo(COVER, "AFP", cover=True))


def test_photos_stand_in_the_body_where_they_were_and_the_cover_does_not(page):
    assert page.body == (
        Block("paragraph", FIRST),
        Block("photo", FERRY, 0),
        Block("paragraph", SECOND),
        Block("photo", MAYOR, 1),
        Block("paragraph", THIRD),
    )


def test_the_sources_are_attributed(page):
    line = "(With input from Reuters, AFP)"
    assert page.attributions == (Attribution("input_from", ("Reuters", "AFP"), line),)


def test_a_page_that_is_wholly_understood_warns_of_nothing(page):
    assert page.warnings == ()


def test_every_line_is_kept_with_what_it_was_read_as(page):
    assert [line.text for line in page.lines] == [line for line in PAGE.split("\n") if line]
    assert [line.read_as for line in page.lines[:5]] == ["headline", "time", "outlet", "duration", "paragraph"]


def test_the_dateline_leaves_the_first_paragraph():
    draft = draft_of("Harbour closed in Port Aldren", f"PORT ALDREN, March 12 (AP) — {FIRST}", SECOND)
    assert draft.dateline == Dateline("PORT ALDREN", "AP", "March 12")
    assert text_of(draft) == [FIRST, SECOND]


def test_a_source_and_an_editor_beside_the_time_are_attributed():
    draft = draft_of("Harbour closed in Port Aldren", "Source: Xinhua| 2031-03-12 18:08:58|Editor: AB", FIRST)
    assert [(said.kind, said.names) for said in draft.attributions] == [("source", ("Xinhua",)), ("editing", ("AB",))]
    assert (draft.outlet, draft.published) == ("Xinhua", "2031-03-12T18:08:58")


def test_a_sentence_above_the_time_is_the_standfirst():
    draft = draft_of(
        "Harbour closed in Port Aldren", "Waves broke the outer wall.", "Updated 21:40, 12-Mar-2031", FIRST, SECOND
    )
    assert (draft.standfirst, text_of(draft)) == ("Waves broke the outer wall.", [FIRST, SECOND])


def test_points_below_the_headline_are_the_standfirst():
    draft = draft_of("Harbour closed in Port Aldren", "- Waves broke the wall", "- Ferries wait", FIRST)
    assert draft.standfirst == "Waves broke the wall Ferries wait"


def test_a_bare_name_beside_the_time_is_the_byline():
    assert draft_of("Harbour closed in Port Aldren", "12-Mar-2031", "Ana Ruiz", FIRST).byline == ("Ana Ruiz",)


def test_a_programme_in_the_place_of_the_byline_is_no_person():
    draft = draft_of("Harbour closed in Port Aldren", "Coast View with Ana Ruiz", "12-Mar-2031", FIRST)
    assert draft.byline == ()


def test_a_credit_on_a_line_of_its_own_belongs_to_the_caption_above():
    assert draft_of("Harbour closed in Port Aldren", FIRST, FERRY, "(Photo: AFP)", SECOND).photos == (
        Photo(FERRY, "AFP"),
    )


def test_a_credit_above_its_caption_belongs_to_it():
    draft = draft_of(
        "Harbour closed in Port Aldren", FIRST, SECOND, "", "Image copyright EPA", f"Image caption {FERRY}"
    )
    assert draft.photos == (Photo(FERRY, "EPA"),)


@pytest.mark.parametrize(
    "other",
    [FERRY, f"{FERRY[:40]}…more", "A ferry leaves Port Aldren harbour in a storm, March 11, 2031."],
)
def test_a_caption_told_again_otherwise_is_one_photo(other):
    draft = draft_of("Harbour closed in Port Aldren", FIRST, f"{FERRY} /AFP", "", other, "", SECOND)
    assert [photo.credit for photo in draft.photos] == ["AFP"]
    assert text_of(draft) == [FIRST, SECOND]


def test_the_same_words_twice_in_a_row_are_a_caption_without_a_credit():
    assert draft_of("Harbour closed in Port Aldren", FIRST, FERRY, "", FERRY, "", SECOND).photos == (Photo(FERRY),)


def test_the_photo_above_the_story_is_its_cover():
    draft = draft_of(f"{FERRY} - AP", "Harbour closed in Port Aldren", FIRST)
    assert draft.photos == (Photo(FERRY, "AP", cover=True),)
    assert text_of(draft) == [FIRST]


def test_words_glued_to_a_credit_are_read_by_themselves():
    line = f"{FERRY} /CFP{SECOND}"
    draft = draft_of("Harbour closed in Port Aldren", FIRST, line, THIRD)
    assert text_of(draft) == [FIRST, SECOND, THIRD]
    assert reading_of(draft, line) == ["caption, paragraph"]


def test_the_agency_s_last_word_is_left_out():
    assert text_of(draft_of("Harbour closed in Port Aldren", f"{FIRST} Enditem")) == [FIRST]


def test_an_outlet_may_stand_with_its_place():
    assert draft_of("Harbour closed in Port Aldren", "By Ana Ruiz", "BBC News, Aldren", FIRST).outlet == "BBC News"


def test_headings_part_the_body():
    draft = draft_of("Harbour closed in Port Aldren", FIRST, "An old wall", THIRD)
    assert draft.body[1] == Block("heading", "An old wall")


def test_the_headline_again_is_left_out():
    headline = "Harbour closed in Port Aldren"
    assert text_of(draft_of(headline, FIRST, headline, SECOND, headline)) == [FIRST, SECOND]


def test_links_below_the_story_are_left_out():
    draft = draft_of(
        "Harbour closed in Port Aldren", FIRST, "TOP NEWS", "Mayor to sail round the coast", "12:00, 03-Mar-2031"
    )
    assert (text_of(draft), draft.published) == ([FIRST], None)


def test_a_story_goes_on_below_links_in_its_middle():
    third = f"{THIRD} It will be again."
    draft = draft_of(
        "Harbour closed in Port Aldren", FIRST, "Related stories", "Mayor sails", f"{SECOND} {SECOND}", third
    )
    assert text_of(draft) == [FIRST, f"{SECOND} {SECOND}", third]


def test_what_is_left_out_below_the_story_is_warned_of_by_its_line():
    draft = draft_of("Harbour closed in Port Aldren", FIRST, "- Mayor to sail round the coast")
    assert text_of(draft) == [FIRST]
    assert "Line 3 (“- Mayor to sail round the coast”)" in draft.warnings[0]


def test_a_missing_headline_is_warned_of():
    draft = draft_of(FIRST, SECOND)
    assert (draft.headline, draft.warnings) == (None, ("No headline was found; write one.",))


def test_a_date_of_two_readings_is_warned_of_and_not_taken():
    draft = draft_of("Harbour closed in Port Aldren", "Updated: 06/08/2031", FIRST)
    assert draft.updated is None
    assert "Line 2" in draft.warnings[0]


def test_a_correction_whose_text_is_the_next_paragraph():
    draft = draft_of("Harbour closed in Port Aldren", FIRST, SECOND, "Correction: March 13, 2031:", THIRD)
    assert draft.notices == (Notice("correction", THIRD, "2031-03-13"),)
    assert text_of(draft) == [FIRST, SECOND]


def test_each_timed_line_below_updates_is_an_update():
    draft = draft_of("Harbour closed", FIRST, SECOND, "UPDATES:", "2:58 p.m.: The wall holds, the mayor said.")
    assert [notice.text for notice in draft.notices] == ["2:58 p.m.: The wall holds, the mayor said."]


def test_a_second_story_is_left_out_with_a_warning():
    draft = draft_of(
        *(
            "Harbour closed in Port Aldren",
            "By Ana Ruiz",
            "March 12, 2031",
            FIRST,
            "-----",
            "Mayor sails round the coast",
        ),
        *("By Bo Lee", "March 13, 2031", SECOND, THIRD),
    )
    assert (draft.byline, draft.published, text_of(draft)) == (("Ana Ruiz",), "2031-03-12", [FIRST])
    assert "Line 6" in draft.warnings[0]


def test_a_second_story_is_known_by_its_headline_and_time_alone():
    first = ("Harbour closed in Port Aldren", "12:00, 12-Mar-2031", FIRST, SECOND)
    draft = draft_of(*first, "Mayor sails round the coast", "14:00, 13-Mar-2031", THIRD)
    assert (text_of(draft), draft.published) == ([FIRST, SECOND], "2031-03-12T12:00")
    assert "Line 5" in draft.warnings[0]


def test_a_byline_and_a_time_below_the_story_begin_no_other():
    draft = draft_of("Harbour closed in Port Aldren", FIRST, SECOND, "By Ana Ruiz", "Updated 21:40, 12-Mar-2031")
    assert (draft.byline, draft.updated, text_of(draft)) == (("Ana Ruiz",), "2031-03-12T21:40", [FIRST, SECOND])


def test_the_outlet_may_stand_in_the_note_of_rights_alone():
    assert draft_of(FIRST, "Copyright © 2031 CGTN. Coast licence 12-3").outlet == "CGTN"


@pytest.mark.parametrize(
    "page",
    [
        ["Coast news", *("", FIRST, "12:00, 12-Mar-2031", SECOND, "13:00, 12-Mar-2031", THIRD, "14:00, 12-Mar-2031")],
        [f"Harbour {number} is open" for number in range(8)],
        ["404", "Page not found"],
        ["Search results for harbour", "Harbour closed", "Harbour open"],
        ["I agree", "Download", "[]"],
    ],
)
def test_a_list_a_search_or_an_error_is_no_story(page):
    assert draft_of(*page).is_article is False


def test_the_draft_is_an_object_of_json(page):
    values = json.loads(json.dumps(page.as_json()))
    assert values["body"][:2] == [{"kind": "paragraph", "text": FIRST}, {"kind": "photo", "text": FERRY, "photo": 0}]
    assert values["photos"][2] == {"caption": COVER, "credit": "AFP", "alt": None, "cover": True, "src": None}
    assert values["dateline"] is None
