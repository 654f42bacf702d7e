"""The outbox: everything the bot has decided to send and has not yet sent.

A row belongs to the process that put it there and is handed to that process's sender in memory
once it is committed, so that an ordinary message costs one insert, one delete and no query.
The claim carries a lease: the rows of a process that died are taken over by another (claims.py).

Within a chat rows are said in the order of their ids, also across processes: a row that comes
behind rows of another process is that process's too, which PostgreSQL tells it of (handovers.py);
one behind rows that nobody holds is left to whoever takes over those. Behind a row that was so
handed over every other is looked up as well: taken from memory it would overtake.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.store.handovers import tell_handover
from bot.store.tables import documents, files, outbox, people
from bot.store.writer import announce, find_process

LEASE = timedelta(seconds=15)
"""How long a claim holds unless renewed: the silence a chat may suffer after a kill."""

NOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call of the Bot API to be made: `method` with `payload` (without chat_id) for a chat.

    `document_id` is the finished report, or `file_id` the stored file, that the call carries.
    """

    chat_id: int
    method: str
    payload: Mapping[str, object]
    document_id: int | None = None
    file_id: int | None = None

    @property
    def carries_file(self) -> bool:
        """Whether a file goes with the call."""
        return self.document_id is not None or self.file_id is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A call as it is stored: `tries` have failed so far, the next is due at `due_at`."""

    id: int
    outgoing: Outgoing
    due_at: datetime
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Put:
    """Announced once they are committed: rows for this process to send.

    `unclaimed`: some are nobody's. `handed`: others are this process's, too, but lie behind rows
    that it may not know yet.
    """

    rows: tuple[Row, ...]
    unclaimed: bool
    handed: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    """Whose a row is and until when, and whether it lies behind rows that were handed over."""

    holder: str | None
    until: datetime
    handed: bool


_PUT = insert(outbox).returning(outbox.c.id, sort_by_parameter_order=True)
_waiting = (
    select(func.max(outbox.c.id))
    .where(outbox.c.chat_id.in_(bindparam("chats", expanding=True)), outbox.c.given_up.is_(False))
    .group_by(outbox.c.chat_id)
)
_LAST = select(
    *(outbox.c.chat_id, outbox.c.claimed_by, outbox.c.claimed_until, outbox.c.handed)
).where(outbox.c.id.in_(_waiting))
_SENT = delete(outbox).where(outbox.c.id.in_(bindparam("rows", expanding=True)))
_DELAYED = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(tries=bindparam("failed"), due_at=bindparam("due"))
)
_GIVEN_UP = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(given_up=True, note=bindparam("why"), claimed_by=None)
)
_CHAT_GIVEN_UP = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.given_up.is_(False))
    .values(given_up=True, note=bindparam("why"), claimed_by=None)
)
_UNREACHABLE = (
    update(people)
    .where(people.c.id == bindparam("person"), people.c.unreachable_at.is_(None))
    .values(unreachable_at=bindparam("since"))
)
_PRUNE = delete(outbox).where(outbox.c.given_up, outbox.c.made_at < bindparam("before"))
_DOCUMENT = select(documents.c.file_name, documents.c.body).where(
    documents.c.id == bindparam("row")
)
_FILE = select(files.c.name, files.c.body).where(files.c.id == bindparam("row"))


def put(connection: Connection, outgoing: Sequence[Outgoing], now: datetime) -> None:
    """Store calls, to be made after the commit; those of one chat in the order given."""
    if not outgoing:
        return
    process = find_process(connection)
    claims = _find_claims(connection, {call.chat_id for call in outgoing}, process)
    mine = _Claim(process, now + LEASE, handed=False)
    given = [claims.get(call.chat_id, mine) for call in outgoing]
    values = [_build_values(*each, now) for each in zip(outgoing, given, strict=True)]
    ids = connection.execute(_PUT, values).scalars().all()
    rows = tuple(
        Row(row_id, call, now)
        for row_id, call, claim in zip(ids, outgoing, given, strict=True)
        if claim.holder == process and not claim.handed
    )
    others = {claim.holder for claim in given if claim.holder and claim.until > now} - {process}
    held = {process, *others} if tell_handover(connection, others) else {process}
    unclaimed = any(claim.holder not in held for claim in given)
    handed = any(claim.holder == process and claim.handed for claim in given)
    announce(connection, Put(rows, unclaimed, handed))


def _find_claims(
    connection: Connection, chats: Collection[int], process: str | None
) -> dict[int, _Claim]:
    """Return, for the chats in which a row waits, the claim of what comes behind it."""
    last = connection.execute(_LAST, {"chats": list(chats)})
    return {
        row.chat_id: _Claim(
            row.claimed_by, row.claimed_until, handed=row.handed or row.claimed_by != process
        )
        for row in last
    }


def _build_values(call: Outgoing, claim: _Claim, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": call.chat_id,
        "method": call.method,
        "payload": json.dumps(call.payload, ensure_ascii=False),
        "document_id": call.document_id,
        "file_id": call.file_id,
        "made_at": now,
        "due_at": now,
        "tries": 0,
        "claimed_by": claim.holder,
        "claimed_until": claim.until,
        "handed": claim.handed,
        "given_up": False,
    }


def load_attachment(connection: Connection, call: Outgoing) -> tuple[str, bytes] | None:
    """Return the name and the bytes of the file that `call` carries; None when it is removed."""
    row = call.document_id if call.file_id is None else call.file_id
    query = _DOCUMENT if call.file_id is None else _FILE
    found = connection.execute(query, {"row": row}).one_or_none()
    return None if found is None else (found[0], found[1])


def mark_sent(connection: Connection, rows: Iterable[int]) -> None:
    """Remove rows that have been said."""
    connection.execute(_SENT, {"rows": list(rows)})


def mark_delayed(connection: Connection, row: int, tries: int, due_at: datetime) -> None:
    """Note that a row has failed `tries` times and is tried again at `due_at`."""
    connection.execute(_DELAYED, {"row": row, "failed": tries, "due": due_at})


def mark_given_up(connection: Connection, row: int, note: str) -> None:
    """Note that a row will not be said, and why; nobody claims it any more."""
    connection.execute(_GIVEN_UP, {"row": row, "why": note[:NOTE_LENGTH]})


def mark_unreachable(connection: Connection, chat_id: int, note: str, now: datetime) -> None:
    """Note that a person has shut out the bot, and give up what waits in their chat."""
    connection.execute(_UNREACHABLE, {"person": chat_id, "since": now})
    connection.execute(_CHAT_GIVEN_UP, {"chat": chat_id, "why": note[:NOTE_LENGTH]})


def prune_given_up(connection: Connection, before: datetime) -> int:
    """Forget what was given up and had been put earlier than `before`; return how many rows."""
    return connection.execute(_PRUNE, {"before": before}).rowcount
