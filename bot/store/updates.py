"""The updates that were taken: what makes a redelivered one a no-op."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, text

from bot.store.tables import updates

# As text, because it is run for every update: SQLAlchemy's own rendering costs three times as much.
_CLAIM = text(
    "INSERT INTO updates (bot_id, update_id, taken_at) VALUES (:bot_id, :update_id, :taken_at)"
    " ON CONFLICT DO NOTHING"
).bindparams(bindparam("taken_at", type_=updates.c.taken_at.type))
_PRUNE = delete(updates).where(updates.c.taken_at < bindparam("before"))


def claim_update(connection: Connection, bot_id: int, update_id: int, now: datetime) -> bool:
    """Note that the update is being taken; False when it had been taken before."""
    row = {"bot_id": bot_id, "update_id": update_id, "taken_at": now}
    return connection.execute(_CLAIM, row).rowcount == 1


def prune_updates(connection: Connection, before: datetime) -> int:
    """Forget updates taken earlier than `before`; return how many.

    The messenger redelivers for a day at most, so `before` should lie further back than that.
    """
    return connection.execute(_PRUNE, {"before": before}).rowcount
