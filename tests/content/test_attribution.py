from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.attribution import Attribution, Kind, names_in, parse_line, render, render_credit
from articles.content.language import SPOKEN


def said(line):
    return [(attribution.kind, attribution.names) for attribution in parse_line(line)]


@pytest.mark.parametrize(
    ("line", "kind", "names"),
    [
        ("(With input from Reuters, AFP)", Kind.INPUT_FROM, ("Reuters", "AFP")),
        ("(with inputs from Agencies)", Kind.INPUT_FROM, ("Agencies",)),
        ("With files from The Coast Agency and Ana Ruiz", Kind.INPUT_FROM, ("The Coast Agency", "Ana Ruiz")),
        ("SOURCE: News agencies", Kind.SOURCE, ("News agencies",)),
        ("Source: Aldren Herald and news agencies", Kind.SOURCE, ("Aldren Herald", "news agencies")),
        ("Mit Material von dpa und AFP", Kind.INPUT_FROM, ("dpa", "AFP")),
        ("Com informações da Agência Brasil e AFP", Kind.INPUT_FROM, ("Agência Brasil", "AFP")),
        ("المصدر: رويترز + وكالات", Kind.SOURCE, ("رويترز", "وكالات")),
        ("Editor: huaxia", Kind.EDITING, ("huaxia",)),
        (
            "Ana Ruiz in Aldren and Bo Lee in Bonn contributed reporting.",
            Kind.ADDITIONAL_REPORTING,
            ("Ana Ruiz", "Bo Lee"),
        ),
        ("AFP, ALDREN", Kind.SOURCE, ("AFP",)),
        ("来源：新华网", Kind.SOURCE, ("新华网",)),
        ("– additional reporting by Bo Lee", Kind.ADDITIONAL_REPORTING, ("Bo Lee",)),
        (
            "Associated Press writer Bo Lee in Aldren contributed to this report.",
            Kind.ADDITIONAL_REPORTING,
            ("Bo Lee",),
        ),
        (
            "The Herald's Bo Lee and Ana Ruiz contributed to this story.",
            Kind.ADDITIONAL_REPORTING,
            ("Bo Lee", "Ana Ruiz"),
        ),
        ("originally published by Aldren Herald", Kind.REPUBLISHED, ("Aldren Herald",)),
        ("This story was first published by Aldren Herald.", Kind.REPUBLISHED, ("Aldren Herald",)),
        ("(责编：王一、李二)", Kind.EDITING, ("王一", "李二")),
        ("Editor: AB", Kind.EDITING, ("AB",)),
    ],
)
def test_a_line_says_who_is_named_for_what(line, kind, names):
    assert said(line) == [(kind, names)]


def test_who_reported_from_where_may_stand_before_who_contributed():
    line = "Roe reported from Aldren. Coast Agency writer Ana Ruiz in Bonn contributed to this report."
    assert said(line) == [(Kind.REPORTING, ("Roe",)), (Kind.ADDITIONAL_REPORTING, ("Ana Ruiz",))]


@pytest.mark.parametrize("comma", ["، ", ", ", "،", ","])
def test_names_in_an_arabic_line_stand_apart_by_either_comma(comma):
    assert said(f"(المصدر: رويترز{comma}فرانس برس)") == [(Kind.SOURCE, ("رويترز", "فرانس برس"))]
    assert render(parse_line(f"(المصدر: رويترز{comma}فرانس برس)"), "ar") == "(المصدر: رويترز، فرانس برس)"


@pytest.mark.parametrize("between", [", ", "; ", " ", ". "])
def test_a_chain_of_credits_is_read_whatever_parts_it(between):
    clauses = [
        "Reporting by Ana Ruiz",
        "additional reporting by Bo Lee in Aldren",
        "writing by Cy Roe",
        "Editing by Di Fox",
    ]
    assert said(between.join(clauses)) == [
        (Kind.REPORTING, ("Ana Ruiz",)),
        (Kind.ADDITIONAL_REPORTING, ("Bo Lee",)),
        (Kind.WRITING, ("Cy Roe",)),
        (Kind.EDITING, ("Di Fox",)),
    ]


