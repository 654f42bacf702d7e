"""Long texts on a card: what is written so far, and how much of it."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER
from bot.sending.messages import clip, clip_start
from bot.sending.voice import Voice
from conversations.drafts.draft import TextAnswer


def render_written(text: TextAnswer, voice: Voice) -> Markup:
    """Return what a text has so far: of a long one its beginning, of an open one its end.

    How much there is of it is said where not all of it is shown, and while more may follow.
    """
    count = count_characters(text)
    if text.open:
        shown = clip_start(text.text, LONGEST_ANSWER)
        return voice.text("card.open", text=shown, characters=count)
    shown = clip(text.text, LONGEST_ANSWER)
    return voice.text("card.answer", text=shown, characters=count if shown != text.text else 0)


def count_characters(text: TextAnswer | None) -> int:
    """Return how many characters are written, spaces and line ends not counted."""
    return len("".join(text.text.split())) if text else 0
