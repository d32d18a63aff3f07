import pytest

from articles.content.language import direction, guess, reading_minutes, word_count


@pytest.mark.parametrize("tag", ["ar", "he-IL", "FA", "az-Arab", "pa_Arab"])
def test_these_are_written_from_right_to_left(tag):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh-Hans", "ar-Latn", "he-Latn-IL", ""])
def test_these_are_written_from_left_to_right(tag):
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The harbour was closed for two days and the ferries stayed in port.", "en"),
        ("El puerto estuvo cerrado dos días y los barcos no salieron por la tormenta.", "es"),
        ("Le port est fermé pour deux jours et les bateaux sont restés dans la baie.", "fr"),
        ("Der Hafen ist für zwei Tage gesperrt und die Schiffe sind nicht ausgelaufen.", "de"),
        ("Il porto è chiuso da due giorni e le navi non sono partite per il vento.", "it"),
        ("Гавань закрыта на два дня.", "ru"),
        ("港口关闭了两天。", "zh"),
        ("港は二日間閉鎖された。", "ja"),
        ("항구는 이틀 동안 닫혔다.", "ko"),
        ("أغلق الميناء يومين.", "ar"),
    ],
)
def test_the_language_is_known_by_script_and_small_words(text, tag):
    assert guess(text) == tag


@pytest.mark.parametrize("text", ["", "12:30", "…", "Aldren"])
def test_what_points_to_no_language_is_taken_for_english(text):
    assert guess(text) == "en"


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Two ferries.", 2), ("the harbour-master's boat", 3), ("港口关闭", 4), ("港口 closed", 3), ("เรือ", 1)],
)
def test_words_are_counted_and_ideographs_one_by_one(text, count):
    assert word_count(text) == count


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (20, 1), (460, 2), (2300, 10)])
def test_reading_takes_a_minute_for_230_words_and_never_none(words, minutes):
    assert reading_minutes("word " * words) == minutes


def test_reading_takes_a_minute_for_400_ideographs():
    assert reading_minutes("港" * 1200) == 3
