"""The outbox: who holds a row, who takes it over, and the order within a chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, insert, select

from bot.store.claims import Sweep, collect, release_claims, sweep
from bot.store.database import Database, open_database
from bot.store.outbox import (
    LEASE,
    Outgoing,
    Put,
    Row,
    load_attachment,
    mark_delayed,
    mark_given_up,
    mark_sent,
    mark_unreachable,
    prune_given_up,
    put,
)
from bot.store.tables import documents, drafts, outbox, people

NOW = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
LATER = NOW + LEASE + timedelta(seconds=1)


def _say(chat_id: int, *texts: str) -> list[Outgoing]:
    return [Outgoing(chat_id, "sendMessage", {"text": text}) for text in texts]


async def _put(database: Database, calls: Sequence[Outgoing], now: datetime = NOW) -> Put:
    """Put calls and return what the sender is told."""
    told: list[Put] = []

    def listen(notes: Sequence[object]) -> None:
        told.extend(note for note in notes if isinstance(note, Put))

    database.on_commit(listen)
    await database.run(partial(put, outgoing=calls, now=now))
    (note,) = told
    return note


async def _sweep(database: Database, now: datetime = NOW, known: Sequence[int] = ()) -> Sweep:
    return await database.run(partial(sweep, known=frozenset(known), now=now))


def _read_texts(rows: Sequence[Row]) -> list[object]:
    return [row.outgoing.payload["text"] for row in rows]


@pytest.fixture
def open_another(database_url: str) -> Iterator[Callable[[], Database]]:
    """Open the same database once more, as another process would."""
    opened: list[Database] = []

    def open_it() -> Database:
        opened.append(open_database(database_url))
        return opened[-1]

    yield open_it
    for database in opened:
        database.close()


async def test_what_is_put_is_handed_over_in_order(database: Database) -> None:
    calls = [*_say(1, "a", "b"), *_say(2, "c"), Outgoing(1, "sendDocument", {"caption": "中"}, 9)]
    note = await _put(database, calls)
    assert [row.outgoing for row in note.rows] == calls
    assert not note.unclaimed
    ids = [row.id for row in note.rows]
    assert ids == sorted(ids)
    assert (await _sweep(database, known=ids)).mine == set(ids)


async def test_a_thousand_rows_keep_their_order(database: Database) -> None:
    texts = [str(number) for number in range(1500)]
    note = await _put(database, _say(1, *texts))
    assert _read_texts(sorted(note.rows, key=lambda row: row.id)) == texts
    assert _read_texts((await _sweep(database)).found) == texts[:1000]


async def test_rows_come_back_as_they_were_put(database: Database) -> None:
    calls = [
        Outgoing(-5, "editMessageText", {"text": "<&“”😀", "reply_markup": {"a": [1]}}),
        Outgoing(-5, "sendDocument", {}, document_id=3),
    ]
    await database.run(partial(put, outgoing=calls, now=NOW))
    assert [row.outgoing for row in (await _sweep(database)).found] == calls


async def test_a_command_leaves_its_rows_to_the_service(database: Database) -> None:
    database.run_now(partial(put, outgoing=_say(1, "invited"), now=NOW))
    assert _read_texts((await _sweep(database)).found) == ["invited"]


async def test_a_row_behind_unclaimed_ones_waits_with_them(database: Database) -> None:
    database.run_now(partial(put, outgoing=_say(1, "first"), now=NOW))
    note = await _put(database, [*_say(1, "second"), *_say(2, "elsewhere")])
    assert note.unclaimed
    assert _read_texts(note.rows) == ["elsewhere"]
    known = [row.id for row in note.rows]
    assert _read_texts((await _sweep(database, known=known)).found) == ["first", "second"]


async def test_rows_of_a_predecessor_are_taken_over(
    database: Database, open_another: Callable[[], Database]
) -> None:
    await _put(open_another(), _say(1, "left", "behind"))
    # On SQLite there can be no other service; elsewhere the lease has to run out.
    now = NOW if "sqlite" in str(database.run_now(lambda c: c.dialect.name)) else LATER
    assert _read_texts((await _sweep(database, now)).found) == ["left", "behind"]


@pytest.fixture
def pair(postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """Two processes on one PostgreSQL."""
    one, other = open_database(postgres_url), open_database(postgres_url)
    yield one, other
    one.close()
    other.close()


async def test_rows_of_a_living_process_are_not_taken(pair: tuple[Database, Database]) -> None:
    one, other = pair
    await _put(one, _say(1, "mine"))
    assert (await _sweep(other)).mine == frozenset()


async def test_a_row_behind_another_processs_is_handed_over_to_it(
    pair: tuple[Database, Database],
) -> None:
    one, other = pair
    heard = asyncio.Event()
    listening = asyncio.create_task(one.listen(heard.set))
    await heard.wait()  # once, when it begins to listen
    heard.clear()
    mine = await _put(one, _say(1, "mine"))
    behind = await _put(other, [*_say(1, "behind it"), *_say(2, "its own")])
    assert _read_texts(behind.rows) == ["its own"]
    assert not behind.unclaimed
    await asyncio.wait_for(heard.wait(), 10)
    known = frozenset(row.id for row in mine.rows)
    assert _read_texts(await one.run(partial(collect, known=known))) == ["behind it"]
    listening.cancel()


async def test_a_row_behind_a_dead_processs_is_anybodys_with_those(
    pair: tuple[Database, Database],
) -> None:
    one, other = pair
    await _put(one, _say(1, "left"))
    behind = await _put(other, _say(1, "behind it"), LATER)
    assert behind.rows == ()
    assert behind.unclaimed
    assert _read_texts((await _sweep(other, LATER)).found) == ["left", "behind it"]


async def test_claims_are_renewed_and_lost_ones_are_noticed(postgres_url: str) -> None:
    one, other = open_database(postgres_url), open_database(postgres_url)
    rows = [row.id for row in (await _put(one, _say(1, "a", "b"))).rows]
    soon = NOW + LEASE * 0.8
    assert (await _sweep(one, soon, rows)).mine == set(rows)
    assert (await _sweep(other, LATER)).mine == frozenset()
    much_later = LATER + LEASE
    assert (await _sweep(other, much_later)).mine == set(rows)
    assert (await _sweep(one, much_later, rows)).mine == frozenset()
    one.close()
    other.close()


async def test_released_rows_are_free_at_once(
    database: Database, open_another: Callable[[], Database]
) -> None:
    one = open_another()
    await _put(one, _say(1, "a"))
    await one.run(release_claims)
    assert _read_texts((await _sweep(database)).found) == ["a"]


async def test_sent_rows_are_gone_and_their_ids_not_used_again(database: Database) -> None:
    first = (await _put(database, _say(1, "a", "b"))).rows
    await database.run(partial(mark_sent, rows=[row.id for row in first]))
    assert (await _sweep(database)).mine == frozenset()
    await database.run(partial(put, outgoing=_say(1, "c"), now=NOW))
    assert min((await _sweep(database)).mine) > first[-1].id


async def test_a_delayed_row_keeps_its_tries_and_its_time(database: Database) -> None:
    row = (await _put(database, _say(1, "a"))).rows[0]
    await database.run(partial(mark_delayed, row=row.id, tries=2, due_at=LATER))
    (found,) = (await _sweep(database)).found
    assert (found.tries, found.due_at) == (2, LATER)


async def test_what_was_given_up_stays_with_its_note_until_it_is_pruned(
    database: Database,
) -> None:
    row = (await _put(database, _say(1, "a"))).rows[0]
    await database.run(partial(mark_given_up, row=row.id, note="why " * 100))
    assert (await _sweep(database)).mine == frozenset()
    note = database.run_now(lambda c: c.execute(select(outbox.c.note)).scalar_one())
    assert note == ("why " * 100)[:200]
    assert await database.run(partial(prune_given_up, before=NOW)) == 0
    assert await database.run(partial(prune_given_up, before=LATER)) == 1


def _add_person(connection: Connection, person: int) -> None:
    row = {"id": person, "name": "n", "role": "member", "language": "en", "zone": "UTC"}
    connection.execute(insert(people), {**row, "joined_at": NOW})


async def test_a_person_who_shut_out_the_bot_is_unreachable(
    database: Database,
) -> None:
    def load() -> object:
        column = people.c.unreachable_at
        return database.run_now(
            lambda c: c.execute(select(column).where(people.c.id == 1)).scalar_one()
        )

    database.run_now(partial(_add_person, person=1))
    await _put(database, [*_say(1, "a", "b"), *_say(2, "c")])
    await database.run(partial(mark_unreachable, chat_id=1, note="Forbidden", now=NOW))
    assert load() == NOW
    assert _read_texts((await _sweep(database)).found) == ["c"]


async def test_a_documents_file_is_found(database: Database) -> None:
    def add_document(connection: Connection) -> None:
        _add_person(connection, 1)
        draft = {"id": 1, "owner": 1, "interview": "i", "period": "p", "state": "{}"}
        connection.execute(insert(drafts), {**draft, "made_at": NOW, "changed_at": NOW})
        row = {"id": 1, "draft_id": 1, "owner": 1, "version": 1, "file_name": "报告.docx"}
        counts = {"body": b"\x00docx", "characters": 1, "unanswered": 0, "made_at": NOW}
        connection.execute(insert(documents), {**row, **counts})

    database.run_now(add_document)
    call = partial(Outgoing, 1, "sendDocument", {})
    assert await database.run(partial(load_attachment, call=call(1))) == ("报告.docx", b"\x00docx")
    assert await database.run(partial(load_attachment, call=call(2))) is None
    assert await database.run(partial(load_attachment, call=call(file_id=1))) is None
