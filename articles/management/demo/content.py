"""What the demo newsroom consists of, read from the files beside this one."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
PAPER = tomllib.loads((HERE / "paper.toml").read_text())
"""Lists of tables for sections, topics, sources, authors and pages, each with the names of the model's fields."""

IMPORT_KEY = "demo:"
NAME = "The Larkhaven Post"
EDITIONS = {"ar": "بريد لاركهيفن"}
"""The names of the paper's further editions, by language, as in settings.EDITIONS."""


class LogIn(NamedTuple):
    """Somebody of the paper. The role is one of `User.Role`; `told` is what the launcher prints of it."""

    name: str
    password: str
    role: str
    told: str
    superuser: bool = False


LOG_INS = (
    LogIn("reporter", "reporter-demo", "reporter", "Reporter"),
    LogIn("photo", "photo-demo", "photo_editor", "Photo editor"),
    LogIn("editor", "editor-demo", "editor", "Editor"),
    LogIn("chief", "chief-demo", "chief", "Chief, and administrator", superuser=True),
)
"""For a demo on one's own machine, where anybody may know the passwords."""


@dataclass(frozen=True)
class DemoStory:
    """One story; people and topics stand by their slugs, users by their log-ins, times are in hours.

    In `body`, blocks are parted by empty lines, and what is no element is a paragraph. '{photo:name}' and
    '{story:name}' stand for ids; a story refers only to one that is older. '{weekday}' is the day of publication.
    A step is a table: `verb` and `by`, and what the verb (see `loading.VERBS`) takes beside.
    """

    name: str
    section: str
    headline: str
    body: str
    hours_ago: float = 0  # since publication
    translation_of: str = ""  # the name of the original
    standfirst: str = ""
    kicker: str = ""
    language: str = "en"
    kind: str = "news"
    front_priority: int = 3
    lead: str = ""  # the name of a picture
    lead_text: str = ""
    lead_alt: str = ""
    by: list[str] = field(default_factory=list)
    byline_line: str = ""
    place: str = ""
    agency: str = ""
    outlet: str = ""
    attributions: list[list[str]] = field(default_factory=list)  # pairs of kind and source
    topics: list[str] = field(default_factory=list)
    corrections: list[dict] = field(default_factory=list)
    updated_hours_ago: float | None = None
    draft: bool = False  # it is not published
    begun_by: str = "editor"
    due_in: float | None = None
    embargo_in: float | None = None
    priority: int = 2
    steps: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""  # for the desk
    withdrawal: str = ""  # the notice to readers, of a story that was withdrawn
    next_headline: str = ""  # saved after publication and not published
    reads: int = 0  # how often it was read in each of the last hours

    @property
    def import_key(self) -> str:
        return IMPORT_KEY + self.name


def stories() -> list[DemoStory]:
    """All stories, the oldest first. Each stands in the section that its file is named after, or names its own."""
    found = [
        DemoStory(name=name, **{"section": path.stem, **values})
        for path in sorted((HERE / "stories").glob("*.toml"))
        for name, values in tomllib.loads(path.read_text()).items()
    ]
    return sorted(found, key=lambda story: -story.hours_ago)
