from dataclasses import replace

import pytest
from django.utils.safestring import SafeString
from hypothesis import given

from articles.content.body import (
    Cell,
    Embed,
    Heading,
    Paragraph,
    Photo,
    RelatedStory,
    Table,
    parse,
    photo_ids,
    plain_text,
    story_ids,
    write,
)
from tests.content.documents import DOCUMENTS


@given(DOCUMENTS)
def test_what_is_written_is_read_back_the_same(document):
    assert parse(write(document)) == document


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
<table><caption>Catch</caption><tr><td>Cod</td><td>7</td></tr><tr><td></td></tr></table><figure data-photo="5"></figure>
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
