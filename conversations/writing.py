"""What a typed text does at the place it was typed for."""

from __future__ import annotations

from dataclasses import replace

from conversations.draft import Answer, Draft, Part, TextAnswer
from conversations.interview import Interview, Items, LongText
from conversations.kinds import Typable, parse_answer
from conversations.listing import write_in_list
from conversations.path import find_focus
from conversations.results import Outcome, Refusal, Result
from conversations.texts import is_rest, write_text
from conversations.turns import Change, Turn, build_turn


def type_text(interview: Interview, draft: Draft, part: Part) -> Change:
    """Return the draft after `part`, of cleaned text, was typed at the present position."""
    place = find_focus(interview, draft)
    if place is None:
        return Change(draft, Result("ignored", "nothing_open"))
    return write(build_turn(interview, draft, place), part)


def write(turn: Turn, part: Part) -> Change:
    """Return the draft after `part` was typed at the turn's place.

    It answers the question, or answers it anew; it goes on with an open text. What is no answer is
    kept as an attempt; the rest of an attempt that a messenger split belongs to it.
    """
    part = _join_attempt(turn, part)
    if isinstance(turn.question, Items):
        return write_in_list(turn, turn.question, part)
    answer = _build_answer(turn.question, turn.answer, part)
    if isinstance(answer, Refusal):
        return turn.refuse(answer, part)
    outcome: Outcome = "amended" if turn.is_answered else "saved"
    if isinstance(answer, TextAnswer) and answer.open:
        return turn.put(answer, turn.home, outcome)
    return turn.go_on(answer, outcome)


def _build_answer(question: Typable, old: Answer | None, part: Part) -> Answer | Refusal:
    answer = parse_answer(question, part)
    if isinstance(answer, Refusal) or not isinstance(question, LongText):
        return answer
    return write_text(old if isinstance(old, TextAnswer) else None, part)


def _join_attempt(turn: Turn, part: Part) -> Part:
    attempt = turn.draft.attempts.get(turn.question.id)
    if attempt is None or attempt.source == part.source or not is_rest(part, attempt):
        return part
    return replace(part, text=attempt.text + part.text)
