"""Signs that a text is not done: words that hold the place of others, and words left in capitals."""

import re

_LOREM = re.compile(r"\blorem\b", re.IGNORECASE)
# In English 'TK' is 'to come'; elsewhere it may abbreviate anything, as it does before a flight's number.
_TK = re.compile(r"(?<![\w.@/-])TK(?![\w@/-]|\.\w| ?\d)")
_TKTK = re.compile(r"(?<!\w)(?:TK){2,}(?!\w)")
# Beside a name, three are the numeral of a pope, a corps or a final; four are none.
_XXX = re.compile(r"(?<![\w-])X{3}(?![\w-])")
_XXXX = re.compile(r"(?<!\w)X{4,}(?!\w)")
_NAME_BEFORE = re.compile(r"\b[A-ZÀ-Þ]\w+ $")
_NAME_BEHIND = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]")
LONGEST_NAME = 40

FEWEST_WORDS = 4
FEWEST_LETTERS = 16


def placeholders(text: str, language: str) -> list[str]:
    """The words in the text that hold the place of others, such as 'TK', 'XXX' and 'Lorem', each once."""
    patterns = [_LOREM, _TKTK, _XXXX] + [_TK] * (language.lower().split("-")[0] == "en")
    found = [match[0] for pattern in patterns for match in pattern.finditer(text)]
    found += [match[0] for match in _XXX.finditer(text) if not _is_numeral(text, match)]
    return list(dict.fromkeys(found))


def in_capitals(line: str) -> bool:
    """Whether a line of some length has capitals alone; scripts that know none never do."""
    words = [word for word in line.split() if word.isupper()]
    return line.isupper() and len(words) >= FEWEST_WORDS and sum(map(str.isalpha, line)) >= FEWEST_LETTERS


def _is_numeral(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - LONGEST_NAME) : match.start()]
    return bool(_NAME_BEFORE.search(before) or _NAME_BEHIND.match(text, match.end()))
