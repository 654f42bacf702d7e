"""The sender against a Bot API that floods, fails, drops connections and refuses."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, Connection, func, insert, select
from structlog.testing import capture_logs

from bot.sending import outcomes
from bot.sending.rates import UNLIMITED, Rates
from bot.sending.sender import Sender
from bot.store.claims import LIMIT, sweep
from bot.store.database import Database, open_database
from bot.store.outbox import LEASE, Outgoing, mark_sent, put
from bot.store.tables import documents, drafts, outbox, people
from tests.integration.stub import (
    DROP_AFTER,
    DROP_BEFORE,
    Call,
    Fault,
    Stub,
    connect,
    flood,
    serve_stub,
)


def _read_clock() -> datetime:
    return datetime.now(UTC)


pytestmark = pytest.mark.timeout(60)


@pytest.fixture(autouse=True)
def _retry_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "FIRST_DELAY", 0.02)


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with serve_stub() as stub:
        yield stub


@asynccontextmanager
async def run_sender(
    database: Database,
    stub: Stub,
    rates: Rates = UNLIMITED,
    clock: Callable[[], datetime] = _read_clock,
) -> AsyncIterator[Sender]:
    async with connect(stub) as bot:
        sender = Sender(database, bot, rates, clock)
        await sender.start()
        try:
            yield sender
        finally:
            await sender.stop()


def _say(chat_id: int, *texts: str) -> list[Outgoing]:
    return [Outgoing(chat_id, "sendMessage", {"text": text}) for text in texts]


async def _put(database: Database, *calls: Outgoing) -> None:
    await database.run(partial(put, outgoing=calls, now=_read_clock()))


def _read_texts(calls: list[Call], chat_id: int = 1) -> list[str]:
    return [call.text for call in calls if call.chat_id == chat_id]


def _count(database: Database) -> int:
    counted: int = database.run_now(
        lambda c: c.execute(select(func.count()).select_from(outbox)).scalar_one()
    )
    return counted


def _load_notes(database: Database) -> list[str | None]:
    rows = select(outbox.c.note).where(outbox.c.given_up).order_by(outbox.c.id)
    return database.run_now(lambda c: list(c.execute(rows).scalars()))


async def _until_empty(database: Database) -> None:
    """Wait until everything is sent or given up."""
    await _until_count(database, 0, outbox.c.given_up.is_(False))


async def _until_delayed(database: Database, rows: int) -> None:
    """Wait until so many rows have a failed try."""
    await _until_count(database, rows, outbox.c.tries > 0)


async def _until_count(database: Database, rows: int, which: ColumnElement[bool]) -> None:
    """Look until the outbox has so many rows of a kind; nothing tells of another's commits."""
    counting = select(func.count()).select_from(outbox).where(which)
    async with asyncio.timeout(10):
        while await database.run(lambda c: c.execute(counting).scalar_one()) != rows:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_what_was_put_is_said_in_order_and_removed(database: Database, stub: Stub) -> None:
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b", "c"), *_say(2, "d"))
        await _until_empty(database)
    assert _read_texts(stub.effects) == ["a", "b", "c"]
    assert _read_texts(stub.effects, 2) == ["d"]
    assert _count(database) == 0


async def test_parameters_arrive_as_they_were_put(database: Database, stub: Stub) -> None:
    markup = {"inline_keyboard": [[{"text": "目录", "callback_data": "outline"}]]}
    payload = {"text": "<b>&amp;</b>😀", "parse_mode": "HTML", "reply_markup": markup}
    async with run_sender(database, stub):
        await _put(database, Outgoing(7, "sendMessage", payload))
        await stub.until(lambda: len(stub.effects) == 1)
    assert stub.effects == [Call("sendMessage", {"chat_id": 7, **payload})]


async def test_what_was_left_is_said_after_a_restart(database: Database, stub: Stub) -> None:
    database.run_now(partial(put, outgoing=_say(1, "a", "b"), now=_read_clock()))
    async with run_sender(database, stub):
        await stub.until(lambda: len(stub.effects) == 2)
    assert _read_texts(stub.effects) == ["a", "b"]


