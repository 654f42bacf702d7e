"""The kinds of report on offer, read from templates/interviews."""

from __future__ import annotations

from functools import cached_property

from bot.words.folders import Folders, read_template
from conversations.definition import DefinitionError, Mistake, parse_interview
from conversations.interview import Interview
from conversations.yaml_source import Source


class Interviews:
    """The interviews by id; read when first asked for."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def get(self, interview_id: str) -> Interview | None:
        """Return the interview of that id, or None when there is none (any more)."""
        return self._by_id.get(interview_id)

    def all(self) -> list[Interview]:
        """Return every interview, in the order of the files' names."""
        return list(self._by_id.values())

    @cached_property
    def _by_id(self) -> dict[str, Interview]:
        found: dict[str, Interview] = {}
        for path in self._folders.collect("interviews", ".yaml"):
            text = read_template(path)
            interview = parse_interview(text, path.name)
            if interview.id in found:
                raise _build_repeated(text, path.name)
            found[interview.id] = interview
        return found


def _build_repeated(text: str, name: str) -> DefinitionError:
    line = Source(text).find_line(("id",))
    return DefinitionError([Mistake(name, line, "id", "Choose another id; another file has it.")])
