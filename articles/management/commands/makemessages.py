"""Gathers what readers are told for the catalogs in articles/locale; the sentences of the admin stay untranslated."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePath

from django.conf import settings
from django.core.management.commands import makemessages
from django.utils import translation

from articles.desk import difference
from articles.models import Article, Attribution, Byline, Correction

PUBLIC = ("templates/site", "templates/lite", "templates/difference", "articles/site", "articles/templatetags")
"""Where what readers are told stands, below the folder of manage.py."""


def labels() -> Iterator[str]:
    """The labels of models that readers see, as they stand in the code."""
    with translation.override(None):
        for choices in (Article.Kind, Correction.Kind, Byline.Role, Attribution.Kind):
            yield from map(str, choices.labels)
        yield from (str(field.label) for field in difference.FIELDS if field.public)


class Command(makemessages.Command):
    """Django's own for PUBLIC and the labels alone. What is new is left empty, never guessed from what is similar."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=sentence", "--keyword=counted:1,2"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching", "--no-wrap", "--no-location"]
    msguniq_options = [*makemessages.Command.msguniq_options, "--no-wrap", "--no-location"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--no-wrap"]

    def find_files(self, root):
        return [file for file in super().find_files(root) if any(PurePath(file.path).is_relative_to(p) for p in PUBLIC)]

    def process_files(self, file_list):
        super().process_files(file_list)
        entries = "".join(f'\nmsgid {json.dumps(label, ensure_ascii=False)}\nmsgstr ""\n' for label in labels())
        makemessages.write_pot_file(Path(settings.LOCALE_PATHS[0], "django.pot"), entries)
