"""Messages as they are stored: what was sent, by whom, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.messenger.compact import dump, load_object
from bot.store.messenger_tables import messages

MOST_ID = 2**31 - 1  # of a message within its chat

Content = Mapping[str, object]
Markup = Mapping[str, object]


@dataclass(frozen=True)
class Message:
    """A message; `content` and `markup` hold fields of the Bot API's Message as they are."""

    chat_id: int
    id: int
    sender_id: int
    sent_at: datetime
    content: Content
    markup: Markup | None = None
    edited_at: datetime | None = None
    reply_to: int | None = None

    @property
    def inline_keyboard(self) -> list[list[dict[str, Any]]]:
        """Its rows of buttons; none, no rows."""
        rows = (self.markup or {}).get("inline_keyboard")
        return rows if isinstance(rows, list) else []


def add_message(conn: Connection, message: Message) -> None:
    """Keep a new message."""
    conn.execute(
        insert(messages).values(
            chat_id=message.chat_id,
            id=message.id,
            sender_id=message.sender_id,
            sent_at=message.sent_at,
            reply_to=message.reply_to,
            content=dump(message.content),
            markup=_dump_markup(message.markup),
        )
    )


def save_message(conn: Connection, message: Message) -> None:
    """Keep what was changed in a message."""
    place = messages.c.chat_id == message.chat_id, messages.c.id == message.id
    conn.execute(
        update(messages)
        .where(*place)
        .values(
            content=dump(message.content),
            markup=_dump_markup(message.markup),
            edited_at=message.edited_at,
        )
    )


def find_message(conn: Connection, chat_id: int, message_id: int) -> Message | None:
    """Return a chat's message, if it is there."""
    return find_messages(conn, chat_id, [message_id]).get(message_id)


def find_messages(conn: Connection, chat_id: int, ids: Iterable[int]) -> dict[int, Message]:
    """Return those of the messages that are there, by id."""
    place = messages.c.chat_id == chat_id, messages.c.id.in_(i for i in ids if 0 < i <= MOST_ID)
    rows = conn.execute(select(messages).where(*place).order_by(messages.c.id))
    return {row.id: _build_message(row) for row in rows}


def delete_messages(conn: Connection, chat_id: int, ids: Iterable[int]) -> None:
    """Forget the messages for good."""
    conn.execute(delete(messages).where(messages.c.chat_id == chat_id, messages.c.id.in_(ids)))


def load_page(
    conn: Connection, chat_id: int, before: int, limit: int
) -> tuple[list[Message], bool]:
    """Return the last `limit` messages below the id `before` (0: any), and whether more follow."""
    chosen = select(messages).where(messages.c.chat_id == chat_id)
    if before:
        chosen = chosen.where(messages.c.id < before)
    rows = conn.execute(chosen.order_by(messages.c.id.desc()).limit(limit + 1)).all()
    return [_build_message(row) for row in reversed(rows[:limit])], len(rows) > limit


def count_unread(conn: Connection, chat_id: int, person_id: int, read_id: int) -> int:
    """Count what others wrote after the message the person read last."""
    return conn.execute(
        select(func.count()).where(
            messages.c.chat_id == chat_id,
            messages.c.id > read_id,
            messages.c.sender_id != person_id,
        )
    ).scalar_one()


def _dump_markup(markup: Markup | None) -> str | None:
    return None if markup is None else dump(markup)


def _build_message(row: Row[tuple[object, ...]]) -> Message:
    return Message(
        chat_id=row.chat_id,
        id=row.id,
        sender_id=row.sender_id,
        sent_at=row.sent_at,
        content=load_object(row.content),
        markup=json.loads(row.markup) if row.markup else None,
        edited_at=row.edited_at,
        reply_to=row.reply_to,
    )