async def test_a_backlog_is_taken_in_portions(database: Database, stub: Stub) -> None:
    calls = [Outgoing(n % 50, "sendMessage", {"text": str(n)}) for n in range(LIMIT + 200)]
    database.run_now(partial(put, outgoing=calls, now=_read_clock()))
    async with run_sender(database, stub):
        await stub.until(lambda: len(stub.effects) == len(calls))
    for chat_id in range(50):
        said = [int(text) for text in _read_texts(stub.effects, chat_id)]
        assert said == sorted(said)


async def test_a_flood_answer_pauses_the_chat_for_as_long_as_it_says(
    database: Database, stub: Stub
) -> None:
    stub.fail_once(flood(1))
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b"))
        await stub.until(lambda: len(stub.calls) == 1)
        began = time.monotonic()
        await _put(database, *_say(2, "elsewhere"))
        await stub.until(lambda: len(stub.effects) == 1)
        assert time.monotonic() - began < 0.9
        await stub.until(lambda: len(stub.effects) == 3)
        assert time.monotonic() - began >= 0.9
    assert _read_texts(stub.effects) == ["a", "b"]


async def test_flood_answers_in_two_chats_pause_all(database: Database, stub: Stub) -> None:
    stub.fail_once(flood(1), flood(1))
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a"), *_say(2, "b"))
        await stub.until(lambda: len(stub.calls) == 2)
        began = time.monotonic()
        await _until_delayed(database, 2)
        await _put(database, *_say(3, "c"))
        await stub.until(lambda: _read_texts(stub.effects, 3) == ["c"])
        assert time.monotonic() - began >= 0.9


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500, "Internal Server Error"),
        Fault(502, "Bad Gateway"),
        Fault(401, "Unauthorized"),
        DROP_BEFORE,
    ],
)
async def test_what_fails_for_a_while_is_said_once_it_can_be(
    database: Database, stub: Stub, fault: Fault
) -> None:
    stub.fail_once(fault, fault, fault)
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b"))
        await _until_empty(database)
    assert _read_texts(stub.effects) == ["a", "b"]
    assert len(stub.calls) == 5


async def test_what_may_have_been_said_is_said_again(database: Database, stub: Stub) -> None:
    stub.fail_once(DROP_AFTER)
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b"))
        await _until_empty(database)
    assert _read_texts(stub.effects) == ["a", "a", "b"]


async def test_a_failed_try_is_stored(database: Database, stub: Stub) -> None:
    stub.fail_once(flood(60))
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a"))
        await _until_delayed(database, 1)
    (row,) = database.run_now(lambda c: c.execute(select(outbox)).all())
    assert row.tries == 1
    assert 50 < (row.due_at - _read_clock()).total_seconds() <= 60
    assert row.claimed_by is None  # left to whoever comes next


async def test_a_person_who_shut_out_the_bot_is_marked_and_left_alone(
    database: Database, stub: Stub
) -> None:
    def add_person(connection: Connection) -> None:
        row = {"id": 1, "name": "n", "role": "member", "language": "en", "zone": "UTC"}
        connection.execute(insert(people), {**row, "joined_at": _read_clock()})

    database.run_now(add_person)
    stub.fail_once(Fault(403, "Forbidden: bot was blocked by the user"))
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b"))
        await _until_empty(database)
        await _put(database, *_say(1, "c"))  # heard of again
        await _until_empty(database)
    assert _read_texts(stub.calls) == ["a", "c"]
    assert _load_notes(database) == ["Forbidden: Forbidden: bot was blocked by the user"] * 2
    since = database.run_now(lambda c: c.execute(select(people.c.unreachable_at)).scalar_one())
    assert since is not None


async def test_a_refusal_is_given_up_with_a_note_that_quotes_nothing(
    database: Database, stub: Stub
) -> None:
    stub.fail_once(Fault(400, 'Bad Request: unsupported start tag "党建" at offset 3'))
    with capture_logs() as lines:
        async with run_sender(database, stub):
            await _put(database, *_say(1, "<党建>", "next"))
            await _until_empty(database)
    assert _read_texts(stub.effects) == ["next"]
    assert _load_notes(database) == ["BadRequest: Unsupported start tag … at offset 3"]
    assert [line["outcome"] for line in lines] == ["GivenUp"]
    assert "党建" not in str(lines)


