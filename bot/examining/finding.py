"""What an examination has found: one sentence, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it stands with something: as it should be, worth knowing, or the bot cannot work so."""

    GOOD = "✓"
    NOTE = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line for the administrator; `advice` says what to do, where there is anything."""

    mark: Mark
    says: str
    advice: str = ""

    def __str__(self) -> str:
        """Return it as it is printed."""
        return f"{self.mark} {self.says}" + (f"\n    {self.advice}" if self.advice else "")


def good(says: str) -> Finding:
    """Return a finding of something that is as it should be."""
    return Finding(Mark.GOOD, says)


def note(says: str, advice: str = "") -> Finding:
    """Return a finding that is worth knowing."""
    return Finding(Mark.NOTE, says, advice)


def bad(says: str, advice: str) -> Finding:
    """Return a finding that is to be put right."""
    return Finding(Mark.BAD, says, advice)
