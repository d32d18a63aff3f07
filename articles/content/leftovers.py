"""Signs that a text is not done: words that hold the place of others, and words left in capitals."""

import re

_LOREM = re.compile(r"\blorem\b", re.IGNORECASE)
# In English 'TK' is 'to come'; elsewhere it may abbreviate anything, as it does before a flight's number.
_TK = re.compile(r"(?<![\w.@/-])(?:TK|tk)(?![\w@/-]|\.\w| ?\d)")
_TKTK = re.compile(r"(?<!\w)(?:TK|tk){2,}(?!\w)")
# Of a final, a corps or games, three are the numeral.
_XXX = re.compile(r"(?<![\w-])(?<!Bowl )X{3}(?![\w-]| (?:Corps|Olympi))")
_XXXX = re.compile(r"(?<!\w)X{4,}(?!\w)")

FEWEST_WORDS = 4
FEWEST_LETTERS = 16


def placeholders(text: str, language: str) -> list[str]:
    """The words in the text that hold the place of others, such as 'TK', 'XXX' and 'Lorem', each once."""
    patterns = [_LOREM, _TKTK, _XXXX, _XXX] + [_TK] * (language.lower().split("-")[0] == "en")
    found = [match[0] for pattern in patterns for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))


def in_capitals(line: str) -> bool:
    """Whether a line of some length has capitals alone; scripts that know none never do."""
    words = [word for word in line.split() if word.isupper()]
    return line.isupper() and len(words) >= FEWEST_WORDS and sum(map(str.isalpha, line)) >= FEWEST_LETTERS
