"""What an update of the messenger is to us: who wrote what where, free of the library's types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.handlers.file_kinds import clean_name, find_ending, sort_file
from conversations.engine.texts import clean_text

Kind = Literal[
    "text",
    "command",
    "edited",
    "press",
    "file",
    "paper",
    "scan",
    "picture",
    "unfetched",
    "unsupported",
    "joined",
    "left",
    "migrated",
]
"""What files are, file_kinds.py says; `unfetched` is one of them that did not arrive, any other is
`unsupported`. The last three are of a group: the bot came, it went, the group has another id."""

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
    """A file that was sent: its id on the messenger, its name, and its size in bytes.

    The name is fit to be shown, and "" where there is none; `ending` is what it or the type says
    that the file is. The size is what the messenger says, 0 where it says nothing.
    """

    file_id: str
    name: str
    size: int
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a person did.

    `text` is what was typed, a command's argument, or a button's data; `command` is without slash
    and in lower case. `message_id` is the message typed, or the one whose button was pressed; for
    the latter `editable` says whether a text can be put in its place. `addressed` says that the bot
    was spoken to by name. `file` is what was sent, `body` its bytes: always there once the desk
    has fetched a "file". Of a "paper", `lines` are its paragraphs; of a "scan", `pages` are pages
    as pictures; of a "picture", `body` is a clean one. `flaw` says why they are not there: it
    cannot be taken. What stands under a file is `text`. `group` is the album that it is of;
    `forwarded` says that somebody else had written it. `moved_to` is the id that a group has from
    now on.
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
    lines: tuple[str, ...] = ()
    pages: tuple[bytes, ...] = ()
    flaw: str = ""
    group: str = ""
    forwarded: bool = False
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
    if message.text is None and not _carries_something(message):
        return None
    text = clean_text(message.text or message.caption or "")
    command, argument, other = _parse_command(text, username)
    said = Incoming(
        "text" if message.text is not None else "unsupported",
        _find_sender(message),
        message.chat.id,
        private=message.chat.type == Chat.PRIVATE,
        at=message.date,
        text=text,
        message_id=message.message_id,
        addressed=(bool(command) and not other) or f"@{username}".lower() in text.lower(),
        group=message.media_group_id or "",
        forwarded=message.forward_origin is not None,
    )
    if command and message.text is not None:
        return replace(said, kind="command", text=argument, command=command)
    return _add_file(said, message)


def _add_file(said: Incoming, message: Message) -> Incoming:
    """Return the message with the file or photo that it carries, if it is one that is read."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        photo = IncomingFile(largest.file_id, "", largest.file_size or 0, "jpg")
        return replace(said, kind="picture", file=photo)
    document = message.document
    if document is None:
        return said
    name, mime_type = clean_name(document.file_name or ""), document.mime_type or ""
    sorted_as = sort_file(name, mime_type)
    if sorted_as is None:
        return said
    ending = find_ending(name, mime_type)
    file = IncomingFile(document.file_id, name, document.file_size or 0, ending)
    return replace(said, kind=sorted_as[0], flaw=sorted_as[1], file=file)


def _parse_edit(incoming: Incoming, message: Message) -> Incoming | None:
    """Return the edit of a text or of what stands under a photo or PDF; others say nothing."""
    if incoming.kind not in ("text", "command", "picture", "scan"):
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
