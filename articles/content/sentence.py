"""What the layers without Django say to people: sentences in English that can be said in another language later."""

from collections.abc import Callable, Mapping


class Sentence(str):
    """A sentence in English. It keeps what it was made of, so that whoever shows it can say it in another language.

    `template` names the values as %(name)s. Where `plural` is given, `number` chooses between the two.
    """

    template: str
    plural: str
    number: int
    values: Mapping[str, object]

    def translated(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> str:
        """The sentence by the translations of its templates; values that are sentences are translated too."""
        template = ngettext(self.template, self.plural, self.number) if self.plural else gettext(self.template)
        return template % {
            name: value.translated(gettext, ngettext) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }


def sentence(template: str, **values: object) -> Sentence:
    """A sentence or a part of one; `make messages` knows its template by the name of this function."""
    return _made(template % values, template, "", 0, values)


def counted(one: str, many: str, count: int, **values: object) -> Sentence:
    """A sentence with a number in it, %(count)s, that speaks of one or of several."""
    values |= {"count": count}
    return _made((one if count == 1 else many) % values, one, many, count, values)


def _made(text: str, template: str, plural: str, number: int, values: Mapping[str, object]) -> Sentence:
    made = Sentence(text)
    made.template, made.plural, made.number, made.values = template, plural, number, values
    return made
