"""An office with one member."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from bot.errands import runner, running
from bot.store.database import Database
from tests.integration.errands.workshop import join


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[dict[str, object]]]:
    with capture_logs() as lines:
        yield lines


@pytest.fixture(autouse=True)
def _member(request: pytest.FixtureRequest) -> None:
    if "database" in request.fixturenames:
        database: Database = request.getfixturevalue("database")
        database.run_now(join)


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again soon."""
    monkeypatch.setattr(running, "PAUSE", running.PAUSE / 1000)
    monkeypatch.setattr(runner, "SWEEP_SECONDS", 0.02)
