"""Families of figures: numbers given, passed by, taken as they follow, and put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from conversations.definition.questions import Figures
from conversations.drafts.answers import find_open_member, is_settled
from conversations.drafts.draft import Figure, FiguresAnswer, Focus, Part
from conversations.drafts.figures import build_numbers, derive, find_discrepancies
from conversations.drafts.results import Outcome, Refusal
from conversations.engine.turns import Change, Turn
from conversations.kinds.figures import parse_figures, parse_labelled


def write_figures(turn: Turn, question: Figures, part: Part) -> Change:
    """Return the draft after `part` was typed at the family, or for one of its numbers.

    Where no number is asked for, the text must say which it means: by labels, or by giving all.
    Refused: `which_figure` (member), and what `parse_figures` refuses.
    """
    at = _find_asked(turn, question)
    if at is None:
        numbers = _parse_anew(question, part.text)
    else:
        numbers = parse_figures(question, at, part.text)
    if isinstance(numbers, Refusal):
        return turn.refuse(numbers, part)
    return _give(turn, question, {key: Figure(value, part) for key, value in numbers.items()})


def ask_member(turn: Turn, question: Figures, at: int) -> Change:
    """Return the draft with the person at that number of the family."""
    if not 0 <= at < len(question.members):
        return turn.ignore()
    return turn.move(Focus(question.id, at))


def pass_member(turn: Turn, question: Figures, at: int) -> Change:
    """Return the draft with that number passed by: it is not asked for again.

    If it is required, the report lacks it from then on, and says so.
    """
    old = _get_answer(turn)
    if not 0 <= at < len(question.members) or question.members[at].id in old.figures:
        return turn.move(turn.home)
    return _store(turn, question, {question.members[at].id: Figure(None)}, "moved")


def take_derived(turn: Turn, question: Figures, at: int) -> Change:
    """Return the draft with the value for that number that follows from the others.

    It is what a sum leaves for it, or that with which numbers that are given would add up.
    """
    if not 0 <= at < len(question.members):
        return turn.ignore()
    member = question.members[at].id
    numbers = _build_numbers(turn, question, _get_answer(turn))
    fixes = (fix for each in find_discrepancies(question, numbers) for fix in each.fixes)
    fixed = next((fix.value for fix in fixes if fix.member == member), None)
    value = derive(question, numbers).get(member, fixed)
    return turn.ignore() if value is None else _give(turn, question, {member: Figure(value)})


def accept(turn: Turn, question: Figures) -> Change:
    """Return the draft with the numbers left as they are, the person at the next open question.

    Nothing happens unless all are given and something does not add up.
    """
    answer = _get_answer(turn)
    numbers = _build_numbers(turn, question, answer)
    asked = find_open_member(question, answer) is not None
    if asked or not find_discrepancies(question, numbers):
        return turn.ignore()
    return turn.go_on(replace(answer, accepted=True), "moved" if answer.accepted else "saved")


def amend_figures(
    question: Figures, answer: FiguresAnswer, part: Part
) -> FiguresAnswer | Refusal | None:
    """Return the family after the message of `part.source` was edited; None if none came from it.

    Its numbers are replaced; one that it does not give any more is asked for again. A number that
    came from it at first, and was given anew since, changes only if the edit changed it too.
    """
    came = {
        member.id: figure
        for member in question.members
        if (figure := answer.figures.get(member.id)) and _came_from(figure, part)
    }
    if not came:
        return None
    at, old = _recall(question, came)
    numbers = parse_figures(question, at, part.text)
    if isinstance(numbers, Refusal):
        return numbers
    typed = replace(next(iter(came.values())).typed or part, text=part.text)
    changed = {
        key: Figure(value, typed)
        for key, value in numbers.items()
        if key in came or old.get(key) != value
    }
    kept = {key: each for key, each in answer.figures.items() if key not in came}
    return _replace(answer, {**kept, **changed})


def _find_asked(turn: Turn, question: Figures) -> int | None:
    """Return the index of the number a text is for; None when the family is given and shown."""
    at = turn.place.entry
    if at is not None and 0 <= at < len(question.members):
        return at
    return find_open_member(question, _get_answer(turn))


def _parse_anew(question: Figures, text: str) -> dict[str, Decimal] | Refusal:
    labelled = parse_labelled(question, text)
    if labelled is not None:
        return labelled
    numbers = parse_figures(question, 0, text)
    if isinstance(numbers, Refusal):
        clear = numbers.problem != "not_a_figure" or len(question.members) == 1
    else:
        clear = len(numbers) == len(question.members)
    return numbers if clear else Refusal("which_figure", {"member": question.members[0].label})


def _give(turn: Turn, question: Figures, figures: Mapping[str, Figure]) -> Change:
    old = _get_answer(turn).figures
    again = any(key in old and old[key].value is not None for key in figures)
    return _store(turn, question, figures, "amended" if again else "saved")


def _store(
    turn: Turn, question: Figures, figures: Mapping[str, Figure], outcome: Outcome
) -> Change:
    """Return the draft with these figures, the person where something is left to be done.

    That is the next number not given, the family if it does not add up, or the next open question.
    Who went back to a number of a family that was complete returns to the family.
    """
    old = _get_answer(turn)
    answer = _replace(old, {**old.figures, **figures})
    answers = turn.answers
    if is_settled(question, answer, answers):
        returning = turn.place.entry is not None and is_settled(question, old, answers)
        return turn.put(answer, turn.home, outcome) if returning else turn.go_on(answer, outcome)
    new = [
        at for at, each in enumerate(question.members) if each.id in figures.keys() - old.figures
    ]
    left = _find_next(question, answer, new[-1]) if new else None
    return turn.put(answer, turn.home if left is None else Focus(question.id, left), outcome)


def _replace(old: FiguresAnswer, figures: Mapping[str, Figure]) -> FiguresAnswer:
    """Return the answer with these figures: still accepted if they are the same numbers."""
    same = {key: each.value for key, each in old.figures.items()} == {
        key: each.value for key, each in figures.items()
    }
    return FiguresAnswer(figures, old.accepted and same)


def _find_next(question: Figures, answer: FiguresAnswer, at: int) -> int | None:
    """Return the index of the first number behind that one which is asked for, None without one."""
    behind = range(at + 1, len(question.members))
    return next((each for each in behind if question.members[each].id not in answer.figures), None)


def _recall(question: Figures, came: Mapping[str, Figure]) -> tuple[int, Mapping[str, Decimal]]:
    """Return for which member the message was typed, and the numbers that it gave then."""
    first = next(at for at, member in enumerate(question.members) if member.id in came)
    text = next(figure.typed.text for figure in came.values() if figure.typed)
    for at in range(first, -1, -1):  # the first of its numbers may have been given anew
        old = parse_figures(question, at, text)
        if not isinstance(old, Refusal) and all(
            old.get(key) == figure.value for key, figure in came.items()
        ):
            return at, old
    return first, {}


def _came_from(figure: Figure, part: Part) -> bool:
    return figure.typed is not None and figure.typed.source == part.source


def _build_numbers(turn: Turn, question: Figures, answer: FiguresAnswer) -> Mapping[str, Decimal]:
    return build_numbers(question, {**turn.answers, question.id: answer})


def _get_answer(turn: Turn) -> FiguresAnswer:
    return turn.answer if isinstance(turn.answer, FiguresAnswer) else FiguresAnswer()
