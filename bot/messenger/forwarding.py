"""Sending a message on into another chat."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.messenger.chats import Chat
from bot.messenger.files import attach_file
from bot.messenger.messages import Content, Message
from bot.messenger.shapes import build_sender, build_time

_LEFT_BEHIND = ("media_group_id",)
"""What a message sent on alone is no part of any more."""


def build_forwarded(conn: Connection, source: Chat, message: Message, chat: Chat) -> Content:
    """Return what is posted to the other chat: the content, and who had written it first."""
    origin = message.content.get("forward_origin") or {
        "type": "user",
        "date": build_time(message.sent_at),
        "sender_user": build_sender(source, message.sender_id),
    }
    return {**carry_content(conn, chat, message), "forward_origin": origin}


def carry_content(conn: Connection, chat: Chat, message: Message) -> Content:
    """Return the message's content, its file made available to the new chat."""
    for file_id in list_file_ids(message.content):
        attach_file(conn, chat.id, file_id)
    return {name: value for name, value in message.content.items() if name not in _LEFT_BEHIND}


def list_file_ids(content: Content) -> list[str]:
    """Return the ids of the files that the content carries."""
    found = []
    for value in content.values():
        media = value[-1] if isinstance(value, list) and value else value
        if isinstance(media, dict) and isinstance(media.get("file_id"), str):
            found.append(media["file_id"])
    return found
