"""One benchmark in the making: runs bots, and proves that what they answered was stored."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.benchmarks.load import Load
from tests.benchmarks.ours import (
    build_bot,
    build_hook,
    count_answers,
    fresh_database,
    prepare_people,
)
from tests.benchmarks.processes import Bot, Outcome, RunError, run_bot, run_bots

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A bot under a load, and what came of it."""

    bot: str
    load: Load
    outcome: Outcome


@dataclass
class Bench:
    """The runs so far. `postgres` is a server's address, None without one."""

    postgres: str | None
    tell: Tell
    runs: list[Run] = field(default_factory=list)

    def run_peer(self, bot: Bot, load: Load) -> Outcome:
        """Run an echo bot."""
        with tempfile.TemporaryDirectory() as folder:
            return self._note(bot.name, load, run_bot(bot, load, Path(folder)))

    def run_ours(self, load: Load, server: str | None = None) -> Outcome:
        """Run this bot on a fresh database of the server, or on SQLite.

        The bot is killed after the last reply; RunError when an answer that it replied to is not
        in the database then, or one is there twice.
        """
        name = "ours, PostgreSQL" if server else "ours, SQLite"
        return self._run(name, load, server, [{}])

    def run_hooked(self, load: Load, server: str, ports: Sequence[int]) -> Outcome:
        """Run a process of this bot behind a webhook at each port, all on one database."""
        name = f"ours, PostgreSQL, {len(ports)} behind webhooks"
        urls = [f"http://127.0.0.1:{port}/hook" for port in ports]
        hooked = replace(load, hooks=urls)
        ways = [build_hook(url, port) for url, port in zip(urls, ports, strict=True)]
        return self._run(name, hooked, server, ways)

    def _run(
        self, name: str, load: Load, server: str | None, ways: Sequence[Mapping[str, str]]
    ) -> Outcome:
        with (
            tempfile.TemporaryDirectory() as folder,
            fresh_database(server, Path(folder)) as database,
        ):
            prepare_people(database, load.people)
            before = count_answers(database)
            bots = [build_bot(name, database, Path(folder), way) for way in ways]
            outcome = run_bots(bots, load, Path(folder))
            stored = count_answers(database) - before
        if stored != outcome.report.answered:
            raise RunError(f"{name}: {outcome.report.answered} answered, {stored} stored")
        return self._note(name, load, outcome)

    def _note(self, name: str, load: Load, outcome: Outcome) -> Outcome:
        run = Run(name, load, outcome)
        self.runs.append(run)
        self.tell(f"{name}: {outcome.report.rate:,.0f}/s, started in {outcome.started_in:.2f} s")
        return outcome
