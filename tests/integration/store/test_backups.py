"""Backups: consistent while others write, the same on both databases, refused when damaged."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from bot.store.backups import BackupError, restore_backup, write_backup
from bot.store.database import Database, open_database
from bot.store.deadline_tables import office_days, units
from bot.store.engines import build_engine
from bot.store.migrations import HEAD, find_revision
from bot.store.tables import drafts, files, people

NOW = datetime(2026, 6, 30, 9, 30, 1, 5, tzinfo=UTC)
PERSON = {"role": "member", "language": "zh_CN", "zone": "Asia/Shanghai", "joined_at": NOW}
DRAFT = {"interview": "annual", "period": "2026", "made_at": NOW, "changed_at": NOW}


@pytest.fixture
def source(database_url: str) -> Iterator[Engine]:
    """A database with rows of every kind of value."""
    open_database(database_url).close()
    engine = build_engine(database_url)
    with engine.begin() as conn:
        fill(conn)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    if request.param == "postgresql":
        url = request.getfixturevalue("other_postgres_url")
    else:
        url = f"sqlite:///{tmp_path / 'target.sqlite3'}"
    engine = build_engine(url)
    yield engine
    engine.dispose()


def fill(conn: Connection) -> None:
    conn.execute(insert(people), [{"id": one, "name": "王敏", **PERSON} for one in (1, 2)])
    conn.execute(insert(drafts), [{"owner": 1, "state": "引“号”\n", **DRAFT} for _ in range(1200)])
    conn.execute(delete(drafts).where(drafts.c.id > 1100))
    unit = {"name": "办公室", "zone": "Asia/Shanghai", "made_at": NOW, "leader_id": 2}
    conn.execute(insert(units), [{"id": 1, **unit}, {"id": 2, **unit, "name": "机关"}])
    conn.execute(update(units).where(units.c.id == 1).values(parent_id=2))
    day = {"on_day": date(2026, 7, 1), "working": False, "made_by": 1, "made_at": NOW}
    conn.execute(insert(office_days), day)
    file = {"owner": 1, "name": "表.xlsx", "body": bytes(range(256)), "made_at": NOW}
    conn.execute(insert(files), file)


def read(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    tables = (people, drafts, units, office_days, files)
    with engine.begin() as conn:
        return {
            table.name: [tuple(row) for row in conn.execute(select(table).order_by(*table.c))]
            for table in tables
        }


def test_either_database_is_made_again_from_a_backup_of_either(
    source: Engine, target: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    rows = write_backup(source, file)
    assert restore_backup(target, file, replace=False) == rows
    assert read(target) == read(source)
    assert file.stat().st_mode & 0o077 == 0
    with target.begin() as conn:
        assert find_revision(conn) == HEAD


def test_no_id_is_given_away_a_second_time(source: Engine, target: Engine, tmp_path: Path) -> None:
    write_backup(source, tmp_path / "backup.zip")
    restore_backup(target, tmp_path / "backup.zip", replace=False)
    with target.begin() as conn:
        values = {"owner": 1, "state": "", **DRAFT}
        made = conn.execute(insert(drafts).returning(drafts.c.id), values).scalar_one()
    assert made == 1201


def test_a_backup_is_of_one_moment_while_others_write(source: Engine, tmp_path: Path) -> None:
    """Whoever writes adds a draft and a file at once: a backup has both or neither."""
    stop, written = threading.Event(), threading.Event()

    def write() -> None:
        file = {"owner": 1, "name": "x", "body": b"x", "made_at": NOW}
        while not stop.is_set():
            with source.begin() as conn:
                conn.execute(insert(drafts), {"owner": 1, "state": "", **DRAFT})
                conn.execute(insert(files), file)
            written.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.wait(20)
        counts = [write_backup(source, tmp_path / f"{at}.zip") for at in range(5)]
    finally:
        stop.set()
        writer.join()
    assert {rows["drafts"] - rows["files"] for rows in counts} == {1100 - 1}
    assert counts[-1]["files"] > counts[0]["files"]


def test_what_is_there_is_replaced_only_when_told(source: Engine, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    write_backup(source, file)
    before = read(source)
    with source.begin() as conn:
        conn.execute(delete(drafts))
    with pytest.raises(BackupError, match="--replace"):
        restore_backup(source, file, replace=False)
    with source.begin() as conn:
        assert conn.execute(select(func.count()).select_from(drafts)).scalar_one() == 0
    restore_backup(source, file, replace=True)
    assert read(source) == before


def damage(change: Callable[[dict[str, bytes]], None], file: Path) -> None:
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(file, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)


def cut_a_table(parts: dict[str, bytes]) -> None:
    parts["tables/drafts.jsonl"] = parts["tables/drafts.jsonl"][:-200]


def swap_a_letter(parts: dict[str, bytes]) -> None:
    parts["tables/people.jsonl"] = parts["tables/people.jsonl"].replace(b"member", b"nember")


def lose_a_table(parts: dict[str, bytes]) -> None:
    del parts["tables/people.jsonl"]


def be_newer(parts: dict[str, bytes]) -> None:
    manifest = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps(manifest | {"revision": "9999"}).encode()


@pytest.mark.parametrize("change", [cut_a_table, swap_a_letter, lose_a_table, be_newer])
def test_a_damaged_backup_changes_nothing(
    source: Engine, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = tmp_path / "backup.zip"
    write_backup(source, file)
    damage(change, file)
    before = read(source)
    with pytest.raises(BackupError):
        restore_backup(source, file, replace=True)
    assert read(source) == before


async def test_nothing_is_restored_under_a_service(postgres_url: str, tmp_path: Path) -> None:
    engine = build_engine(postgres_url)
    service: Database = open_database(postgres_url)
    await service.run(lambda conn: conn.execute(select(people.c.id)).all())
    write_backup(engine, tmp_path / "backup.zip")
    with pytest.raises(BackupError, match="stop it first"):
        restore_backup(engine, tmp_path / "backup.zip", replace=True)
    service.close()
    restore_backup(engine, tmp_path / "backup.zip", replace=True)
