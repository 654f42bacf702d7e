"""What every test may use: the parts of the machine it needs, and the two databases."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import make_url

from bot.store.database import open_database

settings.register_profile("untimed", deadline=None)  # a busy machine is not a wrong answer
settings.load_profile("untimed")

DEFAULT_POSTGRES = "postgresql+psycopg://root@127.0.0.1/test"


def pytest_xdist_auto_num_workers() -> int:
    """Run two tests more at once than there are cores: many wait for processes of their own."""
    return (os.cpu_count() or 1) + 2


def need(part: str, present: object) -> None:
    """Skip the test when a part of the machine is missing, naming it; in CI that is a failure."""
    if present:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing in CI: {part}")
    pytest.skip(f"missing here: {part}")


def _find_postgres() -> str | None:
    """Return the address for psycopg itself; None when nothing answers there."""
    url = make_url(os.environ.get("HUIBAO_TEST_POSTGRES", DEFAULT_POSTGRES))
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return address


@pytest.fixture(scope="session")
def postgres() -> str | None:
    """The address of a PostgreSQL for tests, if there is one."""
    return _find_postgres()


@pytest.fixture
def postgres_url(postgres: str | None) -> Iterator[str]:
    """An empty PostgreSQL schema of the test's own."""
    yield from _make_schema(postgres)


@pytest.fixture
def other_postgres_url(postgres: str | None) -> Iterator[str]:
    """A second empty schema."""
    yield from _make_schema(postgres)


def _make_schema(postgres: str | None) -> Iterator[str]:
    need("PostgreSQL (HUIBAO_TEST_POSTGRES)", postgres)
    assert postgres is not None
    schema = f"huibao_{secrets.token_hex(8)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        # No test pulls the server's plug: it need not wait for its disk.
        options = f"-csynchronous_commit=off -capplication_name={schema} -csearch_path={schema}"
        url = make_url(postgres).update_query_dict({"options": options})
        yield url.render_as_string(hide_password=False)
        _end_sessions(connection, schema)
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(scope="session")
def migrated_schema(postgres: str | None) -> Iterator[str]:
    """A migrated PostgreSQL schema, emptied between tests: migrating takes longer than most."""
    for url in _make_schema(postgres):
        open_database(url).close()
        yield url


@pytest.fixture
def emptied_url(migrated_schema: str, postgres: str) -> Iterator[str]:
    """The address of the migrated schema, without a row before the test and after it."""
    yield migrated_schema
    schema = migrated_schema.rpartition("%3D")[2]
    with psycopg.connect(postgres, autocommit=True) as connection:
        _end_sessions(connection, schema)
        _empty_tables(connection, schema)


def _end_sessions(connection: psycopg.Connection, schema: str) -> None:
    """End what a test left behind, such as the session of a process that it killed."""
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s"
    connection.execute(ending, [schema])


def _empty_tables(connection: psycopg.Connection, schema: str) -> None:
    """Remove all rows, and have every id begin at 1 again."""
    listing = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
    names = [name for (name,) in connection.execute(listing, [schema]) if "alembic" not in name]
    tables = [f"{schema}.{name}" for name in names]
    looks = (f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {each})" for each in tables)
    filled = [each for (each,) in connection.execute(" UNION ALL ".join(looks))]
    if filled:
        connection.execute(f"TRUNCATE {', '.join(filled)} CASCADE")
    restart = (
        "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, 1, false)"
        " FROM pg_sequences WHERE schemaname = %s AND last_value IS NOT NULL"
    )
    connection.execute(restart, [schema])


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without a row."""
    if request.param == "postgresql":
        need("PostgreSQL (HUIBAO_TEST_POSTGRES)", request.getfixturevalue("postgres"))
        url: str = request.getfixturevalue("emptied_url")
        return url
    return f"sqlite:///{tmp_path / 'huibao.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without a table."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return f"sqlite:///{tmp_path / 'bare.sqlite3'}"
