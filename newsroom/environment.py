"""What the environment says of this deployment: each value read and checked, with a sentence for what makes no sense.

An empty value counts as none. Knows no Django.
"""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
KEY_LENGTH = 50  # characters, as Django's own check for deployments has it
NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
CACHES = ("redis", "rediss", "dbcache", "locmemcache")
MAIL = ("smtp", "smtp+tls", "smtp+ssl", "smtps", "consolemail", "filemail", "dummymail")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")  # RFC 5646, as far as it matters here
DATABASE_FORM = "it must be like postgres://user:password@host/name"


class SenselessError(Exception):
    """Values of the environment make no sense. The message has a line for each."""


class Environment:
    """Readers for values by their names. What is refused is read as its default, and told by `check`."""

    def __init__(self, values: Mapping[str, str]):
        self.values = values
        self.refused: list[str] = []

    def check(self) -> None:
        if self.refused:
            raise SenselessError("\n".join(self.refused))

    def refuse(self, name: str, wanted: str) -> None:
        self.refused.append(f"{name} is {self.text(name)!r}; {wanted}.")

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.text(name).lower()
        if value and value not in YES + NO:
            self.refuse(name, "it must be 1 (on) or 0 (off)")
            return default
        return value in YES if value else default

    def number(self, name: str, default: int = 0) -> int:
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdecimal()):
            self.refuse(name, "it must be a whole number, such as 3600")
            return default
        return int(value)

    def names(self, name: str, default: Collection[str] = ()) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()] or list(default)

    def choice(self, name: str, default: str, choices: Collection[str]) -> str:
        """One of `choices`. In lower case."""
        value = self.text(name, default).lower()
        if value not in choices:
            self.refuse(name, f"it must be {' or '.join(choices)}")
            return default
        return value

    def language(self, name: str, default: str, choices: Collection[str]) -> str:
        """One of `choices`, or a variety of one, as 'de-at' is of 'de'. In lower case."""
        value = self.text(name, default).lower()
        if not is_language(value, choices):
            self.refuse(name, "it must be a language such as en-gb, pt or ar")
            return default
        return value

    def editions(self, name: str, main: str, choices: Collection[str]) -> dict[str, str]:
        """Languages, as `language` has them, with the paper's name in each, or '': 'ar=جريدة, de'. None is `main`."""
        parts = [part.partition("=") for part in self.names(name)]
        found = {tag.strip().lower(): title.strip() for tag, _, title in parts}
        if len(found) < len(parts) or main in found or not all(is_language(tag, choices) for tag in found):
            wanted = "each part must be another language than LANGUAGE_CODE, with the paper's name in it or without"
            self.refuse(name, f"{wanted}, such as ar=الجريدة, de")
            return {}
        return found

    def pairs(self, name: str, choices: Collection[str]) -> dict[str, str]:
        """Names with one of `choices` each: 'byline=blocker,dateline=off'."""
        parts = (pair.partition("=") for pair in self.names(name))
        found = {key.strip(): choice.strip() for key, _, choice in parts}
        if not all(key and choice in choices for key, choice in found.items()):
            self.refuse(name, f"each part must be name=level, separated by commas; a level is {', '.join(choices)}")
            return {}
        return found

    def zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            self.refuse(name, "it must be a zone of the IANA's list, such as Europe/Lisbon")
            return default
        return value

    def address(self, name: str, default: str) -> str:
        """Scheme and host of a site, without a slash at the end."""
        value = self.text(name, default).rstrip("/")
        if not is_origin(value):
            self.refuse(name, "it must be https:// (or http://) and a host, such as https://www.example.org")
            return default
        return value

    def origins(self, name: str) -> list[str]:
        found = self.names(name)
        if not all(map(is_origin, found)):
            self.refuse(name, "each must be https:// (or http://) and a host, such as https://desk.example.org")
            return []
        return found

    def page(self, name: str) -> str:
        """The whole address of something on the web; '' where none is given. It may have a password and is not told."""
        value = self.text(name)
        if value and not is_page(value):
            self.refused.append(f"{name} is no whole address; it must be like https://hub.example.org/ (no password).")
            return ""
        return value

    def pages(self, name: str) -> list[str]:
        found = self.names(name)
        if not all(map(is_page, found)):
            self.refuse(name, "each must be a whole address, such as https://social.example.org/@paper")
            return []
        return found

    def folder(self, name: str, default: Path) -> Path:
        """A folder that can be written to, made if it is missing."""
        if not self.text(name):
            return default
        path = Path(self.text(name)).absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not os.access(path, os.W_OK | os.X_OK):
                raise PermissionError
        except OSError:
            self.refuse(name, "that folder cannot be made, or cannot be written to")
        return path

    def database(self, name: str, default: str) -> dict[str, Any]:
        """Django's values for a PostgreSQL URL, as libpq understands it. The URL, which has a password, is not told."""
        try:
            parts = parse_database(self.text(name, default))
        except ValueError as error:
            self.refused.append(f"{name} names no PostgreSQL database: {error}.")
            parts = parse_database(default)
        named = {key: parts.pop(word, "") for key, word in DATABASE_PARTS.items()}
        return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": parts}

    def mail(self, name: str, default: str) -> str:
        """The URL of a mail server; it may have a password and is not told."""
        value = self.text(name, default)
        if value.partition("://")[0] not in MAIL:
            self.refused.append(f"{name} names no mail server; it must be like smtp+tls://user:password@host:587.")
            return default
        return value

    def cache(self, name: str, default: str) -> str:
        """The URL of a cache; it may have a password and is not told."""
        value = self.text(name, default)
        if value.partition("://")[0] not in CACHES:
            self.refused.append(f"{name} names no cache; it must be like redis://host:6379/0.")
            return default
        return value


def is_language(tag: str, choices: Collection[str]) -> bool:
    """Whether a tag in lower case is one of `choices`, or a variety of one."""
    return tag in choices or (tag.partition("-")[0] in choices and LANGUAGE_TAG.fullmatch(tag) is not None)


DATABASE_PARTS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def parse_database(url: str) -> dict[str, Any]:
    """The parts of a libpq URL by libpq's names. Raises ValueError with what is wrong with it."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise ValueError(DATABASE_FORM)
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ValueError(str(error).strip().rstrip(".")) from error
    if not parts.get("dbname"):
        raise ValueError(f"the name is missing; {DATABASE_FORM}")
    if not str(parts.get("port", "5432")).isdecimal():
        raise ValueError(f"its port is no number; {DATABASE_FORM}")
    return parts


def is_page(url: str) -> bool:
    """Whether it is http or https, has a host and no password, and is written in ASCII without spaces."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set(' "<>')
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and plain


def is_origin(url: str) -> bool:
    parts = urlsplit(url) if is_page(url) else None
    return parts is not None and not (parts.path or parts.query or parts.fragment)


def check_serving(values: Mapping[str, str]) -> None:
    """What those that serve need beyond sense, web server and worker: a key that holds, and the site's address."""
    env = Environment(values)
    key = env.text("SECRET_KEY")
    if len(key) < KEY_LENGTH:
        state = f"has {len(key)} characters" if key else "is not set"
        env.refused.append(f"SECRET_KEY {state}; it needs {KEY_LENGTH} or more, random and secret: {NEW_KEY}")
    if not env.text("SITE_URL"):
        env.refused.append("SITE_URL is not set; it is the address that readers use, such as https://www.example.org.")
    env.check()
