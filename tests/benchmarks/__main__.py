"""`python -m tests.benchmarks`: measure, print the figures, and say which requirements are met."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from bot.logs import set_up_logs
from tests.benchmarks.bench import Bench
from tests.benchmarks.load import Load
from tests.benchmarks.processes import RunError
from tests.benchmarks.requirements import Plan
from tests.benchmarks.scenarios import SCENARIOS
from tests.benchmarks.tables import render_machine, render_requirements, render_runs

QUICK = Plan(
    Load(warm_up=1.0, seconds=2.0),
    rounds=1,
    starts=3,
    drafts=2_000,
    stored=100_000,
    ticks=3,
    jobs=2_000,
    rush=1_000,
    window=10.0,
    kills=2,
    builds=3,
)

Only = Annotated[list[str], typer.Option(help=f"one of {', '.join(SCENARIOS)}; may be repeated")]
Quick = Annotated[bool, typer.Option("--quick", help="a fraction of the time, rougher figures")]
Server = Annotated[
    str, typer.Option(envvar="HUIBAO_TEST_POSTGRES", help="where schemas may be made and dropped")
]


def main(
    only: Only = [*SCENARIOS],  # noqa: B006 (typer reads it, nobody writes it)
    quick: Quick = False,
    postgres: Server = "postgresql+psycopg://root@127.0.0.1/test",
) -> None:
    """Measure this bot beside bare echo bots, its clock beside stored jobs; about ten minutes."""
    set_up_logs("error")
    typer.echo(render_machine())
    bench = Bench(_find_server(postgres), lambda line: typer.echo(line, err=True))
    plan = QUICK if quick else Plan()
    try:
        requirements = [found for name in only for found in SCENARIOS[name](bench, plan)]
    except RunError as failure:
        typer.echo(str(failure), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"\n{render_runs(bench.runs)}\n\n{render_requirements(requirements)}")
    raise typer.Exit(any(requirement.met is False for requirement in requirements))


def _find_server(url: str) -> str | None:
    """Return `url` if a server answers there."""
    try:
        create_engine(url).connect().close()
    except OperationalError:
        typer.echo("no PostgreSQL answers: not measured", err=True)
        return None
    return url


if __name__ == "__main__":
    typer.run(main)
