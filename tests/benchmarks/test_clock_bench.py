"""The clock's benchmarks at their smallest: they do what they measure, and say what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.benchmarks.bench import Bench
from tests.benchmarks.jobs import measure_jobs
from tests.benchmarks.load import Load
from tests.benchmarks.requirements import Plan, Requirement
from tests.benchmarks.rush import measure_rush
from tests.benchmarks.sharing import find_ports, judge
from tests.benchmarks.tables import render_requirements
from tests.benchmarks.ticks import measure_clock

PLAN = Plan(stored=20_000, ticks=1, jobs=200, rush=120, window=2.0, kills=2)


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Bench:
    """A benchmark without PostgreSQL; the tests that need it have one of their own."""
    return Bench(None, lambda line: request.node.add_report_section("call", "bench", line))


def find(found: Sequence[Requirement], words: str) -> float:
    [measured] = [each.measured for each in found if words in each.name]
    assert measured is not None
    return measured


def test_a_tick_is_timed_over_few_and_over_many(bench: Bench) -> None:
    [found] = measure_clock(bench, PLAN)
    assert found.measured is not None
    assert found.measured > 0


def test_rows_miss_nothing_and_are_beside_as_many_jobs(bench: Bench) -> None:
    found = measure_jobs(bench, PLAN)
    assert find(found, "missed of 20 due at once, ours") == 0
    assert find(found, "adding 200 reminders") > 1
    assert find(found, "held meanwhile, ours") > 0


def test_a_rush_over_kills_loses_nothing(bench: Bench) -> None:
    found = measure_rush(bench, PLAN)
    assert find(found, "lost of 120 due at once, 2 kills") == 0
    assert find(found, "doubles") <= 1
    assert 0 < find(found, "messages a second") * 30 * PLAN.window <= 120
    assert 0 < find(found, "the database's share") < 1


def test_two_processes_behind_webhooks_answer_everybody(postgres_url: str) -> None:
    people, answers = 3, 60
    load = Load("interview", people, people, warm_up=0.0, seconds=60.0, answers=answers)
    report = Bench(postgres_url, print).run_hooked(load, postgres_url, find_ports(2)).report
    assert answers <= report.answered < answers + people
    assert report.extra == 0


def test_what_too_few_cores_show_is_told_and_not_judged() -> None:
    lines = render_requirements([*judge("a", 1.1, 2), *judge("a", 1.8, 4)]).splitlines()[2:]
    assert lines == [
        "| a: not measured: 2 cores | ≥ 1.7 |  | not measured |",
        "| a, found on 2 cores |  | 1.10 |  |",
        "| a, 4 cores | ≥ 1.7 | 1.80 | ✓ |",
    ]
