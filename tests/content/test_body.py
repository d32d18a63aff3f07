import re
from dataclasses import replace

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.content.blocks import DEEPEST_LIST
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
    parse,
    photo_ids,
    plain_text,
    story_ids,
    write,
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

TAGS = [
    *["a", "b", "i", "em", "strong", "span", "s", "sub", "sup", "code", "bdi", "br", "u", "font", "p", "div"],
    *["section", "h1", "h2", "h6", "ul", "ol", "li", "blockquote", "footer"],
    *["aside", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "pre", "dl"],
    *["dd", "svg", "math", "title", "style", "script"],
]
ATTRIBUTES = [
    *["", " href=/a", " style='font-weight:700'", " style=font-weight:normal", " lang=ar dir=rtl", " data-photo=7"],
    *[
        " data-photo",
        " data-embed=https://video.example/1",
        " data-story=4",
        " data-pullquote",
        " colspan=2",
        " x='<p>'",
    ],
]
SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
        st.sampled_from(["harbour ", " ferry", "\n", "&nbsp;", "&lt;b&gt;", "<!-- ", " -->", "<", "\x00"]),
    ),
    max_size=25,
).map("".join)


@given(DOCUMENTS)
def test_what_is_written_is_read_back_the_same(document):
    assert parse(write(document)) == document


@given(SOUP | st.text(st.characters(exclude_categories=())) | AWKWARD)
def test_any_string_is_brought_into_one_form_at_once(html):
    written = write(parse(html))
    assert write(parse(written)) == written


@given(SOUP)
def test_every_block_read_can_be_written_and_read_again(html):
    assert parse(write(parse(html))) == parse(html)


@given(DOCUMENTS)
def test_inline_words_are_safe_strings(document):
    for block in document:
        if isinstance(block, Paragraph | Heading):
            assert isinstance(block.inline, SafeString)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Rain on <strong>Tuesday</strong>, <em>then</em> sun.</p>",
        "<h2>a</h2><h3>b</h3><h4>c</h4>",
        "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
        "<blockquote><p>a</p><p>b</p><footer>Edda Holm</footer></blockquote>",
        "<aside data-pullquote><p>a</p></aside>",
        '<figure data-photo="12" data-size="wide" data-alt="A ferry" data-credit="Noor Aziz">'
        "<figcaption>The ferry</figcaption></figure>",
        '<figure data-photo="" data-size="column" data-decorative><figcaption></figcaption></figure>',
        '<figure data-embed="https://video.example/1"><figcaption>The launch</figcaption></figure>',
        "<table><caption>Catch</caption><thead><tr><th>Port</th><th>Tonnes</th></tr></thead>"
        '<tbody><tr><th scope="row">Vik</th><td colspan="2" rowspan="3">7</td></tr></tbody></table>',
        "<hr>",
        '<aside data-story="42"><p>Read more</p></aside>',
        '<p><a href="/a" title="b">a</a> <span lang="ar" dir="rtl">ب</span> <bdi>c</bdi><br><s>d</s><sub>e</sub></p>',
    ],
)
def test_the_canonical_form_is_stable(html):
    assert write(parse(html)) == html


@pytest.mark.parametrize(
    ("html", "written"),
    [
        (
            "<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>",
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
        ),
        (
            "<table><tr><th colspan='1' rowspan='1'><p>A</p></th></tr><tr><td><p>1</p><p>2</p></td></tr></table>",
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1<br>2</td></tr></tbody></table>",
        ),
        ("<p><b>a</b><i>b</i><strike>c</strike><del>d</del></p>", "<p><strong>a</strong><em>b</em><s>cd</s></p>"),
        ('<p>a<br class="ProseMirror-trailingBreak"></p><p></p>', "<p>a</p>"),
        (
            '<figure data-photo="3" data-size="huge" data-decorative="false"></figure>',
            '<figure data-photo="3" data-size="column"><figcaption></figcaption></figure>',
        ),
    ],
)
def test_the_editors_markup_is_read(html, written):
    assert write(parse(html)) == written


WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Draft 3</title>
<style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><w:LatentStyles><w:LsdException Name="Normal"/></w:LatentStyles></xml><![endif]--></head><body>
<h1 style='mso-pagination:none'>The <span style='mso-bidi-font-size:10pt'>quay</span><o:p></o:p></h1>
<p class=MsoNormal style='margin-bottom:0cm'><span style='font-size:11.0pt'>The <b
style='mso-bidi-font-weight:normal'>harbour master</b>
said <i>no</i><span style='mso-spacerun:yes'> </span>more.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h5>Costs</h5></body></html>
"""
GOOGLE = """
<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b"><p dir="ltr"
style="line-height:1.38;">
<span style="font-size:11pt;font-weight:700;font-style:normal;">Bold</span><span style="font-weight:400"> and </span>
<a href="https://www.google.com/url?q=https://paper.example/a&amp;sa=D" style="text-decoration:none;"><span
style="font-style:italic">a link</span></a></p><br /><ul><li dir="ltr" style="list-style-type:disc;"><p dir="ltr"
role="presentation"><span>one</span></p></li></ul></b><br class="Apple-interchange-newline">
"""


def test_a_paste_from_word_is_plain_paragraphs_and_headings():
    assert write(parse(WORD)) == (
        "<h2>The quay</h2><p>The <strong>harbour master</strong> said <em>no</em> more.</p><h4>Costs</h4>"
    )


def test_a_paste_from_google_docs_keeps_marks_lists_and_true_links():
    assert write(parse(GOOGLE)) == (
        '<p><strong>Bold</strong> and <a href="https://paper.example/a"><em>a link</em></a></p><ul><li>one</li></ul>'
    )


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("a <b>b</b><div>c</div>d", "<p>a <strong>b</strong></p><p>c</p><p>d</p>"),
        ("<section><div><p>a</p></div><h6>b</h6></section>", "<p>a</p><h4>b</h4>"),
        ("<b>a<p>b</p>c</b>", "<p><strong>a</strong></p><p><strong>b</strong></p><p><strong>c</strong></p>"),
        ("<a href=/x><h2>a</h2><p>b</p></a>", '<h2><a href="/x">a</a></h2><p><a href="/x">b</a></p>'),
        ("<p>a<br><br>b<br>c<br></p>", "<p>a</p><p>b<br>c</p>"),
        ("<p>&nbsp;</p><p> </p><div><span></span></div>", ""),
        ("<p>one<b> two </b>three</p>", "<p>one <strong>two</strong> three</p>"),
        ("<p><b>a</b> <b>b</b></p>", "<p><strong>a b</strong></p>"),
        ("<p><em><strong>a</strong></em><strong><em>b</em></strong></p>", "<p><strong><em>ab</em></strong></p>"),
        (
            "<ul><ul><li>a</li></ul><li>b</li><ol><li>c</li></ol></ul>",
            "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
        ),
        ("<ul><li>a<hr><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        (
            "<ol><li>a<blockquote>b</blockquote>c</li></ol>",
            "<ol><li>a</li></ol><blockquote><p>b</p></blockquote><ol><li>c</li></ol>",
        ),
        (
            "<blockquote>a<ul><li>b</li></ul><footer>C</footer>d</blockquote>",
            "<blockquote><p>a</p><p>b</p><footer>C</footer></blockquote><blockquote><p>d</p></blockquote>",
        ),
        ("<blockquote><footer>A</footer></blockquote>", "<p>A</p>"),
        ("<footer>a &lt;b&gt;</footer>", "<p>a &lt;b&gt;</p>"),
        ("<blockquote><footer>a &lt;b&gt;</footer></blockquote>", "<p>a &lt;b&gt;</p>"),
        (
            "<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table><p>b</p>",
        ),
        (
            "<table><tr><td><h3>a</h3><ul><li>b</li><li>c</li></ul></td></tr></table>",
            "<table><tbody><tr><td>a<br>b<br>c</td></tr></tbody></table>",
        ),
        ("<figure><img src=x.jpg><figcaption>a</figcaption></figure><aside>b</aside>", "<p>a</p><p>b</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ("<tr><td>a</td><td>b</td></tr>", "<p>a b</p>"),
        ("<p>a<img src=x>b</p>", "<p>a b</p>"),
    ],
)
def test_markup_with_no_place_of_its_own_finds_one(html, written):
    assert write(parse(html)) == written


def test_a_photo_in_a_list_or_a_layout_table_is_kept_in_its_place():
    figure = "<figure data-photo=7><figcaption>b</figcaption></figure>"
    for html in (f"<ul><li>a{figure}c</li></ul>", f"<table><tr><td>a{figure}</td><td>c</td></tr></table>"):
        before, photo, after = parse(html)
        assert (plain_text((before,)), photo, plain_text((after,))) == ("a", Photo(7, caption="b"), "c")


MARKS = ["a", "b", "i", "span", "font", "u", "sup", "x-new", "bdi", "label"]
BOXES = [
    *["p", "div", "section", "h1", "h3", "h6", "blockquote", "footer", "aside", "figure", "figcaption", "ul", "ol"],
    *["li", "pre", "dl", "dt", "dd", "center", "article"],
    *["aside data-pullquote", "aside data-story=4", "figure data-photo=7", "figure data-embed=https://video.example/1"],
]


def element(tag, content):
    return f"<{tag}>{content}</{tag.split()[0]}>"


def table(cells):
    return (
        "<table><caption>{}</caption><thead><tr><th>{}</th></tr></thead><tr><td>{}</td><td>{}</td></tr></table>".format(
            *cells
        )
    )


WORD_TREES = st.recursive(
    st.just("@;"),
    lambda parts: st.one_of(
        st.lists(parts, max_size=4).map("".join),
        st.builds(element, st.sampled_from(MARKS + BOXES), parts),
        st.lists(parts, min_size=4, max_size=4).map(table),
    ),
    max_leaves=20,
)


@given(WORD_TREES)
def test_no_word_is_lost_and_all_stay_in_order(tree):
    count = tree.count("@")
    for number in range(count):
        tree = tree.replace("@", f"word{number}", 1)
    assert re.findall(r"word\d+(?=;)", write(parse(tree))) == [f"word{number}" for number in range(count)]


@pytest.mark.parametrize("tag", ["div", "p", "li", "td", "option", "section", "h2", "dd", "pre", "article", "x><br"])
def test_words_of_different_blocks_are_not_run_together(tag):
    read = write(parse(f"<{tag}>left</{tag}><{tag}>right</{tag}>"))
    assert re.search("left.+right", read)


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote", "table><tr><td", "ul><li", "b id=x", "svg", "x"])
def test_markup_nested_beyond_measure_leaves_its_words(tag):
    assert "deep" in write(parse(f"<{tag}>" * 10_000 + "deep"))


def test_markup_after_deep_nesting_is_read_as_ever():
    html = "<div>" * 10_000 + "</div>" * 10_000 + "<h2>after</h2>"
    assert parse(html) == (Heading(2, "after"),)


def test_lists_nest_to_a_bounded_depth_and_keep_deeper_items_as_lines():
    html = "".join(f"<ul><li>{number}" for number in range(DEEPEST_LIST + 2))
    written = write(parse(html))
    assert written.count("<ul>") == DEEPEST_LIST
    assert f"<li>{DEEPEST_LIST - 1}<br>{DEEPEST_LIST}<br>{DEEPEST_LIST + 1}</li>" in written


def test_a_body_of_several_megabytes_is_read_whole():
    assert len(parse("<p>The tide turned.</p>" * 100_000)) == 100_000


def test_control_characters_and_surrogates_go_and_the_words_stay():
    assert parse("<p>a\x00b\x01c\ud800d &#1;e\u2028f\xa0g</p>") == (Paragraph("abcd e f\xa0g"),)


@pytest.mark.parametrize("unseen", ["\xa0", "\u200b", "\x01\u2000", " \ufeff "])
def test_words_that_nobody_sees_are_none(unseen):
    assert parse(f"<p>{unseen}</p>") == ()
    assert Photo(1, caption=unseen) == Photo(1)


def test_plain_words_given_to_a_block_are_escaped():
    assert write((Paragraph("<b>a</b> & b"),)) == "<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p>"
    assert Paragraph(" a\n b ") == Paragraph("a b")


def test_a_waiting_figure_takes_its_photo():
    (waiting,) = parse('<figure data-photo="" data-size="wide"><figcaption>The quay</figcaption></figure>')
    assert waiting.photo is None
    assert parse(write((replace(waiting, photo=9),))) == (Photo(9, "wide", "The quay"),)


def test_a_decorative_photo_has_no_alternative_text():
    assert parse("<figure data-photo=1 data-alt=a data-decorative></figure>") == (Photo(1, decorative=True),)


@pytest.mark.parametrize("value", ["0", "-1", "1e3", "٣", "9" * 19, "7 ", "x"])
def test_a_figure_or_story_of_no_id_keeps_its_words_alone(value):
    html = f'<figure data-photo="{value}"><figcaption>a</figcaption></figure><aside data-story="{value}">b</aside>'
    assert parse(html) == (Paragraph("a"), Paragraph("b"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Heading(1, "a"),
        lambda: Photo(0),
        lambda: Photo(1, "huge"),
        lambda: Embed("http://video.example/"),
        lambda: RelatedStory(-1),
        lambda: Cell("a", colspan=0),
    ],
)
def test_a_value_that_could_not_be_stored_is_refused(make):
    with pytest.raises(ValueError, match="not"):
        make()


def test_the_first_rows_of_headings_are_the_head_of_a_table_without_one():
    heading, cell = Cell("a", header=True), Cell("b")
    made = Table("", (), ((heading, heading), (heading, cell), (heading, heading)))
    assert made.head == ((heading, heading),)
    assert made.body == ((heading, cell), (heading, heading))


WHOLE = """
<p>The <b>ferry</b> left<br>at 9 &amp; 10.</p><h2>Why</h2><ul><li>Tide<ol><li>High</li></ol></li></ul>
<blockquote><p>We wait.</p><footer>Edda Holm</footer></blockquote><aside data-pullquote><p>Pulled</p></aside>
<figure data-photo="3"><figcaption>Caption</figcaption></figure><figure data-photo=""></figure><hr>
<table><caption>Catch</caption><tr><td>Cod</td><td>7</td></tr></table><figure data-photo="5"></figure>
<figure data-embed="https://video.example/1"><figcaption>Film</figcaption></figure><figure data-photo="3"></figure>
<aside data-story="42"><p>More</p></aside><aside data-story="8"></aside>
"""


def test_the_plain_text_is_the_storys_own_words():
    assert plain_text(parse(WHOLE)).split("\n") == [
        *["The ferry left at 9 & 10.", "Why", "Tide", "High", "We wait.", "Edda Holm", "Catch", "Cod 7"]
    ]


def test_photos_and_stories_in_the_text_are_named_once_in_order():
    assert photo_ids(parse(WHOLE)) == (3, 5)
    assert story_ids(parse(WHOLE)) == (42, 8)
