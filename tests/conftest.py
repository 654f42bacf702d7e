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

settings.register_profile("untimed", deadline=None)  # a busy machine is not a wrong answer
settings.load_profile("untimed")

DEFAULT_POSTGRES = "postgresql+psycopg://root@127.0.0.1/test"


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
    need("PostgreSQL (HUIBAO_TEST_POSTGRES)", postgres)
    assert postgres is not None
    schema = f"huibao_{secrets.token_hex(8)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        url = make_url(postgres).update_query_dict({"options": f"-csearch_path={schema}"})
        yield url.render_as_string(hide_password=False)
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return f"sqlite:///{tmp_path / 'huibao.sqlite3'}"
