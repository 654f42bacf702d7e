"""Inserting what may be there already, in the words of each database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def build_inserts(table: Table) -> Mapping[str, postgresql.Insert | sqlite.Insert]:
    """Return, by dialect, the statement that inserts those of its rows that are not there yet."""
    return {
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
    }
