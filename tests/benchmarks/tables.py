"""The benchmark's figures as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence

from tests.benchmarks.bench import Run
from tests.benchmarks.load import Report
from tests.benchmarks.requirements import Requirement

MARKS = {True: "✓", False: "✗", None: "not measured"}


def render_machine() -> str:
    """Return one line about the machine: what the figures hang on."""
    load = ", ".join(f"{average:.2f}" for average in os.getloadavg())
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, "
        f"{os.cpu_count()} cores, load {load} before the first run"
    )


def render_runs(runs: Iterable[Run]) -> str:
    """Return a table with a line a run."""
    head = ["bot", "people in flight", "distance ms", "answers/s", "p50 ms", "p99 ms"]
    return _render_table([*head, "start s", "memory MB"], map(_render_run, runs))


def render_requirements(requirements: Iterable[Requirement]) -> str:
    """Return a table with a line a requirement."""
    return _render_table(
        ["requirement", "bound", "measured", ""], map(_render_requirement, requirements)
    )


def _render_run(run: Run) -> list[str]:
    outcome, report = run.outcome, run.outcome.report
    return [
        run.bot,
        f"{run.load.in_flight:,}",
        f"{run.load.distance * 1000:.0f}",
        *_render_answers(report),
        f"{outcome.started_in:.2f}",
        f"{outcome.memory / 1e6:.1f}" if outcome.memory else "",
    ]


def _render_answers(report: Report) -> list[str]:
    """Return rate and waits; nothing for a run that was only started."""
    if not report.answers:
        return [""] * 3
    return [f"{report.rate:,.0f}", f"{report.p50 * 1000:.1f}", f"{report.p99 * 1000:.1f}"]


def _render_requirement(requirement: Requirement) -> list[str]:
    measured = "" if requirement.measured is None else f"{requirement.measured:.2f}"
    sign = "≤" if requirement.at_most else "≥"
    bound = "" if requirement.bound is None else f"{sign} {requirement.bound:g}"
    mark = "" if bound == "" else MARKS[requirement.met]
    return [requirement.name, bound, measured, mark]


def _render_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def lines() -> Iterator[str]:
        yield _render_line(head)
        yield _render_line(["---"] * len(head))
        yield from map(_render_line, rows)

    return "\n".join(lines())


def _render_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
