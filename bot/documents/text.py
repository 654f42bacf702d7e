"""What a person typed, as the text of an XML element: nothing added, nothing taken for markup."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from conversations.engine.texts import UNPRINTABLE

_LINE_ENDS = re.compile("\r\n?")


def clean_text(text: str) -> str:
    """Return `text` with line feeds for line ends, and without what cannot be printed."""
    return UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def render_text(text: str) -> str:
    """Return `text` cleaned and escaped, to stand in an element or a double-quoted attribute."""
    return escape(clean_text(text), {'"': "&quot;"})
