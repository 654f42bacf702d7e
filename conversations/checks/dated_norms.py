"""Phrases that hold for a time: read from templates/checks/dated.yaml."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import Field

from conversations.checks.norm import Norm
from conversations.checks.word_list import WordList, build_word_list


class DatedPhrase(Norm):
    """Phrases that are said from one day (`since`) until another, both included.

    `use` is what is said now; `sure` that it may take the phrase's place as it stands. `beside` are
    words of the same sentence with which the phrase is right all the same; `unless` longer words
    in which it stands by accident.
    """

    said: tuple[str, ...] = Field(min_length=1)
    since: date | None = None
    until: date | None = None
    use: str = ""
    sure: bool = False
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class DatedNorms(Norm):
    """The phrases, in any order."""

    phrases: tuple[DatedPhrase, ...] = ()

    @cached_property
    def by_said(self) -> dict[str, DatedPhrase]:
        """What is known of each phrase."""
        return {said: phrase for phrase in self.phrases for said in phrase.said}

    @cached_property
    def words(self) -> WordList:
        """What is said; longer words that hold a phrase are passed over."""
        longer = [word for phrase in self.phrases for word in phrase.unless]
        return build_word_list(self.by_said, longer)
