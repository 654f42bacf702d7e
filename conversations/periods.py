"""The span of time that a report is about: a year, a half-year, a quarter or a month."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Half = Literal["上半年", "下半年"]
PeriodKind = Literal["month", "quarter", "half_year", "first_half", "year"]
"""How often a report is written; `first_half` is for one that belongs to 上半年 alone."""

Span = Literal["month", "quarter", "half_year", "year"]
"""How long a period is."""

_KEY = re.compile(r"([1-9][0-9]{3})(?:H([12])|Q([1-4])|M(0[1-9]|1[0-2]))?")
_OFFERED = {"month": 6, "quarter": 5, "half_year": 4, "first_half": 3, "year": 3}
_PER_YEAR = {"month": 12, "quarter": 4, "half_year": 2, "year": 1}
_NUMERALS = "一二三四"
ORDINALS = ("First", "Second", "Third", "Fourth")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A half-year, a quarter (1 to 4), a month (1 to 12), or with none of these a whole year."""

    year: int
    half: Half | None = None
    quarter: int | None = None
    month: int | None = None

    @property
    def key(self) -> str:
        """What a draft stores: "2026H1", "2026", "2026Q3" or "2026M06"."""
        if self.half is not None:
            return f"{self.year}H{_number(self.half)}"
        if self.quarter is not None:
            return f"{self.year}Q{self.quarter}"
        return str(self.year) if self.month is None else f"{self.year}M{self.month:02}"

    @property
    def label(self) -> str:
        """2026年上半年, 2026年度, 2026年第三季度 or 2026年6月."""
        if self.quarter is not None:
            return f"{self.year}年第{_NUMERALS[self.quarter - 1]}季度"
        if self.month is not None:
            return f"{self.year}年{self.month}月"
        return f"{self.year}年{self.half or '度'}"

    @property
    def label_en(self) -> str:
        """First half of 2026, 2026, Third quarter of 2026 or June 2026."""
        if self.half is not None:
            return f"{ORDINALS[_number(self.half) - 1]} half of {self.year}"
        if self.quarter is not None:
            return f"{ORDINALS[self.quarter - 1]} quarter of {self.year}"
        return str(self.year) if self.month is None else f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def kind(self) -> Span:
        """What span of time it is."""
        if self.half is not None:
            return "half_year"
        if self.quarter is not None:
            return "quarter"
        return "year" if self.month is None else "month"

    @property
    def previous(self) -> Period:
        """The period of the same length that ended when this one began."""
        return self.shift(-1)

    @property
    def last_year(self) -> Period:
        """The same span one year earlier."""
        return Period(self.year - 1, self.half, self.quarter, self.month)

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, 1 + self._ordinal % _PER_YEAR[self.kind] * self._months, 1)

    @property
    def last_day(self) -> date:
        """The day it ends, which still belongs to it."""
        month = self.first_day.month + self._months - 1
        return date(self.year, month, monthrange(self.year, month)[1])

    def shift(self, steps: int) -> Period:
        """Return the period of the same length so many of them later; earlier when below 0."""
        return _build_period(self.kind, self._ordinal + steps)

    def say(self, language: str) -> str:
        """Return the label in the bot's `language`; Chinese for one it does not have."""
        return self.label_en if language == "en" else self.label

    def __str__(self) -> str:
        return self.label

    @property
    def _months(self) -> int:
        return 12 // _PER_YEAR[self.kind]

    @property
    def _ordinal(self) -> int:
        """How many of its kind there were before it since the year 0."""
        place = _number(self.half) if self.half else self.quarter or self.month or 1
        return self.year * _PER_YEAR[self.kind] + place - 1


def parse_period(key: str) -> Period:
    """Return the period of a draft's key; ValueError when it is not one."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"{key!r} is not a period such as 2026H1, 2026, 2026Q3 or 2026M06")
    year, half, quarter, month = (int(group) if group else None for group in match.groups())
    return Period(year or 0, _half(half) if half else None, quarter, month)


def find_period(kind: PeriodKind, day: date) -> Period:
    """Return the period of that kind that the day is in; the year's first half for `first_half`."""
    if kind == "first_half":
        return Period(day.year, "上半年")
    per_year = _PER_YEAR[kind]
    return _build_period(kind, day.year * per_year + (day.month - 1) * per_year // 12)


def offer_periods(kind: PeriodKind, today: date) -> list[Period]:
    """Return the periods that a new report may be about, the one of `today` first.

    Six months, five quarters, four half-years, or three years or first halves: who writes one in
    January means the year before, and who starts from an older one wants to copy it once more;
    nobody reports on a time yet to come.
    """
    present, year = find_period(kind, today), 2 if kind == "first_half" else 1
    return [present.shift(-steps * year) for steps in range(_OFFERED[kind])]


def _build_period(kind: Span, number: int) -> Period:
    year, place = divmod(number, _PER_YEAR[kind])
    match kind:
        case "half_year":
            return Period(year, _half(place + 1))
        case "quarter":
            return Period(year, quarter=place + 1)
        case "month":
            return Period(year, month=place + 1)
        case "year":
            return Period(year)


def _half(number: int) -> Half:
    return "上半年" if number == 1 else "下半年"


def _number(half: Half) -> int:
    return 1 if half == "上半年" else 2
