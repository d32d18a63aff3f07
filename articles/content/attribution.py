"""Who is named for what: attribution lines read from news pages, and attributions and credits as readers see them.

>>> parse_line("(With input from Reuters, AFP)")[0].names
('Reuters', 'AFP')
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from articles.content.agencies import is_agency
from articles.content.attribution_words import LABELS, THIS, WORDINGS, Kind, Wording
from articles.content.credits import parse_credit
from articles.content.language import spoken

__all__ = ["Attribution", "Kind", "names_in", "parse_credit", "parse_line", "render", "render_credit"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Names with what they are named for, in their order; `text` is verbatim what says so."""

    kind: Kind
    names: tuple[str, ...]
    text: str


LONGEST_LINE = 2000
"""Characters; what is longer is a paragraph."""

_LABELS = re.compile("|".join(f"(?P<{kind}>{phrase})" for kind, phrase in LABELS.items()), re.IGNORECASE)
# What may stand before the first label of a line, and between two clauses.
_LEAD = re.compile(r"[\s(（\[【*–—_-]*")
_END = re.compile(r"[\s.;؛,)）\]】*]*\Z")

_CONTRIBUTED = re.compile(
    rf"(?P<who>[^.!?\n]{{3,400}}?) (?:also )?contributed (?:(?:(?:additional )?reporting |research )?to {THIS}"
    r"|(?:additional )?(?:reporting|research))(?: from [^.]{2,60})?",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"(?P<who>[A-Z][^.!?\n]{2,200}?) reported from [A-Z][^.!?\n]{1,60}")
_SENTENCES = re.compile(r"(?<=[a-z]\.)\s+(?=[A-Z])")
_ROLE = re.compile(
    r".*?\b(?:writers?|reporters?|correspondents?|journalists?|producers?|editors?|staff(?:ers)?|researchers?)\b,? "
    r"|[^'’,]{1,60}['’]s? (?=[A-Z])",
)
_SEPARATOR = re.compile(r"\s*(?:[,;؛，；、،]\s*(?:and\s+)?|\s(?:and|&|\+|und|et|y|e|и|ve)\s)\s*")
_QUOTED = re.compile(r"“([^“”\n]+)”")
_PLACEHOLDER = "Name\ue000"  # a capitalised word, with a letter for private use in it that no text holds
_SET_ASIDE = re.compile(rf"{_PLACEHOLDER}(\d+)")
# Names in scripts without capitals are shorter than a sentence.
_LONG = re.compile(r"[\u4e00-\u9fff]{17}|(?:[\u0600-\u06ff]+\s+){7}")
_PLACE = re.compile(r"\s+in\s+[A-Z].*\Z")
_AGENCY_AND_PLACE = re.compile(r"(?P<name>AFP|AP|DPA|EFE|Reuters|REUTERS|Xinhua|ANSA|PTI|IANS), [A-Z][A-Z .'-]{2,30}")


def parse_line(text: str) -> tuple[Attribution, ...]:
    """What a whole line says about those it names; () when it is no such line. Each keeps the line's text.

    A name in typographic quotation marks is taken as it stands, commas and all.
    """
    line = text.strip()
    if len(line) > LONGEST_LINE:
        return ()
    if match := _AGENCY_AND_PLACE.fullmatch(line):
        return (Attribution(Kind.SOURCE, (match["name"],), line),)
    body, quoted = _set_aside(line[_lead(line) :])
    said = _said_in_sentences(_END.sub("", body)) or [(kind, names) for kind, names in _clauses(body) if names]
    return tuple(Attribution(kind, tuple(_put_back(name, quoted) for name in names), line) for kind, names in said)


def names_in(text: str) -> tuple[str, ...]:
    """The names in 'Ana Ruiz in Port Aldren, Bo Lee and the Coast Agency', without their places and marks."""
    parts = _SEPARATOR.split(_END.sub("", text).strip(" :：–—-"))
    return tuple(name for part in parts if (name := _PLACE.sub("", part).strip(" .;()（）")))


def render(attributions: Iterable[Attribution], language: str = "en") -> str:
    """One line that says all of it, from kinds and names, so that `parse_line` reads the same from it again.

    In the words of a language (a BCP 47 tag); in English where there are none in it. '' for none. A name that would not
    be read back as it is stands in quotation marks: “Smith, Kline & Co”. What cannot come back is a name of several
    lines, one that holds “ or ”, and a line over LONGEST_LINE.
    """
    said = tuple((attribution.kind, attribution.names) for attribution in attributions)
    groups = [(kind, [names for _, names in group]) for kind, group in groupby(said, key=lambda one: one[0])]
    joined = tuple((kind, tuple(name for names in lists for name in names)) for kind, lists in groups)
    return _line(joined, spoken(language, "en"))


