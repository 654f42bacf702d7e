"""Polling: what is confirmed is stored, in order within a chat, whatever fails."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs
from telegram import Update
from telegram.error import InvalidToken

from bot.receiving import lanes, polling
from bot.receiving.lanes import TRIES, Take
from bot.receiving.polling import Polling
from bot.store.database import Database
from bot.store.tables import updates
from bot.store.updates import claim_updates
from tests.integration.receiving.updates import build_update
from tests.integration.stub import DROP_AFTER, DROP_BEFORE, Fault, Stub, connect, flood, serve_stub

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(autouse=True)
def _retry_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "FIRST_DELAY", 0.01)
    monkeypatch.setattr(polling, "FIRST_DELAY", 0.01)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[dict[str, object]]]:
    with capture_logs([merge_contextvars]) as lines:
        yield lines


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with serve_stub() as stub:
        yield stub


@asynccontextmanager
async def poll(stub: Stub, take: Take) -> AsyncIterator[None]:
    """Poll the stub for as long as the block lasts."""
    stop = asyncio.Event()
    async with connect(stub) as bot:
        running = asyncio.create_task(Polling(bot, take, ["message"], asyncio.Event()).run(stop))
        try:
            yield
        finally:
            stop.set()
            await running


class Taker:
    """Takes updates, notes them by chat, and fails or waits as it is told."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, int]] = []
        self.refuse: Callable[[int], Exception | None] = lambda _update_id: None
        self.hold: set[int] = set()
        self.gate = asyncio.Event()

    async def take(self, update: Update) -> None:
        fault = self.refuse(update.update_id)
        if fault is not None:
            raise fault
        if update.update_id in self.hold:
            await self.gate.wait()
        assert update.effective_chat is not None
        self.taken.append((update.effective_chat.id, update.update_id))

    def find(self, chat_id: int) -> list[int]:
        return [update_id for chat, update_id in self.taken if chat == chat_id]


async def test_updates_are_taken_once_in_the_order_of_their_chats_and_confirmed(
    stub: Stub,
) -> None:
    taker = Taker()
    async with poll(stub, taker.take):
        await stub.deliver(*(build_update(n, chat_id=n % 7 + 1) for n in range(1, 251)))
        await stub.until(lambda: stub.confirmed == 251)
    for chat_id in range(1, 8):
        assert taker.find(chat_id) == [n for n in range(1, 251) if n % 7 + 1 == chat_id]


async def test_what_is_confirmed_is_stored(database: Database, stub: Stub) -> None:
    now = datetime.now(UTC)

    async def take(update: Update) -> None:
        await database.run(
            partial(claim_updates, bot_id=1, update_ids=[update.update_id], now=now),
            update.update_id,
        )

    stored_at_confirmation: list[bool] = []

    def look(call: object) -> None:
        offset = int(getattr(call, "parameters", {}).get("offset", 0))
        stored = database.run_now(lambda c: set(c.execute(select(updates.c.update_id)).scalars()))
        stored_at_confirmation.append(set(range(1, offset)) <= stored)

    stub.choose_fault = look
    async with poll(stub, take):
        for number in range(1, 41):
            await stub.deliver(build_update(number, chat_id=number % 5 + 1))
        await stub.until(lambda: stub.confirmed == 41)
    assert all(stored_at_confirmation)


async def test_a_slow_update_keeps_only_its_own_chat_waiting(stub: Stub) -> None:
    taker = Taker()
    taker.hold = {1}
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1, chat_id=1), build_update(2, chat_id=1))
        await stub.deliver(build_update(3, chat_id=2))
        await _until(lambda: taker.find(2) == [3])
        await stub.deliver(build_update(4, chat_id=2))
        await _until(lambda: taker.find(2) == [3, 4])
        assert taker.find(1) == []
        assert stub.confirmed <= 1
        taker.gate.set()
        await stub.until(lambda: stub.confirmed == 5)
    assert taker.find(1) == [1, 2]
    assert taker.find(2) == [3, 4]


async def test_an_update_that_fails_is_tried_again_before_those_behind_it(stub: Stub) -> None:
    taker = Taker()
    faults = [ValueError(), ValueError()]
    taker.refuse = lambda update_id: faults.pop() if update_id == 1 and faults else None
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1), build_update(2))
        await stub.until(lambda: stub.confirmed == 3)
    assert taker.find(1) == [1, 2]


