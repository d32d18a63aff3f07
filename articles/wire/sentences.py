"""Whether words are a paragraph by themselves, or something shorter."""

import re

from articles.wire.datelines import split_dateline

FULL_STOP = re.compile(r"[.。।](?:[\"”’»'）)\]]|\[\d+\])*\s*\Z|(?:Enditem|[!?…][\"”»])\s*\Z")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def is_paragraph(text: str) -> bool:
    """Whether words are a paragraph by themselves: a dateline opens them, they are long, or end as sentences do."""
    length = len(text) + 2 * len(IDEOGRAPH.findall(text[:200]))
    if length >= 160:
        return True
    return (bool(FULL_STOP.search(text[-12:])) and (len(text.split()) >= 6 or length >= 60)) or bool(
        split_dateline(text)[0] and len(text) > 60
    )
