"""Hostile or messy HTML in, harmless markup out: the allow-list of the body document, enforced by nh3 (ammonia)."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import nh3

from articles.content.inline import one_line
from articles.content.source import prepared

BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "li"}
    | {"blockquote", "footer", "aside", "figure", "figcaption"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
INLINE = frozenset({"a", "b", "bdi", "br", "code", "del", "em", "i", "s", "span", "strike", "strong", "sub", "sup"})
# They carry no meaning of their own here, but the words on either side of them belong to different blocks.
WRAPPERS = frozenset(
    {"address", "article", "button", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt"}
    | {"fieldset", "form", "header", "hgroup", "legend", "listing"}
    | {"main", "menu", "nav", "option", "optgroup", "pre", "search", "section", "summary"}
)
# What they hold was never meant to be read as text.
DROPPED_WITH_CONTENT = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "script", "style", "template", "title", "xml"}
)

_HOST = r"(?=[^/?#\\\s])"
_LINK = re.compile(rf"https?://{_HOST}|(mailto|tel):(?=.)|/(?![/\\])", re.IGNORECASE)
_SECURE = re.compile(rf"https://{_HOST}", re.IGNORECASE)
_GOOGLE = re.compile(r"(www\.)?google(\.[a-z]{2,3}){1,2}")
_SAFE_LINKS = ".safelinks.protection.outlook.com"
_LAYERS = 5
_LANGUAGE_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8}){0,5}", re.IGNORECASE)
_ROW_ID = re.compile(r"[1-9][0-9]{0,17}")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_WEIGHTS = dict.fromkeys(["bold", "bolder", "600", "700", "800", "900"], "bold") | dict.fromkeys(
    ["normal", "lighter", "100", "200", "300", "400", "500"], "normal"
)
_STYLES = {
    "font-weight": _WEIGHTS,
    "font-style": {"italic": "italic", "oblique": "italic", "normal": "normal"},
    "text-decoration": {"line-through": "line-through"},
    "vertical-align": {"sub": "sub", "super": "super"},
}


def sanitise(html: str) -> str:
    """The harmless part of any `html`, well formed: the body's elements, and bare wrappers that `body.parse` dissolves.

    Words are kept, but for those in scripts, styles and the like. Of styles only boldness, slope, strike-through and
    raised or lowered text stay, in one spelling. Never raises.
    """
    encodable = html.encode("utf-8", "ignore").decode()
    return _CLEANER.clean(prepared(encodable))


def link_address(value: str) -> str | None:
    """`value` as the address of a link: http, https, mailto, tel or root-relative; None for every other.

    An address wrapped by Google's redirect ('google.com/url?q=…') or by Outlook's safe links is taken out of it.
    """
    for _ in range(_LAYERS):
        address = _address(value, _LINK)
        if address is None or (target := _behind_wrapper(address)) is None:
            return address
        value = target
    return None


def secure_address(value: str) -> str | None:
    """`value` as an https address with a host, or None."""
    return _address(value, _SECURE)


def row_id(value: str) -> str | None:
    """`value` when it is the id of a database row in ASCII digits (at most 18, which fit a bigint), else None."""
    return value if _ROW_ID.fullmatch(value) else None


def _address(value: str, allowed: re.Pattern[str]) -> str | None:
    # Browsers drop tabs and line ends within an address; a check that does not would be blind to 'java\nscript:'.
    address = re.sub(r"\s", "%20", one_line(re.sub(r"[\t\r\n]", "", value)).strip())
    match = allowed.match(address)
    if match is None:
        return None
    try:
        urlsplit(address)
    except ValueError:
        return None
    return match[0].lower() + address[match.end() :]


def _behind_wrapper(address: str) -> str | None:
    parts = urlsplit(address)
    host, query = parts.hostname or "", parse_qs(parts.query)
    if parts.path == "/url" and _GOOGLE.fullmatch(host):
        return next((query[name][0] for name in ("q", "url") if name in query), None)
    return query["url"][0] if host.endswith(_SAFE_LINKS) and "url" in query else None


def _style(value: str) -> str | None:
    declarations = []
    for declaration in value.lower().split(";"):
        name, _, setting = declaration.partition(":")
        known = _STYLES.get(name.strip(), {}).get(setting.replace("!important", "").strip())
        if known:
            declarations.append(f"{name.strip()}:{known}")
    return ";".join(declarations) or None


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda value: value if pattern.fullmatch(value) else None


def _one_of(*values: str) -> Callable[[str], str | None]:
    return lambda value: value.lower() if value.lower() in values else None


def _text(value: str) -> str | None:
    return one_line(value) or None


# For each element its attributes, each with the reading of its value; None drops the attribute.
_Readings = dict[str, Callable[[str], str | None]]
_FORMATTING: _Readings = {"style": _style}
_CELL: _Readings = {"colspan": _matching(_SPAN), "rowspan": _matching(_SPAN)}
_ATTRIBUTES: dict[str, _Readings] = {
    "a": {"href": link_address, "title": _text},
    "span": {"lang": _matching(_LANGUAGE_TAG), "dir": _one_of("ltr", "rtl", "auto"), "style": _style},
    "b": _FORMATTING,
    "strong": _FORMATTING,
    "i": _FORMATTING,
    "em": _FORMATTING,
    "figure": {
        "data-photo": lambda value: row_id(value) if value else "",
        "data-size": _one_of("column", "wide", "full"),
        "data-alt": _text,
        "data-decorative": lambda value: None if value.lower() == "false" else "",
        "data-credit": _text,
        "data-embed": secure_address,
    },
    "aside": {"data-pullquote": lambda value: "", "data-story": row_id},
    "th": _CELL | {"scope": _one_of("row", "col")},
    "td": _CELL,
}


def _read_attribute(tag: str, name: str, value: str) -> str | None:
    reading = _ATTRIBUTES.get(tag, {}).get(name)
    return reading(value) if reading else None


_CLEANER = nh3.Cleaner(
    tags=BLOCKS | INLINE | WRAPPERS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes={tag: set(readings) for tag, readings in _ATTRIBUTES.items()},
    attribute_filter=_read_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
