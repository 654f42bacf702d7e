"""Lanes: updates of one chat one after the other, those of different chats side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog
from structlog.contextvars import bind_contextvars
from telegram import Update

from bot.faults import render_fault

Take = Callable[[Update], Awaitable[None]]
"""Returns when the effects of an update are stored; raises when they are not."""

TRIES = 5
"""Tries of one update, not counting outages of the database. After that it is skipped: its fault is
one of the program, and its chat would be stuck behind it for good."""

FIRST_DELAY = 0.5
LAST_DELAY = 8.0
"""Seconds before an update is tried again; they double in between."""

log = structlog.get_logger()


class Lanes:
    """Takes updates, and knows which are not done.

    `open` holds the ids of these; `idle` is set while there are none.
    """

    def __init__(self, take: Take) -> None:
        self._take = take
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.open: set[int] = set()
        self.idle = asyncio.Event()

    def add(self, update: Update) -> None:
        """Take an update as soon as those before it in its chat are done."""
        self.open.add(update.update_id)
        self.idle.clear()
        chat_id = find_chat(update)
        lane = self._lanes.get(chat_id)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[chat_id] = deque((update,))
        task = asyncio.create_task(self._run(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self, seconds: float) -> None:
        """Let what was added end within `seconds`; what is then left stays open."""
        if self._tasks:
            _, left = await asyncio.wait(self._tasks, timeout=seconds)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        try:
            while lane:
                update = lane.popleft()
                await self._take_surely(update)
                self._close(update)
        finally:
            del self._lanes[chat_id]

    def _close(self, update: Update) -> None:
        self.open.discard(update.update_id)
        if not self.open:
            self.idle.set()

    async def _take_surely(self, update: Update) -> None:
        """Take an update, again after a fault, and skip it when it cannot be taken."""
        bind_contextvars(update_id=update.update_id)  # to this lane's task: each line names it
        tries, delay = 0, FIRST_DELAY
        while tries < TRIES:
            try:
                await self._take(update)
            except Exception as fault:
                log.error("update not taken", fault=render_fault(fault))
                tries += not _is_outage(fault)
            else:
                return
            await asyncio.sleep(delay)
            delay = min(LAST_DELAY, delay * 2)
        log.critical("update skipped")


def find_chat(update: Update) -> int:
    """Return the id of the chat an update belongs to, of its person when it has none, or 0."""
    origin = update.effective_chat or update.effective_user
    return origin.id if origin else 0


def _is_outage(fault: Exception) -> bool:
    from bot.store.writer import is_outage  # only a fault is worth its import before the database's

    return is_outage(fault)
