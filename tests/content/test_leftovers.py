import pytest

from articles.content import leftovers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor, TK, said so.", ["TK"]),
        ("The mayor, tk, said so. (tk)", ["tk"]),
        ("Of the TKTK who came", ["TKTK"]),
        ("Mr XXX left, and in XXX Harbour nobody saw it. In XXX they did.", ["XXX"]),
        ("It costs XXX a year, XXXX in all.", ["XXXX", "XXX"]),
        ("Lorem ipsum dolor", ["Lorem"]),
        ("Flight TK 1980 and flight TK1980 landed.", []),
        ("ATKINS MET THE KLM CREW", []),
        ("Write to TK@harbour.example or see harbour.tk.", []),
        ("Super Bowl XXX, the XXX Corps, the XXX Olympiad and an XXX-rated film", []),
        ("A colorem and a xxl shirt", []),
    ],
)
def test_words_that_hold_the_place_of_others_are_found_and_nothing_else(text, found):
    assert leftovers.placeholders(text, "en") == found


def test_tk_stands_for_anything_in_other_languages_and_tktk_for_nothing():
    assert leftovers.placeholders("Die TK zahlt.", "de") == []
    assert leftovers.placeholders("Die TKTK zahlt.", "de") == ["TKTK"]


@pytest.mark.parametrize(
    ("line", "shouts"),
    [
        ("HARBOUR MASTER CLOSES THE NORTH QUAY", True),
        ("PORT ÉCLAIRÉ : LE PHARE REVIENT", True),
        ("Harbour master closes the NORTH QUAY", False),
        ("NATO, UN, EU", False),
        ("海滨通讯 拉克港 南码头 新航线 开通 集装箱", False),
        ("", False),
    ],
)
def test_a_line_in_capitals(line, shouts):
    assert leftovers.in_capitals(line) is shouts
