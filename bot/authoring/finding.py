"""A template by the id of its report, or by its file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bot.words.files import INTERVIEWS, TemplateFile
from bot.words.folders import Folders
from bot.words.interviews import read_interview
from conversations.definition.interview import Interview
from conversations.definition.parsing import DefinitionError


class NoSuchReport(LookupError):  # noqa: N818 (what was asked for, and no fault)
    """There is no report of an id; the message says which there are."""


def find_interview(name: str, folders: Folders) -> Interview:
    """Return the interview of a file at the path `name`, or of that id.

    NoSuchReport when there is none, DefinitionError when it has mistakes, OSError when its file
    cannot be read.
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return _read(path)
    known: dict[str, Interview] = {}
    for each in folders.collect(INTERVIEWS, ".yaml"):
        try:
            interview = _read(each)
        except DefinitionError:
            if each.stem == name:
                raise
            continue
        known[interview.id] = interview
    if name not in known:
        raise NoSuchReport(f"there is no report {name}; there are: {', '.join(sorted(known))}")
    return known[name]


def list_interviews(folders: Folders) -> list[Interview]:
    """Return the interviews of all templates that can be used, in the order of the files' names."""
    read: list[Interview] = []
    for path in folders.collect(INTERVIEWS, ".yaml"):
        with suppress(DefinitionError):
            read.append(_read(path))
    return read


def _read(path: Path) -> Interview:
    file = TemplateFile(INTERVIEWS, str(path), own=True, body=path.read_bytes())
    read = read_interview(file)
    if read.interview is None:
        raise DefinitionError(read.mistakes)
    return read.interview
