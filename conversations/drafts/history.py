"""What a change replaced: enough to take it back, and to find again what was there before."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from pydantic import TypeAdapter

from conversations.drafts.draft import (
    Answer,
    Draft,
    Entry,
    FiguresAnswer,
    ItemsAnswer,
    MultiChoiceAnswer,
    Part,
    PicturesAnswer,
    Skipped,
    TableAnswer,
    TextAnswer,
)
from conversations.drafts.events import Put

T = TypeVar("T")


def find_replaced(before: Draft, after: Draft) -> Put | None:
    """Return what takes the draft back from `after` to what it said `before`.

    None where nothing else is said: the person only moved, or closed what they had written. What
    was typed and not understood, and is not kept any more, is among its `attempts`.
    """
    answers = {
        name: before.answers.get(name)
        for name in {**before.answers, **after.answers}
        if not _says_same(before.answers.get(name), after.answers.get(name))
    }
    attempts = {
        name: attempt
        for name, attempt in before.attempts.items()
        if after.attempts.get(name) != attempt and not _is_in(attempt, after.answers.get(name))
    }
    put = Put(
        answers,
        attempts,
        _find_other(before.attachments, after.attachments),
        _find_other(before.unplaced, after.unplaced),
        _find_other(before.layouts, after.layouts),
        _find_other(before.past, after.past),
    )
    return None if put == Put() else put


def is_change(put: Put) -> bool:
    """Whether it takes back something the report says, and not only a vain attempt."""
    return replace(put, attempts={}) != Put()


_adapter: TypeAdapter[Put] = TypeAdapter(Put)

_NOTHING = {each.name: getattr(Put(), each.name) for each in fields(Put)}
"""What a Put says that replaces nothing."""


def dump_put(put: Put) -> str:
    """Return it as JSON."""
    idle = {name for name, nothing in _NOTHING.items() if getattr(put, name) == nothing}
    return _adapter.dump_json(put, exclude=idle).decode()


def load_put(text: str) -> Put:
    """Return what `dump_put` wrote; ValueError when it is not that."""
    return _adapter.validate_json(text)


def _find_other(before: T, after: T) -> T | None:
    return None if before == after else before


def _is_in(attempt: Part, answer: Answer | None) -> bool:
    """Whether the answer begins with the attempt: the messenger had split one text in two."""
    return isinstance(answer, TextAnswer) and answer.text.startswith(attempt.text)


def _says_same(before: Answer | None, after: Answer | None) -> bool:
    if before is after:
        return True
    if isinstance(before, ItemsAnswer) and isinstance(after, ItemsAnswer):
        return _are_same(before, after)
    return _close(before) == _close(after)


def _are_same(before: ItemsAnswer, after: ItemsAnswer) -> bool:
    """Whether the lists say the same; most of their entries are the very same objects."""
    pairs = zip(before.entries, after.entries, strict=False)
    return len(before.entries) == len(after.entries) and all(
        one is other or _close_entry(one) == _close_entry(other) for one, other in pairs
    )


def _close(answer: Answer | None) -> Answer | None:
    """Return the answer with nothing open in it; None where it says nothing."""
    match answer:
        case Skipped():
            return None
        case TextAnswer():
            return TextAnswer(answer.parts) if answer.parts else None
        case ItemsAnswer():
            return _close_list(answer) if answer.entries else None
        case TableAnswer():
            return TableAnswer(answer.rows) if answer.rows else None
        case MultiChoiceAnswer():
            return replace(answer, closed=False) if answer.values else None
        case PicturesAnswer():
            return PicturesAnswer(answer.pictures) if answer.pictures else None
        case FiguresAnswer():
            return FiguresAnswer(answer.figures) if answer.figures else None
    return answer


def _close_list(answer: ItemsAnswer) -> ItemsAnswer:
    return ItemsAnswer(tuple(map(_close_entry, answer.entries)))


def _close_entry(entry: Entry) -> Entry:
    text = TextAnswer(entry.text.parts) if entry.text and entry.text.parts else None
    return replace(entry, text=text, inner=entry.inner and _close_list(entry.inner))
