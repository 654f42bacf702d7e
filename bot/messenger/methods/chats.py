"""getChat, getChatMember, getChatMemberCount, leaveChat."""

from __future__ import annotations

from bot.messenger.call import Call
from bot.messenger.chats import LEFT
from bot.messenger.posting import change_bot_status
from bot.messenger.refusals import bad_request
from bot.messenger.shapes import (
    build_bot_user,
    build_full_chat,
    build_member,
    build_person_user,
)


def get_chat(call: Call) -> object:
    """Return everything about a chat."""
    return build_full_chat(call.chat())


def get_chat_member(call: Call) -> object:
    """Return what somebody is in a chat."""
    chat, user_id = call.chat(), call.parameters.integer("user_id")
    if user_id == call.bot.id:
        return build_member(chat, build_bot_user(call.bot))
    if user_id not in chat.people:
        raise bad_request("member not found")
    return build_member(chat, build_person_user(chat.people[user_id]))


def get_chat_member_count(call: Call) -> object:
    """Return how many are in a chat, the bot too."""
    return len(call.chat().people) + 1


def leave_chat(call: Call) -> object:
    """Let the bot go from a group."""
    chat = call.reachable_chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change_bot_status(call.conn, chat, LEFT, build_bot_user(call.bot), call.now)
    return True
