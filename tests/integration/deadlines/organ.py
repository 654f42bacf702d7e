"""市委 with 办公室 (a head, two members) and 党校 (one member), on a Thursday in July 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, select, update

from bot.store.database import Database
from bot.store.deadline_tables import deadlines, pushes, reminders
from bot.store.tables import people
from bot.usecases.deadlines import find_deadline, list_deadlines
from bot.usecases.obligations import save_obligation
from bot.usecases.people import ADMINISTRATOR, HEAD, MEMBER, Person, add_person, load_person
from bot.usecases.scheduling import schedule
from bot.usecases.units import add_unit, set_unit
from bot.words.interviews import Interviews
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.obligation import Obligation

T = TypeVar("T")

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
"""Ten in the morning in Shanghai."""

TODAY = date(2026, 7, 2)
CHIEF, HEAD_OF_OFFICE, WRITER, COLLEAGUE, TEACHER = 7, 20, 21, 22, 23

MONTHLY = Obligation("月报", None, "monthly", date(2026, 1, 1))
"""Due on the 10th of the next month; starts half a year before the present."""


class Organ:
    """The office, and what is read and changed in it in transactions of their own."""

    def __init__(self, database: Database, interviews: Interviews | None = None) -> None:
        self.database = database
        self.interviews = interviews or Interviews()
        self.now = NOW
        self.top = self.add_unit("市委", None)
        self.office = self.add_unit("办公室", self.top)
        self.school = self.add_unit("党校", self.top)
        self.join(CHIEF, ADMINISTRATOR, None)
        self.join(HEAD_OF_OFFICE, HEAD, self.office)
        self.join(WRITER, MEMBER, self.office)
        self.join(COLLEAGUE, MEMBER, self.office)
        self.join(TEACHER, MEMBER, self.school)

    def do(self, job: Callable[[Connection], T]) -> T:
        return self.database.run_now(job)

    def add_unit(self, name: str, parent_id: int | None, zone: str = ZONE) -> int:
        made = self.do(lambda conn: add_unit(conn, name, parent_id, zone, NOW))
        assert made is not None
        return made

    def join(self, person_id: int, role: str, unit_id: int | None, name: str = "") -> None:
        name = name or f"某{person_id}"
        self.do(lambda conn: add_person(conn, person_id, name, role, "zh_CN", ZONE, NOW))
        self.do(lambda conn: set_unit(conn, person_id, unit_id, role))

    def change_person(self, person_id: int, **values: object) -> None:
        statement = update(people).where(people.c.id == person_id).values(**values)
        self.do(lambda conn: conn.execute(statement))

    def load(self, person_id: int) -> Person:
        person = self.do(lambda conn: load_person(conn, person_id))
        assert person is not None
        return person

    def save(self, obligation: Obligation, obligation_id: int | None = None) -> int:
        return self.do(
            lambda conn: save_obligation(
                conn, self.interviews, obligation, CHIEF, self.now, obligation_id
            )
        )

    def schedule(self) -> int:
        return self.do(lambda conn: schedule(conn, self.interviews, self.now))

    def list(self, **bounds: Any) -> list[Deadline]:
        return self.do(lambda conn: list_deadlines(conn, **bounds))

    def find(self, deadline: Deadline) -> Deadline:
        found = self.do(lambda conn: find_deadline(conn, deadline.id))
        assert found is not None
        return found

    def first(self, unit_id: int, since: date = TODAY) -> Deadline:
        """Return the unit's next deadline."""
        return self.list(units=[unit_id], since=since)[0]

    def steps(self, deadline: Deadline, *, done: bool | None = None) -> dict[str, datetime]:
        """Return the deadline's reminders by name, those done or not done alone if told so."""
        query = select(reminders.c.step, reminders.c.due_at).where(
            reminders.c.deadline_id == deadline.id
        )
        if done is not None:
            is_done = reminders.c.done_at.is_not(None)
            query = query.where(is_done if done else ~is_done)
        rows = self.do(lambda conn: conn.execute(query.order_by(reminders.c.due_at)).all())
        return {row[0]: row[1] for row in rows}

    def say(self, deadline: Deadline, at: datetime) -> None:
        """Have everything said that is due by then, as the clock does."""
        due = (reminders.c.deadline_id == deadline.id, reminders.c.due_at <= at)
        self.do(lambda conn: conn.execute(update(reminders).where(*due).values(done_at=at)))

    def push(self, deadline: Deadline, step: str, chat_id: int, said: bool = False) -> None:
        row = {"deadline_id": deadline.id, "step": step, "chat_id": chat_id, "due_at": NOW}
        row |= {"said_at": NOW if said else None}
        self.do(lambda conn: conn.execute(pushes.insert().values(row)))

    def pushes(self, deadline: Deadline) -> set[tuple[str, int]]:
        query = select(pushes.c.step, pushes.c.chat_id).where(pushes.c.deadline_id == deadline.id)
        return {(row[0], row[1]) for row in self.do(lambda conn: conn.execute(query).all())}

    def dump(self) -> tuple[list[Row[Any]], list[Row[Any]]]:
        """Return all deadlines and reminders."""
        return self.do(
            lambda conn: (
                list(conn.execute(select(deadlines).order_by(deadlines.c.id))),
                list(conn.execute(select(reminders).order_by(reminders.c.id))),
            )
        )
