"""The kinds of questions that an interview can ask."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from conversations.definition.terms import (
    Definition,
    Key,
    Phrase,
    Reference,
    Rule,
    Text,
    Words,
)
from conversations.periods import PeriodKind

WholeBound = Annotated[int, Field(ge=-(10**15), le=10**15)]
Bound = Annotated[Decimal, Field(ge=-(10**15), le=10**15)]
"""A bound of a number: beyond these no number is understood (conversations/kinds/numerals.py)."""


class BaseQuestion(Definition):
    """What every question has.

    `default` is a phrase over earlier answers and the unit's profile; what it gives is offered on a
    button, never taken unasked. `profile` is the name under which the answer is remembered for the
    unit's next report. A `sensitive` answer is not quoted back in the chat.
    """

    id: Key
    ask: Words
    hint: Words | None = None
    required: bool = True
    when: Rule | None = None
    sensitive: bool = False


class Defaulted(BaseQuestion):
    """A question that one message answers, and that may be answered by what is known already."""

    default: Phrase | None = None
    profile: Key | None = None


class ShortText(Defaulted):
    """One line."""

    kind: Literal["short_text"]
    longest: int = Field(default=200, ge=1, le=2000)


class LongText(BaseQuestion):
    """One or more paragraphs, perhaps in several messages."""

    kind: Literal["long_text"]


class Integer(Defaulted):
    """A whole number."""

    kind: Literal["integer"]
    least: WholeBound | None = None
    most: WholeBound | None = None


class Number(Defaulted):
    """A number that may have decimals, at most `places` of them."""

    kind: Literal["decimal"]
    least: Bound | None = None
    most: Bound | None = None
    places: int = Field(default=2, ge=0, le=6)


MoneyUnit = Literal["元", "万元", "亿元"]


class Money(Defaulted):
    """An amount of money; `unit` is meant where none is typed."""

    kind: Literal["money"]
    unit: MoneyUnit = "万元"


class Percentage(Defaulted):
    """A share in percent, from `least` to `most`."""

    kind: Literal["percentage"]
    least: Bound = Decimal(0)
    most: Bound = Decimal(100)
    places: int = Field(default=2, ge=0, le=6)


class Date(Defaulted):
    """A day."""

    kind: Literal["date"]


class PeriodQuestion(Defaulted):
    """A span of time: a year, a half-year, a quarter or a month."""

    kind: Literal["period"]
    periods: PeriodKind


class Option(Definition):
    """One of the answers of a choice; `id` is its value in rules and phrases."""

    id: Key
    label: Words


class Choice(BaseQuestion):
    """One of several options."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=20)


class MultiChoice(BaseQuestion):
    """Some of several options, at least `least` and at most `most` (None: all)."""

    kind: Literal["multi_choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=20)
    least: int = Field(default=1, ge=0)
    most: int | None = Field(default=None, ge=1)


class Confirm(BaseQuestion):
    """Yes or no; its value is True or False."""

    kind: Literal["confirm"]


class Declaration(BaseQuestion):
    """A negative declaration: that there was none, in the set sentence `none`, or particulars.

    Its value in rules is none, some, or covered (the text written elsewhere says it already).
    """

    kind: Literal["declaration"]
    none: Phrase


class Suggestion(Definition):
    """A usual heading. With an `id`, rules and `add` can ask whether the list has it."""

    id: Key | None = None
    heading: Text
    hint: Words | None = None


def _read_suggestion(given: object) -> object:
    return {"heading": given} if isinstance(given, str) else given


class ListShape(Definition):
    """What a list has, and a list within one of its entries has as well."""

    suggestions: tuple[
        Annotated[
            Suggestion, BeforeValidator(_read_suggestion, json_schema_input_type=Suggestion | Text)
        ],
        ...,
    ] = Field(default=(), max_length=24)
    least: int = Field(default=1, ge=0)
    most: int = Field(default=20, ge=1, le=50)


class InnerItems(ListShape):
    """The list that each entry of a list has in place of a text: 一是… under （一）."""

    ask: Words
    hint: Words | None = None


class Items(ListShape, BaseQuestion):
    """A list whose entries each have a heading and a text: 一是…, （一）…

    With `inner`, an entry has a list in place of the text. With `pairs_with`, each entry answers
    one of that earlier list's (a measure its problem), in its order; one may also stand alone.
    With `follows`, it tells what became of that list's entries in the report of the last period.
    """

    kind: Literal["items"]
    inner: InnerItems | None = None
    pairs_with: Key | None = None
    follows: Key | None = None


class Column(Definition):
    """A column of a table. `total` adds the column up in the last row of the report's table."""

    id: Key
    label: Text
    kind: Literal["text", "integer", "decimal", "money", "percentage", "date"] = "text"
    required: bool = True
    total: bool = False


class Table(BaseQuestion):
    """Rows of typed cells."""

    kind: Literal["table"]
    columns: tuple[Column, ...] = Field(min_length=2, max_length=12)
    least: int = Field(default=1, ge=0)
    most: int = Field(default=200, ge=1, le=500)


class Member(Definition):
    """One number of a family; `unit` (人, 件, 次) stands behind it."""

    id: Key
    label: Words
    unit: Text | None = None
    places: int = Field(default=0, ge=0, le=6)
    required: bool = True


class Sum(Definition):
    """The parts add up to the total."""

    total: Reference
    parts: tuple[Reference, ...] = Field(min_length=1)


class OfWhich(Definition):
    """A sub-count (其中): the part is at most the whole."""

    part: Reference
    whole: Reference


class Share(Definition):
    """Computed: what the part is of the whole, in percent with `places` decimals."""

    id: Key
    part: Reference
    whole: Reference
    places: int = Field(default=1, ge=0, le=4)


class ChangeOf(Definition):
    """Computed: how a number changed against the last period's."""

    id: Key
    now: Reference
    before: Reference


class Figures(BaseQuestion):
    """A family of linked numbers, asked one after another or typed at once."""

    kind: Literal["figures"]
    members: tuple[Member, ...] = Field(min_length=1, max_length=20)
    sums: tuple[Sum, ...] = ()
    of_which: tuple[OfWhich, ...] = ()
    shares: tuple[Share, ...] = ()
    changes: tuple[ChangeOf, ...] = ()


class Pictures(BaseQuestion):
    """Photos or scans, each with what is said under it."""

    kind: Literal["pictures"]
    least: int = Field(default=1, ge=0, le=9)
    most: int = Field(default=9, ge=1, le=9)


Question = Annotated[
    ShortText
    | LongText
    | Integer
    | Number
    | Money
    | Percentage
    | Date
    | PeriodQuestion
    | Choice
    | MultiChoice
    | Confirm
    | Declaration
    | Items
    | Table
    | Figures
    | Pictures,
    Field(discriminator="kind"),
]
