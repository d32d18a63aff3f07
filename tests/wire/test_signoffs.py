import pytest

from articles.wire.signoffs import is_initials, read_signoff


@pytest.mark.parametrize(
    ("line", "names"),
    [("(abc/dpa)", ("dpa",)), ("ab/cd (dpa, AFP)", ("dpa", "AFP")), ("— Bernama", ("Bernama",))],
)
def test_the_agencies_in_a_sign_off_are_the_source(line, names):
    said = read_signoff(line)
    assert (said.kind, said.names, said.text) == ("source", names, line)


@pytest.mark.parametrize("line", ["(dpa)", "and/or", "Ana Ruiz/AFP", "- Schools closed", "(Xinhua/Ana Ruiz)"])
def test_other_lines_are_no_sign_off(line):
    assert read_signoff(line) is None


def test_initials_alone_are_known():
    assert all(map(is_initials, ["burs-lp/tym", "JAP // MSF", "Lusa/fim"]))
    assert not is_initials("Lee")
