"""HTML source before an HTML parser sees it: made bounded in depth, and explicit where a parser would join words.

Nothing here makes markup safe; that is the sanitiser's work, which comes after.
"""

import re
from collections import Counter

# An HTML parser looks through the open elements for each tag, so deep nesting costs quadratic time. What is nested
# deeper than people write is read as a line break; a mark, as nothing.
DEPTH_OF_BOXES = 300
DEPTH_OF_MARKS = 30

_TAG_OR_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(/?)([a-z][^\s/>]*)", re.IGNORECASE | re.DOTALL)
_MARKS = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
_NOT_NESTING = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    | {"p", "li", "dd", "dt", "option", "optgroup"}
    | {"caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"}
    | {"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
)
# A reader sees words apart on either side of these, yet they go without a trace: cells in no table, and things shown.
_PARTING = frozenset(
    {"caption", "td", "th", "tr", "select", "textarea", "xmp"}
    | {"audio", "canvas", "embed", "iframe", "img", "object", "svg", "video"}
)


def prepared(html: str) -> str:
    """`html` with at most DEPTH_OF_BOXES and DEPTH_OF_MARKS tags open at a time, and a space before parting tags."""
    opened: Counter[str] = Counter()
    depth = {"br": 0, "wbr": 0}

    def prepare(match: re.Match[str]) -> str:
        name = (match[2] or "").lower()
        tag = f" {match[0]}" if name in _PARTING else match[0]
        if not name or name in _NOT_NESTING:
            return tag
        stand_in, limit = ("wbr", DEPTH_OF_MARKS) if name in _MARKS else ("br", DEPTH_OF_BOXES)
        if match[1]:
            if opened[name]:
                opened[name] -= 1
                depth[stand_in] -= 1
        elif depth[stand_in] >= limit:
            return f"<{stand_in}"
        else:
            opened[name] += 1
            depth[stand_in] += 1
        return tag

    return _TAG_OR_COMMENT.sub(prepare, html)