def test_each_keeps_the_line_word_for_word():
    line = "Reporting by Ana Ruiz; Editing by Bo Lee"
    assert {attribution.text for attribution in parse_line(line)} == {line}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The ferry left the harbour with input from nobody at all.",
        "Reporting by the committee was slow and it took three years to finish.",
        "Sources: the company said it would sell its stake",
        "Source code of the harbour's gates was published",
        "Via Aldren is a street in the middle of town",
        "She contributed to this report because she cares. It was long.",
        "Editing by hand is slower. Nobody does it any more.",
        "Text: sie wurde nach langer Zeit und mit viel Mühe fertig.",
        "تغطية: قال رئيس البلدية أمس إن المنارة ستضيء من جديد بعد عقود",
        "采写：昨天下午三点记者在港口看到灯塔终于重新亮了起来",
        "عبر البحارة الخليج في ليلة عاصفة",
    ],
)
def test_a_sentence_is_no_attribution(line):
    assert parse_line(line) == ()


def test_names_come_without_their_places():
    assert names_in("Ana Ruiz in Aldren, Bo Lee and the Coast Agency.") == ("Ana Ruiz", "Bo Lee", "the Coast Agency")


# Any name of one line, and such as are hard to tell apart from the words around them.
NAMES = st.one_of(
    st.sampled_from(
        [
            "Reuters",
            "J. O'Dea",
            "新华社",
            "Bosnia and Herzegovina News",
            "Smith, Kline & Co",
            "Reporters in Lisbon",
            "Via Lee",
            "Text: Bo",
            "Avec Roe",
            "رويترز",
            "وكالة الساحل؛ بورت ألدرن",
            "编辑：王一",
            "Editing by Hand",
            "agencies",
            "A; B",
            "The Sun.",
            "e",
        ]
    ),
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="“”") | st.just(" "), max_size=40)
    .map(lambda name: " ".join(name.split()))
    .filter(bool),
)
ATTRIBUTIONS = st.builds(
    Attribution, st.sampled_from(Kind), st.lists(NAMES, min_size=1, max_size=4).map(tuple), st.just("")
)


def joined(attributions):
    """Neighbours of one kind as one, which is how a line says them."""
    found = []
    for attribution in attributions:
        if found and found[-1].kind == attribution.kind:
            found[-1] = replace(found[-1], names=found[-1].names + attribution.names)
        else:
            found.append(attribution)
    return found


@given(st.lists(ATTRIBUTIONS, max_size=4).map(joined), st.sampled_from(SPOKEN))
def test_what_is_rendered_reads_back_the_same_in_every_language(attributions, language):
    line = render(attributions, language)
    assert list(parse_line(line)) == [replace(attribution, text=line) for attribution in attributions]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en-GB", "(With input from Reuters, AFP; editing by Bo Lee)"),
        ("ar", "(بالاستعانة بمواد من Reuters، AFP؛ تحرير: Bo Lee)"),
        ("de-AT", "(Mit Material von Reuters, AFP; Redaktion: Bo Lee)"),
        ("es", "(Con información de Reuters, AFP; edición: Bo Lee)"),
        ("fr", "(Avec Reuters, AFP ; édition : Bo Lee)"),
        ("zh-Hans", "（综合：Reuters、AFP；编辑：Bo Lee）"),
        ("fi", "(With input from Reuters, AFP; editing by Bo Lee)"),
    ],
)
def test_a_line_is_in_the_words_of_its_language(language, line):
    said = [Attribution(Kind.INPUT_FROM, ("Reuters", "AFP"), ""), Attribution(Kind.EDITING, ("Bo Lee",), "")]
    assert render(said, language) == line


def test_a_name_that_would_be_read_as_several_stands_in_quotation_marks():
    line = render([Attribution(Kind.INPUT_FROM, ("Smith, Kline & Co", "AP"), "")])
    assert line == "(With input from “Smith, Kline & Co”, AP)"


@given(st.text(max_size=200))
def test_every_text_is_read_without_an_error(text):
    assert all(attribution.names for attribution in parse_line(text))


@pytest.mark.parametrize(
    ("values", "credit"),
    [
        ({"override": "A", "credit": "B", "creators": ("C",), "source": "D"}, "A"),
        ({"credit": "B", "creators": ("C",), "source": "D"}, "B"),
        ({"creators": ("C", "E"), "source": "D"}, "C, E/D"),
        ({"creators": ("C",)}, "C"),
        ({"source": "D"}, "D"),
        ({}, ""),
    ],
)
def test_the_credit_is_the_first_that_is_known(values, credit):
    assert render_credit(**values) == credit
