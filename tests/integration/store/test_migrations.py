"""Migrations: they make the tables of the code, once, and cost nothing afterwards."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from bot.store import messenger_tables  # noqa: F401  (adds its tables to the metadata)
from bot.store.database import open_database
from bot.store.engines import build_engine
from bot.store.migrations import HEAD, build_config, find_revision, migrate
from bot.store.migrations.revise import check_migrations
from bot.store.tables import documents, metadata

ROOT = Path(__file__).parents[3]
NOW = "2026-07-03 01:00:00"
OLD_ROWS = {
    "people": {"id": 7, "name": "a", "role": "member", "language": "en", "zone": "UTC"}
    | {"joined_at": NOW},
    "drafts": {"id": 1, "owner": 7, "interview": "ours", "period": "2026", "state": "{}"}
    | {"made_at": NOW, "changed_at": NOW},
    "documents": {"id": 1, "draft_id": 1, "owner": 7, "version": 1, "file_name": "a.docx"}
    | {"body": b"", "characters": 0, "unanswered": 0, "made_at": NOW},
}
OPEN = "import sys; from bot.store.database import open_database; open_database({url!r}).close();"


def test_migrations_make_exactly_the_tables_of_the_code(bare_url: str) -> None:
    check_migrations(bare_url)
    engine = build_engine(bare_url)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_head_is_the_last_of_the_scripts(bare_url: str) -> None:
    engine = build_engine(bare_url)
    with engine.connect() as connection:
        config: Config = build_config(connection)
        assert ScriptDirectory.from_config(config).get_current_head() == HEAD
        assert find_revision(connection) is None
    migrate(engine)
    with engine.connect() as connection:
        assert find_revision(connection) == HEAD


def test_alembic_is_not_imported_for_a_database_that_is_up_to_date(bare_url: str) -> None:
    first = OPEN + "assert 'alembic' in sys.modules"
    again = OPEN + "assert 'alembic' not in sys.modules"
    for code in (first, again):
        command = [sys.executable, "-c", code.format(url=bare_url)]
        subprocess.run(command, check=True, cwd=ROOT)


def test_databases_opened_together_are_migrated_once(bare_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        databases = list(pool.map(open_database, [bare_url] * 4))
    for database in databases:
        database.close()
    check_migrations(bare_url)


def test_what_an_older_version_stored_is_kept(bare_url: str) -> None:
    engine = build_engine(bare_url)
    with engine.begin() as connection:
        command.upgrade(build_config(connection), "0001")
        for table, values in OLD_ROWS.items():
            names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
    migrate(engine)
    with engine.connect() as connection:
        kept = connection.execute(select(documents.c.file_name, documents.c.findings)).one()
    assert tuple(kept) == ("a.docx", 0)
    check_migrations(bare_url)
