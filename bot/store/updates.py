"""The updates that were taken: what makes a redelivered one a no-op."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete

from bot.store.inserts import build_inserts
from bot.store.tables import updates

_CLAIMS = {
    dialect: insert.returning(updates.c.update_id)
    for dialect, insert in build_inserts(updates).items()
}
_PRUNE = delete(updates).where(updates.c.taken_at < bindparam("before"))


def claim_updates(
    connection: Connection, bot_id: int, update_ids: Sequence[int], now: datetime
) -> set[int]:
    """Note that these updates are being taken; return those that had not been taken before."""
    rows = [{"bot_id": bot_id, "update_id": one, "taken_at": now} for one in update_ids]
    return set(connection.execute(_CLAIMS[connection.dialect.name], rows).scalars())


def prune_updates(connection: Connection, before: datetime) -> int:
    """Forget updates taken earlier than `before`; return how many.

    The messenger redelivers for a day at most, so `before` should lie further back than that.
    """
    return connection.execute(_PRUNE, {"before": before}).rowcount
