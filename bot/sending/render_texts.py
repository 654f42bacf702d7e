"""Long texts on a card: what is written so far, and how much of it."""

from __future__ import annotations

from markupsafe import Markup

from bot.sending.asked import LONGEST_ANSWER, LONGEST_EXCERPT
from bot.sending.messages import clip, clip_line, clip_start
from bot.sending.voice import Voice
from conversations.drafts.draft import TextAnswer


def render_written(text: TextAnswer, voice: Voice, *, brief: bool = False) -> Markup:
    """Return what a text has so far: of a long one its beginning, of an open one its end.

    How much there is of it is said where not all of it is shown, and while more may follow. A
    `brief` card has one line of it.
    """
    count = count_characters(text)
    if brief and not text.open:
        return render_brief(text.text, voice, count)
    if text.open:
        shown = clip_start(text.text, LONGEST_ANSWER)
        return voice.text("card.open", text=shown, characters=count)
    shown = clip(text.text, LONGEST_ANSWER)
    return voice.text("card.answer", text=shown, characters=count if shown != text.text else 0)


def render_brief(text: str, voice: Voice, count: int = 0) -> Markup:
    """Return the beginning of an answer on one line; `count` is said where that is not all."""
    shown = clip_line(text, LONGEST_EXCERPT)
    return voice.text("card.brief", text=shown, characters=count if shown != text else 0)


def count_characters(text: TextAnswer | None) -> int:
    """Return how many characters are written, spaces and line ends not counted."""
    return len("".join(text.text.split())) if text else 0
