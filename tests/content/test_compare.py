"""What became of a text: readable by words, whole on both sides, and done in time."""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.body import parse
from articles.content.compare import Part, Unit, compare_documents, compare_lines, units
from articles.content.words import compare_inline, compare_words
from tests.content.documents import DOCUMENTS, inlines


def told(pieces) -> str:
    """Pieces on one line: what was added as {+…+}, what was removed as [-…-]."""
    frames = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}
    return "".join(frames[piece.change].format(piece.html) for piece in pieces)


def became(old: str, new: str) -> list[tuple[str, str]]:
    """(kind, change) of each block."""
    return [(part.kind, part.change) for part in compare_documents(parse(old), parse(new))]


def side(part: Part, left_out: str) -> Unit:
    """A part as it stood on one side: without what the other side alone has."""
    html = "".join(piece.html for piece in part.pieces if piece.change != left_out)
    inner = tuple(side(inner, left_out) for inner in part.parts if inner.change != left_out)
    return Unit(part.kind, spelt(html), part.new_key if left_out == "removed" else part.old_key, inner)


def spelt(html: str) -> str:
    document = parse(f"<p>{html}</p>")
    return document[0].inline if document else ""


@given(DOCUMENTS, DOCUMENTS, st.randoms())
def test_each_side_can_be_read_whole(one, other, random):
    other = tuple(random.sample([*one, *other], len(one)))
    parts = compare_documents(one, other)
    assert [side(part, "added") for part in parts if part.change != "added"] == units(one)
    assert [side(part, "removed") for part in parts if part.change != "removed"] == units(other)


@given(inlines(), inlines())
def test_each_side_of_a_line_can_be_read_whole(old, new):
    pieces = compare_inline(old, new)
    assert spelt("".join(piece.html for piece in pieces if piece.change != "added")) == old
    assert spelt("".join(piece.html for piece in pieces if piece.change != "removed")) == new


@given(st.text(), st.text())
def test_each_side_of_a_plain_text_can_be_read_whole(old, new):
    pieces = compare_words(old, new)
    assert "".join(piece.html for piece in pieces if piece.change != "added") == told(compare_words(old, old))
    assert "".join(piece.html for piece in pieces if piece.change != "removed") == told(compare_words(new, new))


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("The ferry left at ten.", "The ferry left at eleven.", "The ferry left at [-ten-]{+eleven+}."),
        ("The ferry left.", "The last ferry left.", "The {+last +}ferry left."),
        ("The ferry left.", "The ferry left today.", "The ferry left{+ today+}."),
        ("It cost 1,200 crowns.", "It cost 1,300 crowns.", "It cost [-1,200-]{+1,300+} crowns."),
        ("It’s theirs.", "It isn’t theirs.", "[-It’s-]{+It isn’t+} theirs."),
        ("市長は火曜日に港で話した。", "市長は水曜日に港で話した。", "市長は[-火-]{+水+}曜日に港で話した。"),
        ("เรือออกสิบโมง", "เรือออกเก้าโมง", "เรือออก[-สิบ-]{+เก้า+}โมง"),
        ("وصلت العبارة صباحا", "وصلت العبارة مساء", "وصلت العبارة [-صباحا-]{+مساء+}"),
        ("", "News.", "{+News.+}"),
    ],
)
def test_words_that_changed_are_named(old, new, difference):
    found = told(compare_words(old, new))
    assert found == difference


def test_a_rewritten_sentence_is_not_cut_to_pieces():
    old, new = "He said he was of the view that all was well.", "Councillors of both parties cheered the mayor."
    found = compare_words(old, new)
    assert [piece.change for piece in found] == ["removed", "added", "same"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The <strong>last</strong> ferry", "The last ferry"),
        ('The <a href="/a">last</a> ferry', 'The <a href="/b">last</a> ferry'),
        ("The <em>last</em> ferry", "The <strong><em>last</em></strong> ferry"),
    ],
)
def test_formatting_and_links_are_changes_but_no_words(old, new):
    _, part, _ = compare_documents(*(parse(f"<h2>One</h2><p>{text} left.</p><h2>Two</h2>") for text in (old, new)))
    assert [(piece.change, piece.formatting) for piece in part.pieces][1:3] == [("removed", True), ("added", True)]
    assert (part.count("added"), part.count("removed")) == (0, 0)


def test_words_are_counted():
    old, new = "<p>The old ferry left at ten.</p>", "<p>The ferry left at half past ten.</p>"
    (part,) = compare_documents(parse(old), parse(new))
    assert (part.count("added"), part.count("removed")) == (2, 1)


def test_blocks_are_set_beside_those_they_come_from():
    old = "<p>One stays as it is.</p><p>Two is changed a little bit.</p><p>Nothing remains here.</p>"
    new = "<h2>Fresh</h2><p>One stays as it is.</p><p>Two is changed a little.</p><hr>"
    assert became(old, new) == [
        ("heading 2", "added"),
        ("paragraph", "same"),
        ("paragraph", "changed"),
        ("paragraph", "removed"),
        ("rule", "added"),
    ]


