"""The catalogs in articles/locale hold all that readers are told. `make messages` gathers it and compiles them."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

from articles.content.language import SPOKEN
from articles.management.commands.makemessages import PUBLIC, labels

LOCALE = settings.LOCALE_PATHS[0]
LANGUAGES = sorted(path.name for path in LOCALE.iterdir())
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
STRING = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
IN_TEMPLATE = re.compile(rf"\b(p?)n?(?:gettext|_)\({STRING}(?:,\s*{STRING})?|(?<!\w)_\({STRING}\)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+>")


def said_in_template(source: str):
    """(context, sentence) of each call that Django makes of a template's tags for xgettext."""
    for context, first, second, constant in IN_TEMPLATE.findall(templatize(source)):
        text = [ast.literal_eval(part) for part in (first, second, constant) if part]
        yield (text[0], text[1]) if context else ("", text[0])


def said_in_code(source: str):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            text = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            yield (text[0], text[1]) if "pgettext" in node.func.id else ("", text[0])


def told_to_readers() -> set[tuple[str, str]]:
    told = {("", label) for label in labels()}
    for path in (path for folder in PUBLIC for path in Path(settings.BASE_DIR, folder).rglob("*")):
        if path.suffix == ".py":
            told |= set(said_in_code(path.read_text()))
        elif path.suffix in (".html", ".xml", ".txt"):
            told |= set(said_in_template(path.read_text()))
    return told


def entries(language: str) -> list[dict[str, str]]:
    """The entries of a .po file, each by keyword (msgid, msgstr[0] …); the header is the first."""
    found = []
    for block in (LOCALE / language / "LC_MESSAGES" / "django.po").read_text().split("\n\n"):
        entry, keyword = {}, ""
        for line in block.splitlines():
            if match := re.match(r'(?:([a-z_\[\]\d]+) )?(".*")$', line):
                keyword = match[1] or keyword
                entry[keyword] = entry.get(keyword, "") + ast.literal_eval(match[2])
        assert "fuzzy" not in block, entry
        found.append(entry)
    return found


def translations(entry: dict[str, str]) -> list[str]:
    return [text for keyword, text in entry.items() if keyword.startswith("msgstr")]


def test_there_is_a_catalog_for_each_language_but_that_of_the_code():
    assert sorted(tag.replace("hans", "Hans").replace("-", "_") for tag in SPOKEN if tag != "en") == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_says_all_that_readers_are_told_and_nothing_else(language):
    found = {(entry.get("msgctxt", ""), entry["msgid"]) for entry in entries(language)[1:] if all(translations(entry))}
    assert found == told_to_readers(), "run `make messages`, and translate what is new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders_and_tags(language):
    for entry in entries(language)[1:]:
        wanted = sorted(PLACEHOLDER.findall(entry.get("msgid_plural") or entry["msgid"]))
        for text in translations(entry):
            one = "msgid_plural" in entry and not PLACEHOLDER.search(text)  # «one paragraph» needs no number
            assert one or sorted(PLACEHOLDER.findall(text)) == wanted, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_the_catalog_says(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in entries(language)[1:]:
        if plural := entry.get("msgid_plural"):
            texts = [compiled.ngettext(entry["msgid"], plural, number) for number in range(200)]
        else:
            texts = [compiled.gettext("\x04".join(filter(None, (entry.get("msgctxt"), entry["msgid"]))))]
        assert set(texts) == set(translations(entry)), "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_each_form_of_its_language(language):
    header, *rest = entries(language)
    count = int(re.search(r"nplurals=(\d)", header["msgstr"])[1])
    assert all(len(translations(entry)) == count for entry in rest if "msgid_plural" in entry)
