"""Text as a search index takes it in: words as they are, and where a script has no spaces, pairs of characters.

Pairs that overlap are what Lucene's CJK analyser indexes, too. 伊拉克 is found by 伊拉, 拉克 and a phrase of both.
"""

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

# Thai, Lao, Burmese, Khmer, and the scripts of China, Japan and Korea (whose particles cling to their words).
_LETTER = (
    r"[\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
RUN = re.compile(f"{_LETTER}+")
_WORD = re.compile(r"[^\W\d_]{4,}")
# The vowel signs of Arabic with the stroke that widens a word, and those of Hebrew: written now and then only.
_OPTIONAL = re.compile(r"[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def segmented(text: str) -> str:
    """`text` for an index: each run of such a script as its pairs, and at the end each of its characters once.

    PostgreSQL would take what follows a '<' for a tag, and leave it out.
    """
    text = _even(text).replace("<", " ")
    characters = sorted({character for run in RUN.findall(text) for character in run})
    return " ".join([RUN.sub(lambda run: f" {_pairs(run[0])} ", text), *characters])


def segmented_query(text: str) -> str:
    """What a reader typed, in the syntax of web searches, for an index of `segmented` text."""
    inside, pieces = False, []
    for piece in re.split('(")', _even(text)):
        inside ^= piece == '"'
        quote = "" if inside else '"'
        pieces.append(RUN.sub(lambda run, quote=quote: f"{quote}{_pairs(run[0])}{quote} ", piece))
    return "".join(pieces).strip()


def runs(text: str) -> list[str]:
    """The runs of letters of scripts without spaces, as in `segmented`."""
    return RUN.findall(_even(text))


def words(text: str) -> list[str]:
    """The words of four letters or more in scripts with spaces, in small letters, in their order."""
    return _WORD.findall(RUN.sub(" ", _even(text)).lower())


def replace_words(text: str, others: Mapping[str, str]) -> str:
    """`text` with each of its `words` that is a key of `others` replaced by what stands there."""
    return _WORD.sub(lambda word: others.get(word[0].lower(), word[0]), _even(text))


def bare(word: str) -> str:
    """`word` without accents, to compare it by."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _even(text: str) -> str:
    """The same text in the same characters, however it was typed."""
    return _OPTIONAL.sub("", unicodedata.normalize("NFKC", _CONTROL.sub(" ", text)))


def _pairs(run: str) -> str:
    return " ".join(map("".join, pairwise(run))) or run
