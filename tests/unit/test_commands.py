"""The menu of commands, as the messenger is told of it."""

from __future__ import annotations

from typing import Any, cast

from telegram import Bot

from bot.handlers import commands
from bot.handlers.commands import COMMANDS, register_commands
from bot.words.folders import find_folders
from bot.words.words import Words


class Messenger:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str | None], list[Any]] = {}

    async def set_my_commands(
        self, commands: list[Any], *, scope: Any, language_code: str | None
    ) -> bool:
        self.told[scope.type, language_code] = commands
        return True


async def test_commands_are_described_in_both_languages() -> None:
    messenger = Messenger()
    await register_commands(cast(Bot, messenger), Words(find_folders(None)))
    private, groups = "all_private_chats", "all_chat_administrators"
    assert {key: [c.command for c in told] for key, told in messenger.told.items()} == {
        (private, None): list(COMMANDS),
        (private, "en"): list(COMMANDS),
        (groups, None): ["bind", "unbind"],
        (groups, "en"): ["bind", "unbind"],
    }
    assert messenger.told[private, None][1].description == "写一份新报告"
    assert messenger.told[private, "en"][1].description == "Write a new report"


def test_every_command_of_the_menu_does_something() -> None:
    assert set(commands._ACTS) == set(COMMANDS)
