"""How far a form is filled in: what is known of it, and which field is asked.

Where a form stands is computed from its values: asked is the field gone back to, else the first
that applies and has no value; when there is none, all of it is shown once more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.forms.form import Answers, Field, Form, Value
from conversations.forms.reading import is_day, is_time


@dataclass(frozen=True, slots=True)
class Filling:
    """A form as one person has filled it in so far.

    `target` is the id of what the form is about, 0 for something new. `answers` holds every value
    given, also of fields that no longer apply; `base` those that it began with. `revision` grows
    with each step, so that old buttons are known. `focus` is the field gone back to; `chosen` what
    is ticked in the present one and not yet done; `attempt` a text that was no value. `touched`:
    something was typed or tapped. `offered`: it was left, and it is asked whether to go on.
    """

    form_name: str
    target: int = 0
    answers: Answers = field(default_factory=dict)
    base: Answers = field(default_factory=dict)
    revision: int = 0
    focus: str = ""
    skipped: frozenset[str] = frozenset()
    chosen: tuple[str, ...] | None = None
    attempt: str = ""
    touched: bool = False
    offered: bool = False


def list_path(form: Form, filling: Filling) -> list[Field]:
    """Return the fields that apply, in their order."""
    path, before = [], dict[str, Value]()
    for each in form.fields:
        if each.when(before):
            path.append(each)
            value = find_value(each, filling)
            if value is not None:
                before[each.id] = value
    return path


def collect_answers(form: Form, filling: Filling) -> dict[str, Value]:
    """Return the values of the fields that apply: what the form is about to do."""
    found = {each.id: find_value(each, filling) for each in list_path(form, filling)}
    return {name: value for name, value in found.items() if value is not None}


def find_value(asked: Field, filling: Filling) -> Value | None:
    """Return the field's value; None when it has none, or one that it cannot have any more."""
    value = filling.answers.get(asked.id)
    return value if value is not None and fits(asked, value) else None


def find_field(form: Form, filling: Filling) -> Field | None:
    """Return the field that is asked now; None when all are answered."""
    path = list_path(form, filling)
    focused = next((each for each in path if each.id == filling.focus), None)
    return focused or next((each for each in path if not _is_settled(each, filling)), None)


def list_chosen(asked: Field, filling: Filling) -> tuple[str, ...]:
    """Return what is ticked in a field of several choices."""
    value = filling.answers.get(asked.id)
    ticked = filling.chosen if filling.chosen is not None else value
    listed = ticked if isinstance(ticked, tuple) else ()
    return tuple(each.value for each in asked.options if each.value in listed)


def fits(asked: Field, value: Value) -> bool:
    """Whether the field can have this value."""
    options = {option.value for option in asked.options}
    match asked.kind, value:
        case "choice", str():
            return value in options
        case "choices", tuple():
            return options.issuperset(value) and bool(value or not asked.required)
        case "number", int():
            return asked.lowest <= value <= asked.highest
        case "text", str():
            return 0 < len(value) <= asked.longest
        case "day", str():
            return is_day(value)
        case "time", str():
            return is_time(value)
    return False


def find_before(form: Form, filling: Filling) -> Field | None:
    """Return the field before the present one, if there is one."""
    path, asked = list_path(form, filling), find_field(form, filling)
    at = len(path) if asked is None else path.index(asked)
    return path[at - 1] if at > 0 else None


def dump_filling(filling: Filling) -> str:
    """Return the filling as the JSON that is stored."""
    return json.dumps(
        {
            "form": filling.form_name,
            "target": filling.target,
            "answers": dict(filling.answers),
            "base": dict(filling.base),
            "revision": filling.revision,
            "focus": filling.focus,
            "skipped": sorted(filling.skipped),
            "chosen": filling.chosen,
            "attempt": filling.attempt,
            "touched": filling.touched,
            "offered": filling.offered,
        },
        ensure_ascii=False,
    )


def load_filling(text: str) -> Filling:
    """Return the filling that `dump_filling` was given."""
    stored = json.loads(text)
    chosen = stored["chosen"]
    return Filling(
        stored["form"],
        stored["target"],
        _load_answers(stored["answers"]),
        _load_answers(stored["base"]),
        stored["revision"],
        stored["focus"],
        frozenset(stored["skipped"]),
        None if chosen is None else tuple(chosen),
        stored["attempt"],
        stored["touched"],
        stored["offered"],
    )


def _load_answers(stored: Mapping[str, str | int | list[str]]) -> Answers:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }


def _is_settled(asked: Field, filling: Filling) -> bool:
    if find_value(asked, filling) is not None:
        return True
    return asked.id in filling.skipped and not asked.required
