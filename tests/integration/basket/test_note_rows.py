"""Notes as rows: their pictures, the count of those that wait, and their way through a backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.store.backups import restore_backup, write_backup
from bot.store.database import Database
from bot.store.engines import build_engine
from bot.store.tables import notes, people
from bot.usecases.note_pages import pack_pages, unpack_pages
from bot.usecases.notes import (
    Noted,
    add_note,
    add_page,
    at_hand,
    bin_note,
    bin_used,
    count_topics,
    find_album,
    find_note,
    fitting,
    list_notes,
    load_pages,
    mark_used,
    purge_notes,
    restore_note,
)
from bot.usecases.people import MEMBER, Person, add_person
from conversations.notes.note import MOST_PAGES

NOW = datetime(2026, 7, 3, 1, 0, tzinfo=UTC)


@given(st.lists(st.binary(min_size=1, max_size=200), max_size=12))
def test_pictures_come_out_as_they_went_in(pages: list[bytes]) -> None:
    assert unpack_pages(pack_pages(pages)) == tuple(pages)


@pytest.fixture
def person(database: Database) -> Person:
    join = lambda conn: add_person(conn, 7, "张三", MEMBER, "zh_CN", "Asia/Shanghai", NOW)  # noqa: E731
    joined: Person = database.run_now(join)
    return joined


def count(conn: Connection) -> int:
    counted: int = conn.execute(select(people.c.notes).where(people.c.id == 7)).scalar_one()
    return counted


def test_the_count_is_exact_whatever_happens(database: Database, person: Person) -> None:
    def job(conn: Connection) -> Iterator[int]:
        first = add_note(conn, person, Noted("甲", 1), NOW)
        second = add_note(conn, person, Noted("乙", 2), NOW)
        yield count(conn)
        mark_used(conn, person, first, 3, NOW)
        yield count(conn)
        mark_used(conn, person, first, 4, NOW)
        yield count(conn)
        bin_note(conn, person, second, NOW)
        yield count(conn)
        restore_note(conn, person, second)
        yield count(conn)
        assert bin_used(conn, person, NOW) == 1
        yield count(conn)
        restore_note(conn, person, first)
        yield count(conn)
        assert purge_notes(conn, NOW + timedelta(days=99)) == 0
        bin_note(conn, person, second, NOW)
        assert purge_notes(conn, NOW + timedelta(days=30)) == 1
        yield count(conn)

    assert database.run_now(lambda conn: list(job(conn))) == [2, 1, 1, 0, 1, 1, 1, 0]


def test_an_album_has_no_more_photos_than_messengers_send(
    database: Database, person: Person
) -> None:
    def job(conn: Connection) -> tuple[bytes, ...]:
        noted = Noted("", 1, "photo", pages=(b"0",), album="g" * 99)
        note = add_note(conn, person, noted, NOW)
        for number in range(1, 12):
            found = find_album(conn, person, "g" * 99)
            assert found is not None
            add_page(conn, person, found, b"%d" % number, "")
        return load_pages(conn, person, note.id)

    assert len(database.run_now(job)) == MOST_PAGES


def test_notes_are_listed_by_topic_and_by_time(database: Database, person: Person) -> None:
    def job(conn: Connection) -> None:
        old = add_note(conn, person, Noted("旧", 1, topic="甲"), NOW - timedelta(days=400))
        new = add_note(conn, person, Noted("新", 2, topic="甲"), NOW)
        other = add_note(conn, person, Noted("别", 3), NOW)
        every = [each.id for each in list_notes(conn, at_hand(person), limit=9)]
        assert every == [other.id, new.id, old.id]
        assert count_topics(conn, person) == [("甲", 2), ("", 1)]
        since = NOW - timedelta(days=1)
        fresh = list_notes(conn, fitting(person, ["甲"], since), limit=9)
        assert [each.text for each in fresh] == ["新"]
        earlier = list_notes(conn, fitting(person, ["甲"], since, before=True), limit=9)
        assert [each.text for each in earlier] == ["旧"]

    database.run_now(job)


def test_nobody_finds_the_note_of_another(database: Database, person: Person) -> None:
    def job(conn: Connection) -> None:
        other = add_person(conn, 8, "李四", MEMBER, "zh_CN", "Asia/Shanghai", NOW)
        note = add_note(conn, person, Noted("甲", 1, pages=(b"x",), album="g"), NOW)
        assert find_note(conn, other, note.id) is None
        assert find_album(conn, other, "g") is None
        assert load_pages(conn, other, note.id) == ()

    database.run_now(job)


def test_a_backup_has_the_notes(
    database: Database, database_url: str, person: Person, tmp_path: Path
) -> None:
    noted = Noted("三月\n学习“五”次", 1, "photo", "图.jpg", (b"\x00\xff", b"2"), "g", "甲")
    note = database.run_now(lambda conn: add_note(conn, person, noted, NOW))
    write_backup(build_engine(database_url), tmp_path / "backup.zip")
    target = build_engine(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    assert restore_backup(target, tmp_path / "backup.zip", replace=False)["notes"] == 1
    with target.begin() as conn:
        assert find_note(conn, person, note.id) == note
        assert load_pages(conn, person, note.id) == noted.pages
        assert conn.execute(select(notes.c.album)).scalar_one() == "g"
        assert count(conn) == 1
    target.dispose()
