"""One line of text."""

from __future__ import annotations

from conversations.definition.questions import ShortText
from conversations.drafts.results import Refusal
from conversations.engine.texts import is_blank


def parse_short_text(question: ShortText, text: str) -> str | Refusal:
    """Return the line without white space around it.

    Refused: `empty`, `one_line`, `too_long` (longest: the question's, in characters).
    """
    if is_blank(text):
        return Refusal("empty")
    line = text.strip()
    if len(line) > question.longest:
        return Refusal("too_long", {"longest": question.longest})
    return Refusal("one_line") if "\n" in line else line
