"""Rows of pushes: one for each thing that one chat is to be told, and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.deadline_tables import pushes
from bot.store.inserts import build_inserts

COMPLETE = "complete"
SUMMARY = "sum_"
UNREACHABLE = "no_"
"""Steps besides those of reminders. They are said whatever becomes of the deadline they hang on:
to a group that all reports are in; to a head the day's summary (its day follows), and that somebody
is not reached (who, and since when, follow)."""

Kind = Literal["own", "watched", "complete", "summary", "unreachable"]
"""What a push is to its reader: their own deadline, others' that are late, or one of the above."""


@dataclass(frozen=True, slots=True)
class Push:
    """One thing to be said in a chat: a step of a deadline."""

    deadline_id: int
    step: str
    chat_id: int


_INSERT = build_inserts(pushes)
_DELETE = delete(pushes).where(pushes.c.id == bindparam("row"))
_SAID = update(pushes).where(pushes.c.id == bindparam("row")).values(said_at=bindparam("now"))
_MOVE = update(pushes).where(pushes.c.id == bindparam("row")).values(due_at=bindparam("at"))


def find_kind(step: str) -> Kind:
    """Return what a push of that step is to its reader."""
    if step in ("head", "leader"):
        return "watched"
    if step == COMPLETE:
        return "complete"
    if step.startswith(SUMMARY):
        return "summary"
    return "unreachable" if step.startswith(UNREACHABLE) else "own"


def add_pushes(conn: Connection, added: Sequence[tuple[Push, datetime]]) -> None:
    """Store what is to be said at these moments; what is stored already stays as it is."""
    if added:
        rows = [
            {
                "deadline_id": push.deadline_id,
                "step": push.step,
                "chat_id": push.chat_id,
                "due_at": due_at,
                "said_at": None,
            }
            for push, due_at in added
        ]
        conn.execute(_INSERT[conn.dialect.name], rows)


def list_told(conn: Connection, steps: Sequence[str]) -> set[tuple[str, int]]:
    """Return which of these steps, whatever the deadline, are stored for which chats."""
    query = select(pushes.c.step, pushes.c.chat_id).where(pushes.c.step.in_(steps))
    return {(step, chat_id) for step, chat_id in conn.execute(query)}


def drop_pushes(conn: Connection, ids: Sequence[int]) -> None:
    """Forget what is not to be said any more."""
    if ids:
        conn.execute(_DELETE, [{"row": each} for each in ids])


def mark_said(conn: Connection, ids: Sequence[int], now: datetime) -> None:
    """Note that these have been said."""
    if ids:
        conn.execute(_SAID, [{"row": each, "now": now} for each in ids])


def move_pushes(conn: Connection, moved: Sequence[tuple[int, datetime]]) -> None:
    """Put pushes off to later moments."""
    if moved:
        conn.execute(_MOVE, [{"row": each, "at": at} for each, at in moved])
