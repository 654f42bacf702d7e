"""A finding (校核意见): what a check has to say, where, and how it can be put right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from conversations.definition.interview import Section
from conversations.definition.questions import Question
from conversations.drafts.figures import Mismatch
from conversations.drafts.typed_texts import TypedText

Rank = Literal["must", "standard", "advice"]
"""必须改: no final copy before it is settled; 国标规定: a standard says so; 建议: look at it."""

RANKS: tuple[Rank, ...] = ("must", "standard", "advice")
"""The gravest first."""

Param = str | int | float | tuple[str, ...]
"""What a sentence names: words of the report, numbers, a list of words. As typed, never markup."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True, slots=True)
class Spot:
    """The passage of a typed text that a finding is about, by its characters."""

    typed: TypedText
    start: int
    end: int

    @property
    def excerpt(self) -> str:
        """The passage."""
        return self.typed.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence, or the sentences, in which the passage stands."""
        text, found = self.typed.text, []
        for match in _SENTENCE.finditer(text):
            if match.end() > self.start and match.start() < max(self.end, self.start + 1):
                found.append(match[0])
        return "".join(found)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be looked at, and the question at which to put it right.

    `check` is the id of the check, and the key of its sentence (`check.<id>` in the chat's words),
    which names `params`. `spot` is the passage, where there is one. `fix` is what mechanically
    takes the passage's place ("" removes it); None where a person must think. `about` tells a
    finding from others of the question that have no spot, or the same words at theirs. `mismatch`
    are numbers that do not add up.
    """

    check: str
    rank: Rank
    section: Section
    question: Question
    params: Mapping[str, Param] = field(default_factory=dict)
    spot: Spot | None = None
    fix: str | None = None
    about: str = ""
    mismatch: Mismatch | None = None

    @property
    def mark(self) -> str:
        """What stays the same until the text concerned changes: a dismissal goes by it."""
        spot = self.spot
        about: tuple[str, ...] = (spot.excerpt, spot.sentence) if spot else ()
        about += (self.about,) if self.about else ()
        said = "\0".join((self.check, self.question.id, *about))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def build_finding(
    check: str, rank: Rank, spot: Spot, *, fix: str | None = None, **params: Param
) -> Finding:
    """Return the finding about a passage; its sentence may name `excerpt` beside `params`."""
    typed = spot.typed
    return Finding(
        check,
        rank,
        typed.section,
        typed.question,
        {"excerpt": spot.excerpt, **params},
        spot,
        fix,
    )
