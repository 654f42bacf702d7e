"""getMe and what a bot says of itself: commands, name, descriptions, menu button."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.messenger.bots import (
    load_profile,
    load_profiles,
    save_name,
    save_profile,
)
from bot.messenger.call import Call
from bot.messenger.chats import find_people_of_bot
from bot.messenger.entities import CONTROLS, count_units
from bot.messenger.notices import PageEvent
from bot.messenger.refusals import bad_request
from bot.messenger.shapes import build_me
from bot.store.writer import announce

COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
MOST_COMMANDS = 100
SCOPES = {
    *("default", "all_private_chats", "all_group_chats", "all_chat_administrators"),
    *("chat", "chat_administrators", "chat_member"),
}
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> object:
    """Return the bot itself."""
    return build_me(call.bot)


def set_my_commands(call: Call) -> object:
    """Keep the commands offered in a scope and language."""
    value = call.parameters.json("commands")
    if not isinstance(value, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(value) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_parse_command(entry) for entry in value]
    return _save_commands(call, commands)


def delete_my_commands(call: Call) -> object:
    """Forget the commands of a scope and language."""
    return _save_commands(call, None)


def get_my_commands(call: Call) -> object:
    """Return the commands of exactly this scope and language."""
    scope, language = _parse_scope(call), _parse_language(call)
    return load_profile(call.conn, call.bot.id, "commands", scope, language) or []


def build_setter(kind: str) -> Callable[[Call], object]:
    """Return setMyName, setMyDescription or setMyShortDescription."""

    def set_words(call: Call) -> object:
        words = call.parameters.text(kind).translate(CONTROLS).strip()
        language = _parse_language(call)
        if count_units(words) > LIMITS[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        save_profile(call.conn, call.bot.id, kind, words or None, language=language)
        if kind == "name" and words and not language:
            save_name(call.conn, call.bot, words)
        return True

    return set_words


def build_getter(kind: str) -> Callable[[Call], object]:
    """Return getMyName, getMyDescription or getMyShortDescription."""

    def get_words(call: Call) -> object:
        said = load_profiles(call.conn, call.bot.id, kind)
        usual = said.get(("", ""), call.bot.name if kind == "name" else "")
        return {kind: said.get(("", _parse_language(call)), usual)}

    return get_words


def set_chat_menu_button(call: Call) -> object:
    """Keep the menu button of one private chat, or the usual one."""
    button = call.parameters.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"commands", "default", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    save_profile(call.conn, call.bot.id, "menu_button", button, scope=_parse_menu_scope(call))
    _announce(call)
    return True


def get_chat_menu_button(call: Call) -> object:
    """Return the menu button of one private chat, or the usual one."""
    kind, usual = "menu_button", {"type": "commands"}
    own = load_profile(call.conn, call.bot.id, kind, scope=_parse_menu_scope(call))
    return own or load_profile(call.conn, call.bot.id, kind) or usual


def _save_commands(call: Call, commands: list[dict[str, str]] | None) -> bool:
    scope, language = _parse_scope(call), _parse_language(call)
    save_profile(call.conn, call.bot.id, "commands", commands or None, scope, language)
    _announce(call)
    return True


def _parse_command(entry: object) -> dict[str, str]:
    if not isinstance(entry, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = entry.get("command"), entry.get("description")
    if not isinstance(command, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    if not COMMAND.fullmatch(command.lower()):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= count_units(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command.lower().lstrip("/"), "description": description.strip()}


def _parse_scope(call: Call) -> str:
    """Return the scope in one word: default, all_private_chats, chat:1001, chat_member:-5:1001."""
    scope = call.parameters.json("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    parts = [scope["type"], *(scope[key] for key in ("chat_id", "user_id") if key in scope)]
    return ":".join(map(str, parts))[:64]


def _parse_menu_scope(call: Call) -> str:
    return f"chat:{call.chat().api_id}" if call.parameters.has("chat_id") else ""


def _parse_language(call: Call) -> str:
    language = call.parameters.text("language_code")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _announce(call: Call) -> None:
    """Have the pages of everybody who has a chat with the bot ask for its commands again."""
    for person_id in find_people_of_bot(call.conn, call.bot.id):
        announce(call.conn, PageEvent(person_id, {"type": "commands", "bot_id": call.bot.id}))
