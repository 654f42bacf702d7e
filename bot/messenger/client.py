"""What a bot of one's own needs to use a messenger that is being served from a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import httpx

from bot.messenger.admin import ROUTE
from bot.messenger.compact import dump

FILE_NAME = "messenger.json"


class NotServing(Exception):  # noqa: N818 (a state of affairs, told to a person)
    """No messenger is being served from this folder; the message says so."""


def save_address(folder: Path, page_url: str, secret: str) -> None:
    """Write where the messenger is and its secret, for commands of the same user only."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE_NAME}.{os.getpid()}"
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(dump({"page_url": page_url, "secret": secret}))
    fresh.replace(folder / FILE_NAME)


def forget_address(folder: Path) -> None:
    """Take the address away when the messenger stops."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def find_page(folder: Path) -> str | None:
    """Return the address of the page served from `folder`, or None when none is."""
    try:
        page: str = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))["page_url"]
    except OSError:
        return None
    return page


def describe_client(
    folder: Path, username: str = "own_bot", bot_name: str = "Own", person_name: str = "Me"
) -> dict[str, str | int]:
    """Ask the messenger served from `folder` for a client: a bot, a person and their chat.

    Returns {api_url, file_url, token, chat_id, page_url}; the same bot, person and chat every
    time. `page_url` opens the page signed in as the person, once.
    """
    try:
        address = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        response = httpx.post(
            address["page_url"].rstrip("/") + ROUTE,
            headers={"Authorization": f"Bearer {address['secret']}"},
            json={"username": username, "bot_name": bot_name, "person_name": person_name},
            trust_env=False,
        )
        response.raise_for_status()
    except (OSError, httpx.HTTPError):
        raise NotServing(f"no messenger is being served from {folder}") from None
    return dict(response.json())
