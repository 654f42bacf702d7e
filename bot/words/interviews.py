"""The kinds of report on offer, read from templates/interviews."""

from __future__ import annotations

from functools import cached_property

from bot.words.folders import Folders
from conversations.definition import parse_interview
from conversations.interview import Interview


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
        interviews = (
            parse_interview(path.read_text("utf-8"), path.name)
            for path in self._folders.collect("interviews", ".yaml")
        )
        return {interview.id: interview for interview in interviews}
