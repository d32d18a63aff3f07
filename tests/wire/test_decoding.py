import codecs

import pytest

from articles.wire.decoding import MOST_BYTES, MOST_LINES, decode
from articles.wire.draft import UnreadableError

WORDS = "Café “Aldren” – 港"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_a_byte_order_mark(data):
    assert decode(data) == WORDS


def test_what_is_no_utf_8_is_read_as_cp1252():
    assert decode("Café “Aldren”".encode("cp1252")) == "Café “Aldren”"


def test_a_byte_that_cp1252_lacks_is_marked_and_the_rest_read():
    assert decode(b"Caf\xe9 \x81") == "Café \ufffd"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_every_line_end_is_one(end):
    assert decode(f"one{end}two".encode()) == "one\ntwo"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"words\x00words", "binary"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05", "binary"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (b"a" * (MOST_BYTES + 1), "16 MB"),
        (b"a\n" * MOST_LINES, f"{MOST_LINES} lines"),
    ],
)
def test_what_is_no_story_s_text_is_refused_in_one_clear_line(data, told):
    with pytest.raises(UnreadableError, match=told) as refusal:
        decode(data)
    assert "\n" not in str(refusal.value)


def test_the_longest_line_is_read():
    assert len(decode(b"a" * MOST_BYTES)) == MOST_BYTES
