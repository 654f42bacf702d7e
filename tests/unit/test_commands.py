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
        self.told: dict[str | None, list[Any]] = {}

    async def set_my_commands(
        self, commands: list[Any], *, scope: Any, language_code: str | None
    ) -> bool:
        assert scope.type == "all_private_chats"
        self.told[language_code] = commands
        return True


async def test_commands_are_described_in_both_languages() -> None:
    messenger = Messenger()
    await register_commands(cast(Bot, messenger), Words(find_folders(None)))
    assert {code: [c.command for c in told] for code, told in messenger.told.items()} == {
        None: list(COMMANDS),
        "en": list(COMMANDS),
    }
    assert messenger.told[None][1].description == "写一份新报告"
    assert messenger.told["en"][1].description == "Write a new report"


def test_every_command_of_the_menu_does_something() -> None:
    assert set(commands._ACTS) == set(COMMANDS)
