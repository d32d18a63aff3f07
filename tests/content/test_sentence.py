"""Sentences of the layers without Django: English by themselves, and by their templates in any language."""

import ast
import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.content import sentence as module
from articles.content.sentence import Sentence, counted, sentence

LAYERS = [Path(module.__file__).parent.parent / name for name in ("content", "photos", "wire")]
TEMPLATES = {"sentence": 1, "counted": 2}


def in_capitals(said: Sentence) -> str:
    return said.translated(
        lambda text: text.replace("Line", "LINE").replace("no such day", "NO SUCH DAY"),
        lambda one, many, number: f"{number}: {one if number == 1 else many}",
    )


def test_a_sentence_is_its_english_text():
    said = sentence("Line %(line)s ends in %(mark)s.", line=3, mark="100%")
    assert said == "Line 3 ends in 100%."
    assert f"{said}" == str(said) == "Line 3 ends in 100%."


def test_its_values_stand_in_the_translation_as_they_are():
    assert in_capitals(sentence("Line %(line)s", line="%(line)s 5% Line")) == "LINE %(line)s 5% Line"


def test_a_sentence_within_a_sentence_is_translated_too():
    doubt = sentence("no such day as %(date)s", date="31 Feb")
    assert in_capitals(sentence("Line %(line)s: %(doubt)s.", line=2, doubt=doubt)) == "LINE 2: NO SUCH DAY as 31 Feb."


@pytest.mark.parametrize(("number", "english"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_the_number_decides_on_the_form(number, english):
    said = counted("%(count)s line", "%(count)s lines", number)
    assert said == english
    assert in_capitals(said) == f"{number}: {english}"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda said: pickle.loads(pickle.dumps(said))])
def test_a_copy_can_be_translated_as_well(copied):
    assert in_capitals(copied(sentence("Line %(line)s", line=2))) == "LINE 2"


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEMPLATES:
            yield node


def test_each_template_can_be_found_by_reading_the_code():
    """As `make messages` reads it: nothing but literal text."""
    found = [(path.name, call) for layer in LAYERS for path in layer.rglob("*.py") for call in calls(path)]
    for name, call in found:
        templates = call.args[: TEMPLATES[call.func.id]]
        assert all(isinstance(text, ast.Constant) for text in templates), f"{name}:{call.lineno}"
    assert len(found) > 30
