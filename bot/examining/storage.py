"""The database: whether it answers, how old it is, and whether there is room for more."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, make_url, select
from sqlalchemy.exc import DatabaseError

from bot.examining.finding import Finding, bad, good, note
from bot.status.backlog import load_backlog
from bot.store.addresses import DatabaseUnreachable, find_file
from bot.store.engines import build_engine, open_snapshot
from bot.store.migrations import HEAD, find_revision

CONNECT_SECONDS = 5

LITTLE_ROOM = 1_000_000_000
NO_ROOM = 100_000_000
"""Bytes free beside a SQLite file, which needs as many again while it is written."""

LATE_SECONDS = 300


def examine_database(url: str, now: datetime) -> list[Finding]:
    """Return what there is to say of the database at a SQLAlchemy address; it is only read."""
    file = find_file(url)
    if file is None:
        return list(_examine_server(url, now))
    return [*_examine_file(url, file, now), *_examine_room(_find_folder(file))]


def _examine_file(url: str, file: Path, now: datetime) -> Iterator[Finding]:
    folder = _find_folder(file)
    if not os.access(file if file.exists() else folder, os.W_OK) or not os.access(folder, os.W_OK):
        yield bad(f"{folder} cannot be written.", "Give it to the user that runs the bot: chown.")
    elif not file.exists():
        yield note(f"There is no database yet: the first start makes {file}.")
    else:
        yield from _examine_rows(url, now)


def _examine_server(url: str, now: datetime) -> Iterator[Finding]:
    address = make_url(url)
    if "connect_timeout" not in address.query:
        address = address.update_query_dict({"connect_timeout": str(CONNECT_SECONDS)})
    yield from _examine_rows(address.render_as_string(hide_password=False), now)


def _examine_rows(url: str, now: datetime) -> list[Finding]:
    engine = build_engine(url)
    try:
        with open_snapshot(engine) as connection:
            return list(_examine_revision(connection, now))
    except DatabaseError as fault:
        advice = "Is it running, are host, name and password right, may this user connect?"
        return [bad(f"{DatabaseUnreachable()} ({type(fault.orig).__name__}).", advice)]
    finally:
        engine.dispose()


def _examine_revision(connection: Connection, now: datetime) -> Iterator[Finding]:
    revision = find_revision(connection)
    if revision is None:
        yield note("The database answers and is empty: the first start makes its tables.")
    elif revision > HEAD:
        yield bad(
            f"The database is of a newer huibao (revision {revision}; this one knows {HEAD}).",
            "Install that version again, or restore a backup that was made by this one.",
        )
    elif revision < HEAD:
        yield note(
            f"The database answers; the next start brings it from revision {revision} to {HEAD}.",
            "Make a backup before: huibao backup FILE",
        )
    else:
        yield good(f"The database answers, revision {revision}{_say_size(connection)}.")
        yield from _examine_backlog(connection, now)


def _say_size(connection: Connection) -> str:
    if connection.dialect.name != "postgresql":
        return ""
    size = connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one()
    return f", {size / 1e6:.0f} MB; the room on its disk cannot be seen from here"


def _examine_backlog(connection: Connection, now: datetime) -> Iterator[Finding]:
    backlog = load_backlog(connection, now)
    if backlog.late_seconds > LATE_SECONDS:
        minutes = int(backlog.late_seconds // 60)
        yield note(
            f"Messages that wait to be said: {backlog.messages}, the first for {minutes} minutes.",
            "Is the service running? If it is, look for errors in its log.",
        )


def _examine_room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    says = f"Free on the disk of {folder}: {free / 1e9:.1f} GB."
    advice = "Make room: without any, no answer can be stored."
    if free < NO_ROOM:
        yield bad(says, advice)
    else:
        yield note(says, advice) if free < LITTLE_ROOM else good(says)


def _find_folder(file: Path) -> Path:
    """Return the folder of a file, or where it would be made."""
    return next(each for each in file.absolute().parents if each.exists())
