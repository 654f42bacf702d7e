"""An update that comes a second time: whether the person still waits for a card."""

from __future__ import annotations

from sqlalchemy import Connection, exists, select

from bot.store.tables import outbox


def is_reply_waiting(conn: Connection, chat_id: int) -> bool:
    """Return whether something is still to be said in the chat, so that nothing need be added."""
    waiting = exists().where(outbox.c.chat_id == chat_id, outbox.c.given_up.is_(False))
    return bool(conn.execute(select(waiting)).scalar_one())
