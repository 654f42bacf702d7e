"""The groups bound to units: they are told what a unit owes, and never what it writes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.store.deadline_tables import groups, pushes


@dataclass(frozen=True, slots=True)
class Group:
    """A chat of several people, the unit it is bound to, and the language it is spoken to in."""

    chat_id: int
    unit_id: int
    language: str


_columns = (groups.c.chat_id, groups.c.unit_id, groups.c.language)


def find_groups(conn: Connection, unit_ids: Collection[int]) -> list[Group]:
    """Return the groups bound to one of the units."""
    found = select(*_columns).where(groups.c.unit_id.in_(unit_ids)).order_by(groups.c.chat_id)
    return [Group(*row) for row in conn.execute(found)]


def find_group(conn: Connection, chat_id: int) -> Group | None:
    """Return what the chat is bound to, if it is."""
    row = conn.execute(select(*_columns).where(groups.c.chat_id == chat_id)).one_or_none()
    return None if row is None else Group(*row)


def bind_group(conn: Connection, group: Group, by: int, now: datetime) -> None:
    """Bind the group to its unit, in place of the one it was bound to."""
    unbind_group(conn, group.chat_id)
    row = {"chat_id": group.chat_id, "unit_id": group.unit_id, "language": group.language}
    conn.execute(insert(groups).values(row | {"bound_by": by, "bound_at": now}))


def unbind_group(conn: Connection, chat_id: int) -> bool:
    """Take the group off its unit, and what it was still to be told; False: it was on none."""
    waiting = pushes.c.said_at.is_(None)
    conn.execute(delete(pushes).where(pushes.c.chat_id == chat_id, waiting))
    return conn.execute(delete(groups).where(groups.c.chat_id == chat_id)).rowcount > 0


def move_group(conn: Connection, chat_id: int, to: int) -> None:
    """Follow the group to its new chat id: a messenger gives one to a group that becomes large."""
    if find_group(conn, to) is not None:
        unbind_group(conn, chat_id)
        return
    conn.execute(update(groups).where(groups.c.chat_id == chat_id).values(chat_id=to))
    conn.execute(update(pushes).where(pushes.c.chat_id == chat_id).values(chat_id=to))