@pytest.mark.parametrize(
    ("method", "description", "said_instead"),
    [
        ("editMessageText", "Bad Request: message is not modified: the same", []),
        ("editMessageText", "Bad Request: message to edit not found", ["sendMessage"]),
        ("editMessageText", "Bad Request: message can't be edited", ["sendMessage"]),
        ("editMessageReplyMarkup", "Bad Request: message to edit not found", []),
        ("deleteMessage", "Bad Request: message to delete not found", []),
    ],
)
async def test_an_edit_of_what_is_gone_becomes_a_message_or_nothing(
    database: Database, stub: Stub, method: str, description: str, said_instead: list[str]
) -> None:
    stub.fail_once(Fault(400, description))
    call = Outgoing(1, method, {"message_id": 5, "text": "t", "parse_mode": "HTML"})
    async with run_sender(database, stub):
        await _put(database, call)
        await _until_empty(database)
    assert [call.method for call in stub.effects] == said_instead
    for made in stub.effects:
        assert made.parameters == {"chat_id": 1, "text": "t", "parse_mode": "HTML"}
    assert _count(database) == 0


async def test_a_chat_that_moved_is_followed(database: Database, stub: Stub) -> None:
    stub.fail_once(Fault(400, "Bad Request: group upgraded", {"migrate_to_chat_id": -100}))
    async with run_sender(database, stub):
        await _put(database, *_say(-1, "a"))
        await _until_empty(database)
    assert [call.chat_id for call in stub.effects] == [-100]


async def test_a_document_is_sent_with_its_file(database: Database, stub: Stub) -> None:
    def add_document(connection: Connection) -> None:
        now = _read_clock()
        person = {"id": 1, "name": "n", "role": "member", "language": "en", "zone": "UTC"}
        connection.execute(insert(people), {**person, "joined_at": now})
        draft = {"id": 1, "owner": 1, "interview": "i", "period": "p", "state": "{}"}
        connection.execute(insert(drafts), {**draft, "made_at": now, "changed_at": now})
        row = {"id": 4, "draft_id": 1, "owner": 1, "version": 1, "file_name": "报告 第1稿.docx"}
        counts = {"body": b"PK\x00" * 1000, "characters": 1, "unanswered": 0, "made_at": now}
        connection.execute(insert(documents), {**row, **counts})

    database.run_now(add_document)
    stub.fail_once(Fault(500, "Internal Server Error"))
    async with run_sender(database, stub):
        await _put(
            database,
            Outgoing(1, "sendDocument", {"caption": "第1稿"}, document_id=4),
            Outgoing(1, "sendDocument", {}, document_id=5),
        )
        await _until_empty(database)
    (sent,) = stub.effects
    assert sent.parameters["document"] == ("报告 第1稿.docx", b"PK\x00" * 1000)
    assert sent.parameters["caption"] == "第1稿"
    assert _load_notes(database) == ["the file has been removed"]


async def test_a_call_that_cannot_be_made_at_all_is_given_up(
    database: Database, stub: Stub
) -> None:
    stub.fail_once(Fault(413, "Request Entity Too Large"))
    async with run_sender(database, stub):
        await _put(database, *_say(1, "a", "b"))
        await _until_empty(database)
    assert _read_texts(stub.effects) == ["b"]
    assert _load_notes(database) == ["NetworkError: Request Entity Too Large"]


async def test_rates_are_kept_within_a_chat_and_overall(database: Database, stub: Stub) -> None:
    arrived: dict[int, list[float]] = {1: [], 2: []}

    def note(call: Call) -> None:
        arrived[call.chat_id].append(time.monotonic())

    stub.choose_fault = note
    async with run_sender(database, stub, Rates(overall=100, chat=4, chat_burst=2)):
        await _put(database, *_say(1, *"abcdef"), *_say(2, "x"))
        await stub.until(lambda: len(stub.effects) == 7)
    times = arrived[1]
    assert times[1] - times[0] < 0.2  # the burst
    assert times[-1] - times[0] >= 0.9  # four more at four a second
    assert arrived[2][0] < times[3]  # another chat does not wait for it


