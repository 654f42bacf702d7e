"""What is said under a photo."""

from __future__ import annotations

from conversations.drafts.results import Refusal
from conversations.engine.texts import is_blank

LONGEST_CAPTION = 200
"""Characters: some three lines of a page."""


def parse_caption(text: str) -> str | Refusal:
    """Return the caption on one line, without a full stop at its end.

    Refused: `empty`, `caption_too_long` (longest).
    """
    if is_blank(text):
        return Refusal("empty")
    line = " ".join(text.split()).removesuffix("。")
    if len(line) > LONGEST_CAPTION:
        return Refusal("caption_too_long", {"longest": LONGEST_CAPTION})
    return line or Refusal("empty")
