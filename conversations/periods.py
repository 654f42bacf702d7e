"""The span of time that a report is about: a half-year or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Half = Literal["上半年", "下半年"]
PeriodKind = Literal["half_year", "first_half", "year"]
"""How often a report is written; `first_half` is for one that belongs to 上半年 alone."""

_KEY = re.compile(r"([1-9][0-9]{3})(?:H([12]))?")
_OFFERED = {"half_year": 4, "first_half": 3, "year": 3}


@dataclass(frozen=True, slots=True)
class Period:
    """A half-year, or with `half` None a whole year."""

    year: int
    half: Half | None = None

    @property
    def key(self) -> str:
        """What a draft stores: "2026H1", "2026H2" or "2026"."""
        return str(self.year) if self.half is None else f"{self.year}H{_number(self.half)}"

    @property
    def label(self) -> str:
        """2026年上半年, or 2026年度."""
        return f"{self.year}年{self.half or '度'}"

    @property
    def label_en(self) -> str:
        """First half of 2026, or 2026."""
        if self.half is None:
            return str(self.year)
        return f"{'First' if self.half == '上半年' else 'Second'} half of {self.year}"

    def say(self, language: str) -> str:
        """Return the label in the bot's `language`; Chinese for one it does not have."""
        return self.label_en if language == "en" else self.label

    def __str__(self) -> str:
        return self.label


def parse_period(key: str) -> Period:
    """Return the period of a draft's key; ValueError when it is not one."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"{key!r} is not a period such as 2026H1 or 2026")
    year, half = match.groups()
    return Period(int(year), _half(int(half)) if half else None)


def offer_periods(kind: PeriodKind, today: date) -> list[Period]:
    """Return the periods that a new report may be about, the one of `today` first.

    Four half-years, or three years or first halves: who writes one in January means the year
    before, and who starts from an older one wants to copy it once more; nobody reports on a time
    yet to come.
    """
    return [_step_back(kind, today, steps) for steps in range(_OFFERED[kind])]


def _step_back(kind: PeriodKind, today: date, steps: int) -> Period:
    if kind == "year":
        return Period(today.year - steps)
    if kind == "first_half":
        return Period(today.year - steps, "上半年")
    year, half = divmod(today.year * 2 + (today.month > 6) - steps, 2)
    return Period(year, _half(half + 1))


def _half(number: int) -> Half:
    return "上半年" if number == 1 else "下半年"


def _number(half: Half) -> int:
    return 1 if half == "上半年" else 2
