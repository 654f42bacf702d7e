"""The commands that put the whole database into a file, and make it from one again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failing import fail, load_settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

File = Annotated[Path, typer.Argument(help="The backup, a .zip.")]


def backup(file: File) -> None:
    """Write all that is stored, as it is at this moment, to FILE; the service may go on."""
    from bot.store.backups import write_backup
    from bot.store.database import open_database

    url = load_settings().database
    with _reach():
        open_database(url).close()  # brings an older one up to date
        rows = write_backup(_build_engine(url), file)
    typer.echo(f"{file}: {sum(rows.values())} rows, {file.stat().st_size / 1e6:.1f} MB.")


def restore(
    file: File,
    replace: Annotated[
        bool, typer.Option("--replace", help="Even if the database holds something.")
    ] = False,
) -> None:
    """Make the database from FILE, whichever kind it was taken from; stop the service first."""
    from bot.store.backups import BackupError, restore_backup
    from bot.store.locks import DatabaseInUse, hold_database

    url = load_settings().database
    try:
        with _reach(), hold_database(url):
            rows = restore_backup(_build_engine(url), file, replace=replace)
    except (BackupError, DatabaseInUse) as error:
        fail(str(error))
    typer.echo(f"{sum(rows.values())} rows restored from {file}. The service can be started.")


def _build_engine(url: str) -> Engine:
    from bot.store.engines import build_engine

    return build_engine(url)


@contextmanager
def _reach() -> Iterator[None]:
    """End the command in a sentence when the database or the file cannot be reached."""
    from sqlalchemy.exc import OperationalError

    from bot.store.addresses import DatabaseUnreachable

    try:
        yield
    except (OperationalError, DatabaseUnreachable):
        fail(str(DatabaseUnreachable()))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
