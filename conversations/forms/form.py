"""A form: the fields that a guided conversation asks for, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | tuple[str, ...]
"""A text, a choice's value, a day as ISO (2026-07-10), a time as HH:MM; a number; choices."""

Answers = Mapping[str, Value]

FieldKind = Literal["text", "choice", "choices", "day", "number", "time"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what is stored, and its label, or the key of the chat's words for it."""

    value: str
    label: str = ""
    key: str = ""


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be told. `ask` is a key of the chat's words; so is `hint`, said in small below.

    `options` belong to choice and choices; a text, day, number or time may offer some, too, to be
    tapped in place of typing. `lowest` and `highest` bound a number, `longest` a text.
    `when` says, from the answers before it, whether it is asked at all.
    """

    id: str
    ask: str
    kind: FieldKind
    options: tuple[Option, ...] = ()
    hint: str = ""
    required: bool = True
    lowest: int = 0
    highest: int = 999
    longest: int = 100
    when: Callable[[Answers], bool] = _always
    label: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields in their order; `title` is a key of the chat's words.

    `number` stands for the form on buttons: each form has its own. With `confirm` the answers are
    shown once more before anything is done; without it the last answer does it. `params` are said
    in the words of the title, of what is asked, and of the hints.
    """

    name: str
    number: int
    title: str
    fields: tuple[Field, ...]
    confirm: bool = True
    params: Mapping[str, object] = field(default_factory=dict)
