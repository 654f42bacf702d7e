"""The two databases: a test that asks for `database` runs on both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.addresses import find_file
from bot.store.database import Database, open_database


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("migrated") / "huibao.sqlite3"
    open_database(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def database(database_url: str, migrated_file: Path) -> Iterator[Database]:
    """A migrated database of each kind."""
    file = find_file(database_url)
    if file is not None:
        shutil.copy(migrated_file, file)
    database = open_database(database_url)
    yield database
    database.close()