def test_a_paragraph_that_was_divided_goes_on_in_its_first_half():
    first = "The ferry left the harbour at ten in the morning with all of its nets on board."
    second = "It came back without a single one."
    changes = became(f"<p>{first} {second}</p>", f"<p>{first}</p><p>{second}</p>")
    assert changes == [("paragraph", "changed"), ("paragraph", "added")]


def figure(pk: int = 7, *, caption="Dusk at Brill Head.", size="column", **named) -> str:
    attributes = "".join(f' data-{name}="{value}"' for name, value in named.items())
    return f'<figure data-photo="{pk}" data-size="{size}"{attributes}><figcaption>{caption}</figcaption></figure>'


@pytest.mark.parametrize(
    ("new", "kind", "change"),
    [
        (figure(caption="Dawn at Brill Head."), "caption", "changed"),
        (figure(alt="A tower."), "alt", "added"),
        (figure(credit="Coast Agency"), "credit", "added"),
        (figure(size="wide"), "size", "changed"),
        (figure(decorative=""), "decorative", "added"),
    ],
)
def test_all_that_belongs_to_a_photo_is_compared(new, kind, change):
    (part,) = compare_documents(parse(figure()), parse(new))
    assert (part.kind, part.change) == ("photo", "changed")
    assert [(inner.kind, inner.change) for inner in part.parts if inner.change != "same"] == [(kind, change)]


def test_another_photo_under_the_same_words_is_a_change_of_the_photo():
    (part,) = compare_documents(parse(figure(7)), parse(figure(8)))
    assert (part.change, part.old_key, part.new_key) == ("changed", 7, 8)


def test_a_figure_in_a_table_changes_in_its_cell():
    table = "<table><tr><th>Boat</th><th>Hull</th></tr><tr><td>Tern</td><td>{}</td></tr></table>"
    (part,) = compare_documents(parse(table.format("7")), parse(table.format("9")))
    cells = [cell for row in part.parts for cell in row.parts]
    assert [cell.change for cell in cells] == ["same", "same", "same", "changed"]
    assert told(cells[-1].pieces) == "[-7-]{+9+}"


def test_a_quotation_given_to_another_speaker_is_told():
    quotation = "<blockquote><p>We never stopped believing.</p><footer>{}</footer></blockquote>"
    (part,) = compare_documents(parse(quotation.format("A keeper")), parse(quotation.format("The mayor")))
    assert [(inner.kind, inner.change) for inner in part.parts] == [("paragraph", "same"), ("speaker", "changed")]


def test_items_of_a_list_are_compared_one_by_one():
    old, new = "<ul><li>Nets</li><li>Two lamps</li></ul>", "<ul><li>Ropes</li><li>Nets</li><li>Two lamps</li></ul>"
    (part,) = compare_documents(parse(old), parse(new))
    assert [(item.kind, item.change) for item in part.parts] == [("item", "added"), ("item", "same"), ("item", "same")]


def test_lists_of_lines_are_compared_by_line():
    parts = compare_lines(["Mira Okafor", "Jonas Weil"], ["Jonas Weil", "Ana Reyes"])
    assert [(part.change, told(part.pieces)) for part in parts] == [
        ("removed", "[-Mira Okafor-]"),
        ("same", "Jonas Weil"),
        ("added", "{+Ana Reyes+}"),
    ]


def shuffled(count: int, seed: int, vocabulary: int) -> str:
    random = Random(seed)
    return " ".join(f"w{random.randrange(vocabulary)}" for _ in range(count))


def paragraphs(first: int, last: int) -> str:
    return "".join(f"<p>{shuffled(25, seed, 99)}</p>" for seed in range(first, last))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>" + "ferry " * 10_000 + "</p>", "<p>" + "ferry " * 9_000 + "boat</p>"),
        ("<p>" + shuffled(10_000, 1, 50) + "</p>", "<p>" + shuffled(10_000, 2, 50) + "</p>"),
        ("<p>" + shuffled(10_000, 1, 9_000) + "</p>", "<p>" + shuffled(10_000, 2, 9_000) + "</p>"),
        ("<p>Rain.</p>" * 5_000, "<p>Sun.</p><p>Rain.</p>" * 2_500),
        (paragraphs(0, 400), paragraphs(400, 800)),
        ("<p>" + "a" * 60_000 + "</p>", "<p>" + "市" * 60_000 + "</p>"),
    ],
    ids=["one word", "few words", "many words", "equal blocks", "unlike blocks", "no spaces"],
)
def test_ten_thousand_words_are_compared_in_time(old, new):
    documents = parse(old), parse(new)
    start = time.process_time()
    compare_documents(*documents)
    assert time.process_time() - start < 2
