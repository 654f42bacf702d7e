"""“Typing …”: shown when something takes a while, again and again, and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from bot.sending.activity import SHOWN_AFTER, SHOWN_EVERY, Activity


@pytest.fixture(autouse=True)
def _logged() -> Iterator[None]:
    with capture_logs():
        yield


class Waits:
    """A clock that goes on when it is told to; `asked` are the seconds that were waited for."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[float] = asyncio.Queue()
        self.gone = asyncio.Semaphore(0)

    async def sleep(self, seconds: float) -> None:
        self.asked.put_nowait(seconds)
        await self.gone.acquire()


class Sent:
    """Keeps what was sent; each call fails with `fault`, if there is one."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.calls: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
        self.fault = fault

    async def send(self, chat_id: int, action: str) -> None:
        self.calls.put_nowait((chat_id, action))
        if self.fault:
            raise self.fault


async def test_what_is_done_at_once_shows_nothing() -> None:
    waits, sent = Waits(), Sent()
    async with Activity(sent.send, waits.sleep).show(7, "typing"):
        assert await waits.asked.get() == SHOWN_AFTER
    waits.gone.release()
    await asyncio.sleep(0)
    assert sent.calls.empty()


async def test_what_takes_a_while_is_shown_until_it_ends() -> None:
    waits, sent = Waits(), Sent()
    async with Activity(sent.send, waits.sleep).show(7, "upload_photo"):
        assert await waits.asked.get() == SHOWN_AFTER
        for _ in range(3):
            waits.gone.release()
            assert await sent.calls.get() == (7, "upload_photo")
            assert await waits.asked.get() == SHOWN_EVERY
    assert sent.calls.empty()


async def test_that_it_cannot_be_shown_harms_nothing() -> None:
    waits, sent = Waits(), Sent(ConnectionError())
    async with Activity(sent.send, waits.sleep).show(7, "typing"):
        waits.gone.release()
        await sent.calls.get()
    assert sent.calls.empty()
    assert waits.asked.qsize() == 1  # it is not tried again


async def test_what_goes_wrong_in_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        async with Activity(Sent().send).show(7, "typing"):
            raise ZeroDivisionError


def test_it_is_shown_without_a_gap() -> None:
    assert SHOWN_EVERY < 5  # as long as the messenger shows it
