"""Sentences of the layers below that know no Django, in the language that is spoken."""

from django.utils.translation import gettext, ngettext

from articles.content.sentence import Sentence


def told(said: str | Exception) -> str:
    """A sentence, or that of a refusal, translated; any other text as it is."""
    text = said.args[0] if isinstance(said, Exception) and said.args else said
    return text.translated(gettext, ngettext) if isinstance(text, Sentence) else str(said)
