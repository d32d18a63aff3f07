"""Who is named for what: attribution lines and credits, read from the words of news pages and rendered for readers."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What those who are named have done for the story, or are to it."""

    INPUT_FROM = "input_from"
    REPORTING = "reporting"
    ADDITIONAL_REPORTING = "additional_reporting"
    WRITING = "writing"
    EDITING = "editing"
    SOURCE = "source"
    REPUBLISHED = "republished"
    PHOTO_CREDIT = "photo_credit"
    VIA = "via"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Names with what they are named for, in their order; `text` is verbatim what says so."""

    kind: Kind
    names: tuple[str, ...]
    text: str


def render_credit(override: str = "", credit: str = "", creators: tuple[str, ...] = (), source: str = "") -> str:
    """The credit of a photo as every page, feed and export shows it; '' only where nothing at all is known.

    In this order: one use's override, the photo's credit line, 'Creator/Source', whichever of the two there is.
    """
    return override or credit or "/".join(part for part in (", ".join(creators), source) if part)
