"""What a phrase may look up in the value of a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from conversations.definition.questions import (
    Choice,
    Column,
    Confirm,
    Date,
    Declaration,
    Figures,
    Integer,
    Items,
    Money,
    MultiChoice,
    Number,
    Percentage,
    PeriodQuestion,
    Pictures,
    Question,
    Table,
)
from conversations.drafts.values import Amount, Change, Chosen, Declared, ListedEntry, Percent
from conversations.periods import Period

Sort: TypeAlias = Literal["text", "number", "amount", "change", "day"]


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a value by name (None: of a shape not looked at), and those of a list's each.

    `ids` are all the texts that the value can be equal to, `sort` is what filters go by.
    """

    parts: Mapping[str, Shape | None]
    each: Shape | None = None
    ids: tuple[str, ...] = ()
    sort: Sort | None = None


def _build_shape(
    kind: type[object], each: Shape | None = None, sort: Sort | None = None, **known: Shape
) -> Shape:
    public: dict[str, Shape | None] = dict.fromkeys(
        name for name in dir(kind) if not name.startswith("_")
    )
    return Shape(public | known, each, sort=sort)


_TEXT = _build_shape(str, sort="text")
_WHOLE = _build_shape(int, sort="number")
_DECIMAL = _build_shape(Decimal, sort="number")
_PERCENT = _build_shape(Percent, value=_DECIMAL)
_AMOUNT = _build_shape(Amount, sort="amount", value=_DECIMAL, yuan=_DECIMAL, unit=_TEXT)
_CHANGE = _build_shape(
    Change, sort="change", now=_DECIMAL, before=_DECIMAL, amount=_DECIMAL, rate=_PERCENT
)
_CHOSEN = _build_shape(Chosen, label=_TEXT)
DAY = _build_shape(date, sort="day")
_INNER_ENTRY = _build_shape(ListedEntry, heading=_TEXT, text=_TEXT)
_ENTRY = _build_shape(
    ListedEntry, heading=_TEXT, text=_TEXT, inner=_build_shape(list, each=_INNER_ENTRY)
)


def _build_period() -> Shape:
    """Return the shape of a period, whose neighbours are periods again."""
    parts: dict[str, Shape | None] = dict(_build_shape(Period).parts)
    shape = Shape(parts)
    parts |= {"previous": shape, "last_year": shape}
    return shape


PERIOD = _build_period()

_CELLS: Mapping[str, Shape] = {
    "text": _TEXT,
    "integer": _WHOLE,
    "decimal": _DECIMAL,
    "money": _AMOUNT,
    "percentage": _PERCENT,
    "date": DAY,
}

_KINDS: Mapping[type[object], Shape] = {
    Integer: _WHOLE,
    Number: _DECIMAL,
    Money: _AMOUNT,
    Percentage: _PERCENT,
    Date: DAY,
    PeriodQuestion: PERIOD,
    Confirm: _build_shape(bool),
    Declaration: _build_shape(Declared),
    Items: _build_shape(list, each=_ENTRY),
    Pictures: _build_shape(list, each=_TEXT),
}


def build_shape(question: Question) -> Shape:
    """Return the shape of the question's value in a phrase (values.py)."""
    if isinstance(question, Figures):
        numbers = {each.id: _DECIMAL if each.places else _WHOLE for each in question.members}
        shares = {each.id: _PERCENT for each in question.shares}
        return Shape(numbers | shares | {each.id: _CHANGE for each in question.changes})
    if isinstance(question, Table):
        return _build_shape(list, each=_build_row(question.columns))
    if isinstance(question, Choice | MultiChoice):
        chosen = replace(_CHOSEN, ids=tuple(option.id for option in question.options))
        return chosen if isinstance(question, Choice) else _build_shape(list, each=chosen)
    return _KINDS.get(type(question), _TEXT)


def _build_row(columns: tuple[Column, ...]) -> Shape:
    return Shape({column.id: _CELLS[column.kind] for column in columns})
