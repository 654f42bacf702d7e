"""An office with people, one report with a template and one without, on a Friday morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select, update

from bot.store.deadline_tables import deadlines, obligations, pushes, units
from bot.store.tables import documents, people
from bot.usecases.deadlines import find_deadline, list_deadlines
from bot.usecases.marking import Change, list_changes
from bot.usecases.obligations import save_obligation
from bot.usecases.people import ADMINISTRATOR, HEAD, MEMBER, add_person
from bot.usecases.units import add_unit, set_unit
from conversations.buttons import Press, encode
from conversations.deadlines.deadline import Deadline
from conversations.deadlines.obligation import Obligation
from tests.integration.chat.driver import Chat, Town

ZONE = "Asia/Shanghai"
TODAY = date(2026, 7, 3)
STARTS_ON = date(2026, 6, 1)
REPORT = Obligation("样样", "everything", "once", STARTS_ON, on=(date(2026, 7, 10),))
"""Written here: due on Friday in a week."""

PAPER = Obligation("月报", None, "monthly", STARTS_ON)
"""Not written here: due on the 10th of the next month."""


@dataclass
class House:
    """市委 with 办公室 (a head, two members) and 党校 (one member)."""

    town: Town
    units: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, above in (("市委", ""), ("办公室", "市委"), ("党校", "市委")):
            self.units[name] = self._add_unit(name, self.units.get(above))
        self.chief = self.join(7, "陈主任", ADMINISTRATOR, None)
        self.head = self.join(20, "王科", HEAD, "办公室")
        self.writer = self.join(21, "李四", MEMBER, "办公室")
        self.colleague = self.join(22, "赵五", MEMBER, "办公室")
        self.teacher = self.join(23, "钱六", MEMBER, "党校")
        self.newcomer = self.join(24, "孙七", MEMBER, None)

    def _add_unit(self, name: str, parent_id: int | None) -> int:
        now = self.town.clock()
        made: int = self.town.do(lambda conn: add_unit(conn, name, parent_id, ZONE, now))
        return made

    def join(
        self, person_id: int, name: str, role: str, unit: str | None, language: str = "zh_CN"
    ) -> Chat:
        now, unit_id = self.town.clock(), self.units.get(unit or "")
        self.town.do(
            lambda conn: add_person(conn, person_id, name, role, language, ZONE, now, unit_id)
        )
        self.town.do(lambda conn: set_unit(conn, person_id, unit_id, role))
        return Chat(self.town, person_id)

    def owe(self, obligation: Obligation) -> None:
        """Have it owed, with all its deadlines."""
        known, now = self.town.interviews, self.town.clock()
        self.town.do(lambda conn: save_obligation(conn, known, obligation, 7, now))

    def first(self, name: str, unit: str = "办公室") -> Deadline:
        """Return the unit's first deadline of the obligation."""
        listed = self.town.do(lambda conn: list_deadlines(conn, units=[self.units[unit]]))
        return next(each for each in listed if each.name == name)

    def find(self, deadline: Deadline) -> Deadline:
        found = self.town.do(lambda conn: find_deadline(conn, deadline.id))
        assert isinstance(found, Deadline)
        return found

    def changes(self, deadline: Deadline) -> list[Change]:
        found: list[Change] = self.town.do(lambda conn: list_changes(conn, deadline.id))
        return found

    def snoozes(self, deadline: Deadline, chat: Chat) -> list[Any]:
        its = (pushes.c.deadline_id == deadline.id, pushes.c.chat_id == chat.id)
        query = select(pushes.c.due_at).where(*its, pushes.c.step.startswith("snooze_"))
        return list(self.town.do(lambda conn: conn.execute(query).scalars().all()))

    def change_person(self, chat: Chat, **values: object) -> None:
        statement = update(people).where(people.c.id == chat.id).values(**values)
        self.town.do(lambda conn: conn.execute(statement))

    def change_unit_zone(self, zone: str) -> None:
        self.town.do(lambda conn: conn.execute(update(units).values(zone=zone)))

    def change_deadline(self, deadline: Deadline, **values: object) -> None:
        statement = update(deadlines).where(deadlines.c.id == deadline.id).values(**values)
        self.town.do(lambda conn: conn.execute(statement))

    def pause(self) -> None:
        self.town.do(lambda conn: conn.execute(update(obligations).values(state="paused")))

    def complete_documents(self) -> None:
        """Have every document be one that leaves nothing open."""
        whole = update(documents).values(unanswered=0, findings=0)
        self.town.do(lambda conn: conn.execute(whole))


async def press(chat: Chat, verb: str, deadline: Deadline | int) -> None:
    """Press a button about the deadline, wherever it may stand."""
    value = deadline if isinstance(deadline, int) else deadline.id
    await chat.press(encode(Press(verb, value=value)))