@lru_cache(maxsize=4096)
def _line(said: tuple[tuple[Kind, tuple[str, ...]], ...], language: str) -> str:
    words = WORDINGS[language]
    line = _worded(((kind, [_as_read(kind, name, words) for name in names]) for kind, names in said), words)
    if _said(line) == said:
        return line
    return _worded(((kind, [f"“{name}”" for name in names]) for kind, names in said), words)


def _worded(said: Iterable[tuple[Kind, list[str]]], words: Wording) -> str:
    clauses = (words.clauses[kind].format(words.between_names.join(names)) for kind, names in said)
    line = words.between_clauses.join(clauses)
    return words.line.format(line[:1].upper() + line[1:]) if line else ""


def _as_read(kind: Kind, name: str, words: Wording) -> str:
    """The name, in quotation marks where it would be read as something else."""
    return name if _said(_worded([(kind, [name])], words)) == ((kind, (name,)),) else f"“{name}”"


def _said(line: str) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    return tuple((attribution.kind, attribution.names) for attribution in parse_line(line))


def render_credit(override: str = "", credit: str = "", creators: tuple[str, ...] = (), source: str = "") -> str:
    """The credit of a photo as every page, feed and export shows it; '' only where nothing at all is known.

    In this order: one use's override, the photo's credit line, 'Creator/Source', whichever of the two there is.
    """
    return override or credit or "/".join(part for part in (", ".join(creators), source) if part)


def _set_aside(body: str) -> tuple[str, list[str]]:
    """The text with a word of its own in the place of each name in quotation marks, and those names."""
    quoted: list[str] = []

    def word(match: re.Match[str]) -> str:
        quoted.append(match[1])
        return f"{_PLACEHOLDER}{len(quoted) - 1}"

    return _QUOTED.sub(word, body), quoted


def _put_back(name: str, quoted: list[str]) -> str:
    return _SET_ASIDE.sub(lambda match: quoted[int(match[1])], name)


def _said_in_sentences(body: str) -> list[tuple[Kind, tuple[str, ...]]]:
    """'Roe reported from Aldren. Ana Ruiz contributed to this report.': who did what; [] where a sentence says else."""
    said = []
    for sentence in _SENTENCES.split(body):
        if match := _CONTRIBUTED.fullmatch(sentence.rstrip(".")):
            said.append((Kind.ADDITIONAL_REPORTING, names_in(_ROLE.sub("", match["who"], count=1))))
        elif match := _REPORTED.fullmatch(sentence.rstrip(".")):
            said.append((Kind.REPORTING, names_in(match["who"])))
        else:
            return []
    return said if any(kind is Kind.ADDITIONAL_REPORTING for kind, _ in said) or len(said) > 1 else []


def _lead(line: str) -> int:
    match = _LEAD.match(line)
    return match.end() if match else 0


def _clauses(line: str) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    """The clauses of a line that begins with a label; a line with a sentence in it has none."""
    if not _LABELS.match(line):
        return
    labels = [match for match in _LABELS.finditer(line) if _stands_apart(line, match)]
    if not labels or labels[0].start() > 0:
        return
    ends = [*(label.start() for label in labels[1:]), len(line)]
    parts = [line[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    one_word = labels[0][0][-1] in ":：" and len(parts) == 1 and len(parts[0].split()) == 1
    if not one_word and any(_is_prose(part) for part in parts):
        return
    if any(_LONG.search(name) for part in parts for name in names_in(part)):
        return
    for label, part in zip(labels, parts, strict=True):
        yield Kind(str(label.lastgroup)), names_in(part)


def _stands_apart(line: str, label: re.Match[str]) -> bool:
    """Not within a word, and followed by a space, unless it ends in a colon."""
    before, after = line[: label.start()][-1:], line[label.end() :][:1]
    return not before.isalnum() and (not after.isalnum() or label[0][-1] in ":：")


def _is_prose(names: str) -> bool:
    """Names are capitalised: what goes on in small letters, or never ends, is a sentence that begins like a label."""
    words = re.findall(r"[^\W\d_]+", names)
    small = [word for word in words if word[0].islower() and word not in _SMALL_WORDS and not is_agency(word)]
    return not words or len(small) > 2 or len(small) * 2 > len(words) or bool(re.search(r"[a-z]{3}[.!?] [A-Z]", names))


_SMALL_WORDS = {"and", "in", "of", "the", "for", "at", "from", "news", "agencies", "agency", "wires", "staff"}
_SMALL_WORDS |= {"und", "et", "y", "e", "и", "ve", "der", "da", "do", "von"}
