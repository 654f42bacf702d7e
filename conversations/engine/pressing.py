"""What a button, or the command that says the same, does at the place it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from conversations.definition.interview import Interview
from conversations.definition.questions import (
    Choice,
    Confirm,
    Declaration,
    Figures,
    Items,
    LongText,
    MultiChoice,
    Pictures,
    Question,
    Table,
)
from conversations.drafts.answers import can_be_omitted
from conversations.drafts.defaults import find_default
from conversations.drafts.draft import (
    Answer,
    ChoiceAnswer,
    ConfirmAnswer,
    DeclaredAnswer,
    Draft,
    Focus,
    MultiChoiceAnswer,
    Skipped,
    TextAnswer,
)
from conversations.drafts.events import Pressed, Verb
from conversations.drafts.layouts import set_layout
from conversations.drafts.path import Walk, build_walk, find_index, find_position
from conversations.drafts.results import Refusal, Result
from conversations.engine import figuring, listing, picturing, rearranging, tabling
from conversations.engine.editing import drop_answer
from conversations.engine.texts import close_text, open_text
from conversations.engine.turns import Change, Turn, build_turn

Act: TypeAlias = Callable[[Turn, int | None], Change]
"""What a verb does at the turn's place with the button's value."""

ListAct: TypeAlias = Callable[[Turn, Items, int], Change]
"""What a verb does with an entry of a list."""

TableAct: TypeAlias = Callable[[Turn, Table, int], Change]
"""What a verb does with a row of a table."""

PicturesAct: TypeAlias = Callable[[Turn, Pictures, int], Change]
"""What a verb does with a photo."""


def press(interview: Interview, draft: Draft, event: Pressed) -> Change:
    """Return the draft after the button; the same draft where it is outdated or means nothing."""
    if event.revision is not None and event.revision != draft.revision:
        return Change(draft, Result("stale"))
    if event.verb == "layout":
        return _lay_out(interview, draft, event)
    if event.verb == "keep":
        return _keep(draft, event.value or 0)
    walk = build_walk(interview, draft)
    place = _find_place(walk, event)
    if place is None and event.verb == "back" and event.question is None and walk.path:
        return Change(replace(draft, focus=Focus(walk.path[-1][1].id)), Result("moved"))
    act = _ACTS.get(event.verb)
    if place is None or act is None:
        return Change(draft, Result("ignored"))
    change = act(build_turn(walk, place), event.value)
    return change if event.verb in _ANSWERING else _keep_attempts(change, draft)


def _find_place(walk: Walk, event: Pressed) -> Focus | None:
    """Return the place the event is about; None when its question does not apply."""
    place = find_position(walk)
    if event.question is None or (place and place.question == event.question):
        return place
    return Focus(event.question) if find_index(walk.path, event.question) >= 0 else None


def _keep_attempts(change: Change, before: Draft) -> Change:
    """Return the change, in which what was typed in vain is still there to be corrected."""
    if change.draft.attempts == before.attempts:
        return change
    return replace(change, draft=replace(change.draft, attempts=before.attempts))


def _lay_out(interview: Interview, draft: Draft, event: Pressed) -> Change:
    layouts = set_layout(interview, draft.layouts, event.question, event.value)
    if layouts is None:
        return Change(draft, Result("ignored"))
    return Change(replace(draft, layouts=layouts), Result("moved"))


def _keep(draft: Draft, version: int) -> Change:
    """Remember that the person does not want this newer version for now."""
    return Change(replace(draft, declined=max(draft.declined, version)), Result("moved"))


def _choose(turn: Turn, value: int | None) -> Change:
    answer = _build_choice(turn.question, value)
    if answer is None:
        return turn.ignore()
    return turn.go_on(answer, "amended" if turn.is_answered else "saved")


def _build_choice(question: Question, value: int | None) -> Answer | None:
    match question:
        case Confirm() if value in (0, 1):
            return ConfirmAnswer(value == 1)
        case Declaration() if value in (0, 1):
            return DeclaredAnswer("covered" if value else "none")
        case Choice() if value is not None and 0 <= value < len(question.options):
            return ChoiceAnswer(question.options[value].id)
    return None


def _toggle(turn: Turn, value: int | None) -> Change:
    """Choose that option of several, or no longer."""
    question, answer = turn.question, turn.answer
    if not isinstance(question, MultiChoice) or value not in range(len(question.options)):
        return turn.ignore()
    chosen = set(answer.values) if isinstance(answer, MultiChoiceAnswer) else set()
    chosen ^= {question.options[value or 0].id}
    if question.most is not None and len(chosen) > question.most:
        return turn.refuse(Refusal("too_many_chosen", {"most": question.most}))
    values = tuple(option.id for option in question.options if option.id in chosen)
    return turn.put(MultiChoiceAnswer(values), turn.home, "saved")


def _take_default(turn: Turn, _: int | None) -> Change:
    """Answer with what is offered, as if it had been typed."""
    default = find_default(turn.walk.interview, turn.draft, turn.question)
    if default is None:
        return turn.ignore()
    return turn.go_on(default[1], "amended" if turn.is_answered else "saved")


def _skip(turn: Turn, _: int | None) -> Change:
    """Pass the place by; what has been said there is kept."""
    if _is_inside(turn):
        return _leave(turn)
    if isinstance(turn.question, Figures) and turn.is_begun and turn.place.entry is not None:
        return figuring.pass_member(turn, turn.question, turn.place.entry)
    return _next(turn, None) if turn.is_begun else turn.go_on(Skipped(), "moved")


def _omit(turn: Turn, _: int | None) -> Change:
    """Take back the answer to an optional question: the report says nothing of it."""
    if not can_be_omitted(turn.question, turn.answer):
        return turn.ignore()
    return turn.go_on(Skipped(), "amended")


def _back(turn: Turn, _: int | None) -> Change:
    """Go to the question before; from within a list, to the list first."""
    if _is_inside(turn):
        return _leave(turn)
    path = turn.walk.path
    at = find_index(path, turn.question.id)
    return turn.move(Focus(path[at - 1][1].id)) if at > 0 else turn.ignore()


def _is_inside(turn: Turn) -> bool:
    """Whether the place is within a list or a table, and leaving it leads to that first."""
    entry, area = turn.place.entry, turn.place.area
    if isinstance(turn.question, Items):
        return entry is not None or area is not None
    return isinstance(turn.question, Table | Pictures) and entry is not None


def _leave(turn: Turn) -> Change:
    if not isinstance(turn.question, Items):
        return turn.move(turn.home)
    if turn.place.entry is None:
        return listing.leave_list(turn, turn.question)
    return listing.leave_entry(turn, turn.question, turn.place.entry)


def _next(turn: Turn, _: int | None) -> Change:
    """Go to the question after; from the last one, to the first that is open."""
    path = turn.walk.path
    at = find_index(path, turn.question.id) + 1
    if at < len(path):
        return turn.move(Focus(path[at][1].id))
    return _done(turn, None) if turn.is_open else turn.move(None)


def _go(turn: Turn, value: int | None) -> Change:
    """Go to the question, or to look at an entry of its list, a row, a number."""
    question = turn.question
    if value is None:
        return turn.move(Focus(question.id))
    match question:
        case Figures():
            return figuring.ask_member(turn, question, value)
        case Table():
            return tabling.look(turn, question, value)
        case Pictures():
            return picturing.look(turn, question, value)
    place = replace(turn.home, entry=value)
    return turn.move(place) if turn.has_entry(value) else turn.ignore()


def _more(turn: Turn, value: int | None) -> Change:
    """Open a text, written or not, until 写完了."""
    if isinstance(turn.question, LongText | Declaration):
        old = turn.answer if isinstance(turn.answer, TextAnswer) else None
        return turn.put(open_text(old), turn.home, "moved")
    return _at_entry(listing.open_entry)(turn, value)


def _done(turn: Turn, _: int | None) -> Change:
    """Close what is being written."""
    at = turn.place.entry if turn.place.part == "text" else None
    match turn.question:
        case Items() if at is not None:
            return listing.finish_entry(turn, turn.question, at)
        case Items():
            return listing.close_list(turn, turn.question)
        case Table():
            return tabling.close_table(turn, turn.question)
        case Pictures():
            return picturing.close_pictures(turn, turn.question)
        case MultiChoice():
            return _close_choice(turn, turn.question)
    return _close_text(turn)


def _close_choice(turn: Turn, question: MultiChoice) -> Change:
    answer = turn.answer if isinstance(turn.answer, MultiChoiceAnswer) else MultiChoiceAnswer()
    if len(answer.values) < question.least:
        return turn.refuse(Refusal("too_few_chosen", {"least": question.least}))
    return turn.go_on(replace(answer, closed=True), "moved" if answer.closed else "saved")


def _close_text(turn: Turn) -> Change:
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


def _pair(turn: Turn, value: int | None) -> Change:
    if not isinstance(turn.question, Items) or value is None:
        return turn.ignore()
    return listing.choose_slot(turn, turn.question, value)


def _stand_alone(turn: Turn, _: int | None) -> Change:
    if not isinstance(turn.question, Items):
        return turn.ignore()
    return listing.choose_slot(turn, turn.question, None)


def _compute(turn: Turn, value: int | None) -> Change:
    if not isinstance(turn.question, Figures) or value is None:
        return turn.ignore()
    return figuring.take_derived(turn, turn.question, value)


def _accept(turn: Turn, _: int | None) -> Change:
    if not isinstance(turn.question, Figures):
        return turn.ignore()
    return figuring.accept(turn, turn.question)


def _at_entry(
    in_list: ListAct, in_table: TableAct | None = None, in_pictures: PicturesAct | None = None
) -> Act:
    """Return the verb that does this with the entry, row or photo of its value, or the present."""

    def do(turn: Turn, value: int | None) -> Change:
        at = turn.place.entry if value is None else value
        if at is None:
            return turn.ignore()
        if isinstance(turn.question, Table) and in_table is not None:
            return in_table(turn, turn.question, at)
        if isinstance(turn.question, Pictures) and in_pictures is not None:
            return in_pictures(turn, turn.question, at)
        if not isinstance(turn.question, Items) or not turn.has_entry(at):
            return turn.ignore()
        return in_list(turn, turn.question, at)

    return do


_ANSWERING: frozenset[Verb] = frozenset(("choose", "toggle", "default", "compute"))
"""The verbs that answer in place of a text: what was typed in vain before is done with."""

_ACTS: Mapping[Verb, Act] = {
    "choose": _choose,
    "toggle": _toggle,
    "default": _take_default,
    "skip": _skip,
    "omit": _omit,
    "back": _back,
    "next": _next,
    "go": _go,
    "more": _more,
    "done": _done,
    "suggest": _suggest,
    "heading": _at_entry(listing.ask_heading),
    "rewrite": _at_entry(listing.ask_text, tabling.rewrite, picturing.ask_caption),
    "up": _at_entry(listing.move_up, tabling.move_up, picturing.move_up),
    "down": _at_entry(listing.move_down, tabling.move_down, picturing.move_down),
    "remove": _at_entry(listing.remove_entry, tabling.remove, picturing.remove),
    "split": _at_entry(rearranging.split_entry),
    "join": _at_entry(rearranging.join_entry),
    "pair": _pair,
    "alone": _stand_alone,
    "compute": _compute,
    "accept": _accept,
}
