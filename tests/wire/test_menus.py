import pytest

from articles.wire.menus import is_menu, is_section


@pytest.mark.parametrize(
    "line",
    [
        "News Opinion Sport Culture Lifestyle",
        "World U.S. Politics Sports Business Science",
        "World News Middle East Business Sport",
        "الرئيسية | أخبار | اقتصاد",
        "Accueil  International  Europe",
        "Início · Economia · Esportes",
        "Home » Sport » Football",
        "Главная / Новости / Общество",
    ],
)
def test_a_row_of_sections_or_a_path_is_a_menu(line):
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "World Business Leaders Meet on the Coast",
        "Sport and culture meet in the harbour",
        "Ana Ruiz | Bo Lee | Cy Roe",
        "Harrow Town 2-1 Selby",
        "Police, politics and the ferry: what we know",
    ],
)
def test_a_headline_or_a_row_of_names_is_none(line):
    assert not is_menu(line)


def test_the_name_of_a_section_is_known_in_any_capitals():
    assert is_section("WORLD NEWS")
    assert not is_section("Harrow Town")
