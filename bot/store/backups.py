"""Backups: one file that either database can be made from again, taken while the service runs.

A backup is a zip of one file of JSON lines a table, and a manifest with the revision, the rows and
the checksum of each, and the last id that was given away: no id is ever used again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from alembic import command
from sqlalchemy import (
    Connection,
    Engine,
    ForeignKeyConstraint,
    MetaData,
    Table,
    func,
    inspect,
    select,
    text,
    update,
)

from bot.store import deadline_tables, messenger_tables  # noqa: F401  (add to the metadata)
from bot.store.backup_values import parse_row, render_row
from bot.store.engines import open_snapshot
from bot.store.migrations import HEAD, build_config, find_revision
from bot.store.serving import is_served
from bot.store.tables import metadata

FORMAT = 1
_MANIFEST = "manifest.json"
_ROWS = 500
"""Rows that are held in memory at once."""


class BackupError(Exception):
    """A backup cannot be used, or cannot be put here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Backed:
    """What a backup says of one table: its columns, rows, SHA-256, and the last id given away."""

    columns: tuple[str, ...]
    rows: int
    sha256: str
    last_id: int | None


def write_backup(engine: Engine, file: Path) -> Mapping[str, int]:
    """Write the whole database, as it is at one moment, to `file`; return the rows by table.

    The file comes to be when it is complete, readable by its owner alone.
    """
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as temporary:
        part = Path(temporary.name)
    try:
        with open_snapshot(engine) as connection, ZipFile(part, "w", ZIP_DEFLATED) as archive:
            tables = {table.name: _write_table(connection, table, archive) for table in _sort()}
            told = {name: asdict(backed) for name, backed in tables.items()}
            manifest = {"format": FORMAT, "revision": HEAD, "tables": told}
            archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return {name: backed.rows for name, backed in tables.items()}


def _sort() -> list[Table]:
    return list(metadata.sorted_tables)


def _write_table(connection: Connection, table: Table, archive: ZipFile) -> Backed:
    rows, digest = 0, hashlib.sha256()
    reading = connection.execution_options(yield_per=_ROWS)
    with archive.open(_name_file(table.name), "w", force_zip64=True) as lines:
        for row in reading.execute(select(table)):
            line = f"{render_row(row)}\n".encode()
            lines.write(line)
            digest.update(line)
            rows += 1
    columns = tuple(column.name for column in table.columns)
    return Backed(columns, rows, digest.hexdigest(), _find_last_id(connection, table))


def _name_file(table: str) -> str:
    return f"tables/{table}.jsonl"


def _find_last_id(connection: Connection, table: Table) -> int | None:
    """Return the last id that the database gave away; None where it gives none."""
    column = table.autoincrement_column
    if column is None:
        return None
    largest = connection.execute(select(func.max(column))).scalar() or 0
    return max(largest, _find_counter(connection, table.name, column.name) or 0)


def _find_counter(connection: Connection, table: str, column: str) -> int | None:
    if connection.dialect.name == "postgresql":
        sequence = connection.execute(select(func.pg_get_serial_sequence(table, column))).scalar()
        last = text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
        return connection.execute(last).scalar() if sequence else None
    if not inspect(connection).has_table("sqlite_sequence"):
        return None
    last = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return connection.execute(last, {"name": table}).scalar()


def restore_backup(engine: Engine, file: Path, *, replace: bool) -> Mapping[str, int]:
    """Make the database from a backup, in one transaction; return the rows by table.

    BackupError, and the database as it was, when the file is damaged or of a newer version, or the
    database has rows and they are not to be replaced.
    """
    try:
        with ZipFile(file) as archive, engine.begin() as connection:
            if is_served(connection):
                raise BackupError("a service is running on this database: stop it first")
            revision, tables = _read_manifest(archive)
            _clear(connection, replace=replace)
            command.upgrade(build_config(connection), revision)
            _fill(connection, archive, tables)
            command.upgrade(build_config(connection), "head")
    except (BadZipFile, KeyError, ValueError, EOFError) as fault:
        raise BackupError(
            f"{file} is no backup, or it is damaged ({type(fault).__name__})"
        ) from fault
    return {name: backed.rows for name, backed in tables.items()}


def _read_manifest(archive: ZipFile) -> tuple[str, Mapping[str, Backed]]:
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest["format"] > FORMAT or manifest["revision"] > HEAD:
        raise BackupError("this backup was made by a newer huibao: upgrade this one first")
    tables = {name: Backed(**told) for name, told in manifest["tables"].items()}
    return manifest["revision"], tables


def _clear(connection: Connection, *, replace: bool) -> None:
    """Drop the tables that are there."""
    if find_revision(connection) is None:
        return
    present = MetaData()
    present.reflect(connection)
    filled = any(_has_rows(connection, table) for table in present.sorted_tables)
    if filled and not replace:
        raise BackupError("this database is not empty; --replace puts the backup in its place")
    present.drop_all(connection)


def _has_rows(connection: Connection, table: Table) -> bool:
    if table.name == "alembic_version":
        return False
    return connection.execute(select(func.count()).select_from(table)).scalar_one() > 0


def _fill(connection: Connection, archive: ZipFile, tables: Mapping[str, Backed]) -> None:
    present = MetaData()
    present.reflect(connection)
    for table in present.sorted_tables:
        if backed := tables.get(table.name):
            _fill_table(connection, archive, table, backed)


def _fill_table(connection: Connection, archive: ZipFile, table: Table, backed: Backed) -> None:
    own = _find_own_columns(table)
    later: list[dict[str, object]] = []
    rows = _read_rows(archive, table.name, backed, zoned=connection.dialect.name != "sqlite")
    while batch := list(islice(rows, _ROWS)):
        for name in own:
            later += [{"row": row["id"], "value": row[name]} for row in batch if row[name]]
            for row in batch:
                row[name] = None
        connection.execute(table.insert(), batch)
    for name in own:
        _point(connection, table, name, later)
    if backed.last_id:
        _set_counter(connection, table, backed.last_id)


def _find_own_columns(table: Table) -> list[str]:
    """Return the columns that point to other rows of the same table, which may come later."""
    return [
        column.name
        for key in table.constraints
        if isinstance(key, ForeignKeyConstraint) and key.referred_table is table
        for column in key.columns
    ]


def _read_rows(
    archive: ZipFile, name: str, backed: Backed, *, zoned: bool
) -> Iterator[dict[str, object]]:
    digest = hashlib.sha256()
    with archive.open(_name_file(name)) as lines:
        for line in lines:
            digest.update(line)
            values = parse_row(line.decode(), zoned=zoned)
            yield dict(zip(backed.columns, values, strict=True))
    if digest.hexdigest() != backed.sha256:
        raise BadZipFile(f"{name} is not what was written")


def _point(connection: Connection, table: Table, name: str, later: list[dict[str, object]]) -> None:
    for each in later:
        pointed = update(table).where(table.c.id == each["row"]).values({name: each["value"]})
        connection.execute(pointed)


def _set_counter(connection: Connection, table: Table, last: int) -> None:
    """Have the next id be the one after `last`."""
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, last)))
        return
    if not inspect(connection).has_table("sqlite_sequence"):
        return
    known = {"name": table.name, "last": last}
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), known)
    connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :last)"), known)
