"""What administrators are told without having asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.sending.messages import build_outgoing, clip_line
from bot.sending.views import render_view
from bot.sending.voice import Voice
from bot.store.outbox import put
from bot.usecases.installing import Refusal
from bot.usecases.people import list_members
from bot.words.words import LANGUAGES, Words
from conversations.views import News, Notice

_MISTAKES = 5
"""Mistakes of a file that are said; the rest is said as a count."""

_LONGEST_PART = 300


def tell_administrators(
    conn: Connection, words: Words, news: Iterable[News], now: datetime
) -> None:
    """Have each piece of news said to every administrator, in their own language."""
    voices = {language: Voice(words, language) for language in LANGUAGES}
    said = list(news)
    calls = [
        build_outgoing(message, person.id)
        for person in list_members(conn)
        if person.is_administrator
        for each in said
        for message in render_view(Notice(each), voices[person.language])
    ]
    put(conn, calls, now)


def build_refused(refusal: Refusal) -> News:
    """Return what is said of a template that was refused: where it is wrong, and what stays."""
    mistakes = [
        {
            "line": mistake.line,
            "field": clip_line(mistake.field, _LONGEST_PART),
            "sentence": clip_line(mistake.sentence, _LONGEST_PART),
        }
        for mistake in refusal.mistakes[:_MISTAKES]
    ]
    more = len(refusal.mistakes) - len(mistakes)
    told = {"file": refusal.file.place, "mistakes": mistakes, "more": more}
    return News("templates.refused", told | {"kept": refusal.kept})


def build_mended(place: str) -> News:
    """Return what is said of a template that is in use again."""
    return News("templates.mended", {"file": place})
