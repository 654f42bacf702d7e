"""What a typed text is understood against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.periods import Period


@dataclass(frozen=True, slots=True)
class Setting:
    """The report's period, and the day it is where the person is (None: not known)."""

    period: Period
    today: date | None = None
