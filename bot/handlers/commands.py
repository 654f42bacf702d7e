"""The slash commands: what each does, and how they are announced to the messenger."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
)

from bot.handlers import (
    absences,
    attachments,
    baskets,
    calendars,
    cards,
    checking,
    deadlines,
    groups,
    history,
    importing,
    inviting,
    ledger,
    linking,
    lists,
    notes,
    obligations,
    overview,
    preferences,
    remembering,
    reminding,
    reports,
    searching,
    settling,
    starting,
    units,
    upgrading,
)
from bot.handlers.visits import Act, Reply, Visit
from bot.words.words import DEFAULT_LANGUAGE, LANGUAGES, Words
from conversations.buttons import Press
from conversations.views import News

COMMANDS: Mapping[str, str] = {
    "start": "command.start",
    "new": "command.new",
    "import": "command.import",
    "continue": "command.continue",
    "outline": "command.outline",
    "back": "command.back",
    "skip": "command.skip",
    "preview": "command.preview",
    "review": "command.review",
    "undo": "command.undo",
    "check": "command.check",
    "finish": "command.finish",
    "attachments": "command.attachments",
    "documents": "command.documents",
    "note": "command.note",
    "basket": "command.basket",
    "find": "command.find",
    "deadlines": "command.deadlines",
    "reminders": "command.reminders",
    "leave": "command.leave",
    "profile": "command.profile",
    "cancel": "command.cancel",
    "settings": "command.settings",
    "help": "command.help",
    "language": "command.language",
    "ledger": "command.ledger",
    "obligations": "command.obligations",
    "calendar": "command.calendar",
    "units": "command.units",
    "invite": "command.invite",
}
"""The commands in the order of the messenger's menu, with the words that describe each."""

_ACTS: Mapping[str, Act] = {
    "start": linking.arrive,
    "new": starting.choose_kind,
    "import": importing.show_import,
    "continue": upgrading.ask_first(cards.go_on),
    "outline": reports.show_outline,
    "back": cards.press_now,
    "skip": cards.press_now,
    "preview": reports.show_preview,
    "review": overview.review,
    "undo": history.undo,
    "check": checking.check,
    "finish": reports.finish,
    "attachments": attachments.show_attachments,
    "documents": lists.show_documents,
    "note": notes.show_note,
    "basket": baskets.show_basket,
    "find": searching.find,
    "deadlines": deadlines.show_deadlines,
    "reminders": reminding.show_reminding,
    "leave": absences.show_leaves,
    "profile": remembering.show_profile,
    "cancel": lists.ask_bin,
    "settings": preferences.show_settings,
    "help": settling.show_help,
    "language": settling.choose_language,
    "ledger": ledger.show_ledger,
    "obligations": obligations.show_obligations,
    "calendar": calendars.send_calendar,
    "units": units.show_units,
    "invite": inviting.choose_role,
}


def take_command(visit: Visit) -> Reply:
    """Do what the command says, about the open draft; an unknown one gets home."""
    name = visit.incoming.command
    act = _ACTS.get(name)
    if act is None:
        return lists.show_home(visit, Press("home"), News("command.unknown", {"name": name}))
    return act(visit, Press(name))


async def register_commands(bot: Bot, words: Words) -> None:
    """Tell the messenger the commands and what they do, in every language.

    In groups only their administrators are offered any.
    """
    offered: tuple[tuple[BotCommandScope, Mapping[str, str]], ...] = (
        (BotCommandScopeAllPrivateChats(), COMMANDS),
        (BotCommandScopeAllChatAdministrators(), groups.COMMANDS),
    )
    for scope, keys in offered:
        for language in LANGUAGES:
            commands = [BotCommand(name, words.label(language, key)) for name, key in keys.items()]
            code = None if language == DEFAULT_LANGUAGE else language[:2]
            await bot.set_my_commands(commands, scope=scope, language_code=code)
