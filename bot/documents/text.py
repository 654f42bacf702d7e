"""What a person typed, as the text of an XML element: nothing added, nothing taken for markup."""

from __future__ import annotations

from xml.sax.saxutils import escape

from conversations.engine.texts import clean_text


def render_text(text: str) -> str:
    """Return `text` cleaned and escaped, to stand in an element or a double-quoted attribute."""
    return escape(clean_text(text), {'"': "&quot;"})
