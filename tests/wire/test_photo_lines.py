"""Credits, captions and alternative texts on lines of their own, as they stand in a page."""

import pytest

from articles.wire import read
from articles.wire.draft import Photo

HEADLINE = "Harbour closed in Port Aldren for a second day"
FIRST = "The harbour of Port Aldren was closed for a second day on Wednesday after waves broke its outer wall."
SECOND = "Ferries stayed in port, and the mayor asked sailors for patience until the wall is mended."
ALT = "A woman in a yellow coat looks at a broken wall"
CAPTION = "Sailors on the mole fear for their boats"


def draft_of(*lines):
    return read("\n".join(lines).encode())


@pytest.mark.parametrize(
    "lines",
    [
        ("Getty Images", ALT, CAPTION),
        (ALT, "Getty Images", CAPTION),
        ("Business reporter", "Getty Images", ALT, CAPTION),
    ],
)
def test_a_picture_agency_alone_is_the_credit_of_the_caption_beside_it(lines):
    draft = draft_of(HEADLINE, "Ana Ruiz", *lines, "", FIRST, "", SECOND)
    assert draft.photos == (Photo(CAPTION, "Getty Images", alt=ALT, cover=True),)
    assert draft.standfirst is None


def test_a_news_agency_alone_below_the_first_paragraph_is_a_credit():
    draft = draft_of(HEADLINE, "", FIRST, "", "Reuters", CAPTION, "", SECOND)
    assert draft.photos == (Photo(CAPTION, "Reuters"),)
    assert draft.outlet is None


def test_the_headline_is_no_caption_of_an_agency_below_it():
    draft = draft_of(HEADLINE, "Getty Images", CAPTION, FIRST)
    assert (draft.headline, draft.photos[0].caption) == (HEADLINE, CAPTION)


@pytest.mark.parametrize("credit", ["© РИА Новости / Илья Роу", "© Илья Роу"])
def test_a_credit_below_its_caption_belongs_to_it(credit):
    draft = draft_of(HEADLINE, "", FIRST, "", CAPTION, credit, "", SECOND)
    assert [photo.caption for photo in draft.photos] == [CAPTION]
    assert draft.photos[0].credit.endswith("Илья Роу")


def test_a_credit_above_its_caption_in_a_block_of_two_belongs_to_it():
    draft = draft_of(HEADLINE, "", FIRST, "", "© РИА Новости / Илья Роу", CAPTION, "", SECOND)
    assert draft.photos == (Photo(CAPTION, "РИА Новости/Илья Роу"),)


def test_an_agency_in_brackets_below_the_story_is_its_source():
    draft = draft_of(HEADLINE, "", FIRST, "", SECOND, "", "(dpa)")
    assert [(said.kind, said.names) for said in draft.attributions] == [("source", ("dpa",))]
    assert draft.photos == ()
