import pytest

from articles.content import readability

EASY = "The cat sat on the mat and saw a big red dog. " * 12
HARD = (
    "Notwithstanding considerable administrative reconsideration, metropolitan transportation authorities subsequently "
    "characterised infrastructural rehabilitation programmes as fundamentally incommensurable with the "
    "constitutional responsibilities of intergovernmental organisations representing disproportionately "
) * 5


def test_what_the_formulas_count():
    counts = readability.count("Heading\nThe tide’s out. Is it? “Yes!” she said… At 35 m.")
    assert counts.sentences == 6
    assert counts.words == 12


def test_coleman_liau_by_hand():
    """100 letters in 20 words and 2 sentences: 5.88 × 5 − 29.6 × 0.1 − 15.8."""
    assert readability.coleman_liau(readability.Counts((5,) * 20, 2)) == pytest.approx(10.64)


def test_lix_by_hand():
    """20 words, 5 of them longer than six letters, in 2 sentences: 10 + 25."""
    assert readability.lix(readability.Counts((7,) * 5 + (3,) * 15, 2)) == pytest.approx(35)


def test_gulpease_by_hand():
    """89 + (300 × 2 − 10 × 100) / 20."""
    assert readability.gulpease(readability.Counts((5,) * 20, 2)) == pytest.approx(69)


def test_mu_by_hand():
    """Words of 2, 4 and 6 letters: mean 4, variance 4, three words: 3 / 2 × 1 × 100."""
    assert readability.mu(readability.Counts((2, 4, 6), 1)) == pytest.approx(150)


@pytest.mark.parametrize("language", ["en", "en-GB", "sv", "de", "fr", "it"])
def test_long_words_in_long_sentences_are_hard_and_short_ones_are_not(language):
    assert readability.level(HARD, language).hard
    assert not readability.level(EASY, language).hard


@pytest.mark.parametrize(("text", "language"), [(HARD, "ar"), (HARD, "zh-Hans"), ("Too short.", "en"), ("", "en")])
def test_where_no_formula_holds_there_is_no_level(text, language):
    assert readability.level(text, language) is None
