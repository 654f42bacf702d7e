"""What a typed text does at the place it was typed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Declaration,
    Figures,
    Items,
    LongText,
    Pictures,
    Table,
)
from conversations.drafts.draft import Answer, Draft, Part, TextAnswer
from conversations.drafts.path import build_walk, find_position
from conversations.drafts.results import Outcome, Refusal, Result
from conversations.engine.figuring import write_figures
from conversations.engine.listing import write_in_list
from conversations.engine.picturing import write_caption
from conversations.engine.tabling import write_rows
from conversations.engine.texts import is_blank, is_rest, replace_tabs, write_text
from conversations.engine.turns import Change, Turn, build_turn
from conversations.kinds import Typable, parse_answer


def type_text(interview: Interview, draft: Draft, part: Part, today: date | None) -> Change:
    """Return the draft after `part`, of cleaned text, was typed at the present position."""
    walk = build_walk(interview, draft)
    place = find_position(walk)
    if place is None:
        return Change(draft, Result("ignored", "nothing_open"))
    return write(build_turn(walk, place, today), part)


def write(turn: Turn, part: Part) -> Change:
    """Return the draft after `part` was typed at the turn's place.

    It answers the question, or answers it anew; it goes on with an open text. What is no answer is
    kept as an attempt; the rest of an attempt that a messenger split belongs to it.
    """
    part = _join_attempt(turn, part)
    match turn.question:
        case Table():
            return write_rows(turn, turn.question, part)
        case Items():
            return write_in_list(turn, turn.question, replace_tabs(part))
        case Figures():
            return write_figures(turn, turn.question, replace_tabs(part))
        case Pictures():
            return write_caption(turn, replace_tabs(part))
    return _write_answer(turn, turn.question, replace_tabs(part))


def _write_answer(turn: Turn, question: Typable, part: Part) -> Change:
    answer = _build_answer(turn, question, part)
    if isinstance(answer, Refusal):
        return turn.refuse(answer, part)
    outcome: Outcome = "amended" if turn.is_answered else "saved"
    if isinstance(answer, TextAnswer) and answer.open:
        return turn.put(answer, turn.home, outcome)
    return turn.go_on(answer, outcome)


def _build_answer(turn: Turn, question: Typable, part: Part) -> Answer | Refusal:
    """Return the answer that was typed; of a text that is still open, the whole of it."""
    old = turn.answer if isinstance(turn.answer, TextAnswer) and turn.answer.open else None
    if old is not None and isinstance(question, LongText | Declaration) and not is_blank(part.text):
        return write_text(old, part)
    return parse_answer(question, part, turn.setting)


def _join_attempt(turn: Turn, part: Part) -> Part:
    attempt = turn.draft.attempts.get(turn.question.id)
    if attempt is None or attempt.source == part.source or not is_rest(part, attempt):
        return part
    return replace(part, text=attempt.text + part.text, joined=True)
