"""Who may use the bot: loading, adding and removing people; roles come from here alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from bot.store.deadline_tables import units
from bot.store.tables import drafts, imports, invites, people
from bot.words.words import DEFAULT_LANGUAGE, LANGUAGES

ADMINISTRATOR = "administrator"
HEAD = "head"
MEMBER = "member"
REVOKED = "revoked"
"""A person who lost access: the row stays, because their drafts hang on it. A later invite gives
them back everything they had; until then they are a stranger in every respect."""

ROLES = (MEMBER, ADMINISTRATOR)
"""What an invite can make of somebody; an administrator makes heads of members."""


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The stored row of the draft that a person has open; `importing` while a plan waits for it."""

    id: int
    interview: str
    state: str
    changed_at: datetime
    importing: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person with access.

    `opened` is the draft that what they type belongs to, unless it belongs to the `form` named.
    With `compact`, their cards are short; `notes` counts what waits in their basket.
    """

    id: int
    name: str
    role: str
    language: str
    zone: str
    unit_id: int | None = None
    form: str | None = None
    unreachable_at: datetime | None = None
    compact: bool = False
    notes: int = 0
    opened: OpenDraft | None = None

    @property
    def is_administrator(self) -> bool:
        """Whether they may invite others, and see and change what every unit owes."""
        return self.role == ADMINISTRATOR

    @property
    def is_head(self) -> bool:
        """Whether they watch and assign what their unit and those below it owe."""
        return self.role == HEAD and self.unit_id is not None


_columns = (
    *(people.c.id, people.c.name, people.c.role, people.c.language, people.c.zone),
    *(people.c.unit_id, people.c.form, people.c.unreachable_at),
    *(people.c.compact, people.c.notes),
)
_ids = people.c.id.in_(bindparam("ids", expanding=True))
# FOR NO KEY UPDATE: what refers to a person by a foreign key may be stored meanwhile. Otherwise one
# who holds a deadline and assigns it would wait for one who is held here and hands it in.
_lock = select(people.c.id).where(_ids).order_by(people.c.id).with_for_update(key_share=True)

_load = (
    select(
        *_columns,
        drafts.c.id,
        drafts.c.interview,
        drafts.c.state,
        drafts.c.changed_at,
        exists().where(imports.c.draft_id == drafts.c.id, imports.c.closed_at.is_(None)),
    )
    .select_from(
        people.outerjoin(
            drafts,
            and_(
                drafts.c.id == people.c.draft_id,
                drafts.c.owner == people.c.id,
                drafts.c.binned_at.is_(None),
            ),
        )
    )
    .where(_ids, people.c.role != REVOKED)
)


def load_person(conn: Connection, person_id: int) -> Person | None:
    """Return the person of that id, as `load_people` does; None for one without access."""
    return load_people(conn, [person_id]).get(person_id)


def load_people(conn: Connection, ids: Sequence[int]) -> dict[int, Person]:
    """Return the people of these ids who have access, by id, with the drafts they have open.

    On PostgreSQL their rows are locked to the end of the transaction, so that two processes take a
    person's updates one after the other. The lock is a statement of its own: one that both waited
    for the lock and read the drafts would read them as they were before the wait.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(_lock, {"ids": ids})
    return {row[0]: _build_person(tuple(row)) for row in conn.execute(_load, {"ids": ids})}


def _build_person(row: Sequence[Any]) -> Person:
    """Return the person of a row: their own columns, and those of the draft they have open."""
    opened = row[len(_columns) :]
    values = [*row[: len(_columns)], None if opened[0] is None else OpenDraft(*opened)]
    return Person(*values)


def add_person(
    conn: Connection,
    person_id: int,
    name: str,
    role: str,
    language: str,
    zone: str,
    now: datetime,
    unit_id: int | None = None,
) -> Person:
    """Give the person access, in that unit if one is given.

    One who is here already keeps language, zone and drafts, and with None their unit.
    """
    found = conn.execute(select(people.c.id).where(people.c.id == person_id)).one_or_none()
    if found is None:
        fresh = {"id": person_id, "language": language, "zone": zone, "joined_at": now}
        conn.execute(insert(people), fresh | {"name": name[:200], "role": role})
    else:
        _change(conn, person_id, name=name[:200], role=role, unreachable_at=None)
    if unit_id is not None:
        _change(conn, person_id, unit_id=unit_id)
    person = load_person(conn, person_id)
    assert person is not None, "the row was just written"  # noqa: S101
    return person


def promote(conn: Connection, person_id: int, unit_id: int | None = None) -> None:
    """Make the person an administrator, in that unit if one is given."""
    placed = {} if unit_id is None else {"unit_id": unit_id}
    _change(conn, person_id, role=ADMINISTRATOR, **placed)


def rename_person(conn: Connection, person_id: int, name: str) -> None:
    """Store what the person is called in lists."""
    _change(conn, person_id, name=name[:200])


def set_language(conn: Connection, person_id: int, language: str) -> None:
    """Store which language the bot speaks with this person."""
    _change(conn, person_id, language=language)


def set_compact(conn: Connection, person_id: int, *, compact: bool) -> None:
    """Store whether the person's cards are short."""
    _change(conn, person_id, compact=compact)


def set_open_draft(conn: Connection, person_id: int, draft_id: int | None) -> None:
    """Store which draft the person has open."""
    _change(conn, person_id, draft_id=draft_id)


def mark_reachable(conn: Connection, person_id: int) -> None:
    """Note that the person wrote again, so that messages to them are worth sending."""
    _change(conn, person_id, unreachable_at=None)


def revoke(conn: Connection, person_id: int) -> bool:
    """Take the person's access away at once, and the invites they made; False when they had none.

    Their drafts, their documents and what is remembered of their unit stay stored (nobody else can
    open them) and come back with a new invite. They lead no unit any more; who belongs to one,
    heads it or stands in for somebody is looked for among those with access alone.
    """
    conn.execute(update(units).where(units.c.leader_id == person_id).values(leader_id=None))
    conn.execute(delete(invites).where(invites.c.made_by == person_id, invites.c.used_at.is_(None)))
    changed = conn.execute(
        update(people)
        .where(people.c.id == person_id, people.c.role != REVOKED)
        .values(role=REVOKED, draft_id=None, form=None)
    )
    return changed.rowcount == 1


def list_members(conn: Connection, wanted: ColumnElement[bool] | None = None) -> list[Person]:
    """Return everyone with access, or those of whom `wanted` is true, the first to join first."""
    query = select(*_columns).where(people.c.role != REVOKED)
    if wanted is not None:
        query = query.where(wanted)
    rows = conn.execute(query.order_by(people.c.joined_at, people.c.id))
    return [Person(*row) for row in rows]


def choose_language(code: str | None) -> str:
    """Return the bot's language for a messenger's language code ("en-GB"); Chinese by default."""
    return LANGUAGES[1] if (code or "").lower().startswith("en") else DEFAULT_LANGUAGE


def _change(conn: Connection, person_id: int, **values: object) -> None:
    conn.execute(update(people).where(people.c.id == person_id).values(**values))
