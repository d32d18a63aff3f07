import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.attribution import parse_credit

CAPTION = "A ferry leaves Port Aldren, May 2, 2031."


@pytest.mark.parametrize(
    ("decorated", "credit"),
    [
        (" /Xinhua", "Xinhua"),
        (" /CFP", "CFP"),
        (" /Reuters Photo", "Reuters"),
        ("/ VCG", "VCG"),
        (" (Xinhua/Ana Ruiz)", "Xinhua/Ana Ruiz"),
        (" (AP Photo/Ana Ruiz, File)", "AP Photo/Ana Ruiz, File"),
        (" (Ana Ruiz via AP, File)", "Ana Ruiz via AP, File"),
        (" (Photo: EPA-EFE/VNA)", "EPA-EFE/VNA"),
        (" (Ana Ruiz/Aldren Herald)", "Ana Ruiz/Aldren Herald"),
        (" (AFP file photo)", "AFP"),
        (" (Unsplash)", "Unsplash"),
        (" [Xinhua/Ana Ruiz]", "Xinhua/Ana Ruiz"),
        (" [Photo/Xinhua]", "Xinhua"),
        (" [File: Reuters]", "Reuters"),
        (" [Ana Ruiz/AP]", "Ana Ruiz/AP"),
        (" Photograph: Ana Ruiz/Reuters", "Ana Ruiz/Reuters"),
        (" Photo: AFP", "AFP"),
        (" Picture: iStock", "iStock"),
        (" Image: HMAP", "HMAP"),
        (" Bild: Ana Ruiz", "Ana Ruiz"),
        (" — Picture by Ana Ruiz", "Ana Ruiz"),
        (" Credit: Reuters/Ana Ruiz", "Reuters/Ana Ruiz"),
        (" CreditAna Ruiz/Associated Press", "Ana Ruiz/Associated Press"),
        (" Image copyright EPA", "EPA"),
        (" REUTERS/Ana Ruiz/File Photo", "REUTERS/Ana Ruiz"),
        (" Ana RUIZ / AFP", "Ana RUIZ/AFP"),
        (" Ana Ruiz/NPR", "Ana Ruiz/NPR"),
        (" - AP", "AP"),
        (" © REUTERS / POOL", "REUTERS/POOL"),
        (" 新华社记者王一摄", "新华社记者王一"),
        (" Submitted photo", "Submitted photo"),
    ],
)
def test_a_credit_is_taken_out_of_the_caption_and_undecorated(decorated, credit):
    assert parse_credit(CAPTION + decorated) == (CAPTION, credit)


@pytest.mark.parametrize("prefix", ["FILE PHOTO: ", "FILE - ", "[1/5] ", "1 of 4. ", "Image caption "])
def test_marks_before_a_caption_are_dropped(prefix):
    assert parse_credit(f"{prefix}{CAPTION} (Xinhua/Ana Ruiz)") == (CAPTION, "Xinhua/Ana Ruiz")


@pytest.mark.parametrize(
    "noise",
    [
        " Purchase Licensing Rights, opens new tab",
        " MANDATORY CREDIT. NO RESALES. NO ARCHIVES.",
        " ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY",
        " hide caption",
        " toggle caption",
        " more >",
    ],
)
def test_orders_and_buttons_behind_a_credit_are_dropped(noise):
    assert parse_credit(f"{CAPTION} REUTERS/Ana Ruiz{noise}") == (CAPTION, "REUTERS/Ana Ruiz")


@pytest.mark.parametrize(
    "line",
    [
        "The ferry was built for the Coast and Harbour Agency (AP).",
        "She waved at the two (right and left)",
        "Bring your own boat and/or oars",
        "Credit: Designers: Ana Ruiz, Bo Lee",
        "The photo: a question of what one sees and what one would much rather not see at all",
        CAPTION,
    ],
)
def test_what_is_no_credit_stays_in_the_line(line):
    assert parse_credit(line) == (line, None)


def test_a_line_may_be_nothing_but_a_credit():
    assert parse_credit("Photo: AFP") == ("", "AFP")


WORDS = st.sampled_from(
    ["ferry", "Port", "Aldren", "(left)", "2031.", "Reuters", "/", "(AFP)", "Ana", "Ruiz/AP", "[EPA]", "-"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_word_of_caption_and_credit_is_lost(line):
    caption, credit = parse_credit(line)
    assert re.findall(r"\w+", f"{caption} {credit or ''}") == re.findall(r"\w+", line)
