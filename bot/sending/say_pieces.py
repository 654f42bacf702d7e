"""Pieces of a file in a line of a list: how each begins, how long it is, why it was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.sending.messages import clip_line
from bot.sending.render_findings import say_briefly
from bot.sending.voice import Voice
from conversations.definition.terms import Words
from conversations.importing.listing import Place
from conversations.importing.moving import DROPPED
from conversations.importing.plan import Chunk
from conversations.importing.wording import say_chunk

_LONGEST_START = 24
"""Units of a piece in a list: some twenty characters, and the sign that there are more."""

_LONGEST_SECTION = 30
_LONGEST_ASK = 50


def say_start(chunk: Chunk, voice: Voice, *, hidden: bool = False) -> str:
    """Return how the piece begins and how many characters it has; where hidden, only the latter."""
    characters = count_piece(chunk)
    if hidden:
        return voice.plain("piece.hidden", characters=characters)
    start = clip_line(say_chunk(chunk), _LONGEST_START)
    return voice.plain("piece.start", start=start, characters=characters)


def count_piece(chunk: Chunk) -> int:
    """Return the characters of the piece, spaces and line ends not counted."""
    return len("".join(say_chunk(chunk).split()))


def say_place(place: Place, voice: Voice) -> str:
    """Return the section and the question, briefly."""
    section, question = place
    title = clip_line(voice.say(section.title), _LONGEST_SECTION)
    return voice.plain("piece.place", section=title, ask=say_target(question.ask, voice))


def say_target(ask: Words, voice: Voice) -> str:
    """Return what a question asks, as briefly as tells it from the others."""
    return clip_line(say_briefly(ask, voice), _LONGEST_ASK)


def say_reason(chunk: Chunk, voice: Voice) -> str:
    """Return why the piece goes nowhere."""
    if chunk.role != "junk" and chunk.reason != DROPPED:
        return voice.label("aside.covered")
    return voice.label(_REASONS.get(chunk.reason, "aside.other"))


def sum_up_junk(chunks: Iterable[Chunk], voice: Voice) -> list[dict[str, object]]:
    """Return how many pieces were set aside for each reason."""
    counts = Counter(say_reason(chunk, voice) for chunk in chunks)
    return [{"reason": reason, "count": count} for reason, count in counts.items()]


_REASONS: Mapping[str, str] = {
    "blank": "aside.blank",
    "site_mark": "aside.site_mark",
    "password": "aside.password",
    "address": "aside.address",
    "page_number": "aside.page_number",
    DROPPED: "aside.dropped",
}
"""Why characters are no part of the report (conversations.recognition.pieces), or not wanted."""
