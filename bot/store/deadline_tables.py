"""The tables of deadlines: units, obligations, what is due, who is reminded when."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
)

from bot.store.tables import BigId, UtcTime, metadata

units = Table(
    "units",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("parent_id", BigId, ForeignKey("units.id"), index=True),  # none: at the top
    Column("leader_id", BigInteger, ForeignKey("people.id")),  # told when it is late for long
    Column("zone", String(64), nullable=False),  # by whose clocks its deadlines end
    Column("made_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

groups = Table(
    "groups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("unit_id", BigId, ForeignKey("units.id"), nullable=False, index=True),
    Column("language", String(10), nullable=False),
    Column("bound_by", BigInteger, nullable=False),
    Column("bound_at", UtcTime, nullable=False),
)

absences = Table(
    "absences",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("person_id", BigInteger, ForeignKey("people.id"), nullable=False, index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),  # the last day away
    Column("stand_in_id", BigInteger, ForeignKey("people.id")),  # reminded instead, if anybody
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

office_days = Table(
    "office_days",
    metadata,
    Column("on_day", Date, primary_key=True),
    Column("working", Boolean, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

obligations = Table(
    "obligations",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("rule", Text, nullable=False),  # conversations.deadlines.obligation.dump_obligation
    Column("state", String(10), nullable=False),  # active, paused, ended
    Column("made_by", BigInteger),  # none: imported on the server
    Column("made_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

deadlines = Table(
    "deadlines",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("obligation_id", BigId, ForeignKey("obligations.id"), nullable=False),
    Column("unit_id", BigId, ForeignKey("units.id"), index=True),  # either a unit owes it …
    Column("person_id", BigInteger, ForeignKey("people.id"), index=True),  # … or a person
    Column("occurrence", String(16), nullable=False),  # the period's key, or the planned day
    Column("interview", String(64)),  # none: the report is not written here
    Column("period", String(16), nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("due_on", Date, nullable=False, index=True),
    Column("due_at", UtcTime, nullable=False),
    Column("moved", Boolean, nullable=False),  # by hand: a change of the obligation leaves it
    Column("assignee_id", BigInteger, ForeignKey("people.id")),  # none: everybody in the unit
    Column("settled", String(10)),  # handed_in, elsewhere, waived; none: still missing
    Column("settled_at", UtcTime, index=True),
    Column("returned_at", UtcTime),  # sent back to be revised
    sqlite_autoincrement=True,  # old buttons name deadlines
)
Index(
    "uq_deadlines_unit",
    *(deadlines.c.obligation_id, deadlines.c.unit_id, deadlines.c.occurrence),
    unique=True,
    sqlite_where=deadlines.c.unit_id.is_not(None),
    postgresql_where=deadlines.c.unit_id.is_not(None),
)
Index(
    "uq_deadlines_person",
    *(deadlines.c.obligation_id, deadlines.c.person_id, deadlines.c.occurrence),
    unique=True,
    sqlite_where=deadlines.c.person_id.is_not(None),
    postgresql_where=deadlines.c.person_id.is_not(None),
)
Index(
    "ix_deadlines_missing",
    deadlines.c.due_on,
    sqlite_where=deadlines.c.settled.is_(None),
    postgresql_where=deadlines.c.settled.is_(None),
)

deadline_changes = Table(
    "deadline_changes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("deadline_id", BigId, ForeignKey("deadlines.id"), nullable=False, index=True),
    Column("what", String(10), nullable=False),  # handed_in, elsewhere, waived, moved, returned, …
    Column("why", Text, nullable=False),
    Column("from_on", Date),
    Column("to_on", Date),
    Column("made_by", BigInteger),
    Column("made_at", UtcTime, nullable=False),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("deadline_id", BigId, ForeignKey("deadlines.id"), nullable=False),
    Column("step", String(16), nullable=False),  # opening, before_7, due, late_1, head, leader, …
    Column("due_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    Index("uq_reminders_deadline_step", "deadline_id", "step", unique=True),
)
Index(
    "ix_reminders_due",
    reminders.c.due_at,
    sqlite_where=reminders.c.done_at.is_(None),
    postgresql_where=reminders.c.done_at.is_(None),
)

pushes = Table(
    "pushes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("deadline_id", BigId, ForeignKey("deadlines.id"), nullable=False),
    Column("step", String(24), nullable=False),  # a reminder's, or snooze_ with its moment
    Column("chat_id", BigInteger, nullable=False),  # a person's id, or a group's (below 0)
    Column("due_at", UtcTime, nullable=False),
    Column("said_at", UtcTime),
    Index("uq_pushes_deadline_step_chat", "deadline_id", "step", "chat_id", unique=True),
)
Index(
    "ix_pushes_due",
    pushes.c.due_at,
    sqlite_where=pushes.c.said_at.is_(None),
    postgresql_where=pushes.c.said_at.is_(None),
)
Index(
    "ix_pushes_waiting",
    pushes.c.chat_id,
    sqlite_where=pushes.c.said_at.is_(None),
    postgresql_where=pushes.c.said_at.is_(None),
)

forms = Table(
    "forms",
    metadata,
    Column("person", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("name", String(20), primary_key=True),
    Column("state", Text, nullable=False),  # conversations.forms.filling.dump_filling
    Column("changed_at", UtcTime, nullable=False),
)

calendars = Table(
    "calendars",
    metadata,
    Column("person", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("made_at", UtcTime, nullable=False),
)
