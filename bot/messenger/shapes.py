"""Our values in the Bot API's shapes: User, Chat, Message, File, ChatMember, …"""

from __future__ import annotations

from datetime import datetime

from bot.messenger.bots import Bot
from bot.messenger.chats import KICKED, Chat
from bot.messenger.files import StoredFile
from bot.messenger.messages import Message
from bot.messenger.people import Person

Shape = dict[str, object]


def build_person_user(person: Person) -> Shape:
    """Return the User of a person."""
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.name,
        "language_code": person.language,
    }


def build_bot_user(bot: Bot) -> Shape:
    """Return the User of a bot."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def build_me(bot: Bot) -> Shape:
    """Return the User of a bot as getMe shows it to the bot itself."""
    return {
        **build_bot_user(bot),
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def build_sender(chat: Chat, sender_id: int) -> Shape:
    """Return the User who sent a message of the chat."""
    person = chat.people.get(sender_id)
    return build_person_user(person) if person else build_bot_user(chat.bot)


def build_chat(chat: Chat) -> Shape:
    """Return the Chat."""
    named = {"first_name": chat.person.name} if chat.private else {"title": chat.title}
    return {"id": chat.api_id, "type": chat.type, **named}


def build_full_chat(chat: Chat) -> Shape:
    """Return the ChatFullInfo; this messenger has neither colours, reactions nor gifts."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **build_chat(chat),
        "accent_color_id": 0,
        "max_reaction_count": 0,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def build_message(message: Message, chat: Chat, replied: Message | None = None) -> Shape:
    """Return the Message, with the message it replies to when that is still there."""
    shape: Shape = {
        "message_id": message.id,
        "from": build_sender(chat, message.sender_id),
        "chat": build_chat(chat),
        "date": build_time(message.sent_at),
    }
    if message.edited_at:
        shape["edit_date"] = build_time(message.edited_at)
    if replied:
        shape["reply_to_message"] = build_message(replied, chat)
    shape.update(message.content)
    if message.inline_keyboard:
        shape["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    return shape


def build_time(moment: datetime) -> int:
    """Return unix seconds, in which the Bot API tells time."""
    return int(moment.timestamp())


def build_member(chat: Chat, user: Shape) -> Shape:
    """Return the ChatMember that a person or the bot is in the chat."""
    if user["id"] == chat.bot.id:
        return build_bot_member(chat, chat.bot_status)
    if not chat.private and user["id"] == chat.person.id:
        return {"status": "creator", "user": user, "is_anonymous": False}
    return {"status": "member", "user": user}


def build_bot_member(chat: Chat, status: str) -> Shape:
    """Return the ChatMember that the bot is with this status."""
    member: Shape = {"status": status, "user": build_bot_user(chat.bot)}
    return {**member, "until_date": 0} if status == KICKED else member


def build_member_update(chat: Chat, by: Shape, old: str, now: datetime) -> Shape:
    """Return the ChatMemberUpdated of the bot itself, whose status was `old` until now."""
    return {
        "chat": build_chat(chat),
        "from": by,
        "date": build_time(now),
        "old_chat_member": build_bot_member(chat, old),
        "new_chat_member": build_bot_member(chat, chat.bot_status),
    }


def build_file(file: StoredFile) -> Shape:
    """Return the File of getFile."""
    return {**_build_file_ids(file), "file_size": file.size, "file_path": file.path}


def build_file_content(file: StoredFile) -> Shape:
    """Return the field of a Message that carries the file."""
    if file.kind == "photo":
        return {"photo": [build_photo(file)]}
    if file.kind == "sticker":
        return {"sticker": _build_sticker(file)}
    media = {**_build_file_ids(file), "file_size": file.size, "mime_type": file.mime}
    if file.kind == "voice":
        return {"voice": {**media, "duration": 1}}
    return {"document": {**media, "file_name": file.name}}


def build_photo(file: StoredFile) -> Shape:
    """Return the PhotoSize of a picture."""
    size = {"width": file.width, "height": file.height, "file_size": file.size}
    return {**_build_file_ids(file), **size}


def _build_sticker(file: StoredFile) -> Shape:
    kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
    return {**_build_file_ids(file), **kind, "width": 512, "height": 512}


def _build_file_ids(file: StoredFile) -> Shape:
    return {"file_id": file.id, "file_unique_id": file.digest}
