"""Files of templates as they are at one moment: what is read, stored and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.words.folders import Folders
from bot.words.words import LANGUAGES
from conversations.definition.parsing import DefinitionError, Mistake

CHAT = tuple(f"chat/{language}" for language in LANGUAGES)
INTERVIEWS = "interviews"
DOCUMENTS = "documents"


@dataclass(frozen=True)
class TemplateFile:
    """A file: `body` is what is in it, or `fault` why that cannot be read."""

    folder: str  # within the templates: interviews, chat/en, documents
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
            raise DefinitionError([Mistake(self.title, 1, "", self.fault)])
        try:
            return self.body.decode()
        except UnicodeDecodeError:
            mistake = Mistake(self.title, 1, "", "Save this file in UTF-8.")
            raise DefinitionError([mistake]) from None


def read_own_files(folders: Folders) -> tuple[TemplateFile, ...]:
    """Return every file with which the office adds to the shipped templates or replaces them."""
    return tuple(_read_all(folders.own, (INTERVIEWS, *CHAT, DOCUMENTS), own=True))


def read_shipped_interviews(folders: Folders) -> tuple[TemplateFile, ...]:
    """Return the files of the shipped interviews."""
    return tuple(_read_all(folders.shipped.roots, (INTERVIEWS,), own=False))


def _read_all(roots: Iterable[Path], places: Iterable[str], *, own: bool) -> Iterable[TemplateFile]:
    folders = Folders(tuple(roots))
    for place in places:
        for path in folders.collect(place, ".yaml"):
            try:
                yield TemplateFile(place, path.name, own, path.read_bytes())
            except FileNotFoundError:
                continue  # it was removed just now
            except OSError as fault:
                reason = f"This file cannot be read: {fault.strerror}."
                yield TemplateFile(place, path.name, own, fault=reason)
