"""What each thing that a person does makes of a form.

    text, option   give the present field its value; the next one without a value is asked
    done           closes a field of several choices
    skip           leaves an optional field empty, or the value of a field as it was
    clear          takes an optional field's value away
    back, go       ask a field before once more; its value stays until there is another
    on, anew       of a form that was left: goes on with it, or begins again

Each step returns the filling as it is then, and what there is to say. A step that is not possible
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from conversations.forms.filling import (
    Filling,
    find_before,
    find_field,
    find_value,
    list_chosen,
    list_path,
)
from conversations.forms.form import Field, Form, Value
from conversations.forms.reading import parse_value
from conversations.forms.stamps import parse_stamped
from conversations.views import News

_LONGEST_ATTEMPT = 500
"""Characters that are kept of a text that was no value."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a filling, and what to say about it; `stale`: the button was an old one."""

    filling: Filling
    news: News | None = None
    stale: bool = False


def take_text(form: Form, filling: Filling, text: str, today: date) -> Step:
    """Take what was typed as the value of the present field."""
    asked = find_field(form, filling)
    if filling.offered:
        return Step(filling, News("fill.choose_first"))
    if asked is None:
        return Step(filling, News("fill.press_sure"))
    value = parse_value(asked, text, today)
    if isinstance(value, News):
        return Step(_refuse(filling, text), value)
    if isinstance(value, tuple):
        ticked = (*list_chosen(asked, filling), *value)
        return Step(_move(filling, focus=asked.id, chosen=ticked, touched=True))
    return Step(_give(filling, asked, value))


def take_option(form: Form, filling: Filling, field_id: str, revision: int, value: int) -> Step:
    """Take the tapped option of the present field, or tick it; `value` is its `build_stamped`."""
    asked = _find_asked(form, filling, field_id, revision)
    index = -1 if asked is None else parse_stamped(asked, value)
    if asked is None or not 0 <= index < len(asked.options):
        return Step(filling, stale=True)
    tapped = asked.options[index].value
    if asked.kind == "choices":
        return Step(_tick(filling, asked, tapped))
    given: Value = int(tapped) if asked.kind == "number" else tapped
    return Step(_give(filling, asked, given))


def take_done(form: Form, filling: Filling, field_id: str, revision: int) -> Step:
    """Close a field of several choices with what is ticked."""
    asked = _find_asked(form, filling, field_id, revision)
    if asked is None or asked.kind != "choices":
        return Step(filling, stale=True)
    chosen = list_chosen(asked, filling)
    if asked.required and not chosen:
        return Step(filling, News("fill.tick_one"))
    return Step(_give(filling, asked, chosen))


def take_skip(form: Form, filling: Filling, field_id: str, revision: int) -> Step:
    """Leave the present field as it is: with the value it has, or empty if it may be."""
    asked = _find_asked(form, filling, field_id, revision)
    if asked is None:
        return Step(filling, stale=True)
    if find_value(asked, filling) is not None:
        return Step(_move(filling))
    return _leave_empty(filling, asked)


def take_clear(form: Form, filling: Filling, field_id: str, revision: int) -> Step:
    """Take the value of the present field away, if it may be empty."""
    asked = _find_asked(form, filling, field_id, revision)
    return Step(filling, stale=True) if asked is None else _leave_empty(filling, asked)


def go_back(form: Form, filling: Filling, revision: int) -> Step:
    """Ask the field before the present one once more; from the end, the last one."""
    if filling.offered or revision != filling.revision:
        return Step(filling, stale=True)
    before = find_before(form, filling)
    return Step(filling) if before is None else Step(_move(filling, focus=before.id))


def go_to(form: Form, filling: Filling, field_id: str, revision: int) -> Step:
    """Ask a field that applies once more."""
    known = any(each.id == field_id for each in list_path(form, filling))
    if filling.offered or revision != filling.revision or not known:
        return Step(filling, stale=True)
    return Step(_move(filling, focus=field_id))


def go_on(filling: Filling, revision: int) -> Step:
    """Go on with a form that was left."""
    if not filling.offered or revision != filling.revision:
        return Step(filling, stale=True)
    return Step(replace(filling, revision=filling.revision + 1, offered=False))


def begin_anew(form: Form, filling: Filling, revision: int) -> Step:
    """Begin once more with what the form began with."""
    if revision != filling.revision:
        return Step(filling, stale=True)
    fresh = Filling(filling.form_name, filling.target, filling.base, filling.base)
    return Step(begin(form, replace(fresh, revision=filling.revision + 1)))


def begin(form: Form, filling: Filling) -> Filling:
    """Return the filling as the form opens: without a last look, a full one at its first field."""
    path = list_path(form, filling)
    if form.confirm or not path or find_field(form, filling) is not None:
        return filling
    return replace(filling, focus=path[0].id)


def offer(filling: Filling) -> Filling:
    """Return a form that was left, to be gone on with or begun anew."""
    return replace(filling, revision=filling.revision + 1, offered=True)


def ask_again(form: Form, filling: Filling, field_id: str) -> Filling:
    """Return the filling with a field to be asked once more, whose value cannot be taken.

    The field has the value again that the form began with, if any; a text is kept as what was sent.
    """
    asked = next((each for each in form.fields if each.id == field_id), None)
    value = filling.answers.get(field_id)
    tried = value if asked is not None and asked.kind == "text" and isinstance(value, str) else ""
    answers = {name: given for name, given in filling.answers.items() if name != field_id}
    if filling.base.get(field_id, value) != value:
        answers[field_id] = filling.base[field_id]
    return _move(filling, focus=field_id, answers=answers, attempt=tried[:_LONGEST_ATTEMPT])


def _find_asked(form: Form, filling: Filling, field_id: str, revision: int) -> Field | None:
    """Return the present field, if the button is about it as it is now."""
    asked = find_field(form, filling)
    if filling.offered or asked is None or revision != filling.revision:
        return None
    return asked if asked.id == field_id else None


_Changes = Callable[..., Filling]


def _move(filling: Filling, **changes: object) -> Filling:
    """Return the filling one revision on, at no field in particular unless `changes` say so."""
    still: dict[str, object] = {"focus": "", "chosen": None, "attempt": "", "offered": False}
    build: _Changes = replace
    return build(filling, revision=filling.revision + 1, **{**still, **changes})


def _refuse(filling: Filling, text: str) -> Filling:
    """Return the filling at the field where it was, with what was typed kept."""
    tried = text.strip()[:_LONGEST_ATTEMPT]
    return replace(filling, revision=filling.revision + 1, attempt=tried, touched=True)


def _give(filling: Filling, asked: Field, value: Value) -> Filling:
    answers = {**filling.answers, asked.id: value}
    skipped = filling.skipped - {asked.id}
    return _move(filling, answers=answers, skipped=skipped, touched=True)


def _tick(filling: Filling, asked: Field, tapped: str) -> Filling:
    chosen = list_chosen(asked, filling)
    ticked = tuple(each for each in chosen if each != tapped)
    ticked = (*chosen, tapped) if len(ticked) == len(chosen) else ticked
    return _move(filling, focus=asked.id, chosen=ticked, touched=True)


def _leave_empty(filling: Filling, asked: Field) -> Step:
    if asked.required:
        return Step(filling, News("fill.needed"))
    answers = {name: value for name, value in filling.answers.items() if name != asked.id}
    return Step(_move(filling, answers=answers, skipped=filling.skipped | {asked.id}))
