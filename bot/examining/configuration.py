"""The settings: whether they can be used, and names that look like settings but are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dotenv import dotenv_values

from bot.examining.finding import Finding, bad, good, note
from bot.settings import Settings, SettingsError, load_settings
from bot.store.addresses import find_file

_FILE = Path(".env")
_PREFIX = "HUIBAO_"
_OTHERS = 0o077


def examine_settings() -> tuple[Settings | None, list[Finding]]:
    """Return the settings, None when they cannot be used, and what there is to say of them."""
    try:
        settings = load_settings()
    except SettingsError as error:
        advice = "Correct it in the environment or in .env; docs/operations.md lists the settings."
        return None, [*(bad(line, advice) for line in str(error).splitlines()), *_look_around()]
    said = good(f"Settings: {_describe(settings)}.")
    return settings, [said, *_examine_webhook(settings), *_look_around()]


def _describe(settings: Settings) -> str:
    """Return where the bot is, how it receives, and on which database."""
    kind = "SQLite" if find_file(settings.database) else "PostgreSQL"
    if settings.token is None:
        return f"the embedded messenger, {kind}"
    server = "Telegram" if settings.on_telegram else "a server of your own"
    way = "webhook" if settings.webhook_url else "polling"
    return f"{server}, by {way}, {kind}"


def _examine_webhook(settings: Settings) -> Iterator[Finding]:
    if settings.on_telegram and (settings.webhook_url or "").startswith("http://"):
        yield bad(
            "HUIBAO_WEBHOOK_URL: Telegram brings updates to https:// addresses alone.",
            "Put a proxy with a certificate in front: deploy/nginx.conf is one.",
        )


def _look_around() -> Iterator[Finding]:
    """Yield what the environment and .env hold beside the settings."""
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    named = {name.upper() for name in (*os.environ, *dotenv_values(_FILE))}
    for name in sorted(each for each in named - known if each.startswith(_PREFIX)):
        yield note(f"{name} is no setting.", "It has no effect: correct its name, or remove it.")
    if _FILE.exists() and _FILE.stat().st_mode & _OTHERS:
        yield note(".env can be read by others on this machine.", "Run: chmod 600 .env")
