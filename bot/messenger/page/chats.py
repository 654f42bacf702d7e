"""The page's list of chats: open one, found a group, mark it read, block its bot."""

from __future__ import annotations

from bot.messenger.bots import Bot, load_bot, load_bots
from bot.messenger.chats import (
    KICKED,
    LEFT,
    MEMBER,
    Chat,
    load_chats_of,
    make_group,
    open_private_chat,
    save_read,
)
from bot.messenger.messages import count_unread
from bot.messenger.page.call import PageCall, not_found, wrong
from bot.messenger.page.people import parse_name
from bot.messenger.page.shapes import render_bot, render_chat
from bot.messenger.posting import change_bot_status, show_chat
from bot.messenger.shapes import Shape, build_member_update, build_person_user
from bot.messenger.updates import queue_update


def list_bots(call: PageCall) -> Shape:
    """Return the bots there are."""
    return {"bots": [render_bot(call.conn, bot) for bot in load_bots(call.conn)]}


def list_chats(call: PageCall) -> Shape:
    """Return the person's chats, the one with the newest message first."""
    lines = [_render(call, chat) for chat in load_chats_of(call.conn, call.person.id)]
    return {"chats": sorted(lines, key=_find_date, reverse=True)}


def open_chat(call: PageCall) -> Shape:
    """Return the person's private chat with a bot, made if need be."""
    chat, made = open_private_chat(call.conn, _find_bot(call), call.person)
    if made:
        show_chat(call.conn, chat)
    return {"chat": _render(call, chat)}


def found_group(call: PageCall) -> Shape:
    """Make a group of the person and a bot, and tell the bot that it is in."""
    title = parse_name(call.request.body.get("title"), most=128)
    chat = make_group(call.conn, _find_bot(call), call.person, title)
    joined = build_member_update(chat, build_person_user(call.person), LEFT, call.now)
    queue_update(call.conn, chat.bot, "my_chat_member", joined)
    show_chat(call.conn, chat)
    return {"chat": _render(call, chat)}


def mark_read(call: PageCall) -> Shape:
    """Keep how far the person has read; their other tabs learn it too."""
    chat = call.chat()
    newest = max(call.integer("message_id"), 0)
    changed = save_read(call.conn, chat, call.person.id, newest)
    if changed != chat:
        show_chat(call.conn, changed)
    read_id = changed.read_ids[call.person.id]
    return {"unread": count_unread(call.conn, chat.id, call.person.id, read_id)}


def block(call: PageCall) -> Shape:
    """Block the bot of a private chat, or welcome it back."""
    chat = call.chat()
    if not chat.private:
        raise wrong("wrong_kind", "only a private chat's bot can be blocked")
    status = KICKED if call.request.body.get("blocked") is True else MEMBER
    user = build_person_user(call.person)
    return {"chat": _render(call, change_bot_status(call.conn, chat, status, user, call.now))}


def _find_bot(call: PageCall) -> Bot:
    bot = load_bot(call.conn, call.integer("bot_id"))
    if not bot:
        raise not_found()
    return bot


def _render(call: PageCall, chat: Chat) -> Shape:
    language = call.request.query.get("language", call.person.language)[:2]
    return render_chat(call.conn, chat, call.person.id, language)


def _find_date(line: Shape) -> int:
    last = line["last"]
    return last["date"] if isinstance(last, dict) else 0
