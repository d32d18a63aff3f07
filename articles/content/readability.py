"""How hard a text is to read, by a published formula for its language. All of them count letters, no syllables."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean, variance

from articles.content.language import WORDS

FEWEST_WORDS = 100
"""The formulas were made for samples of a hundred words; a shorter text has no level."""

_SENTENCE_ENDS = re.compile(r"[.!?…]+[”’»\")\]]*(?=\s|$)|\n")
_LONG_WORD = 6


@dataclass(frozen=True)
class Counts:
    """What a text has: the letters of each of its words, and how many sentences."""

    lengths: tuple[int, ...]
    sentences: int

    @property
    def words(self) -> int:
        return len(self.lengths)

    @property
    def letters(self) -> int:
        return sum(self.lengths)


@dataclass(frozen=True)
class Level:
    """A score by a formula; `limit` is where a text begins to be hard."""

    formula: str
    score: int
    limit: int
    hard: bool


def level(text: str, language: str) -> Level | None:
    """The level of a text in a language (a BCP 47 tag); None where no formula is known, or the text is too short."""
    formula = FORMULAS.get(language.lower().replace("_", "-").split("-")[0])
    counts = count(text)
    if not formula or counts.words < FEWEST_WORDS:
        return None
    score = formula.score(counts)
    hard = score < formula.limit if formula.high_is_easy else score > formula.limit
    return Level(formula.name, round(score), formula.limit, hard)


def count(text: str) -> Counts:
    """Headings and paragraphs, each a line of the text, end a sentence too."""
    sentences = [part for part in _SENTENCE_ENDS.split(text) if WORDS.search(part)]
    lengths = (sum(map(str.isalnum, word)) for word in WORDS.findall(text))
    return Counts(tuple(length for length in lengths if length), max(1, len(sentences)))


def coleman_liau(counts: Counts) -> float:
    """The school year that reads it (Coleman and Liau, Journal of Applied Psychology 60, 1975)."""
    return 5.88 * counts.letters / counts.words - 29.6 * counts.sentences / counts.words - 15.8


def lix(counts: Counts) -> float:
    """Words a sentence and the share of long words (Björnsson 1968; for German and French, Anderson 1983)."""
    long_words = sum(length > _LONG_WORD for length in counts.lengths)
    return counts.words / counts.sentences + 100 * long_words / counts.words


def gulpease(counts: Counts) -> float:
    """From 0 to 100, easy; below 40 is hard with an upper-school education (Lucisano and Piemontese 1988)."""
    return 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words


def mu(counts: Counts) -> float:
    """From 0 to 100, easy; below 31 is very hard (legibilidad µ, Muñoz Baquedano and Muñoz Urra 2006)."""
    spread = variance(counts.lengths)
    return 100 * counts.words / (counts.words - 1) * fmean(counts.lengths) / spread if spread else 100


@dataclass(frozen=True)
class Formula:
    name: str
    score: Callable[[Counts], float]
    limit: int
    high_is_easy: bool = False


LIX = Formula("LIX", lix, 60)
FORMULAS = dict.fromkeys(("sv", "da", "nb", "nn", "no", "de", "fr"), LIX) | {
    "en": Formula("Coleman–Liau", coleman_liau, 16),
    "it": Formula("Gulpease", gulpease, 40, high_is_easy=True),
    "es": Formula("µ", mu, 31, high_is_easy=True),
}
