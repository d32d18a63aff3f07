#!/usr/bin/env python
import os
import sys

from newsroom.environment import SenselessError, check_serving

SERVING = ("worker", "prepare")  # the commands that need what the web server needs
NO_SERVER = (
    "No database answers. The embedded PostgreSQL runs only while `make run` does: start that,"
    " or name a PostgreSQL of yours in DATABASE_URL."
)


def main():
    """Run a command. What an operator can mend ends in a sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        if sys.argv[1:2] and sys.argv[1] in SERVING:
            check_serving(os.environ)
        execute_from_command_line(sys.argv)
    except (SenselessError, ImproperlyConfigured) as error:
        sys.exit(str(error))
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None):  # a server answered, and refused something
            raise
        if not os.environ.get("DATABASE_URL"):
            sys.exit(NO_SERVER)
        sys.exit(f"The database that DATABASE_URL names does not answer: {str(error).strip()}")


if __name__ == "__main__":
    main()
