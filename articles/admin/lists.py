"""A list of words in one line of a form, with commas between."""

from django.contrib.postgres.forms import SimpleArrayField


class CommaSeparatedField(SimpleArrayField):
    """'Ana Ruiz, Jon Dahl' is ["Ana Ruiz", "Jon Dahl"]; a comma too many does no harm."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        if isinstance(value, str):
            value = [word.strip() for word in value.split(self.delimiter) if word.strip()]
        return super().to_python(value)
