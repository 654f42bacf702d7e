"""Set phrases: what every report of its kind says, so that it is no sign of copying."""

from __future__ import annotations

from conversations.checks.norm import Norm


class SetPhrases(Norm):
    """`phrases` are left out before two texts are compared, their punctuation and spaces aside."""

    phrases: tuple[str, ...] = ()