async def test_an_update_that_never_works_is_skipped_and_said_by_its_id(
    stub: Stub, logged: list[dict[str, object]]
) -> None:
    taker = Taker()
    taker.refuse = lambda update_id: ValueError("an answer") if update_id == 1 else None
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1), build_update(2))
        await stub.until(lambda: stub.confirmed == 3)
    assert taker.find(1) == [2]
    assert [line["event"] for line in logged] == ["update not taken"] * TRIES + ["update skipped"]
    assert logged[-1]["update_id"] == 1
    assert "an answer" not in str(logged)


async def test_an_outage_of_the_database_skips_nothing(stub: Stub) -> None:
    taker = Taker()
    faults = [OperationalError("", {}, Exception())] * (3 * TRIES)
    taker.refuse = lambda _update_id: faults.pop() if faults else None
    lanes_delay = pytest.MonkeyPatch()
    lanes_delay.setattr(lanes, "LAST_DELAY", 0.01)
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1))
        await stub.until(lambda: stub.confirmed == 2)
    lanes_delay.undo()
    assert taker.find(1) == [1]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500, "Internal Server Error"),
        Fault(409, "Conflict: terminated by other getUpdates request"),
        flood(1),
        DROP_BEFORE,
        DROP_AFTER,
    ],
)
async def test_polling_goes_on_after_a_fault(stub: Stub, fault: Fault) -> None:
    taker = Taker()
    stub.fail_once(fault)
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1))
        await stub.until(lambda: stub.confirmed == 2)
    assert taker.find(1) == [1]


async def test_an_update_that_cannot_be_read_is_skipped_alone(
    stub: Stub, logged: list[dict[str, object]]
) -> None:
    taker = Taker()
    unreadable = {"update_id": 2, "message": {"message_id": "none of ours"}}
    async with poll(stub, taker.take):
        await stub.deliver(
            build_update(1), unreadable, build_update(3), {**unreadable, "update_id": 4}
        )
        await stub.until(lambda: stub.confirmed == 5)
    assert sorted(taker.find(1)) == [1, 3]
    assert [line["update_id"] for line in logged] == [2, 4]


async def test_a_conflict_is_said_clearly(stub: Stub, logged: list[dict[str, object]]) -> None:
    stub.fail_once(Fault(409, "Conflict: terminated by other getUpdates request"))
    async with poll(stub, Taker().take):
        await stub.until(lambda: len(stub.calls) == 2)
    assert "another program" in str(logged[0]["event"])


async def test_a_token_nobody_knows_ends_it(stub: Stub) -> None:
    stub.fail_once(Fault(401, "Unauthorized"))
    async with connect(stub) as bot:
        with pytest.raises(InvalidToken):
            await Polling(bot, Taker().take, [], asyncio.Event()).run(asyncio.Event())


async def test_stop_ends_the_long_poll_at_once(stub: Stub) -> None:
    async with poll(stub, Taker().take):
        await stub.until(lambda: len(stub.calls) == 1)
        began = time.monotonic()
    assert time.monotonic() - began < 1


async def test_stop_lets_what_has_begun_end_and_confirms_it(stub: Stub) -> None:
    taker = Taker()
    taker.hold = {1}
    stop = asyncio.Event()
    async with connect(stub) as bot:
        running = asyncio.create_task(Polling(bot, taker.take, [], asyncio.Event()).run(stop))
        await stub.deliver(build_update(1), build_update(2))
        await _until(lambda: len(stub.calls) == 2)  # it asks again, for others
        stop.set()
        for _ in range(10):  # turns of the loop, in which the polling ends
            await asyncio.sleep(0)
        taker.gate.set()
        await running
    assert taker.find(1) == [1, 2]
    assert stub.confirmed == 3


async def test_ids_that_start_again_lower_are_taken(stub: Stub) -> None:
    """After a week of silence the messenger may go on from any id."""
    taker = Taker()
    async with poll(stub, taker.take):
        await stub.deliver(build_update(1000))
        await stub.until(lambda: stub.confirmed == 1001)
        stub.confirmed = 0
        await stub.deliver(build_update(500), build_update(501))
        await stub.until(lambda: stub.confirmed == 502)
    assert taker.find(1) == [1000, 500, 501]


async def _until(condition: Callable[[], bool]) -> None:
    """Look until `condition` holds; a taker tells nobody what it took."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
