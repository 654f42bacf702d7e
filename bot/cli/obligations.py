"""The commands for what is due: taking it over from a file, and listing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failing import fail, load_settings
from bot.cli.opening import open_database

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.settings import Settings
    from bot.usecases.planning import Plan
    from bot.words.interviews import Interviews

obligations = typer.Typer(help="What is due when: import, export, list.", no_args_is_help=True)


@obligations.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .yaml or .xlsx of units, obligations, days.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what it would change.")
    ] = False,
) -> None:
    """Take over units, obligations and working days. Ends with 1 if anything is to be corrected."""
    from bot.clock import tell_time
    from bot.usecases.importing import apply_plan, read_plan

    settings = load_settings()
    try:
        body = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")

    def run(conn: Connection) -> Plan:
        interviews, now = _load_interviews(settings), tell_time()
        plan = read_plan(file.name, body, conn, interviews, now)
        return plan if dry_run or plan.mistakes else apply_plan(conn, interviews, plan, None, now)

    with open_database(settings) as database:
        plan = database.run_now(run)
    _say_plan(plan)
    if plan.mistakes:
        typer.echo(f"To correct: {len(plan.mistakes)}. Nothing was changed.", err=True)
        raise typer.Exit(1)
    typer.echo("Nothing was changed: a dry run." if dry_run else "Done.")


@obligations.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="The .yaml or .xlsx to write.")],
) -> None:
    """Write all units, obligations and own working days to a file that `import` reads."""
    from bot.usecases.exporting import export_xlsx, export_yaml

    settings = load_settings()
    if file.suffix.lower() not in (".yaml", ".yml", ".xlsx"):
        fail(f"{file}: choose a name that ends with .yaml or .xlsx")

    def build(conn: Connection) -> bytes:
        interviews = _load_interviews(settings)
        if file.suffix.lower() == ".xlsx":
            return export_xlsx(conn, interviews)
        return export_yaml(conn, interviews).encode()

    with open_database(settings) as database:
        body = database.run_now(build)
    try:
        file.write_bytes(body)
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    typer.echo(f"Written: {file}")


@obligations.command("list")
def list_() -> None:
    """List the obligations: id, state, how often, name."""
    from bot.usecases.obligations import list_obligations

    with open_database(load_settings()) as database:
        for each in database.run_now(list_obligations):
            one = each.obligation
            typer.echo(f"{each.id}\t{each.state}\t{one.repeats}\t{one.name}")


def _load_interviews(settings: Settings) -> Interviews:
    """Return the templates that can be used."""
    from bot.authoring.finding import list_interviews
    from bot.words.folders import find_folders
    from bot.words.interviews import Interviews

    return Interviews(list_interviews(find_folders(settings.templates)))


def _say_plan(plan: Plan) -> None:
    from bot.words.folders import find_folders
    from bot.words.words import LANGUAGES, Words

    words = Words(find_folders(None))
    for unit in plan.units:
        typer.echo(f"{unit.action}\tunit\t{unit.name}")
    for each in plan.obligations:
        typer.echo(f"{each.action}\tobligation\t{each.obligation.name}")
    for day, working in plan.days:
        typer.echo(f"change\tday\t{day.isoformat()}\t{'working' if working else 'off'}")
    for slip in plan.mistakes:
        place, news = slip.place, slip.news
        where = words.label(LANGUAGES[1], place.key, **place.params)
        typer.echo(f"{where}: {words.label(LANGUAGES[1], news.key, **news.params)}")
