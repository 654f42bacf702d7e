"""Simulated people: each answers as soon as the next question arrives, and the wait is measured."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence

from tests.benchmarks.load import Load, Report
from tests.benchmarks.scripts import Act, Echo, Interviewed

FIRST_CHAT = 1_000_001


class Person:
    """One person: a chat, a way through it, and the answer now waiting for its reply."""

    def __init__(self, chat_id: int, script: Echo | Interviewed) -> None:
        self.chat_id = chat_id
        self.script = script
        self.buttons: Sequence[str] = ()
        self.asked_by = 0  # the id of the message that holds `buttons`
        self.waiting: Act | None = None
        self.sent_at = 0.0


class Crowd:
    """All the people of a load. `send` puts an act where the bot can fetch it."""

    def __init__(self, load: Load, send: Callable[[Person, Act], None]) -> None:
        way = Echo if load.script == "echo" else Interviewed
        self._load = load
        self._send = send
        self._people = [Person(FIRST_CHAT + index, way()) for index in range(load.people)]
        self._idle = deque(self._people)
        self._in_flight = 0
        self._begun_at = 0.0
        self._ended = False
        self._seconds = 0.0
        self._waits: list[float] = []  # seconds, of the answers that count
        self._answered = 0
        self._extra = 0

    def begin(self) -> None:
        """Let as many people as may be in flight say their first word."""
        for _ in range(self._load.in_flight):
            self._act()

    def begin_to_measure(self) -> None:
        """Count from now on."""
        self._begun_at = time.monotonic()

    def end(self) -> None:
        """Count no more, and let nobody answer again."""
        if not self._ended:
            self._ended = True
            self._seconds = time.monotonic() - self._begun_at

    @property
    def silent(self) -> bool:
        """Whether everybody has had the last reply."""
        return self._ended and not self._in_flight

    def hear(self, chat_id: int, message_id: int, buttons: Sequence[str]) -> None:
        """Take the bot's message to `chat_id`; the next person in line then acts."""
        person = self._people[chat_id - FIRST_CHAT]
        person.buttons, person.asked_by = buttons, message_id
        if person.waiting is None:
            self._extra += 1
            return
        self._count(person, person.waiting)
        person.waiting = None
        self._in_flight -= 1
        self._idle.append(person)
        if not self._ended:
            self._act()

    def _act(self) -> None:
        person = self._idle.popleft()
        person.waiting = person.script.next(person.buttons)
        person.sent_at = time.monotonic()
        self._in_flight += 1
        self._send(person, person.waiting)

    def _count(self, person: Person, act: Act) -> None:
        self._answered += act.answer
        if act.answer and self._begun_at and not self._ended:
            self._waits.append(time.monotonic() - person.sent_at)
        if self._load.answers is not None and self._answered >= self._load.answers:
            self.end()

    def build_report(self) -> Report:
        """Return what was measured."""
        waits = sorted(self._waits)
        return Report(
            answers=len(waits),
            seconds=self._seconds,
            p50=waits[len(waits) // 2] if waits else 0.0,
            p99=waits[len(waits) * 99 // 100] if waits else 0.0,
            answered=self._answered,
            extra=self._extra,
        )
