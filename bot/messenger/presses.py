"""Button presses that wait for the bot's word."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from bot.store.messenger_tables import button_presses

LIFETIME = timedelta(minutes=1)
"""How long a bot may take before its answer is refused as too old."""


def add_press(conn: Connection, bot_id: int, now: datetime) -> str:
    """Keep a press and return its callback_query_id; forget those nobody may answer any more."""
    conn.execute(delete(button_presses).where(button_presses.c.pressed_at < now - LIFETIME))
    press_id = str(10**17 + secrets.randbelow(9 * 10**17))
    conn.execute(insert(button_presses).values(id=press_id, bot_id=bot_id, pressed_at=now))
    return press_id


def is_answerable(conn: Connection, bot_id: int, press_id: str, now: datetime) -> bool:
    """Tell whether the bot was asked by this press, and not too long ago."""
    chosen = select(button_presses.c.pressed_at).filter_by(id=press_id, bot_id=bot_id)
    pressed_at = conn.scalar(chosen)
    return pressed_at is not None and now - pressed_at <= LIFETIME
