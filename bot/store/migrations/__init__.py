"""Migrations: bring a database to the newest revision, once, whoever comes first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, func, inspect, select, table

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest revision. Known here so that a database that has it opens without Alembic."""

_LOCK = 0x6875_696D
"""PostgreSQL's advisory lock of those that migrate."""

_versions = table("alembic_version", column("version_num"))


def migrate(engine: Engine) -> None:
    """Bring the database to HEAD; of processes that start together one does it, the others wait."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # a transaction on SQLite is a lock already
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        if find_revision(connection) != HEAD:
            _upgrade(connection)


def find_revision(connection: Connection) -> str | None:
    """Return the revision a database has; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(select(_versions.c.version_num)).scalar()
    return revision


def build_config(connection: Connection) -> Config:
    """Return what Alembic's commands need to work through `connection`."""
    from alembic.config import Config  # takes as long to import as the database to open

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(build_config(connection), "head")
