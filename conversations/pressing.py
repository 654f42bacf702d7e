"""What a button, or the command that says the same, does at the place it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from conversations import listing
from conversations.draft import ChoiceAnswer, ConfirmAnswer, Draft, Focus, Skipped, TextAnswer
from conversations.editing import drop_answer
from conversations.events import Pressed, Verb
from conversations.interview import Choice, Confirm, Interview, Items, LongText
from conversations.path import Stop, build_path, find_index, find_position
from conversations.results import Outcome, Refusal, Result
from conversations.texts import close_text, open_text
from conversations.turns import Change, Turn, build_turn

Act: TypeAlias = Callable[[Turn, int | None], Change]
"""What a verb does at the turn's place with the button's value."""

ListAct: TypeAlias = Callable[[Turn, Items, int], Change]
"""What a verb does with an entry, or a suggestion, of a list."""


def press(interview: Interview, draft: Draft, event: Pressed) -> Change:
    """Return the draft after the button; the same draft where it is outdated or means nothing."""
    if event.revision is not None and event.revision != draft.revision:
        return Change(draft, Result("stale"))
    path = build_path(interview, draft)
    place = _find_place(path, draft, event)
    if place is None and event.verb == "back" and event.question is None and path:
        return Change(replace(draft, focus=Focus(path[-1][1].id)), Result("moved"))
    act = _ACTS.get(event.verb)
    if place is None or act is None:
        return Change(draft, Result("ignored"))
    return act(build_turn(interview, draft, place), event.value)


def _find_place(path: list[Stop], draft: Draft, event: Pressed) -> Focus | None:
    """Return the place the event is about; None when its question does not apply."""
    place = find_position(path, draft)
    if event.question is None or (place and place.question == event.question):
        return place
    return Focus(event.question) if find_index(path, event.question) >= 0 else None


def _choose(turn: Turn, value: int | None) -> Change:
    outcome: Outcome = "amended" if turn.is_answered else "saved"
    question = turn.question
    if isinstance(question, Confirm) and value in (0, 1):
        return turn.go_on(ConfirmAnswer(value == 1), outcome)
    if isinstance(question, Choice) and value is not None and 0 <= value < len(question.options):
        return turn.go_on(ChoiceAnswer(question.options[value].id), outcome)
    return turn.ignore()


def _skip(turn: Turn, _: int | None) -> Change:
    """Pass the place by; what has been said there is kept."""
    if isinstance(turn.question, Items) and turn.place.entry is not None:
        return listing.leave_entry(turn, turn.question, turn.place.entry)
    return _next(turn, None) if turn.is_begun else turn.go_on(Skipped(), "moved")


def _back(turn: Turn, _: int | None) -> Change:
    """Go to the question before; from within a list, to the list first."""
    if isinstance(turn.question, Items) and turn.place.entry is not None:
        return listing.leave_entry(turn, turn.question, turn.place.entry)
    path = build_path(turn.interview, turn.draft)
    at = find_index(path, turn.question.id)
    return turn.move(Focus(path[at - 1][1].id)) if at > 0 else turn.ignore()


def _next(turn: Turn, _: int | None) -> Change:
    """Go to the question after; from the last one, to the first that is open."""
    path = build_path(turn.interview, turn.draft)
    at = find_index(path, turn.question.id) + 1
    if at < len(path):
        return turn.move(Focus(path[at][1].id))
    return _done(turn, None) if turn.is_open else turn.move(None)


def _go(turn: Turn, value: int | None) -> Change:
    """Go to the question, or to look at an entry of its list."""
    if value is None:
        return turn.move(turn.home)
    return turn.move(Focus(turn.question.id, value)) if turn.has_entry(value) else turn.ignore()


def _more(turn: Turn, value: int | None) -> Change:
    """Open a text, written or not, until 写完了."""
    if isinstance(turn.question, LongText):
        old = turn.answer if isinstance(turn.answer, TextAnswer) else None
        return turn.put(open_text(old), turn.home, "moved")
    return _at_entry(listing.open_entry)(turn, value)


def _done(turn: Turn, _: int | None) -> Change:
    """Close what is being written."""
    if isinstance(turn.question, Items):
        if turn.place.entry is None or turn.place.part != "text":
            return listing.close_list(turn, turn.question)
        return listing.finish_entry(turn, turn.question, turn.place.entry)
    if not isinstance(turn.answer, TextAnswer) or not turn.answer.open:
        return turn.refuse(Refusal("nothing_open"))
    if turn.answer.parts:
        return turn.go_on(close_text(turn.answer), "saved")
    draft = drop_answer(turn.draft, turn.question.id)
    return Change(replace(draft, focus=turn.home), Result("moved"))


def _suggest(turn: Turn, value: int | None) -> Change:
    if not isinstance(turn.question, Items) or value is None:
        return turn.ignore()
    return listing.suggest(turn, turn.question, value)


def _at_entry(act: ListAct) -> Act:
    """Return the verb that does this with the entry of its value, or the present entry."""

    def do(turn: Turn, value: int | None) -> Change:
        at = turn.place.entry if value is None else value
        if not isinstance(turn.question, Items) or at is None or not turn.has_entry(at):
            return turn.ignore()
        return act(turn, turn.question, at)

    return do


_ACTS: Mapping[Verb, Act] = {
    "choose": _choose,
    "skip": _skip,
    "back": _back,
    "next": _next,
    "go": _go,
    "more": _more,
    "done": _done,
    "suggest": _suggest,
    "heading": _at_entry(listing.ask_heading),
    "rewrite": _at_entry(listing.ask_text),
    "up": _at_entry(listing.move_up),
    "down": _at_entry(listing.move_down),
    "remove": _at_entry(listing.remove_entry),
}
