"""Why a file from outside is not read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Reason = Literal[
    "kind", "too_large", "password", "old_format", "macros", "declarations", "broken", "not_text"
]

_SENTENCES: Mapping[Reason, str] = {
    "kind": "this is neither a .docx nor a .txt; save it as one of them",
    "too_large": "this file is too large, or unpacks to too much; keep only the text of the report",
    "password": "this file is protected by a password; save it without one",
    "old_format": "this is not a .docx but a .doc or protected file; save it as .docx, no password",
    "macros": "this file holds macros; save it as a .docx without them",
    "declarations": "this file holds XML declarations that no word processor writes; save it anew",
    "broken": "this file is damaged; open it in a word processor and save it anew as .docx",
    "not_text": "this is not plain text in UTF-8 or GB 18030; save it as UTF-8",
}


class ReadingError(Exception):
    """A file that is not read; `reason` is a key, the message a sentence that says what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason: Reason = reason
