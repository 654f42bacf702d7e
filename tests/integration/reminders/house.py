"""An office with units, people and obligations, and a clock that a test moves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.meter import Meter
from bot.reminders.ticking import Ticker
from bot.store.database import Database
from bot.store.deadline_tables import deadlines, groups, pushes, reminders
from bot.store.tables import outbox, people
from bot.usecases.deadlines import find_deadline, list_deadlines
from bot.usecases.marking import hand_in
from bot.usecases.obligations import save_obligation
from bot.usecases.people import HEAD, MEMBER, add_person
from bot.usecases.units import add_unit, set_unit
from bot.words.folders import Folders, find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words
from conversations.buttons import Press, decode
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.obligation import Escalation, Obligation, ReminderPlan
from tests.integration.chat.driver import KINDS, load_interviews
from tests.limits import check_message, strip_markup

SHANGHAI = "Asia/Shanghai"
START = datetime(2026, 6, 15, 1, 0, tzinfo=UTC)
"""A Monday, 09:00 in Shanghai."""

LONGEST_STEP = timedelta(days=3)
QUIET_PLAN = ReminderPlan(opening=False, before=(), due=True, late=True)
ALONE = Escalation(head=None, leader=None)

T = TypeVar("T")


@cache
def _load_kinds() -> tuple[Folders, Interviews]:
    folders = Folders((KINDS, *find_folders(None).roots))
    return folders, Interviews(load_interviews(folders))


@dataclass(frozen=True)
class Heard:
    """A message, when it was said, and to which chat."""

    at: datetime
    chat_id: int
    html: str
    buttons: tuple[tuple[str, Press | None], ...]
    entities: bool

    @property
    def text(self) -> str:
        return strip_markup(self.html)

    def on(self, zone: str = SHANGHAI) -> date:
        return self.at.astimezone(ZoneInfo(zone)).date()

    def clock(self, zone: str = SHANGHAI) -> str:
        return f"{self.at.astimezone(ZoneInfo(zone)):%m-%d %H:%M}"


@dataclass
class House:
    """One office on one database."""

    database: Database
    now: datetime = START
    heard: list[Heard] = field(default_factory=list)
    heads: bool = False

    def __post_init__(self) -> None:
        self.folders, self.interviews = _load_kinds()
        self.words = Words(self.folders)
        self.restart()

    def restart(self) -> None:
        """Forget everything that is not stored."""
        self.meter = Meter()
        self.ticker = Ticker(
            self.database, self.interviews, lambda: self.words, lambda: self.now, self.meter
        )

    def do(self, job: Callable[[Connection], T]) -> T:
        return self.database.run_now(job)

    def unit(self, name: str, parent: int | None = None, zone: str = SHANGHAI) -> int:
        made = self.do(lambda conn: add_unit(conn, name, parent, zone, self.now))
        assert made is not None
        return made

    def person(
        self,
        person_id: int,
        name: str,
        unit: int | None = None,
        role: str = MEMBER,
        zone: str = SHANGHAI,
        language: str = "zh_CN",
        **settings: object,
    ) -> int:
        def job(conn: Connection) -> None:
            add_person(conn, person_id, name, role, language, zone, self.now)
            if unit is not None:
                set_unit(conn, person_id, unit, role)
            if settings:
                conn.execute(update(people).where(people.c.id == person_id).values(**settings))

        self.do(job)
        self.heads = self.heads or role == HEAD
        return person_id

    def group(self, chat_id: int, unit: int) -> None:
        row = {"chat_id": chat_id, "unit_id": unit, "language": "zh_CN", "bound_by": 1}
        self.do(lambda conn: conn.execute(insert(groups), row | {"bound_at": self.now}))

    def owe(
        self, name: str, *due_on: date, units: Iterable[int] = (), **more: Any
    ) -> list[Deadline]:
        """Have units owe a report on these days; return the deadlines."""
        obligation = Obligation(
            **{
                "name": name,
                "interview": None,
                "repeats": "once",
                "starts_on": date(2026, 1, 1),
                "on": due_on,
                "units": tuple(units),
                "shift": "stay",
                "escalation": ALONE,
                **more,
            }
        )
        made = self.do(
            lambda conn: save_obligation(conn, self.interviews, obligation, None, self.now)
        )
        return self.do(lambda conn: list_deadlines(conn, obligation=made))

    def settle(self, deadline_id: int, by: int = 1) -> None:
        def job(conn: Connection) -> None:
            deadline = find_deadline(conn, deadline_id)
            assert deadline is not None
            hand_in(conn, deadline, by, self.now)

        self.do(job)

    def shut_out(self, person_id: int, since: datetime | None) -> None:
        values = {"unreachable_at": since}
        self.do(
            lambda conn: conn.execute(update(people).where(people.c.id == person_id).values(values))
        )

    async def tick(self) -> list[Heard]:
        """Tick once; return what was said."""
        await self.ticker.tick()
        said = self.do(self._read)
        self.heard += said
        return said

    async def pass_until(self, until: datetime) -> list[Heard]:
        """Tick at every moment when something is due, and each morning if there are heads."""
        before = len(self.heard)
        while self.now < until:
            self.now = min(until, self._find_next())
            await self.tick()
        return self.heard[before:]

    async def pass_days(self, days: float) -> list[Heard]:
        return await self.pass_until(self.now + timedelta(days=days))

    def count(self, table: Any) -> int:
        counted = self.do(lambda conn: conn.execute(select(func.count()).select_from(table)))
        return int(counted.scalar_one())

    def _find_next(self) -> datetime:
        """Return when something is due next: a row, or the half hour of somebody's morning."""

        def job(conn: Connection) -> list[datetime | None]:
            waiting = (reminders.c.done_at.is_(None), reminders.c.due_at > self.now)
            unsaid = (pushes.c.said_at.is_(None), pushes.c.due_at > self.now)
            return [
                conn.execute(select(func.min(reminders.c.due_at)).where(*waiting)).scalar(),
                conn.execute(select(func.min(pushes.c.due_at)).where(*unsaid)).scalar(),
            ]

        morning = self.now.replace(hour=0, minute=30, second=0, microsecond=0)
        ahead = [morning + timedelta(days=at) for at in (0, 1)] if self.heads else []
        found = [each for each in [*self.do(job), *ahead] if each and each > self.now]
        return min([*found, self.now + LONGEST_STEP])

    def _read(self, conn: Connection) -> list[Heard]:
        rows = conn.execute(select(outbox.c.chat_id, outbox.c.payload).order_by(outbox.c.id)).all()
        conn.execute(delete(outbox))
        return [self._hear(chat_id, json.loads(payload)) for chat_id, payload in rows]

    def _hear(self, chat_id: int, payload: dict[str, Any]) -> Heard:
        keyboard = payload.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button for row in keyboard for button in row]
        check_message(payload["text"], buttons)
        pressed = tuple((each["text"], decode(each["callback_data"])) for each in buttons)
        return Heard(self.now, chat_id, payload["text"], pressed, "entities" in payload)


def list_missing(house: House) -> list[int]:
    """Return the ids of the deadlines still missing."""
    query = select(deadlines.c.id).where(deadlines.c.settled.is_(None)).order_by(deadlines.c.id)
    return house.do(lambda conn: list(conn.execute(query).scalars()))


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    """Return a moment of a year by the clocks of Shanghai."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(SHANGHAI)).astimezone(UTC)
