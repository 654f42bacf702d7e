"""The updates that wait for a bot, kept until the bot confirms them."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.messenger.bots import Bot
from bot.messenger.compact import dump
from bot.messenger.notices import UpdateQueued
from bot.store.messenger_tables import bot_updates, bots
from bot.store.writer import announce


def queue_update(conn: Connection, bot: Bot, kind: str, body: object) -> None:
    """Keep an update for the bot under its next update_id, unless it does not want this kind."""
    if bot.allowed_updates and kind not in bot.allowed_updates:
        return
    counted = (
        update(bots)
        .where(bots.c.id == bot.id)
        .values(last_update_id=bots.c.last_update_id + 1)
        .returning(bots.c.last_update_id)
    )
    update_id = conn.execute(counted).scalar_one()
    text = dump({"update_id": update_id, kind: body})
    conn.execute(insert(bot_updates).values(bot_id=bot.id, update_id=update_id, body=text))
    announce(conn, UpdateQueued(bot.id))


def take_updates(conn: Connection, bot_id: int, offset: int, limit: int) -> list[str]:
    """Forget the updates below `offset`, and return the JSON of up to `limit` others, oldest first.

    A negative offset counts from the end of the queue, and forgets all before it.
    """
    mine = bot_updates.c.bot_id == bot_id
    if offset < 0:
        newest = select(bot_updates.c.update_id).where(mine)
        newest = newest.order_by(bot_updates.c.update_id.desc()).limit(-offset)
        offset = min(conn.scalars(newest), default=0)
    if offset > 0:
        conn.execute(delete(bot_updates).where(mine, bot_updates.c.update_id < offset))
    chosen = select(bot_updates.c.body).where(mine)
    return list(conn.scalars(chosen.order_by(bot_updates.c.update_id).limit(limit)))


def find_first_update(conn: Connection, bot_id: int) -> tuple[int, str] | None:
    """Return the id and the JSON of the oldest update that waits, if any."""
    chosen = select(bot_updates.c.update_id, bot_updates.c.body).filter_by(bot_id=bot_id)
    row = conn.execute(chosen.order_by(bot_updates.c.update_id).limit(1)).one_or_none()
    return (row.update_id, row.body) if row else None


def drop_update(conn: Connection, bot_id: int, update_id: int) -> None:
    """Forget an update that was delivered."""
    conn.execute(delete(bot_updates).filter_by(bot_id=bot_id, update_id=update_id))


def drop_updates(conn: Connection, bot_id: int) -> None:
    """Forget all updates that wait, as drop_pending_updates asks."""
    conn.execute(delete(bot_updates).filter_by(bot_id=bot_id))


def count_updates(conn: Connection, bot_id: int) -> int:
    """Return how many updates wait."""
    counted = select(func.count()).select_from(bot_updates).filter_by(bot_id=bot_id)
    return conn.execute(counted).scalar_one()
