"""What is measured side by side, and what each measure must come to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from tests.benchmarks.bench import Bench
from tests.benchmarks.documents import measure_documents
from tests.benchmarks.jobs import measure_jobs
from tests.benchmarks.load import Load
from tests.benchmarks.processes import FAST, STOCK, TUNED, Outcome
from tests.benchmarks.requirements import Plan, Requirement
from tests.benchmarks.rush import measure_rush
from tests.benchmarks.sharing import measure_processes
from tests.benchmarks.ticks import measure_clock

FAR = 0.05
"""Seconds that a far messenger takes to respond."""


def measure_near(bench: Bench, plan: Plan) -> list[Requirement]:
    """A messenger at no distance: rounds of stock, tuned, and this bot on both databases."""
    stock, tuned, ours, postgres = [], [], [], []
    asked = replace(plan.load, script="interview")
    for _ in range(plan.rounds):
        stock.append(bench.run_peer(STOCK, plan.load))
        ours.append(bench.run_ours(asked))
        tuned.append(bench.run_peer(TUNED, plan.load))
        if bench.postgres:
            postgres.append(bench.run_ours(asked, bench.postgres))
    bench.run_peer(FAST, plan.load)
    return [
        Requirement("no distance: answers/s, SQLite / stock echo", _rates(ours, stock), 2.0),
        Requirement("no distance: answers/s, SQLite / tuned echo", _rates(ours, tuned), 0.6),
        Requirement(
            "no distance: p99, SQLite / stock echo", _waits(ours, stock), 1.0, at_most=True
        ),
        Requirement(
            "no distance: answers/s, PostgreSQL / stock echo", _rates(postgres, stock), 1.5
        ),
    ]


def measure_far(bench: Bench, plan: Plan) -> list[Requirement]:
    """A messenger 50 ms away."""
    load = replace(plan.load, distance=FAR)
    stock = bench.run_peer(STOCK, load)
    bench.run_peer(TUNED, load)
    ours = bench.run_ours(replace(load, script="interview"))
    return [
        Requirement("50 ms away: answers/s, SQLite / stock echo", _rates([ours], [stock]), 20.0)
    ]


def measure_crowd(bench: Bench, plan: Plan) -> list[Requirement]:
    """Ten times the people in flight."""
    few = replace(plan.load, script="interview")
    many = replace(few, people=plan.people, in_flight=plan.people)
    outcomes = [(bench.run_ours(few), bench.run_ours(many)) for _ in range(2)]
    ratio = _rates([after for _, after in outcomes], [before for before, _ in outcomes])
    name = f"answers/s, {plan.people:,} people in flight / {few.people:,}"
    return [Requirement(name, ratio, 0.7)]


def measure_memory(bench: Bench, plan: Plan) -> list[Requirement]:
    """Many open drafts, each with an answer given meanwhile, beside few with as many answers."""
    few = replace(plan.load, script="interview", answers=plan.drafts, warm_up=0.0, seconds=600.0)
    before = bench.run_ours(few).memory
    after = bench.run_ours(replace(few, people=plan.drafts)).memory
    ratio = after / before if after and before else None
    name = f"memory, {plan.drafts:,} open drafts / {few.people:,}"
    return [Requirement(name, ratio, 1.1, at_most=True)]


def measure_start(bench: Bench, plan: Plan) -> list[Requirement]:
    """From process start to the first getUpdates."""
    moment = Load(people=1, in_flight=1, warm_up=0.0, seconds=0.0)
    asked = replace(moment, script="interview")
    pairs = [(bench.run_peer(STOCK, moment), bench.run_ours(asked)) for _ in range(plan.starts)]
    stock, ours = (
        median(outcome.started_in for outcome in side) for side in zip(*pairs, strict=True)
    )
    return [
        Requirement("start to first getUpdates, ours / stock echo", ours / stock, 1.6, at_most=True)
    ]


Scenario = Callable[[Bench, Plan], list[Requirement]]

SCENARIOS: dict[str, Scenario] = {
    "near": measure_near,
    "far": measure_far,
    "crowd": measure_crowd,
    "memory": measure_memory,
    "start": measure_start,
    "clock": measure_clock,
    "jobs": measure_jobs,
    "rush": measure_rush,
    "processes": measure_processes,
    "documents": measure_documents,
}


def _rates(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> float | None:
    """Return the median of the rounds' ratios: a slow moment of the machine spoils one round."""
    pairs = zip(ours, theirs, strict=False)
    return _median([mine.report.rate / other.report.rate for mine, other in pairs])


def _waits(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> float | None:
    pairs = zip(ours, theirs, strict=False)
    return _median([mine.report.p99 / other.report.p99 for mine, other in pairs])


def _median(ratios: Sequence[float]) -> float | None:
    return median(ratios) if ratios else None
