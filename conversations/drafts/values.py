"""What rules and phrases see of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

from conversations.definition.questions import MoneyUnit
from conversations.periods import Period

_YUAN: Mapping[MoneyUnit, int] = {"元": 1, "万元": 10_000, "亿元": 100_000_000}

_EXACT = Context(prec=64, rounding=ROUND_HALF_UP)
"""So many digits that the share of one amount in another is rounded once."""


class Chosen(str):
    """An option that was chosen: equal to its id, and with its Chinese `label`."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, option_id: str, label: str) -> Chosen:
        """Return the option of that id and label."""
        chosen = super().__new__(cls, option_id)
        chosen.label = label
        return chosen


class Declared(str):
    """A declaration as it is printed; `none` when it says that there was none."""

    __slots__ = ("none",)
    none: bool

    def __new__(cls, text: str, *, none: bool) -> Declared:
        """Return the declaration that prints as `text`."""
        declared = super().__new__(cls, text)
        declared.none = none
        return declared


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a unit; prints as 1193.5万元."""

    value: Decimal
    unit: MoneyUnit

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return self.value * _YUAN[self.unit]

    def __str__(self) -> str:
        return f"{render_decimal(self.value)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent; prints as 98.5%."""

    value: Decimal

    def __str__(self) -> str:
        return f"{render_decimal(self.value)}%"


@dataclass(frozen=True, slots=True)
class Change:
    """A number and what it was before; prints as 增加3 (减少3, 持平)."""

    now: Decimal
    before: Decimal

    @property
    def amount(self) -> Decimal:
        """How much it grew; below 0 when it fell."""
        return self.now - self.before

    @property
    def rate(self) -> Percent | None:
        """By how many percent, with one decimal and without a sign; None from 0."""
        return compute_share(abs(self.amount), self.before, 1) if self.before else None

    def __str__(self) -> str:
        if not self.amount:
            return "持平"
        return ("增加" if self.amount > 0 else "减少") + render_decimal(abs(self.amount))


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of a list; of a list of lists, `inner` has what is under the heading."""

    heading: str
    text: str
    topic: str | None = None
    inner: tuple[ListedEntry, ...] = ()


class Family:
    """Values by name, as `family.name` in a phrase: a figures question, or a row of a table."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Family) and self._values == other._values

    def __hash__(self) -> int:
        return hash(tuple(self._values))


Value: TypeAlias = (
    str
    | int
    | bool
    | Decimal
    | date
    | Amount
    | Percent
    | Period
    | Chosen
    | list[Chosen]
    | Declared
    | list[ListedEntry]
    | Family
    | list[Family]
    | list[str]
)


def compute_share(part: Decimal, whole: Decimal, places: int) -> Percent:
    """Return what the part is of the whole, in percent, rounded half up; the whole is not 0."""
    share = _EXACT.divide(_EXACT.multiply(part, Decimal(100)), whole)
    return Percent(share.quantize(Decimal(1).scaleb(-places), context=_EXACT))


def render_decimal(value: Decimal) -> str:
    """Return the number in digits, without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
