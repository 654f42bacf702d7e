"""getFile, and the file behind a file_path."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from bot.messenger.bots import Bot
from bot.messenger.call import Call
from bot.messenger.files import (
    MOST_DOWNLOAD_BYTES,
    StoredFile,
    find_file,
    find_file_by_number,
    load_body,
)
from bot.messenger.refusals import bad_request, not_found
from bot.messenger.shapes import build_file

PATH = re.compile(r"[a-z]+/file_([0-9]{1,9})(?:\.[A-Za-z0-9]+)?")


def get_file(call: Call) -> object:
    """Return where a file can be downloaded."""
    file = find_file(call.conn, call.bot.id, call.parameters.text("file_id"))
    if not file:
        raise bad_request("invalid file_id")
    if file.size > MOST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return build_file(file)


def load_by_path(conn: Connection, bot: Bot, path: str) -> tuple[StoredFile, bytes]:
    """Return a file of the bot and its bytes, by the file_path that getFile gave."""
    match = PATH.fullmatch(path)
    file = find_file_by_number(conn, bot.id, int(match.group(1))) if match else None
    if not file or file.path != path or file.size > MOST_DOWNLOAD_BYTES:
        raise not_found()
    return file, load_body(conn, file)
