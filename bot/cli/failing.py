"""How a command ends when something is not as it should be: in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings


def load_settings() -> Settings:
    """Return the settings; ends the command when one of them is wrong."""
    from bot.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error))


def fail(message: str) -> NoReturn:
    """End the command with a message."""
    typer.echo(f"huibao: {message}", err=True)
    raise typer.Exit(2)
