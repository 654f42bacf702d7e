"""Files that people and bots sent, kept whole in the database."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from pathlib import PurePosixPath

from sqlalchemy import Connection, Row, Select, func, insert, select

from bot.messenger.compact import dump
from bot.messenger.parameters import Upload
from bot.messenger.pictures import find_size
from bot.store.messenger_tables import chat_files, files

MOST_UPLOAD_BYTES = 50 * 1024 * 1024
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024  # by a bot
MOST_PICTURE_BYTES = 10 * 1024 * 1024

FOLDERS = {"document": "documents", "photo": "photos", "sticker": "stickers", "voice": "voice"}


@dataclass(frozen=True)
class StoredFile:
    """A file without its body; width and height are a picture's, else 0."""

    id: str
    number: int
    kind: str  # document, photo, sticker, voice
    name: str
    mime: str
    size: int
    digest: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The Bot API's file_path."""
        suffix = PurePosixPath(self.name).suffix
        safe = suffix if suffix[1:].isalnum() and suffix.isascii() else ""
        return f"{FOLDERS[self.kind]}/file_{self.number}{safe}"


def add_file(conn: Connection, bot_id: int, kind: str, upload: Upload) -> StoredFile:
    """Keep an uploaded file, for this bot and the people in its chats."""
    width, height = find_size(upload.body) or (0, 0)
    last = conn.scalar(select(func.max(files.c.number)).where(files.c.bot_id == bot_id))
    file = StoredFile(
        id=secrets.token_urlsafe(30),
        number=(last or 0) + 1,
        kind=kind,
        name=clean_name(upload.name),
        mime=clean_mime(upload.mime),
        size=len(upload.body),
        digest=hashlib.sha256(upload.body).hexdigest()[:16],
        width=width,
        height=height,
    )
    description = {
        key: getattr(file, key)
        for key in ("kind", "name", "mime", "size", "digest", "width", "height")
    }
    conn.execute(
        insert(files).values(
            id=file.id,
            bot_id=bot_id,
            number=file.number,
            description=dump(description),
            body=upload.body,
        )
    )
    return file


def find_file(conn: Connection, bot_id: int, file_id: str) -> StoredFile | None:
    """Return the bot's file of this id, if there is one."""
    chosen = _choose().where(files.c.bot_id == bot_id, files.c.id == file_id)
    row = conn.execute(chosen).one_or_none()
    return _build_file(row) if row else None


def find_file_by_number(conn: Connection, bot_id: int, number: int) -> StoredFile | None:
    """Return the bot's file of this number, if there is one."""
    chosen = _choose().where(files.c.bot_id == bot_id, files.c.number == number)
    row = conn.execute(chosen).one_or_none()
    return _build_file(row) if row else None


def load_body(conn: Connection, file: StoredFile) -> bytes:
    """Return the bytes of a file."""
    body: bytes = conn.execute(select(files.c.body).where(files.c.id == file.id)).scalar_one()
    return body


def attach_file(conn: Connection, chat_id: int, file_id: str) -> None:
    """Let the people of a chat have the file."""
    place = {"chat_id": chat_id, "file_id": file_id}
    if not conn.scalar(select(func.count()).select_from(chat_files).filter_by(**place)):
        conn.execute(insert(chat_files).values(place))


def find_file_of_chats(conn: Connection, file_id: str, chat_ids: list[int]) -> StoredFile | None:
    """Return the file if it was sent in one of the chats."""
    sent = select(chat_files.c.file_id).where(
        chat_files.c.file_id == file_id, chat_files.c.chat_id.in_(chat_ids)
    )
    row = conn.execute(_choose().where(files.c.id.in_(sent))).one_or_none()
    return _build_file(row) if row else None


def clean_name(name: str) -> str:
    """Return a file name without folders and control characters, cut to 200 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = "".join(c for c in last if c.isprintable()).strip()
    if len(printable) > 200:
        path = PurePosixPath(printable)
        printable = path.stem[: 200 - len(path.suffix[:20])] + path.suffix[:20]
    return printable if printable.strip(".") else "file"


def clean_mime(mime: str) -> str:
    """Return a plain type/subtype, the general one when it is none."""
    kind = mime.partition(";")[0].strip().lower()
    parts = kind.split("/")
    plain = len(parts) == 2 and all(
        p and p.replace("-", "").replace(".", "").replace("+", "").isalnum() for p in parts
    )
    return kind if plain and kind.isascii() else "application/octet-stream"


def _choose() -> Select[tuple[str, int, str]]:
    return select(files.c.id, files.c.number, files.c.description)


def _build_file(row: Row[tuple[object, ...]]) -> StoredFile:
    return StoredFile(id=row.id, number=row.number, **json.loads(row.description))
