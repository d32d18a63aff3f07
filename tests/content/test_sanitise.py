import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.body import parse, write
from articles.content.sanitise import WRAPPERS, link_address, sanitise, secure_address
from tests.content.hostile import ADDRESSES, SUBSET, VECTORS, harm

STYLED = {tag: {"style"} for tag in ("b", "i", "strong", "em")}
TRANSIT = {tag: set() for tag in {*WRAPPERS, "h1", "h5", "h6", "tfoot", "del", "strike"}}
PASSED = SUBSET | TRANSIT | STYLED | {"span": {"lang", "dir", "style"}}


@pytest.mark.parametrize("bad", ["<p onclick=x>a</p>", "<img>", "<a href=javascript:x>a</a>", "<figure data-embed=x>"])
def test_harm_is_seen_where_it_is(bad):
    assert harm(bad)


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_markup_leaves_the_sanitiser_harmless(vector):
    assert harm(sanitise(vector), PASSED) == []


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_markup_is_stored_harmless(vector):
    assert harm(write(parse(vector))) == []


@given(st.lists(st.sampled_from(VECTORS), min_size=2, max_size=4))
def test_hostile_markup_stays_harmless_in_company(vectors):
    assert harm(write(parse("".join(vectors)))) == []


@given(
    st.lists(st.sampled_from(VECTORS).flatmap(lambda v: st.integers(0, len(v)).map(lambda cut: v[cut:])), max_size=4)
)
def test_hostile_markup_cut_anywhere_stays_harmless(pieces):
    assert harm(write(parse("".join(pieces)))) == []


@given(st.sampled_from(VECTORS))
def test_hostile_markup_read_twice_is_harmless(vector):
    assert harm(write(parse(write(parse(vector))))) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_to_a_bad_address_keeps_its_words_alone(address):
    assert write(parse(f'<p>Read <a href="{address}">the report</a>.</p>')) == "<p>Read the report.</p>"


@pytest.mark.parametrize(
    ("given_address", "stored"),
    [
        ("https://paper.example/a?b=1&c=2#d", "https://paper.example/a?b=1&c=2#d"),
        ("HTTPS://paper.example/A", "https://paper.example/A"),
        (" http://paper.example/ ", "http://paper.example/"),
        ("https://paper.example/a b", "https://paper.example/a%20b"),
        ("https://paper.exa\nmple/", "https://paper.example/"),
        ("MailTo:desk@paper.example", "mailto:desk@paper.example"),
        ("tel:+15550100", "tel:+15550100"),
        ("/politics/1-vote/", "/politics/1-vote/"),
        ("/", "/"),
        ("https://www.google.com/url?q=https%3A%2F%2Fpaper.example%2Fa%3Fb%3D1&sa=D", "https://paper.example/a?b=1"),
        ("https://google.co.uk/url?url=http://paper.example/", "http://paper.example/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpaper.example%2F&data=05",
            "https://paper.example/",
        ),
        (
            "https://www.google.com/search?q=https://paper.example",
            "https://www.google.com/search?q=https://paper.example",
        ),
    ],
)
def test_an_address_that_may_be_linked_is_stored_in_one_spelling(given_address, stored):
    assert link_address(given_address) == stored
    assert link_address(stored) == stored


def test_redirects_wrapped_too_often_are_no_links():
    assert link_address("https://www.google.com/url?q=" * 50 + "https://paper.example/") is None


@given(st.text())
def test_an_address_once_read_stays_as_it_is(value):
    for read in (link_address, secure_address):
        for address in (value, f"https://{value}", f"/{value}", f"https://google.com/url?q={value}"):
            if (once := read(address)) is not None:
                assert read(once) == once


def test_only_https_may_be_embedded():
    assert secure_address("HTTPS://video.example/1") == "https://video.example/1"
    assert secure_address("http://video.example/1") is None
    assert secure_address("/1") is None


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "iframe", "title", "noembed", "noframes"])
def test_what_is_no_text_goes_with_its_content(tag):
    assert re.sub(r"\s+", "", sanitise(f"before<{tag}>within</{tag}>after")) == "beforeafter"


def test_comments_and_instructions_go():
    assert sanitise("a<!-- b --><?c?><!d>e") == "ae"


def test_styles_that_mean_something_are_kept_in_one_spelling():
    html = '<span style="color:red; FONT-WEIGHT : 700 !important;font-style:oblique;font-size:9pt">a</span>'
    assert sanitise(html) == '<span style="font-weight:bold;font-style:italic">a</span>'


@given(st.text(st.characters(exclude_categories=())))
def test_every_string_can_be_sanitised(text):
    assert harm(sanitise(text), PASSED) == []
