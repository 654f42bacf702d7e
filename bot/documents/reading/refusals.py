"""Why a file from outside is not read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Reason = Literal[
    "kind",
    "too_large",
    "unpacks_too_much",
    "too_many_entries",
    "password",
    "old_format",
    "macros",
    "declarations",
    "remote_template",
    "bad_names",
    "mismatch",
    "broken",
    "not_text",
    "empty",
    "too_long",
    "too_many_pages",
]

_SENTENCES: Mapping[Reason, str] = {
    "kind": "this is neither a .docx nor a .txt; save it as one of them",
    "too_large": "this file is too large; keep only the text of the report",
    "unpacks_too_much": "this file unpacks to too much; copy its text into a new document",
    "too_many_entries": "this file has too many parts; copy its text into a new document",
    "password": "this file is protected by a password; save it without one",
    "old_format": "this is not a .docx but a .doc or protected file; save it as .docx, no password",
    "macros": "this file holds macros; save it as a .docx without them",
    "declarations": "this file holds XML declarations that no word processor writes; save it anew",
    "remote_template": "this file fetches parts of itself from elsewhere; copy its text into a new "
    "document",
    "bad_names": "this file's parts have names that lead out of it; save it anew as .docx",
    "mismatch": "this file is not what its name says, or two kinds of file in one; save it anew",
    "broken": "this file is damaged; open it in a word processor and save it anew as .docx",
    "not_text": "this is not plain text in UTF-8 or GB 18030; save it as UTF-8",
    "empty": "there is nothing in this file; look whether it is the right one",
    "too_long": "this text is too long to be one report; send it in parts",
    "too_many_pages": "this PDF has too many pages; keep only those that are needed",
}


class ReadingError(Exception):
    """A file that is not read; `reason` is a key, the message a sentence that says what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason: Reason = reason
