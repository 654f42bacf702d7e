"""The pages' event streams: what happens is sent at once, and again to one who was away briefly."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from bot.messenger.compact import dump

KEPT_EVENTS = 2000
MOST_WAITING = 2000
HEARTBEAT_SECONDS = 15.0


@dataclass(frozen=True)
class _Event:
    number: int
    person_id: int
    body: str


@dataclass(eq=False)
class _Stream:
    """One open stream; None in its queue ends it."""

    queue: asyncio.Queue[_Event | None] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))

    def put(self, event: _Event | None) -> None:
        """Hand an event on; a page that reads too slowly is cut off, and asks again."""
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            event = None
        self.queue.put_nowait(event)


class Streams:
    """All open streams of this process; ids start with a word of its own, so none is mistaken."""

    def __init__(self) -> None:
        self._word = secrets.token_hex(4)
        self._last = 0
        self._kept: deque[_Event] = deque(maxlen=KEPT_EVENTS)
        self._open: defaultdict[int, set[_Stream]] = defaultdict(set)
        self._closed = False

    def tell(self, person_id: int, body: Mapping[str, object]) -> None:
        """Send an event to all open pages of a person."""
        self._last += 1
        event = _Event(self._last, person_id, dump(body))
        self._kept.append(event)
        for stream in self._open.get(person_id, ()):
            stream.put(event)

    def close(self) -> None:
        """End every stream, and those that begin from now on."""
        self._closed = True
        for streams in self._open.values():
            for stream in streams:
                stream.put(None)

    async def listen(self, person_id: int, last_id: str | None) -> AsyncIterator[str]:
        """Yield the person's events as text/event-stream, from the one after `last_id`."""
        stream = _Stream()
        opening = self._build_opening(person_id, last_id)
        self._open[person_id].add(stream)
        try:
            yield opening
            while not self._closed or not stream.queue.empty():
                try:
                    event = await asyncio.wait_for(stream.queue.get(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield ":\n\n"
                    continue
                if event is None:
                    return
                yield self._render(event.number, event.body)
        finally:
            self._open[person_id].discard(stream)

    def _build_opening(self, person_id: int, last_id: str | None) -> str:
        """Return the first events of a stream: ready, and what was missed or a reset."""
        seen = self._parse_id(last_id)
        start = self._last if seen is None else seen
        events = [self._render(start, json.dumps({"type": "ready"}))]
        if last_id and seen is None:
            events.append(self._render(start, json.dumps({"type": "reset"})))
        for event in self._kept:
            if event.number > start and event.person_id == person_id:
                events.append(self._render(event.number, event.body))
        return "".join(events)

    def _parse_id(self, last_id: str | None) -> int | None:
        """Return the number of an event this process still remembers what followed."""
        word, _, number = (last_id or "").partition("-")
        if word != self._word or not (number.isascii() and number.isdigit()):
            return None
        seen = int(number)
        oldest = self._last - len(self._kept)
        return seen if oldest <= seen <= self._last else None

    def _render(self, number: int, body: str) -> str:
        return f"id: {self._word}-{number}\ndata: {body}\n\n"
