"""An office with units, obligations and deadlines of every state, as it is on a Friday morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.errands.errand import Order, Parcel
from bot.errands.kinds import ERRANDS
from bot.sending.voice import Voice
from bot.store.deadline_tables import deadline_changes, deadlines, obligations, units
from bot.store.tables import people
from bot.usecases.people import ADMINISTRATOR, HEAD, MEMBER, load_person
from conversations.buttons import Press, encode
from conversations.deadlines.ledger_filter import LedgerFilter
from tests.integration.chat.driver import Chat, Town

PARTY, OFFICE, STAFF, COUNTY = 1, 2, 3, 4
"""市委, its 办公室 and 组织部, and 县委, which stands apart."""

ADMIN, HEAD_OF_PARTY, HEAD_OF_COUNTY, WRITER = 7, 8, 9, 10
TODAY = date(2026, 7, 3)

EVERYTHING = LedgerFilter()


class House:
    """The office; what is stored is stored straight into the tables."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.deadlines: dict[tuple[str, int, str], int] = {}
        town.do(self._build)

    def add_unit(self, conn: Any, unit_id: int, name: str, parent_id: int | None = None) -> None:
        row = {"id": unit_id, "name": name, "parent_id": parent_id, "zone": "Asia/Shanghai"}
        conn.execute(insert(units).values(row | {"made_at": self.town.clock()}))

    def add_obligation(self, conn: Any, obligation_id: int, name: str, state: str) -> None:
        moments = {"made_at": self.town.clock(), "changed_at": self.town.clock()}
        row = {"id": obligation_id, "name": name, "rule": "{}", "state": state}
        conn.execute(insert(obligations).values(row | moments))

    def add_deadline(
        self,
        obligation_id: int,
        owner: int,
        occurrence: str,
        due_on: date,
        settled: str | None = None,
        settled_on: date | None = None,
        **values: object,
    ) -> int:
        """Store a deadline that opens twenty days before it is due; return its id."""
        row: dict[str, object] = {
            "obligation_id": obligation_id,
            "unit_id": owner,
            "occurrence": occurrence,
            "period": occurrence if "-" not in occurrence else occurrence[:4],
            "opens_on": due_on - timedelta(days=20),
            "due_on": due_on,
            "due_at": _build_moment(due_on, 10),
            "moved": False,
            "settled": settled,
            "settled_at": settled_on and _build_moment(settled_on, 2),
        }
        statement = insert(deadlines).values(row | values).returning(deadlines.c.id)
        return int(self.town.do(lambda conn: conn.execute(statement).scalar_one()))

    def join(self, person_id: int, role: str, unit_id: int | None = None, **kwargs: str) -> Chat:
        """Return the chat of a person of that unit."""
        chat = self.town.join(person_id, MEMBER, **kwargs)
        values = {"role": role, "unit_id": unit_id}
        statement = update(people).where(people.c.id == person_id).values(values)
        self.town.do(lambda conn: conn.execute(statement))
        return chat

    def join_admin(self) -> Chat:
        return self.join(ADMIN, ADMINISTRATOR)

    def join_head(self, unit_id: int = PARTY) -> Chat:
        return self.join(HEAD_OF_PARTY if unit_id == PARTY else HEAD_OF_COUNTY, HEAD, unit_id)

    def lead(self, person_id: int | None, unit_id: int) -> None:
        """Have that person be the leader of the unit."""
        statement = update(units).where(units.c.id == unit_id).values(leader_id=person_id)
        self.town.do(lambda conn: conn.execute(statement))

    def note(self, deadline_id: int, what: str, why: str) -> None:
        row = {"deadline_id": deadline_id, "what": what, "why": why, "made_at": self.town.clock()}
        self.town.do(lambda conn: conn.execute(insert(deadline_changes).values(row)))

    def run(self, kind: str, person_id: int, wish: LedgerFilter = EVERYTHING) -> Parcel | None:
        """Return what an errand makes for the person; None when there is nothing for them."""
        loaded = self.load(kind, person_id, wish)
        return None if loaded is None else ERRANDS[kind].build(loaded, self.speak())

    def load(self, kind: str, person_id: int, wish: LedgerFilter = EVERYTHING) -> Any:
        params = {"unit": wish.unit_id, "span": wish.span, "only_missing": wish.only_missing}

        def job(conn: Any) -> Any:
            person = load_person(conn, person_id)
            assert person is not None
            interviews, now = self.town.interviews, self.town.clock()
            return ERRANDS[kind].load(Order(conn, interviews, person, params, now, "99"))

        return self.town.do(job)

    def speak(self) -> Voice:
        return Voice(self.town.words, "zh_CN")

    def _build(self, conn: Any) -> None:
        self.add_unit(conn, PARTY, "市委")
        self.add_unit(conn, OFFICE, "市委办公室", PARTY)
        self.add_unit(conn, STAFF, "组织部", PARTY)
        self.add_unit(conn, COUNTY, "县委")
        for at, (name, state) in enumerate(OBLIGATIONS, 1):
            self.add_obligation(conn, at, name, state)


OBLIGATIONS = (("半年总结", "active"), ("信息月报", "active"), ("停了的报告", "paused"))
HALF, MONTH, PAUSED = 1, 2, 3


def fill(house: House) -> None:
    """Store deadlines of every state."""
    last, this, coming = date(2026, 1, 10), date(2026, 7, 10), date(2027, 1, 10)
    house.add_deadline(HALF, OFFICE, "2025H2", last, "handed_in", date(2026, 1, 9))
    house.add_deadline(HALF, STAFF, "2025H2", last, "elsewhere", date(2026, 1, 14))
    house.add_deadline(HALF, COUNTY, "2025H2", last)
    house.add_deadline(HALF, OFFICE, "2026H1", this)
    house.add_deadline(HALF, STAFF, "2026H1", this, "handed_in", date(2026, 7, 1))
    house.add_deadline(HALF, COUNTY, "2026H1", this, "waived", date(2026, 7, 1))
    for unit in (OFFICE, STAFF, COUNTY):
        house.add_deadline(HALF, unit, "2026H2", coming)
    house.add_deadline(MONTH, OFFICE, "2026M05", date(2026, 6, 30))
    house.add_deadline(MONTH, OFFICE, "2026M06", date(2026, 7, 8))
    house.add_deadline(PAUSED, OFFICE, "2026", date(2026, 7, 1))


def press(verb: str, wish: LedgerFilter = EVERYTHING, page: int = 0) -> str:
    """Return a button's data, also one that the bot has never made."""
    return encode(wish.build_press(verb, page))


def open_card(deadline_id: int) -> str:
    return encode(Press("duty", value=deadline_id))


def _build_moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)
