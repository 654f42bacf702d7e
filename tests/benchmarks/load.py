"""What the stub is asked to do, and what it reports: values that cross processes as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Script = Literal["echo", "interview"]


@dataclass(frozen=True, slots=True)
class Load:
    """How many people answer, how, and for how long.

    Of `people`, `in_flight` wait for a reply at any time. Answers count after `warm_up` seconds,
    for `seconds`, or until `answers` were given, counted from the start. `distance` is the delay
    of each response, in seconds. Updates are polled, or brought to the addresses in `hooks`, in
    turn, as soon as each of them has been set.
    """

    script: Script = "echo"
    people: int = 100
    in_flight: int = 100
    warm_up: float = 5.0
    seconds: float = 6.0
    answers: int | None = None
    distance: float = 0.0
    hooks: Sequence[str] = ()

    def dump(self) -> str:
        """Return the load as JSON."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Report:
    """What the people saw.

    `answers` a second were given over `seconds`; `p50` and `p99` are the seconds from an update
    being there for the bot to its reply. `answered` counts every answer from the first to the
    last that got its reply; `extra` counts messages beyond the first reply to an update.
    """

    answers: int
    seconds: float
    p50: float
    p99: float
    answered: int
    extra: int

    @property
    def rate(self) -> float:
        """Answers a second; 0 when none counts."""
        return self.answers / self.seconds if self.answers else 0.0
