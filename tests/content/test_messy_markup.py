import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.blocks import DEEPEST_LIST
from articles.content.body import Heading, Photo, parse, plain_text, write
from articles.content.sanitise import sanitise
from articles.content.source import DEPTH_OF_BOXES, DEPTH_OF_MARKS

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


@given(SOUP | st.text(st.characters(exclude_categories=())))
def test_any_string_is_brought_into_one_form_at_once(html):
    written = write(parse(html))
    assert write(parse(written)) == written


@given(SOUP)
def test_every_block_read_can_be_written_and_read_again(html):
    assert parse(write(parse(html))) == parse(html)


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
        ("<ul><li><ol><li>a<ul><li>b</li></ul></li></ol></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
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
        (
            "<table><tr><td>a</td></tr><thead><tr><th>b</th></tr></thead></table>",
            '<table><tbody><tr><td>a</td></tr><tr><th scope="row">b</th></tr></tbody></table>',
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


def test_nesting_is_bounded_before_an_html_parser_pays_for_it():
    assert sanitise("<div>" * 10_000).count("<div>") == DEPTH_OF_BOXES
    assert sanitise("".join(f"<b id={number}>" for number in range(10_000)) + "a").count("<b>") == DEPTH_OF_MARKS


def test_what_an_office_program_hides_in_comments_counts_for_no_nesting():
    hidden = "<!--[if gte mso 9]><xml>" + "<w:LsdException/>" * 400 + "</xml><![endif]-->"
    nested = "<ul><li>a<ul><li>b</li></ul></li></ul>"
    assert write(parse(hidden + nested)) == nested


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
