"""One or more paragraphs."""

from __future__ import annotations

from conversations.drafts.results import Refusal
from conversations.engine.texts import is_blank


def parse_long_text(text: str) -> str | Refusal:
    """Return the text as it is. Refused: `empty`."""
    return Refusal("empty") if is_blank(text) else text
