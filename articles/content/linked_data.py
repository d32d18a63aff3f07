"""JSON-LD in a page (JSON-LD 1.1, section 7: embedding in HTML documents)."""

import json
from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString, mark_safe

_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def script(graph: Sequence[Mapping[str, object]], context: str = "https://schema.org") -> SafeString:
    """A script element with the nodes of `graph`. No text in it, however hostile, can end the element."""
    data = json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>')