async def test_stop_finishes_what_is_in_flight_and_leaves_the_rest(
    database: Database, stub: Stub
) -> None:
    async with run_sender(database, stub, Rates(overall=None, chat=1, chat_burst=1)) as sender:
        await _put(database, *_say(1, "a", "b", "c"))
        await stub.until(lambda: len(stub.calls) == 1)
        began = time.monotonic()
        await sender.stop()
        assert time.monotonic() - began < 0.9
    assert _read_texts(stub.effects) == ["a"]
    left = database.run_now(lambda c: c.execute(select(outbox.c.claimed_by)).all())
    assert left == [(None,), (None,)]


async def test_two_processes_share_the_work_and_keep_the_order(
    postgres_url: str, stub: Stub
) -> None:
    one, other = open_database(postgres_url), open_database(postgres_url)
    stub.choose_fault = lambda call: DROP_BEFORE if stub.calls.count(call) == 1 else None
    async with run_sender(one, stub), run_sender(other, stub):
        for number in range(10):
            for chat_id in (1, 2):
                process = (one, other)[(number + chat_id) % 2]
                await _put(process, *_say(chat_id, str(number)))
        await _until_empty(one)
    for chat_id in (1, 2):
        assert _read_texts(stub.effects, chat_id) == [str(number) for number in range(10)]
    one.close()
    other.close()


async def test_a_process_that_was_suspended_says_nothing_that_another_took_over(
    postgres_url: str, stub: Stub
) -> None:
    one, other = open_database(postgres_url), open_database(postgres_url)
    asleep = timedelta()
    rates = Rates(overall=None, chat=2, chat_burst=1)
    async with run_sender(one, stub, rates, lambda: _read_clock() + asleep):
        await _put(one, *_say(1, "a", "b", "c"))
        await stub.until(lambda: len(stub.effects) == 1)
        asleep = LEASE + timedelta(seconds=1)
        job = partial(sweep, known=frozenset(), now=_read_clock() + asleep)
        taken = await other.run(job)
        assert _read_texts(stub.effects) == ["a"]
        await other.run(partial(mark_sent, rows=taken.mine))
        await _put(one, *_say(1, "d"))
        await stub.until(lambda: "d" in _read_texts(stub.effects))
    assert _read_texts(stub.effects) == ["a", "d"]
    one.close()
    other.close()


_FAULTS = st.sampled_from(
    [None, None, None, DROP_BEFORE, DROP_AFTER, Fault(500, "Internal Server Error")]
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    messages=st.lists(st.integers(1, 3), min_size=1, max_size=15),
    faults=st.lists(_FAULTS, max_size=20),
)
def test_whatever_fails_all_is_said_in_order(
    database: Database, messages: list[int], faults: list[Fault | None]
) -> None:
    """Law: nothing is missing, nothing overtakes, and only what took effect unseen is repeated."""

    async def play() -> list[Call]:
        async with serve_stub() as stub, run_sender(database, stub):
            waiting = list(faults)
            stub.choose_fault = lambda _call: waiting.pop() if waiting else None
            for number, chat_id in enumerate(messages):
                await _put(database, *_say(chat_id, str(number)))
            await _until_empty(database)
            return stub.effects

    said = asyncio.run(play())
    unseen = sum(fault is not None and fault.took_effect for fault in faults)
    assert len(said) - len(messages) <= unseen
    for chat_id in set(messages):
        texts = [int(text) for text in _read_texts(said, chat_id)]
        assert texts == sorted(texts)
        expected = [number for number, chat in enumerate(messages) if chat == chat_id]
        assert sorted(Counter(texts)) == expected


@pytest.fixture(autouse=True)
def _silence() -> Iterator[None]:
    with capture_logs():
        yield
