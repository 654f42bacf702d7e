"""The benchmark itself, at its smallest: everybody gets replies, and every answer was stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.bench import Bench, Run
from tests.benchmarks.load import Load, Report
from tests.benchmarks.processes import FAST, STOCK, TUNED, Bot, Outcome, RunError, run_bot
from tests.benchmarks.requirements import Requirement
from tests.benchmarks.tables import render_requirements, render_runs

PEOPLE = 3
ANSWERS = 60
SMALL = Load(people=PEOPLE, in_flight=PEOPLE, warm_up=0.0, seconds=60.0, answers=ANSWERS)


@pytest.mark.parametrize("bot", [STOCK, TUNED, FAST], ids=lambda bot: bot.name)
def test_an_echo_bot_answers_everybody(bot: Bot) -> None:
    report = Bench(None, print).run_peer(bot, SMALL).report
    assert ANSWERS <= report.answered < ANSWERS + PEOPLE
    assert report.extra == 0


def test_this_bot_answers_everybody_and_has_stored_what_they_said() -> None:
    load = Load("interview", PEOPLE, 2, warm_up=0.0, seconds=60.0, answers=ANSWERS * PEOPLE)
    report = Bench(None, print).run_ours(load).report
    assert ANSWERS * PEOPLE <= report.answered < ANSWERS * PEOPLE + PEOPLE
    assert report.extra == 0


def test_a_bot_that_ends_by_itself_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"ended by itself, with 3\n.*alas"):
        run_bot(Bot("broken", ("-c", "print('alas'); raise SystemExit(3)"), {}), SMALL, tmp_path)


def test_figures_become_tables() -> None:
    outcome = Outcome(0.5, Report(1000, 2.0, 0.1, 0.2, 1100, 0), 50_000_000)
    line = "| stock | 100 | 0 | 500 | 100.0 | 200.0 | 0.50 | 50.0 |"
    assert render_runs([Run("stock", Load(), outcome)]).splitlines()[2] == line


def test_a_requirement_is_met_missed_or_not_measured() -> None:
    found = render_requirements(
        [
            Requirement("a", 2.0, 2.0),
            Requirement("b", 1.2, 1.1, at_most=True),
            Requirement("c", None, 1.5),
        ]
    )
    assert [line.split("|")[-2].strip() for line in found.splitlines()[2:]] == [
        "✓",
        "✗",
        "not measured",
    ]
