"""A note: a line, a message, a photo or a file that was sent with no report in mind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

NoteKind = Literal["text", "photo", "file"]

MOST_NOTES = 2000
"""Notes that one person's basket holds, used ones among them."""

MOST_PAGES = 9
"""Photos of one album, as many as an album has (https://core.telegram.org/bots/api)."""

_READABLE = re.compile(r"[^\W_]")
_SMALL_TALK = re.compile(
    "(?:你好|您好|在吗|在不在|谢谢|谢谢您|谢谢你|好的|收到|明白|嗯|哦|开始|帮助|菜单"
    "|hi|hello|hey|ok|okay|thanks|thank you|help|start|menu|test|测试)",
    re.IGNORECASE,
)
"""What people say to a bot, and not to remember it."""

_COMMAND = re.compile(r"^/note(?:@\w+)?(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """One note, without the bytes of its pictures, of which it has as many as `pages` says.

    `text` was typed, or stood under the photo, or in the file called `name`. `topic` is the key of
    one (topics.py), "" for none; `chosen` says that the person did, and it is not a guess.
    `draft` is the id of the one that it was last used in, at `used_at`.
    """

    id: int
    text: str
    kind: NoteKind
    name: str
    pages: int
    topic: str
    chosen: bool
    made_at: datetime
    draft: int | None = None
    used_at: datetime | None = None
    binned_at: datetime | None = None


def has_words(text: str) -> bool:
    """Whether the text says anything: a letter, a digit or a Chinese character is in it."""
    return _READABLE.search(text) is not None


def is_small_talk(text: str) -> bool:
    """Whether the text is a greeting, thanks or a call for help, and nothing else."""
    return _SMALL_TALK.fullmatch(text.strip(" \n。.!！?？~～,，")) is not None


def parse_noted(text: str) -> str:
    """Return what is to be noted of a message that may begin with the command /note."""
    return _COMMAND.sub("", text.strip(), count=1).strip()
