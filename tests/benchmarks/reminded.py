"""An office whose people owe one report a day each: reminders by the million, stored in bulk.

The obligation names no days, so that the clock generates and repairs nothing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    String,
    Table,
    delete,
    func,
    insert,
    literal,
    null,
    select,
    update,
)

from bot.meter import Meter
from bot.reminders.ticking import Ticker
from bot.store.database import Database
from bot.store.deadline_tables import deadlines, obligations, pushes, reminders
from bot.store.tables import UtcTime, outbox, people
from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import Words
from conversations.deadlines.obligation import Obligation
from conversations.deadlines.storing import dump_obligation
from tests.benchmarks.crowd import FIRST_CHAT

NOW = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Shanghai: nobody's quiet hours."""

STEPS = {
    "opening": -20,
    "before_10": -10,
    "before_7": -7,
    "before_5": -5,
    "before_3": -3,
    "before_2": -2,
    "before_1": -1,
    "due": 0,
    "late_1": 1,
    "head": 1,
}
"""What is stored of each deadline: steps, and their days counted from the due day."""

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OBLIGATION = Obligation("工作日报", None, "once", date(2020, 1, 1))


def store_people(conn: Connection, count: int, now: datetime) -> None:
    """Store people without quiet hours, an administrator among them."""
    row = {"name": "甲", "language": "zh_CN", "zone": "Asia/Shanghai", "joined_at": now}
    hours = {"quiet_from": 0, "quiet_to": 0, "digest_at": 0}
    roles = ["administrator"] + ["member"] * (count - 1)
    rows = [{"id": FIRST_CHAT + at, "role": role} for at, role in enumerate(roles)]
    conn.execute(insert(people), [{**row, **hours, **each} for each in rows])


def store_reminders(conn: Connection, days: int, now: datetime) -> None:
    """Store ten reminders of each of so many days, half of them past, for everybody.

    What is past is done, and handed in, but for one reminder each of what is due today.
    """
    times = {"made_at": now, "changed_at": now}
    rule = {"name": OBLIGATION.name, "rule": dump_obligation(OBLIGATION), "state": "active"}
    duty = conn.execute(insert(obligations).returning(obligations.c.id), rule | times).scalar_one()
    for ahead in range(-(days // 2), days - days // 2):
        _store_day(conn, duty, ahead, now)


def find_today(now: datetime) -> date:
    """Return the day by the clocks of the office."""
    return (now + timedelta(hours=8)).date()


def restore(conn: Connection, now: datetime) -> None:
    """Have what is due today be due again, as if nobody had been told."""
    conn.execute(delete(pushes))
    conn.execute(delete(outbox))
    conn.execute(update(people).values(pushed_at=None))
    todays = select(deadlines.c.id).where(deadlines.c.due_on == find_today(now))
    due = reminders.c.deadline_id.in_(todays) & (reminders.c.step == "due")
    conn.execute(update(reminders).where(due).values(done_at=None))


def analyze(conn: Connection) -> None:
    """Have PostgreSQL look at its tables, as it does by itself in the long run."""
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql("ANALYZE")


def count_rows(conn: Connection, table: Table) -> int:
    """Return how many rows there are."""
    return int(conn.execute(select(func.count()).select_from(table)).scalar_one())


def build_ticker(database: Database, now: datetime) -> Ticker:
    """Return the clock's ticker, at whose every tick it is `now`."""
    words = Words(find_folders(None))
    return Ticker(database, Interviews(), lambda: words, lambda: now, Meter())


def _store_day(conn: Connection, duty: int, ahead: int, now: datetime) -> None:
    due_at = now + ahead * DAY - MINUTE
    due_on = find_today(now) + ahead * DAY
    _store_deadlines(conn, duty, due_on, due_at, past=ahead < 0)
    for step, offset in STEPS.items():
        at = due_at + offset * DAY
        is_done = at <= now and not (ahead == 0 and step == "due")
        _store_step(conn, due_on, step, at, done=is_done or ahead < 0)


def _store_deadlines(
    conn: Connection, duty: int, due_on: date, due_at: datetime, *, past: bool
) -> None:
    values: Mapping[str, object] = {
        "obligation_id": literal(duty),
        "occurrence": literal(due_on.isoformat(), String),
        "period": literal(f"{due_on:%YM%m}", String),
        "opens_on": literal(due_on + STEPS["opening"] * DAY, Date),
        "due_on": literal(due_on, Date),
        "due_at": literal(due_at, UtcTime),
        "moved": literal(False, Boolean),
        "settled": literal("handed_in", String) if past else null(),
        "settled_at": literal(due_at, UtcTime) if past else null(),
    }
    rows = select(people.c.id, *values.values())
    conn.execute(insert(deadlines).from_select(["person_id", *values], rows))


def _store_step(conn: Connection, due_on: date, step: str, at: datetime, *, done: bool) -> None:
    moment = literal(at, UtcTime)
    rows = select(deadlines.c.id, literal(step, String), moment, moment if done else null())
    conn.execute(
        insert(reminders).from_select(
            ["deadline_id", "step", "due_at", "done_at"], rows.where(deadlines.c.due_on == due_on)
        )
    )


def fill(database: Database, count: int, days: int, now: datetime = NOW) -> None:
    """Store `count` people and ten reminders for each of them on each of so many days."""
    database.run_now(partial(store_people, count=count, now=now))
    database.run_now(partial(store_reminders, days=days, now=now))
    database.run_now(analyze)
