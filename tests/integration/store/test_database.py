"""The writer: what was returned is stored, a fault undoes one job, keys keep their order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import SerializationFailure
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import OperationalError

from bot.store.database import Database, open_database
from bot.store.tables import updates
from bot.store.writer import TRIES, announce, is_outage

NOW = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)


class DeliberateError(Exception):
    """Raised by a job on purpose."""


def _add(connection: Connection, number: int, bot_id: int = 1) -> int:
    connection.execute(insert(updates), {"bot_id": bot_id, "update_id": number, "taken_at": NOW})
    return number


def _add_and_fail(connection: Connection, number: int) -> None:
    _add(connection, number)
    announce(connection, number)
    raise DeliberateError


def _load(connection: Connection) -> list[int]:
    return sorted(connection.execute(select(updates.c.update_id)).scalars())


async def test_a_job_returns_its_value_once_it_is_committed(
    database: Database, database_url: str
) -> None:
    assert await database.run(partial(_add, number=7)) == 7
    other = open_database(database_url)
    assert other.run_now(_load) == [7]
    other.close()


async def test_a_fault_is_raised_to_its_caller_and_undoes_that_job_alone(
    database: Database,
) -> None:
    outcomes = await asyncio.gather(
        database.run(partial(_add, number=1)),
        database.run(partial(_add_and_fail, number=2)),
        database.run(partial(_add, number=3)),
        return_exceptions=True,
    )
    assert outcomes[0] == 1
    assert isinstance(outcomes[1], DeliberateError)
    assert outcomes[2] == 3
    assert database.run_now(_load) == [1, 3]


async def test_an_error_of_the_database_undoes_that_job_alone(database: Database) -> None:
    outcomes = await asyncio.gather(
        *(database.run(partial(_add, number=number)) for number in (1, 1, 2)),
        return_exceptions=True,
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["int", "IntegrityError", "int"]
    assert database.run_now(_load) == [1, 2]


async def test_a_job_that_swallows_an_error_of_the_database_harms_no_other(
    database: Database,
) -> None:
    def swallow(connection: Connection) -> None:
        _add(connection, 5)
        try:
            _add(connection, 5)
        except Exception as fault:
            assert type(fault).__name__ == "IntegrityError"  # noqa: PT017

    outcomes = await asyncio.gather(
        database.run(swallow), database.run(partial(_add, number=6)), return_exceptions=True
    )
    assert outcomes[1] == 6
    stored = await database.run(_load)
    # PostgreSQL refuses to go on after an error; the job is then undone as a whole.
    assert stored == ([6] if isinstance(outcomes[0], Exception) else [5, 6])


async def test_jobs_that_wait_share_a_transaction(database: Database) -> None:
    def find_transaction(connection: Connection) -> int:
        _add(connection, connection.execute(select(func.count()).select_from(updates)).scalar_one())
        return id(connection.get_transaction())

    found = await asyncio.gather(*(database.run(find_transaction) for _ in range(50)))
    assert len(set(found)) < 10


async def test_announcements_are_told_once_committed_and_only_those(database: Database) -> None:
    told: list[object] = []

    def listen(notes: Sequence[object]) -> None:
        told.extend(notes)

    def add_and_announce(connection: Connection, number: int) -> None:
        _add(connection, number)
        announce(connection, number)

    database.on_commit(listen)
    await asyncio.gather(
        database.run(partial(add_and_announce, number=1)),
        database.run(partial(_add_and_fail, number=2)),
        database.run(partial(add_and_announce, number=3)),
        return_exceptions=True,
    )
    assert told == [1, 3]
    database.run_now(partial(add_and_announce, number=4))
    assert told == [1, 3]


async def test_close_finishes_what_waits_and_then_refuses(database: Database) -> None:
    jobs = [database.run(partial(_add, number=number)) for number in range(20)]
    tasks = [asyncio.ensure_future(job) for job in jobs]
    await asyncio.sleep(0)  # they are submitted now
    database.close()
    assert await asyncio.gather(*tasks) == list(range(20))
    with pytest.raises(RuntimeError, match="closed"):
        await database.run(_load)


async def test_a_caller_that_left_disturbs_nobody(database: Database) -> None:
    leaving = asyncio.ensure_future(database.run(partial(_add, number=1)))
    staying = asyncio.ensure_future(database.run(partial(_add, number=2)))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == 2


async def test_parameters_stay_out_of_an_exceptions_text(database: Database) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("SELECT * FROM nowhere WHERE a = :a"), {"a": "an answer"})

    with pytest.raises(Exception, match="nowhere") as caught:
        await database.run(fail)
    assert "an answer" not in str(caught.value)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jobs=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=60))
def test_jobs_of_one_key_run_in_the_order_of_their_calls(
    database: Database, jobs: list[tuple[int, bool]]
) -> None:
    """Law: per key the stored order is the order of the calls, less the jobs that raised."""

    def note(connection: Connection, key: int, number: int, fails: bool) -> None:
        last = select(func.coalesce(func.max(updates.c.update_id), 0))
        position = connection.execute(last.where(updates.c.bot_id == key)).scalar_one()
        row = {
            "bot_id": key,
            "update_id": position + 1,
            "taken_at": NOW.replace(microsecond=number),
        }
        connection.execute(insert(updates), row)
        if fails:
            raise DeliberateError

    def load(connection: Connection, key: int) -> list[int]:
        rows = select(updates.c.taken_at).where(updates.c.bot_id == key)
        found = connection.execute(rows.order_by(updates.c.update_id)).scalars()
        return [moment.microsecond for moment in found]

    async def play() -> None:
        calls = [
            database.run(partial(note, key=key, number=number, fails=fails), key)
            for number, (key, fails) in enumerate(jobs)
        ]
        await asyncio.gather(*calls, return_exceptions=True)

    database.run_now(lambda connection: connection.execute(updates.delete()))
    asyncio.run(play())
    for key in range(4):
        expected = [n for n, (wanted, fails) in enumerate(jobs) if wanted == key and not fails]
        assert database.run_now(partial(load, key=key)) == expected


async def test_two_processes_that_write_the_same_chats_do_not_lock_each_other_out(
    postgres_url: str,
) -> None:
    def count(connection: Connection, key: int) -> None:
        row = {"key": key}
        connection.execute(
            text(
                "INSERT INTO strangers (id, wrong_codes) VALUES (:key, 1)"
                " ON CONFLICT (id) DO UPDATE SET wrong_codes = strangers.wrong_codes + 1"
            ),
            row,
        )

    processes = [open_database(postgres_url) for _ in range(2)]
    for _ in range(5):
        await asyncio.gather(
            *(
                process.run(partial(count, key=key), key)
                for process, keys in zip(processes, (range(1, 60), range(59, 0, -1)), strict=True)
                for key in keys
            )
        )
    counted = processes[0].run_now(
        lambda connection: connection.execute(
            text("SELECT sum(wrong_codes) FROM strangers")
        ).scalar()
    )
    assert counted == 2 * 5 * 59
    for process in processes:
        process.close()


async def test_a_transaction_that_another_spoilt_is_run_again_some_times(
    database: Database,
) -> None:
    def fail(connection: Connection, number: int, faults: list[Exception]) -> None:
        _add(connection, number)
        if faults:
            raise faults.pop()

    spoilt = OperationalError("", {}, SerializationFailure())
    await database.run(partial(fail, number=1, faults=[spoilt] * (TRIES - 1)))
    assert database.run_now(_load) == [1]
    with pytest.raises(OperationalError):
        await database.run(partial(fail, number=2, faults=[spoilt] * TRIES))
    assert database.run_now(_load) == [1]


async def test_a_deadlock_is_run_again_unseen(postgres_url: str) -> None:
    """Jobs that lock rows against the order of their keys spoil each other; both get through."""

    def lock_both(connection: Connection, first: int, second: int) -> None:
        for row in (first, second):
            connection.execute(
                text("UPDATE strangers SET wrong_codes = wrong_codes + 1 WHERE id = :row"),
                {"row": row},
            )
            connection.execute(text("SELECT pg_sleep(0.05)"))

    one, other = open_database(postgres_url), open_database(postgres_url)
    one.run_now(
        lambda connection: connection.execute(
            text("INSERT INTO strangers (id, wrong_codes) VALUES (1, 0), (2, 0)")
        )
    )
    await asyncio.gather(
        one.run(partial(lock_both, first=1, second=2)),
        other.run(partial(lock_both, first=2, second=1)),
    )
    counted = one.run_now(
        lambda connection: connection.execute(
            text("SELECT sum(wrong_codes) FROM strangers")
        ).scalar()
    )
    assert counted == 4
    one.close()
    other.close()


async def test_a_lost_connection_fails_its_jobs_and_the_next_are_fine(postgres_url: str) -> None:
    database = open_database(postgres_url)
    own = await database.run(
        lambda connection: connection.execute(text("SELECT pg_backend_pid()")).scalar()
    )
    database.run_now(
        lambda connection: connection.execute(
            text("SELECT pg_terminate_backend(:own)"), {"own": own}
        )
    )
    with pytest.raises(Exception, match=r"terminat|clos|lost") as caught:
        await database.run(partial(_add, number=1))
    assert is_outage(caught.value)
    assert await database.run(partial(_add, number=2)) == 2
    assert database.run_now(_load) == [2]
    database.close()
