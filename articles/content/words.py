"""The difference of two texts by words, with their formatting; by characters where a script has no spaces."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils.safestring import SafeString

from articles.content.inline import Run, plain, read_runs, write_runs
from articles.content.language import word_count

Change = Literal["same", "changed", "added", "removed"]

MOST_CELLS = 4 * 10**8
"""Two sequences whose lengths multiply to more are taken to have nothing in common: some 50 MB, some 0.5 s."""

# Thai, Lao, Burmese, Khmer and the scripts of China and Japan, each character with the signs that stand on it.
_UNSPACED = r"\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIGN = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a\ufe0f"
_MARK = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
TOKENS = re.compile(
    rf"[{_UNSPACED}][{_SIGN}]*"
    r"|\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARK}]|[’'\-\u200c](?=[^\W_{_UNSPACED}]))*"
    r"|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that is the same on both sides, added or removed, as inline HTML.

    `formatting` says that its words stand on the other side too, in another form or with another link.
    """

    change: Change
    html: SafeString
    formatting: bool = False

    @property
    def count(self) -> int:
        """Words; characters where a script has no spaces."""
        return word_count(plain(self.html))


class Token(NamedTuple):
    text: str
    marks: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def run(self) -> Run:
        return self.text, {tag: dict(attributes) for tag, attributes in self.marks}


@dataclass(slots=True)
class Stretch:
    """Tokens of both sides, the same ones or not."""

    same: bool
    old: list[Token]
    new: list[Token]

    @property
    def length(self) -> int:
        return max(sum(len(token.text) for token in side) for side in (self.old, self.new))


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The difference of two plain texts."""
    return _pieces(list(_tokens([(old, {})])), list(_tokens([(new, {})])))


def compare_inline(old: str, new: str) -> tuple[Piece, ...]:
    """The difference of two stretches of canonical inline HTML."""
    return _pieces(list(_tokens(read_runs(old))), list(_tokens(read_runs(new))))


def words(text: str) -> list[str]:
    """The tokens of plain text that are no white space."""
    return [token for token in TOKENS.findall(text) if not token.isspace()]


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places (in `old`, in `new`) of a longest common subsequence, in order.

    Bit-parallel, after H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): time and memory grow with the
    product of the lengths over the width of a machine word, whatever the sequences hold.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _common(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *((place, place) for place in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((len(old) - place, len(new) - place) for place in range(tail, 0, -1)),
    ]


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > MOST_CELLS:
        return []
    places: dict[Hashable, int] = {}
    for i, item in enumerate(old):
        places[item] = places.get(item, 0) | 1 << i
    full = (1 << len(old)) - 1
    rows = [full]
    for item in new:
        row = rows[-1]
        hits = row & places.get(item, 0)
        rows.append((row + hits | row - hits) & full)
    found = []
    i, j = len(old), len(new)
    while i and j:
        if rows[j] >> (i - 1) & 1:
            i -= 1
        elif rows[j - 1] >> (i - 1) & 1:
            i, j = i - 1, j - 1
            found.append((i, j))
        else:
            j -= 1
    return found[::-1]


def _tokens(runs: list[Run]) -> Iterator[Token]:
    for text, marks in runs:
        frozen = tuple((tag, tuple(attributes.items())) for tag, attributes in marks.items())
        for token in TOKENS.findall(text):
            yield Token(token, frozen)


def _pieces(old: list[Token], new: list[Token]) -> tuple[Piece, ...]:
    return tuple(piece for stretch in _readable(_stretches(old, new)) for piece in _said(stretch))


def _stretches(old: list[Token], new: list[Token]) -> Iterator[Stretch]:
    """By turns what differs and what is the same, none of them empty."""
    if old == new:
        yield from [Stretch(True, old, new)] * bool(old)
        return
    i = j = 0
    for start_i, start_j, length in _blocks(_matches(old, new)):
        if start_i > i or start_j > j:
            yield Stretch(False, old[i:start_i], new[j:start_j])
        i, j = start_i + length, start_j + length
        yield Stretch(True, old[start_i:i], new[start_j:j])
    if i < len(old) or j < len(new):
        yield Stretch(False, old[i:], new[j:])


def _matches(old: list[Token], new: list[Token]) -> Iterator[tuple[int, int]]:
    """Words that are the same, with the spaces around them: spaces alone are no reason to match anything."""
    old_places = [place for place, token in enumerate(old) if not token.text.isspace()]
    new_places = [place for place, token in enumerate(new) if not token.text.isspace()]
    last = (-1, -1)
    for i, j in common([old[place] for place in old_places], [new[place] for place in new_places]):
        for place, other in _with_spaces(old, new, old_places[i], new_places[j]):
            if place > last[0] and other > last[1]:
                yield (last := (place, other))


def _with_spaces(old: list[Token], new: list[Token], i: int, j: int) -> Iterator[tuple[int, int]]:
    for step in (-1, 0, 1):
        is_inside = 0 <= i + step < len(old) and 0 <= j + step < len(new)
        if not step or (is_inside and old[i + step] == new[j + step] and old[i + step].text.isspace()):
            yield i + step, j + step


def _blocks(matches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Matches that follow one another as (place in old, place in new, length)."""
    start, length = (-1, -1), 0
    for i, j in matches:
        if length and (i, j) == (start[0] + length, start[1] + length):
            length += 1
            continue
        if length:
            yield *start, length
        start, length = (i, j), 1
    if length:
        yield *start, length


def _readable(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Without the odd word that two rewritten passages happen to share: nobody can read what is left then."""
    found: list[Stretch] = []
    for stretch in stretches:
        found.append(stretch)
        while len(found) > 2 and not found[-1].same and _is_chance(*found[-3:]):
            before, between, after = found[-3:]
            sides = (before.old + between.old + after.old, before.new + between.new + after.new)
            found[-3:] = [Stretch(False, *sides)]
    return found


def _is_chance(before: Stretch, between: Stretch, after: Stretch) -> bool:
    if not any(char.isalnum() for token in between.old for char in token.text):
        return True
    return between.length <= min(before.length, after.length)


def _said(stretch: Stretch) -> Iterator[Piece]:
    if stretch.same:
        yield Piece("same", _html(stretch.new))
        return
    formatting = bool(stretch.old) and [token.text for token in stretch.old] == [token.text for token in stretch.new]
    if stretch.old:
        yield Piece("removed", _html(stretch.old), formatting)
    if stretch.new:
        yield Piece("added", _html(stretch.new), formatting)


def _html(tokens: list[Token]) -> SafeString:
    return write_runs(token.run() for token in tokens)
