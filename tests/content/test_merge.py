"""Two saves that cross: what one side alone changed is taken, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.body import parse, write
from articles.content.merge import Conflict, merge_documents, merge_fields
from tests.content.documents import BLOCKS

ONE, TWO, THREE = ("<p>The ferry left the harbour.</p>", "<p>Nobody was on board.</p>", "<p>It came back at noon.</p>")
ONE_MINE, ONE_THEIRS = "<p>The ferry left the old harbour.</p>", "<p>The last ferry left the harbour.</p>"
TWO_THEIRS = "<p>Nobody at all was on board.</p>"
NEWS, MORE = "<h2>The nets</h2>", "<h2>The crew</h2>"


@st.composite
def changes(draw, blocks):
    """A document of some of `blocks`, some others among them."""
    kept = [block for block in blocks if draw(st.booleans())]
    for block in draw(st.lists(BLOCKS, max_size=2)):
        kept.insert(draw(st.integers(0, len(kept))), block)
    return tuple(kept)


@st.composite
def histories(draw):
    base = draw(st.lists(BLOCKS, max_size=4).map(tuple))
    return base, draw(changes(base)), draw(changes(base))


@given(histories())
def test_nothing_of_either_side_is_lost(history):
    base, mine, theirs = history
    merged = merge_documents(base, mine=mine, theirs=theirs).document
    assert {*mine, *theirs} - {*base} <= {*merged}
    assert {*mine} & {*theirs} <= {*merged}
    assert {*merged} <= {*mine, *theirs}


@given(histories())
def test_where_one_side_alone_changed_the_result_is_that_side(history):
    base, mine, theirs = history
    assert merge_documents(base, mine=mine, theirs=base).document == mine
    assert merge_documents(base, mine=base, theirs=theirs).document == theirs
    assert merge_documents(base, mine=mine, theirs=mine).document == mine


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (ONE_MINE + TWO + THREE, ONE + TWO_THEIRS + THREE, ONE_MINE + TWO_THEIRS + THREE),
        (ONE_MINE + TWO + THREE, ONE + THREE, ONE_MINE + THREE),
        (NEWS + ONE + TWO + THREE, ONE + TWO + THREE + MORE, NEWS + ONE + TWO + THREE + MORE),
        (ONE + NEWS + TWO + THREE, ONE + MORE + TWO + THREE, ONE + MORE + NEWS + TWO + THREE),
        (ONE + NEWS + TWO + THREE, ONE + NEWS + TWO + THREE, ONE + NEWS + TWO + THREE),
        (TWO + THREE, ONE + TWO, TWO),
    ],
    ids=["neighbours", "one removed", "both ends", "same place", "same news", "both removed"],
)
def test_what_one_side_alone_changed_is_taken(mine, theirs, merged):
    found = merge_documents(parse(ONE + TWO + THREE), mine=parse(mine), theirs=parse(theirs))
    assert (write(found.document), found.conflicts) == (merged, ())


def test_a_block_that_both_changed_stands_twice_and_is_reported():
    found = merge_documents(parse(ONE + TWO), mine=parse(ONE_MINE + TWO), theirs=parse(ONE_THEIRS + TWO))
    assert write(found.document) == ONE_THEIRS + ONE_MINE + TWO
    assert found.conflicts == (Conflict(*parse(ONE + ONE_THEIRS + ONE_MINE)),)


def test_a_block_that_one_side_removed_and_the_other_changed_stays_and_is_reported():
    found = merge_documents(parse(ONE + TWO), mine=parse(TWO), theirs=parse(ONE_THEIRS + TWO))
    assert write(found.document) == ONE_THEIRS + TWO
    assert found.conflicts == (Conflict(*parse(ONE + ONE_THEIRS), None),)


def test_fields_are_taken_from_whoever_changed_them():
    base = {"headline": "Ferry left", "kicker": "", "standfirst": "At ten.", "slug": "ferry"}
    mine = base | {"kicker": "Harbour", "standfirst": "At nine."}
    theirs = base | {"headline": "Gone", "standfirst": "Late."}
    assert merge_fields(base, mine=mine, theirs=theirs) == (
        {"headline": "Gone", "kicker": "Harbour", "standfirst": "At nine.", "slug": "ferry"},
        {"standfirst": ("Late.", "At nine.")},
    )


def test_a_change_that_both_made_is_no_conflict():
    assert merge_fields({"kicker": ""}, mine={"kicker": "Sea"}, theirs={"kicker": "Sea"}) == ({"kicker": "Sea"}, {})
