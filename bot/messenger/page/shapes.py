"""Our values in the shapes of the chat page (see page_api)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.messenger.bots import Bot, load_profile, load_profiles
from bot.messenger.chats import KICKED, Chat
from bot.messenger.messages import Message, count_unread, find_messages, load_page
from bot.messenger.people import Person
from bot.messenger.shapes import Shape, build_time

OTHER_KINDS = ("sticker", "voice", "location")


def render_person(person: Person) -> Shape:
    """Return a person of the page."""
    return {"id": person.id, "name": person.name}


def render_bot(conn: Connection, bot: Bot) -> Shape:
    """Return a bot as the page's list shows it."""
    description = load_profile(conn, bot.id, "short_description") or ""
    return {**_render_bot_name(bot), "description": description}


def render_chat(conn: Connection, chat: Chat, person_id: int, language: str) -> Shape:
    """Return a line of the person's list of chats."""
    last, _ = load_page(conn, chat.id, before=0, limit=1)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "bot": _render_bot_name(chat.bot),
        "blocked": chat.bot_status == KICKED,
        "unread": count_unread(conn, chat.id, person_id, chat.read_ids[person_id]),
        "last": _render_last(last[0], person_id) if last else None,
        "commands": find_commands(conn, chat, language),
        "menu": load_menu(conn, chat),
    }


def render_messages(
    conn: Connection, chat: Chat, messages: list[Message], person_id: int
) -> list[Shape]:
    """Return messages of the chat as the person sees them, with what they reply to."""
    replied = {message.reply_to for message in messages if message.reply_to}
    originals = find_messages(conn, chat.id, replied) if replied else {}
    return [
        render_message(message, chat, person_id, originals.get(message.reply_to or 0))
        for message in messages
    ]


def render_message(
    message: Message, chat: Chat, person_id: int, replied: Message | None = None
) -> Shape:
    """Return a message of the chat as the person sees it."""
    markup = message.markup or {}
    return {
        "id": message.id,
        "chat_id": chat.id,
        "out": message.sender_id == person_id,
        "from": _render_sender(chat, message.sender_id),
        "date": build_time(message.sent_at),
        "edited": build_time(message.edited_at) if message.edited_at else None,
        **_render_text(message),
        "document": _render_document(message),
        "photo": _render_photo(message),
        "other": next((kind for kind in OTHER_KINDS if kind in message.content), None),
        "keyboard": _render_keyboard(message),
        "reply_keyboard": _render_reply_keyboard(markup.get("keyboard")),
        "remove_keyboard": bool(markup.get("remove_keyboard")),
        "reply_to": _render_replied(chat, replied) if replied else None,
        "forwarded": _render_origin(message),
    }


def find_commands(conn: Connection, chat: Chat, language: str) -> object:
    """Return the commands the bot offers in the chat: the narrowest scope and language first."""
    offered = load_profiles(conn, chat.bot.id, "commands")
    kind = "all_private_chats" if chat.private else "all_group_chats"
    for scope in (f"chat:{chat.api_id}", kind, "default"):
        for code in (language, ""):
            if (scope, code) in offered:
                return offered[scope, code]
    return []


def load_menu(conn: Connection, chat: Chat) -> object:
    """Return the menu button of the chat: its own, or the bot's usual one."""
    kind = "menu_button"
    own = load_profile(conn, chat.bot.id, kind, scope=f"chat:{chat.api_id}")
    return own or load_profile(conn, chat.bot.id, kind) or {"type": "commands"}


def _render_bot_name(bot: Bot) -> Shape:
    return {"id": bot.id, "name": bot.name, "username": bot.username}


def _render_last(message: Message, person_id: int) -> Shape:
    return {
        "id": message.id,
        "text": _summarize(message),
        "date": build_time(message.sent_at),
        "out": message.sender_id == person_id,
    }


def _summarize(message: Message) -> str:
    """Return the text, or else the file's name, in 100 characters at most."""
    document = message.content.get("document")
    name = document.get("file_name", "") if isinstance(document, dict) else ""
    return (str(_render_text(message)["text"]) or name)[:100]


def _render_sender(chat: Chat, sender_id: int) -> Shape:
    sender = chat.people.get(sender_id)
    return {"id": sender_id, "name": sender.name if sender else chat.bot.name}


def _render_text(message: Message) -> Shape:
    content = message.content
    if "text" in content:
        return {"text": content["text"], "entities": content.get("entities", [])}
    return {
        "text": content.get("caption", ""),
        "entities": content.get("caption_entities", []),
    }


def _render_document(message: Message) -> Shape | None:
    document = message.content.get("document")
    if not isinstance(document, dict):
        return None
    return {
        "file_id": document["file_id"],
        "name": document["file_name"],
        "size": document["file_size"],
        "mime": document["mime_type"],
    }


def _render_photo(message: Message) -> Shape | None:
    sizes = message.content.get("photo")
    if not isinstance(sizes, list):
        return None
    return {key: sizes[-1][key] for key in ("file_id", "width", "height")}


def _render_keyboard(message: Message) -> list[list[Shape]] | None:
    rows = message.inline_keyboard
    return [[_render_button(button) for button in row] for row in rows] or None


def _render_origin(message: Message) -> str | None:
    """Return the name of who had written what was sent on; None of any other message."""
    origin = message.content.get("forward_origin")
    return origin["sender_user"]["first_name"] if isinstance(origin, dict) else None


def _render_button(button: dict[str, Any]) -> Shape:
    """Return a button without what it tells the bot: the page presses it by its place."""
    if "url" in button:
        return {"text": button["text"], "url": button["url"]}
    if "copy_text" in button:
        return {"text": button["text"], "copy": button["copy_text"]["text"]}
    return {"text": button["text"], "data": True}


def _render_reply_keyboard(rows: object) -> list[list[str]] | None:
    if not isinstance(rows, list):
        return None
    return [[button["text"] for button in row] for row in rows]


def _render_replied(chat: Chat, message: Message) -> Shape:
    sender = _render_sender(chat, message.sender_id)
    return {"id": message.id, "text": _summarize(message), "from": sender}
