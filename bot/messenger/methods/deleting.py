"""deleteMessage and deleteMessages."""

from __future__ import annotations

from datetime import timedelta

from bot.messenger.call import Call
from bot.messenger.chats import Chat
from bot.messenger.messages import Message, find_messages
from bot.messenger.posting import remove_messages
from bot.messenger.refusals import bad_request

MOST_AT_ONCE = 100
DELETABLE_FOR = timedelta(hours=48)


def delete_message(call: Call) -> object:
    """Delete one message; a person's too in a private chat."""
    chat = call.reachable_chat()
    message = call.find_message(chat, "delete")
    if not _is_deletable(call, chat, message):
        raise bad_request("message can't be deleted for everyone")
    remove_messages(call.conn, chat, [message.id])
    return True


def delete_messages(call: Call) -> object:
    """Delete up to 100 messages; those that are gone or cannot be deleted are passed over."""
    chat = call.reachable_chat()
    found = find_messages(call.conn, chat.id, _parse_ids(call))
    ids = [message.id for message in found.values() if _is_deletable(call, chat, message)]
    if ids:
        remove_messages(call.conn, chat, ids)
    return True


def _is_deletable(call: Call, chat: Chat, message: Message) -> bool:
    """Tell whether it is young enough, and the bot's own or in a private chat."""
    young = call.now - message.sent_at <= DELETABLE_FOR
    return young and (chat.private or message.sender_id == call.bot.id)


def _parse_ids(call: Call) -> list[int]:
    ids = call.parameters.json("message_ids")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return [number for number in ids if isinstance(number, int)]
