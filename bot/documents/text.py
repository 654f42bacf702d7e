"""What a person typed, as the text of an XML element: nothing added, nothing taken for markup."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_LINE_ENDS = re.compile("\r\n?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters (tab and line feed excepted), and what XML 1.0 cannot hold at all."""


def clean_text(text: str) -> str:
    """Return `text` with line feeds for line ends, and without what cannot be printed."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def render_text(text: str) -> str:
    """Return `text` cleaned and escaped, to stand in an element or a double-quoted attribute."""
    return escape(clean_text(text), {'"': "&quot;"})
