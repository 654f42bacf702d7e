"""Answers in full, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sending.say_answers import say_figure, say_value
from bot.sending.voice import Voice
from conversations.definition.blocks import BlockMarker
from conversations.definition.questions import BaseQuestion, Figures
from conversations.drafts.draft import (
    Answer,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    PicturesAnswer,
    TableAnswer,
)
from conversations.report.numbering import render_marker

_LAST = 99


def tell_answer(question: BaseQuestion | None, answer: Answer, voice: Voice) -> str:
    """Return all that the answer says; `question` is None where the template does not know it."""
    match answer:
        case ItemsAnswer():
            return _tell_entries(answer.entries, "（一）")
        case TableAnswer():
            return "\n".join(" · ".join(filter(None, row.cells)) for row in answer.rows)
        case PicturesAnswer():
            return "\n".join(
                f"{at}. {entry.caption.text if entry.caption else '—'}"
                for at, entry in enumerate(answer.pictures, 1)
            )
        case FiguresAnswer():
            return _tell_figures(question, answer, voice)
    return say_value(question, answer, voice)


def tell_entry(entry: Entry, marker: BlockMarker = "一是") -> str:
    """Return what stands under the entry's heading: its text, or its list by that marker."""
    if entry.inner is not None:
        return _tell_entries(entry.inner.entries, marker)
    return entry.text.text if entry.text else ""


def _tell_entries(entries: Iterable[Entry], marker: BlockMarker) -> str:
    lines = []
    for number, entry in enumerate(entries, 1):
        lines += [render_marker(marker, min(number, _LAST)) + entry.heading.text, tell_entry(entry)]
    return "\n".join(filter(None, lines))


def _tell_figures(question: BaseQuestion | None, answer: FiguresAnswer, voice: Voice) -> str:
    members = question.members if isinstance(question, Figures) else ()
    labels = {member.id: voice.say(member.label) for member in members}
    return "\n".join(
        f"{labels.get(member_id, member_id)} {say_figure(question, member_id, figure)}"
        for member_id, figure in answer.figures.items()
    )
