import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.language import direction, guess, reading_minutes, word_count


@pytest.mark.parametrize("tag", ["ar", "fa", "he", "ur", "ar-EG", "AR", "fa_IR", "pa-Arab"])
def test_languages_in_arabic_and_hebrew_script_run_from_right_to_left(tag):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh-Hans", "tr", "az-Latn", "ku", "ar-Latn", ""])
def test_all_others_run_from_left_to_right(tag):
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The ferry to the islands is late, and the harbour master said that it was not the first time."),
        ("es", "El puerto de la isla estará cerrado por las obras del muelle, según el alcalde."),
        ("fr", "Le port est fermé pour les travaux dans la vieille ville, et il sera ouvert avec une digue."),
        ("de", "Der Hafen ist wegen der Arbeiten geschlossen, und die Fähre wird nicht mit dem Wagen fahren."),
        ("it", "Il porto della città è chiuso per i lavori, e il sindaco non ha detto quando sono finiti."),
        ("pt", "O porto da cidade foi fechado para as obras, e os barcos não saem mais do cais."),
        ("nl", "De haven van het eiland is gesloten, en de veerboot werd niet op tijd met een kraan gelost."),
        ("tr", "Liman bu hafta kapalı olacak ve bir feribot için yeni iskele daha sonra açılacak."),
        ("id", "Pelabuhan itu akan ditutup untuk perbaikan dan kapal dari pulau tidak dapat berlabuh."),
        ("sv", "Hamnen är stängd för arbeten och färjan till ön har inte gått, som det sades."),
        ("pl", "Port jest zamknięty na czas prac i nie wiadomo, jak długo to potrwa oraz do kiedy."),
        ("vi", "Cảng của thành phố đã đóng cửa và không có tàu cho người dân trong tuần này."),
        ("ru", "Порт на острове закрыт, и паром не пойдёт до утра."),
        ("uk", "Порт на острові зачинено, і пором не піде до ранку."),
        ("el", "Το λιμάνι του νησιού είναι κλειστό."),
        ("ar", "أغلق ميناء الجزيرة أبوابه حتى الصباح."),
        ("fa", "بندر جزیره تا صبح بسته است و کشتی‌ها پهلو نمی‌گیرند."),
        ("ur", "جزیرے کی بندرگاہ صبح تک بند ہے اور کشتیاں نہیں چلیں گی۔"),
        ("he", "נמל האי סגור עד הבוקר."),
        ("hi", "द्वीप का बंदरगाह सुबह तक बंद है।"),
        ("th", "ท่าเรือของเกาะปิดถึงเช้า"),
        ("ko", "섬의 항구가 아침까지 닫혀 있다."),
        ("ja", "島の港は朝まで閉鎖される。"),
        ("zh", "海岛的港口将关闭到早晨。"),
    ],
)
def test_the_language_is_guessed_from_script_and_small_words(tag, text):
    assert guess(text) == tag


@pytest.mark.parametrize("text", ["", "1234 – 56", "Aldren Ferry"])
def test_what_tells_nothing_is_taken_for_english(text):
    assert guess(text) == "en"


def test_a_foreign_name_does_not_change_the_language():
    assert guess("The mayor of 青岛 said that the ferry is to sail to the harbour in the morning.") == "en"
    assert guess("أغلق ميناء الجزيرة أبوابه حتى الصباح. " * 5 + "پاول") == "ar"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (0, " – — … "),
        (5, "It's a well-known ferry, isn’t"),
        (2, "harbour—master"),
        (6, "海岛的港口。"[:-1] + " 2"),
        (4, "द्वीप का बंदरगाह सुबह"),
        (2, "أَغْلَقَ المِينَاء"),
    ],
)
def test_words_are_counted_as_people_count_them(count, text):
    assert word_count(text) == count


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_have_as_many_words_as_both_of_them(one, other):
    assert word_count(f"{one}\n{other}") == word_count(one) + word_count(other)


def test_reading_takes_at_least_a_minute():
    assert reading_minutes("Late ferry") == 1


def test_reading_takes_longer_for_longer_texts():
    assert reading_minutes("ferry " * 2300) == 10
    assert reading_minutes("港" * 2000) == 5


@given(st.text())
def test_any_text_has_a_language(text):
    assert guess(text)
