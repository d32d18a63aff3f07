import pytest

from articles.wire.captions import read_caption, split_glued
from articles.wire.draft import Photo

CAPTION = "A ferry leaves Port Aldren, May 2, 2031."


@pytest.mark.parametrize(
    ("line", "photo"),
    [
        (f"(Cover: {CAPTION} /Reuters Photo)", Photo(CAPTION, "Reuters", cover=True)),
        (f"(Cover: {CAPTION})", Photo(CAPTION, None, cover=True)),
        ("© РИА Новости / Илья Роу", Photo(None, "РИА Новости/Илья Роу")),
        ("Фото: Илья Роу / ТАСС", Photo(None, "Илья Роу/ТАСС")),
        ("港を出る船＝2031年5月2日、港区、王小明撮影", Photo("港を出る船＝2031年5月2日、港区", "王小明")),
        ("港を出る船（写真：王小明）", Photo("港を出る船", "王小明")),
        (
            "Photo: A ferry leaves the old mole. Credit: Ana Ruiz/Reuters",
            Photo("A ferry leaves the old mole.", "Ana Ruiz/Reuters"),
        ),
        ("[Image] A ferry leaves the old mole", Photo("A ferry leaves the old mole", None)),
        ("Una nave lascia il porto (foto ANSA)", Photo("Una nave lascia il porto", "ANSA")),
        ("Un barco sale del muelle. / PACO RUIZ", Photo("Un barco sale del muelle.", "PACO RUIZ")),
        ("(Cover image via CFP)", Photo(None, "CFP", cover=True)),
        ("A ferry sails. (ABC Coast: Ana O'Ruiz)", Photo("A ferry sails.", "ABC Coast: Ana O'Ruiz")),
        ("(Cover: CFP)", Photo(None, "CFP", cover=True)),
        ("Cover image: VCG", Photo(None, "VCG", cover=True)),
        (f"{CAPTION} /CFP", Photo(CAPTION, "CFP")),
        (f"Image caption {CAPTION}", Photo(CAPTION, None)),
        ("(Photo: AFP)", Photo(None, "AFP")),
        ("(Credit: Ana Ruiz/Aldren Herald)", Photo(None, "Ana Ruiz/Aldren Herald")),
        (
            "BEIJING, Jan. 28 (Xinhua) -- A visitor looks at kites. (Xinhua/Ana Ruiz)",
            Photo("BEIJING, Jan. 28 (Xinhua) -- A visitor looks at kites.", "Xinhua/Ana Ruiz"),
        ),
    ],
)
def test_a_caption_line_is_a_photo(line, photo):
    assert read_caption(line) == photo


@pytest.mark.parametrize("line", [CAPTION, "The cover was blown.", "", "x" * 1400 + " 2031. /CFP" + "x" * 200])
def test_other_lines_are_no_caption(line):
    assert read_caption(line) is None


def test_a_line_is_cut_behind_a_credit_to_which_words_are_glued():
    assert split_glued(f"{CAPTION} /CFPThe harbour at night.") == (f"{CAPTION} /CFP", "The harbour at night.")


def test_a_line_is_cut_between_two_captions():
    first = f"{CAPTION} (Photo: Ana Ruiz/EPA)"
    assert split_glued(f"{first}A choir sings. /VCG") == (first, "A choir sings. /VCG")


@pytest.mark.parametrize("line", [f"{CAPTION} /CFP", "Un barco sale. / PACO RUIZ", "He (Ruiz)A said so."])
def test_a_line_without_glue_stays_whole(line):
    assert split_glued(line) == (line,)
