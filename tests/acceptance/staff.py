"""The people of an office: they arrive, are let in, and write side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from tests.acceptance.drafter import PATIENCE_SECONDS, Drafter
from tests.acceptance.office import USERNAME, Office


@asynccontextmanager
async def gather_staff(office: Office, count: int) -> AsyncIterator[list[Drafter]]:
    """Make so many people, who are in the chat with the bot, but have no access yet."""
    async with AsyncExitStack() as stack:
        arriving = [Drafter.arrive(office.page_url, number, USERNAME) for number in range(count)]
        yield [await stack.enter_async_context(await each) for each in arriving]


async def admit_staff(office: Office, staff: Sequence[Drafter]) -> None:
    """Let everybody in: the first by the code that the bot prints, the others by invites."""
    await staff[0].join(await asyncio.to_thread(office.wait_code))
    await invite_staff(office, staff[1:])


async def invite_staff(office: Office, staff: Sequence[Drafter]) -> None:
    """Let everybody in as members."""
    codes = office.make_codes(len(staff))
    await asyncio.gather(*(one.join(code) for one, code in zip(staff, codes, strict=True)))


async def wait_progress(staff: Sequence[Drafter]) -> None:
    """Wait until somebody sees a card."""
    waiting = [asyncio.create_task(one.wait_progress()) for one in staff]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED, timeout=PATIENCE_SECONDS)
    for task in waiting:
        task.cancel()


def count_written(staff: Sequence[Drafter]) -> str:
    """Say how much was written."""
    answers = sum(len(one.answers) for one in staff)
    reports = sum(len(one.reports) for one in staff)
    return f"{answers} answers in {reports} reports of {len(staff)} people"
