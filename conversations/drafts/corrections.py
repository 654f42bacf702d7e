"""Corrections: texts of answers to be replaced, as a check proposes and a person agrees to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """One text of an answer to be replaced, at its place as in typed_texts.py.

    `old` is the whole text at that place when the correction was made, `new` what takes its place.
    """

    question: str
    place: str
    old: str
    new: str

    @property
    def undone(self) -> Correction:
        """What takes the correction back."""
        return Correction(self.question, self.place, self.new, self.old)
