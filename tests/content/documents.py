"""Any document, for properties that hold of all of them."""

from hypothesis import strategies as st

from articles.content.body import (
    Cell,
    Embed,
    Heading,
    Item,
    List,
    Paragraph,
    Photo,
    PullQuote,
    Quotation,
    RelatedStory,
    Rule,
    Table,
)
from articles.content.inline import NESTING, Line

AWKWARD = st.one_of(
    st.text(),
    st.text("<>&\"'`=/;#!-\\ \t\r\n\f\x00\x01\x0b\x1f\x7f\x85\xa0\xad\u200b\u200f\u2028\u202e\ufeff\ufffe"),
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(
        ["سوق السمك", "市場の朝", "👩‍🌾🐟", "&amp;lt;", "</p>", "<!--", "]]>", "&nbsp;", "javascript:", "a" * 9000]
    ),
)
WORDS = st.tuples(AWKWARD, st.sampled_from("aß9ش市"), AWKWARD).map("".join)
IDS = st.integers(1, 10**18 - 1)


@st.composite
def inlines(draw):
    """Words with any marks, line breaks between."""
    marks = {
        "a": st.sampled_from([{"href": "/a?b&c"}, {"href": "https://paper.example/", "title": '"<&'}]),
        "span": st.sampled_from([{"lang": "ar", "dir": "rtl"}, {"lang": "fr"}, {"dir": "auto"}]),
    }
    line = Line()
    for words in draw(st.lists(WORDS, min_size=1, max_size=4)):
        chosen = draw(st.sets(st.sampled_from(NESTING), max_size=3))
        line.add(words, {tag: draw(marks.get(tag, st.just({}))) for tag in chosen})
        if draw(st.booleans()):
            line.add_break()
    return line.html()


def items(nested):
    return st.lists(st.builds(Item, inlines(), nested), min_size=1, max_size=3).map(tuple)


LISTS = st.recursive(
    st.builds(List, st.booleans(), items(st.none())),
    lambda lists: st.builds(List, st.booleans(), items(st.none() | lists)),
    max_leaves=4,
)
CELLS = st.builds(Cell, inlines() | st.just(""), st.booleans(), st.integers(1, 999), st.integers(1, 3))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, inlines() | WORDS),
    st.builds(Heading, st.sampled_from([2, 3, 4]), inlines() | WORDS),
    LISTS,
    st.builds(Quotation, st.lists(inlines(), min_size=1, max_size=3).map(tuple), WORDS | st.just("")),
    st.builds(PullQuote, WORDS),
    st.builds(
        Photo, st.none() | IDS, st.sampled_from(["column", "wide", "full"]), *[AWKWARD] * 2, st.booleans(), AWKWARD
    ),
    st.builds(Embed, st.sampled_from(["https://video.example/1?a=b&c=%22", "https://é.example/"]), AWKWARD),
    st.builds(Table, AWKWARD, ROWS, ROWS).filter(lambda table: table.head or table.body),
    st.just(Rule()),
    st.builds(RelatedStory, IDS, AWKWARD),
)
DOCUMENTS = st.lists(BLOCKS, max_size=4).map(tuple)
