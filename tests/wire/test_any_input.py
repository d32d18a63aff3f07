"""What holds of every input, however broken."""

import json

from hypothesis import given
from hypothesis import strategies as st

from articles.wire import read
from articles.wire.draft import UnreadableError

LINES = [
    "Updated 21:40, 12-Mar-2031",
    "By Ana Ruiz",
    "CGTN",
    "A ferry leaves. /Reuters",
    "(Cover: A ferry. /AFP)",
    "-----",
    "Related stories",
    "Correction:",
    "00:51",
    "PORT ALDREN (AP) — The harbour is closed.",
    "[]",
    "- a point",
    "",
    "  ",
    "The harbour was closed for a second day after waves broke its wall, the mayor said on Wednesday.",
    "Photo: AFP",
    "Two. /CFPThe rest",
    "32 Mar 2031 25:61",
    "Harbour closed in Port Aldren",
    "港口关闭了两天。",
    "(With input from AFP)",
]
PARTS = st.sampled_from(LINES)


def try_to_read(data):
    """The draft, or None where the input is refused; any other error is a failure."""
    try:
        return read(data)
    except UnreadableError:
        return None


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data):
    try_to_read(data)


@given(st.text(max_size=400))
def test_text_is_read_or_refused(text):
    try_to_read(text.encode("utf-8", "surrogatepass"))


@given(st.lists(PARTS | st.text(alphabet="Aa1 .,:/()-\"'", max_size=60), min_size=1, max_size=25))
def test_no_line_is_lost(lines):
    draft = try_to_read("\n".join(lines).encode())
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    assert told == ([(line.number, line.text) for line in draft.lines] if draft else [])


@given(st.lists(PARTS, min_size=1, max_size=25))
def test_every_photo_in_the_body_is_there_and_every_draft_is_json(lines):
    draft = try_to_read("\n".join(lines).encode())
    if draft:
        indices = [block.photo for block in draft.body if block.kind == "photo"]
        assert indices == [index for index, photo in enumerate(draft.photos) if not photo.cover]
        assert json.loads(json.dumps(draft.as_json()))["headline"] == draft.headline
