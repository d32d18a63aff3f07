import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.datelines import split_dateline
from articles.wire.draft import Dateline

SENTENCE = "The harbour was closed for two days."


@pytest.mark.parametrize(
    ("words", "place", "agency", "date"),
    [
        ("PORT ALDREN, Sept. 1 (Xinhua) -- ", "PORT ALDREN", "Xinhua", "Sept. 1"),
        ("ALDREN, Coastland, Jan. 1(Xinhua) -- ", "ALDREN, Coastland", "Xinhua", "Jan. 1"),
        ("ALDREN (AP) — ", "ALDREN", "AP", None),
        ("LA ROCHE, Wis. (AP) — ", "LA ROCHE, Wis.", "AP", None),
        ("ST. ALDREN (AP) — ", "ST. ALDREN", "AP", None),
        ("ALDREN, Dec 24 (Reuters) - ", "ALDREN", "Reuters", "Dec 24"),
        ("ALDREN/THE MOLE, March 7 (Reuters) ", "ALDREN/THE MOLE", "Reuters", "March 7"),
        ("PORT ALDREN, Jan 6, 2031 (AFP) - ", "PORT ALDREN", "AFP", "Jan 6, 2031"),
        ("ALDREN, September 25. /TASS/. ", "ALDREN", "TASS", "September 25"),
        ("ALDREN. Sept 18 (Interfax) - ", "ALDREN", "Interfax", "Sept 18"),
        ("ALDREN, March 20 (Xinhua): ", "ALDREN", "Xinhua", "March 20"),
        ("(ALDREN) – ", "ALDREN", None, None),
        ("ALDREN, Nov 22 — ", "ALDREN", None, "Nov 22"),
        ("ALDREN: ", "ALDREN", None, None),
        ("SÃO ALDRÉN - ", "SÃO ALDRÉN", None, None),
        ("EL PUERTO, 30 jun (Xinhua) -- ", "EL PUERTO", "Xinhua", "30 jun"),
        ("ALDREN, South Coast (AP) _ ", "ALDREN, South Coast", "AP", None),
        ("Port  Aldren,  Sept. 8 (CNA) -- ", "Port Aldren", "CNA", "Sept. 8"),
        ("Washington, DC, United States - ", "Washington, DC, United States", None, None),
        ("Vienna/ Prague: ", "Vienna/ Prague", None, None),
        ("Aldren (dpa) – ", "Aldren", "dpa", None),
        ("Aldren, 12 mar (EFE).- ", "Aldren", "EFE", "12 mar"),
        ("(ANSA) - ALDREN, 12 MAR - ", "ALDREN", "ANSA", "12 MAR"),
        ("القاهرة (رويترز) - ", "القاهرة", "رويترز", None),
        ("नई दिल्ली, 2 मई (भाषा) - ", "नई दिल्ली", "भाषा", "2 मई"),
        ("АЛДРЕН, 21 мая - РИА Новости. ", "АЛДРЕН", "РИА Новости", "21 мая"),
        ("(부산=연합뉴스) 김민수 기자 = ", "부산", "연합뉴스", None),
        ("新华社维也纳4月24日电（记者王一）", "维也纳", "新华社", "4月24日"),
    ],
)
def test_a_dateline_is_parted_from_the_first_sentence(words, place, agency, date):
    assert split_dateline(words + SENTENCE) == (Dateline(place, agency, date), SENTENCE)


@pytest.mark.parametrize(
    "opening",
    [
        "WATCH | ",
        "ALSO READ: ",
        "FILE - ",
        "EXPLAINER: ",
        "NATO — ",
        "US - ",
        "U.S. ",
        "Aldren Herald - ",
        "Meanwhile: ",
        "Apple — ",
        "COVID-19: ",
        "",
    ],
)
def test_other_openings_are_no_dateline(opening):
    assert split_dateline(opening + SENTENCE) == (None, opening + SENTENCE)


@given(st.text(alphabet="AZaz Éß港1,.:/()-–—_\n", max_size=150))
def test_what_follows_a_dateline_is_the_end_of_the_text(text):
    dateline, rest = split_dateline(text)
    assert text.endswith(rest)
    assert dateline is not None or rest == text
