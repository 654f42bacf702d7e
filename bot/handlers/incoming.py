"""What an update of the messenger is to us: who wrote what where, free of the library's types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from telegram import CallbackQuery, Chat, Document, Message, Update, User

from conversations.engine.texts import clean_text

Kind = Literal[
    "text",
    "command",
    "edited",
    "press",
    "file",
    "picture",
    "unfetched",
    "unsupported",
    "joined",
    "left",
    "migrated",
]
"""`file` is one that is read here, `picture` a photo or an image file, `unfetched` one of them that
did not arrive; any other is `unsupported`. The last three are of a group: the bot came, it went,
the group has another id."""

FILE_NAMES = (".yaml", ".yml", ".xlsx")
LARGEST_FILE = 1024 * 1024
"""Which files are read: what their names end in, in lower case, and their bytes at most."""

_IMAGE_TYPES = ("image/png", "image/jpeg")
_IMAGE_NAMES = (".png", ".jpg", ".jpeg")

_MEMBERSHIPS: Mapping[str, Kind] = {
    "member": "joined",
    "administrator": "joined",
    "left": "left",
    "kicked": "left",
}
"""What it means that the bot is this in a group by now."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, as the messenger vouches for."""

    id: int
    name: str
    language_code: str | None


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that was sent: its id on the messenger, its name, and its size in bytes."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a person did.

    `text` is what was typed, a command's argument, or a button's data; `command` is without slash
    and in lower case. `message_id` is the message typed, or the one whose button was pressed; for
    the latter `editable` says whether a text can be put in its place. `addressed` says that the bot
    was spoken to by name. `file` is what was sent, `body` its bytes: always there once the desk
    has fetched a "file". Of a "picture", `text` is what stands under it, and `flaw` why it has no
    `body`: it cannot be taken. `moved_to` is the id that a group has from now on.
    """

    kind: Kind
    sender: Sender
    chat_id: int
    private: bool
    at: datetime
    text: str = ""
    command: str = ""
    message_id: int = 0
    press_id: str = ""
    editable: bool = False
    addressed: bool = False
    file: IncomingFile | None = None
    body: bytes | None = None
    flaw: str = ""
    moved_to: int = 0


def parse_update(update: Update, username: str, now: datetime) -> Incoming | None:
    """Return what the update is to us, or None when it is nothing we answer to.

    `username` is the bot's own, by which it is spoken to in a group; `now` stands in for the time
    of an update that carries none.
    """
    if update.callback_query is not None:
        return _parse_press(update.callback_query, now)
    if update.my_chat_member is not None:
        return _parse_membership(update)
    message = update.effective_message
    if message is None or update.edited_channel_post is not None:
        return None
    if message.migrate_to_chat_id is not None:
        return _parse_migration(message, message.migrate_to_chat_id)
    incoming = _parse_message(message, username)
    if incoming is None or update.edited_message is None:
        return incoming
    return _parse_edit(incoming, message)


def _parse_press(query: CallbackQuery, now: datetime) -> Incoming:
    message = query.message
    chat = message.chat if message else None
    return Incoming(
        "press",
        _parse_sender(query.from_user),
        chat.id if chat else query.from_user.id,
        private=chat is None or chat.type == Chat.PRIVATE,
        at=now,
        text=query.data or "",
        message_id=message.message_id if message else 0,
        press_id=query.id,
        editable=isinstance(message, Message) and message.text is not None,
    )


def _parse_membership(update: Update) -> Incoming | None:
    """Return that the bot was brought into a group or out of it; other changes say nothing."""
    member = update.my_chat_member
    if member is None or member.chat.type == Chat.PRIVATE:
        return None
    kind = _MEMBERSHIPS.get(member.new_chat_member.status)
    if kind is None:
        return None
    sender = _parse_sender(member.from_user)
    return Incoming(kind, sender, member.chat.id, private=False, at=member.date, addressed=True)


def _parse_migration(message: Message, moved_to: int) -> Incoming:
    """Return that a group became a large one, which has another id."""
    return Incoming(
        "migrated",
        _find_sender(message),
        message.chat.id,
        private=False,
        at=message.date,
        moved_to=moved_to,
    )


def _parse_message(message: Message, username: str) -> Incoming | None:
    sender = _find_sender(message)
    kind: Kind = "text" if message.text is not None else "unsupported"
    if kind == "unsupported" and not _carries_something(message):
        return None
    file, picture = _parse_file(message.document), _parse_picture(message)
    if file is not None:
        kind = "file"
    elif picture is not None:
        kind = "picture"
    text = clean_text((message.caption if picture else message.text) or "")
    command, argument, other = _parse_command(text, username)
    return Incoming(
        "command" if command else kind,
        sender,
        message.chat.id,
        private=message.chat.type == Chat.PRIVATE,
        at=message.date,
        text=argument if command else text,
        command=command,
        message_id=message.message_id,
        addressed=(bool(command) and not other) or f"@{username}".lower() in text.lower(),
        file=file or picture,
    )


def _parse_picture(message: Message) -> IncomingFile | None:
    """Return the photo in its largest size, or the file if it looks like an image."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return IncomingFile(largest.file_id, "", largest.file_size or 0)
    document = message.document
    if document is None:
        return None
    name = " ".join(clean_text(document.file_name or "").split())
    image = document.mime_type in _IMAGE_TYPES or name.lower().endswith(_IMAGE_NAMES)
    return IncomingFile(document.file_id, name, document.file_size or 0) if image else None


def _parse_file(document: Document | None) -> IncomingFile | None:
    """Return the file if it is one that is read here."""
    if document is None or document.file_size is None or document.file_size > LARGEST_FILE:
        return None
    name = " ".join(clean_text(document.file_name or "").split())
    if not name.lower().endswith(FILE_NAMES):
        return None
    return IncomingFile(document.file_id, name, document.file_size)


def _parse_edit(incoming: Incoming, message: Message) -> Incoming | None:
    """Return the edit of a text or of what stands under a photo; others say nothing."""
    if incoming.kind not in ("text", "command", "picture"):
        return None
    return Incoming(
        "edited",
        incoming.sender,
        incoming.chat_id,
        incoming.private,
        at=message.edit_date or message.date,
        text=clean_text(message.text or message.caption or ""),
        message_id=incoming.message_id,
    )


def _parse_command(text: str, username: str) -> tuple[str, str, bool]:
    """Return command, argument, and whether it is meant for another bot."""
    match = _COMMAND.fullmatch(text) if text.startswith("/") else None
    if match is None:
        return "", "", False
    name, bot, argument = match.groups()
    other = bot is not None and bot.lower() != username.lower()
    return name.lower(), (argument or "").strip(), other


def _find_sender(message: Message) -> Sender:
    """Return who sent the message; a channel's post is sent by the channel itself."""
    if message.from_user is not None:
        return _parse_sender(message.from_user)
    return Sender(message.chat.id, clean_text(message.chat.title or ""), None)


def _parse_sender(user: User) -> Sender:
    return Sender(user.id, clean_text(user.full_name), user.language_code)


def _carries_something(message: Message) -> bool:
    """Whether the message is something a person sent, not a note of the messenger."""
    return message.effective_attachment is not None or message.story is not None
