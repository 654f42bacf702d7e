"""The database, opened for a command beside the service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.cli.failing import fail

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store.database import Database


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the database until left; ends the command when it does not answer."""
    from bot.store.addresses import DatabaseUnreachable
    from bot.store.database import open_database as open_now

    try:
        database = open_now(settings.database)
    except DatabaseUnreachable as error:
        fail(str(error))
    try:
        yield database
    finally:
        database.close()
