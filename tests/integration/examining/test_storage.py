"""What is said of a database: none yet, empty, old, too new, damaged, away, full."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.examining.finding import Mark
from bot.examining.storage import NO_ROOM, examine_database
from bot.store.database import Database, open_database
from bot.store.engines import build_engine
from bot.store.outbox import Outgoing, put

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)


def examine(url: str, now: datetime = NOW) -> dict[str, Mark]:
    """Return the marks by what is said, without what is said of the disk."""
    found = examine_database(url, now)
    assert all(each.advice for each in found if each.mark is Mark.BAD)
    return {each.says: each.mark for each in found if not each.says.startswith("Free on the disk")}


def set_revision(url: str, revision: str) -> None:
    engine = build_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
    engine.dispose()


def test_an_empty_database_is_made_at_the_first_start(bare_url: str) -> None:
    build_engine(bare_url).connect().close()
    [(says, mark)] = examine(bare_url).items()
    assert mark is Mark.NOTE
    assert "makes" in says


@pytest.mark.parametrize(
    ("revision", "mark", "word"),
    [("0001", Mark.NOTE, "next start brings it"), ("9999", Mark.BAD, "newer huibao")],
)
def test_a_database_of_another_version_is_told_from_one_of_this(
    bare_url: str, revision: str, mark: Mark, word: str
) -> None:
    open_database(bare_url).close()
    assert set(examine(bare_url).values()) == {Mark.GOOD}
    set_revision(bare_url, revision)
    [(says, marked)] = examine(bare_url).items()
    assert (marked, word in says) == (mark, True)


def test_messages_that_wait_too_long_are_told(database: Database, database_url: str) -> None:
    database.run_now(lambda conn: put(conn, [Outgoing(7, "sendMessage", {})], NOW))
    assert Mark.NOTE not in examine(database_url, NOW + timedelta(minutes=4)).values()
    found = examine(database_url, NOW + timedelta(minutes=6))
    [says] = [says for says, mark in found.items() if mark is Mark.NOTE]
    assert says == "Messages that wait to be said: 1, the first for 6 minutes."


def test_a_file_that_is_no_database_is_bad(tmp_path: Path) -> None:
    file = tmp_path / "huibao.sqlite3"
    file.write_bytes(b"something else entirely" * 100)
    assert list(examine(f"sqlite:///{file}").values()) == [Mark.BAD]
    assert file.read_bytes() == b"something else entirely" * 100


def test_a_server_that_does_not_answer_is_bad_and_its_password_not_told() -> None:
    found = examine_database("postgresql+psycopg://huibao:very-secret@127.0.0.1:9/huibao", NOW)
    [only] = found
    assert only.mark is Mark.BAD
    assert "HUIBAO_DATABASE_URL" in only.says
    assert "very-secret" not in str(only)


def test_a_full_disk_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    for free, mark in ((NO_ROOM - 1, Mark.BAD), (NO_ROOM, Mark.NOTE), (10**12, Mark.GOOD)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert examine_database(f"sqlite:///{tmp_path}/new", NOW)[-1].mark is mark
