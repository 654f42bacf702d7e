"""Files of templates as they are at one moment: what is read, stored and compared."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.words.folders import Folders
from bot.words.words import LANGUAGES
from conversations.definition.parsing import DefinitionError, Mistake

CHAT = tuple(f"chat/{language}" for language in LANGUAGES)
INTERVIEWS = "interviews"
DOCUMENTS = "documents"
CHECKS = "checks"

MOST_BYTES = 500_000
"""Bytes of a file; the longest shipped one has 30,000."""

LONGEST_NAME = 100
"""Characters of a file's name; it goes into the database and into messages."""

T = TypeVar("T")


@dataclass(frozen=True)
class TemplateFile:
    """A file: `body` is what is in it, or `fault` why that cannot be read."""

    folder: str  # within the templates: interviews, chat/en, documents, checks
    name: str
    own: bool  # in a folder of the office, and not shipped
    body: bytes = b""
    fault: str = ""

    @property
    def place(self) -> str:
        """The folder and the name."""
        return f"{self.folder}/{self.name}"

    @property
    def title(self) -> str:
        """What people call it: its name; of the words, which language they are in as well."""
        return self.place if self.folder in CHAT else self.name

    @cached_property
    def digest(self) -> str:
        """What tells this content from any other."""
        return hashlib.sha256(self.body or self.fault.encode()).hexdigest()

    def read_text(self) -> str:
        """Return what the file says; DefinitionError when it cannot be read."""
        if self.fault:
            raise self._refuse(self.fault)
        try:
            return self.body.decode()
        except UnicodeDecodeError:
            raise self._refuse("Save this file in UTF-8.") from None

    def parse(self, parse: Callable[[str], T]) -> T:
        """Return what `parse` makes of the text; DefinitionError when the file cannot be used.

        Whatever else `parse` raises says so too: no file of an office is to end the service.
        """
        text = self.read_text()
        try:
            return parse(text)
        except DefinitionError:
            raise
        except Exception as fault:
            sentence = (
                f"Write this file in a simpler way; reading it ended with {type(fault).__name__}."
            )
            raise self._refuse(sentence) from fault

    def _refuse(self, sentence: str) -> DefinitionError:
        return DefinitionError([Mistake(self.title, 1, "", sentence)])


def read_own_files(folders: Folders) -> tuple[TemplateFile, ...]:
    """Return every file with which the office adds to the shipped templates or replaces them."""
    return tuple(_read_all(folders.own, (INTERVIEWS, *CHAT, DOCUMENTS, CHECKS), own=True))


def read_shipped_interviews(folders: Folders) -> tuple[TemplateFile, ...]:
    """Return the files of the shipped interviews."""
    return tuple(_read_all(folders.shipped.roots, (INTERVIEWS,), own=False))


def read_shipped_formats(folders: Folders) -> tuple[TemplateFile, ...]:
    """Return the files of the shipped page formats."""
    return tuple(_read_all(folders.shipped.roots, (DOCUMENTS,), own=False))


def _read_all(roots: Iterable[Path], places: Iterable[str], *, own: bool) -> Iterable[TemplateFile]:
    folders = Folders(tuple(roots))
    for place in places:
        for path in folders.collect(place, ".yaml"):
            name = os.fsencode(path.name).decode(errors="replace")[:LONGEST_NAME]
            try:
                fault = _find_fault(path, name)
                body = b"" if fault else path.read_bytes()
            except FileNotFoundError:
                continue  # it was removed just now
            except OSError as error:
                body, fault = b"", f"This file cannot be read: {error.strerror}."
            yield TemplateFile(place, name, own, body, fault)


def _find_fault(path: Path, name: str) -> str:
    """Return why the file is not read; "" when it is. `name` is what can be said of its own."""
    found = path.stat()
    if name != path.name:
        return f"Give this file another name: in UTF-8, at most {LONGEST_NAME} characters."
    if not stat.S_ISREG(found.st_mode):  # to read a pipe would wait for ever
        return "Put a file here; this is none."
    if found.st_size > MOST_BYTES:
        return f"Make this file smaller; {MOST_BYTES:,} bytes are read at most."
    return ""
