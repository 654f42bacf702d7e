"""How much is measured, and what a measure must come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.benchmarks.load import Load


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: rounds of the bots in turn, starts of each, people and answers.

    Of reminders: how many are stored beside a hundredth of them, how many times the clock ticks in
    each place, how many are jobs of a scheduler, how many rush out at once, in how many seconds
    their rate is taken, and how often the service is killed over them.

    Of documents: how often each is built, and of how many pages the longest is.
    """

    load: Load = field(default_factory=Load)
    rounds: int = 3
    starts: int = 7
    people: int = 1_000
    drafts: int = 10_000
    stored: int = 1_000_000
    ticks: int = 7
    jobs: int = 10_000
    rush: int = 10_000
    window: float = 60.0
    kills: int = 5
    builds: int = 15
    pages: int = 1_000


@dataclass(frozen=True, slots=True)
class Requirement:
    """A figure and its bound: the least it may be, or with `at_most` the most.

    `measured` None: why not is in `name`. `bound` None: it is told for information.
    """

    name: str
    measured: float | None
    bound: float | None
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the figure is within its bound; None when it has none, or was not measured."""
        if self.measured is None or self.bound is None:
            return None
        return self.measured <= self.bound if self.at_most else self.measured >= self.bound
