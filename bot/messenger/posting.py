"""A message's way into a chat: stored, queued for the bot, shown on the pages of its people."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.messenger.chats import MEMBER, Chat, claim_message_id, save_bot_status
from bot.messenger.messages import (
    Content,
    Markup,
    Message,
    add_message,
    delete_messages,
    find_message,
    save_message,
)
from bot.messenger.notices import PageEvent
from bot.messenger.page.shapes import render_chat, render_message
from bot.messenger.shapes import Shape, build_member_update, build_message
from bot.messenger.updates import queue_update
from bot.store.writer import announce


def post_message(
    conn: Connection,
    chat: Chat,
    sender_id: int,
    content: Content,
    now: datetime,
    markup: Markup | None = None,
    reply_to: int | None = None,
) -> Message:
    """Add a message to the chat; a person's is queued for the bot."""
    message_id = claim_message_id(conn, chat.id)
    message = Message(chat.id, message_id, sender_id, now, content, markup, reply_to=reply_to)
    add_message(conn, message)
    _spread(conn, chat, message, "message")
    return message


def edit_message(conn: Connection, chat: Chat, edited: Message) -> None:
    """Put a changed message in the place of the old one; a person's is queued for the bot."""
    save_message(conn, edited)
    _spread(conn, chat, edited, "edited_message")


def remove_messages(conn: Connection, chat: Chat, ids: list[int]) -> None:
    """Delete messages from the chat, for everybody."""
    delete_messages(conn, chat.id, ids)
    for person_id in chat.people:
        body = {"type": "deleted", "chat_id": chat.id, "ids": ids}
        announce(conn, PageEvent(person_id, body))


def change_bot_status(conn: Connection, chat: Chat, status: str, by: Shape, now: datetime) -> Chat:
    """Let the bot be blocked, welcomed back or gone, by this User; tell the bot and the pages."""
    if chat.bot_status == status:
        return chat
    changed = save_bot_status(conn, chat, status)
    body = build_member_update(changed, by, chat.bot_status, now)
    queue_update(conn, chat.bot, "my_chat_member", body)
    show_chat(conn, changed)
    return changed


def show_chat(conn: Connection, chat: Chat) -> None:
    """Have the pages of the chat's people show its line anew."""
    for person in chat.people.values():
        body = {
            "type": "chat",
            "chat": render_chat(conn, chat, person.id, person.language),
        }
        announce(conn, PageEvent(person.id, body))


def build_full_message(conn: Connection, message: Message, chat: Chat) -> Shape:
    """Return the Bot API's Message with what it replies to."""
    replied = find_message(conn, chat.id, message.reply_to) if message.reply_to else None
    return build_message(message, chat, replied)


def _spread(conn: Connection, chat: Chat, message: Message, kind: str) -> None:
    """Queue the message for the bot when a person wrote it, and show it on the pages."""
    replied = find_message(conn, chat.id, message.reply_to) if message.reply_to else None
    if message.sender_id != chat.bot.id and chat.bot_status == MEMBER:
        queue_update(conn, chat.bot, kind, build_message(message, chat, replied))
    for person_id in chat.people:
        body = {
            "type": "message" if kind == "message" else "edited",
            "chat_id": chat.id,
            "message": render_message(message, chat, person_id, replied),
        }
        announce(conn, PageEvent(person_id, body))
