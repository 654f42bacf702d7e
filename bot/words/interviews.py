"""The kinds of report: the versions on offer, and the older ones that drafts still answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.words.files import TemplateFile
from conversations.definition.interview import Interview
from conversations.definition.parsing import DefinitionError, Mistake, parse_interview
from conversations.definition.yaml_source import Source, SourceError


class Interviews:
    """Interviews by id and version, for one process."""

    def __init__(self, offered: Iterable[Interview] = ()) -> None:
        self._offered = {interview.id: interview for interview in offered}
        self._older: dict[tuple[str, int], Interview | None] = {}

    def get(self, interview_id: str, version: int | None = None) -> Interview | None:
        """Return the interview on offer; with `version`, that one, if it is at hand here."""
        offered = self._offered.get(interview_id)
        if version is None or (offered is not None and offered.version == version):
            return offered
        return self._older.get((interview_id, version))

    def all(self) -> list[Interview]:
        """Return every interview on offer, in the order of the files' names."""
        return list(self._offered.values())

    def offer(self, interviews: Iterable[Interview]) -> None:
        """Offer these from now on. Drafts go on with those that were offered before."""
        self._older |= {(each.id, each.version): each for each in self._offered.values()}
        self._offered = {interview.id: interview for interview in interviews}

    def keep(self, interview_id: str, version: int, interview: Interview | None) -> None:
        """Keep a version at hand; None says that there is no such version."""
        self._older[interview_id, version] = interview

    def is_kept(self, interview_id: str, version: int) -> bool:
        """Whether it is known of a version that is not on offer what it is, or that it is none."""
        return (interview_id, version) in self._older


@dataclass(frozen=True, slots=True)
class ReadInterview:
    """An interview's file, and the interview that it describes, or its mistakes."""

    file: TemplateFile
    interview: Interview | None
    mistakes: tuple[Mistake, ...] = ()


def read_interview(file: TemplateFile, checked: Collection[str] = ()) -> ReadInterview:
    """Return what the file describes; a content whose digest is among `checked` is not checked."""

    def parse(text: str) -> Interview:
        known = load_interview(text) if file.digest in checked else None
        return known or parse_interview(text, file.name)

    try:
        return ReadInterview(file, file.parse(parse))
    except DefinitionError as error:
        return ReadInterview(file, None, error.problems)


def check_page(read: ReadInterview, pages: Collection[str]) -> ReadInterview:
    """Return what was read, refused if it wants a page format that is not among `pages`."""
    page = read.interview.page if read.interview else None
    if page is None or page in pages:
        return read
    line = Source(read.file.read_text()).find_line(("page",))
    sentence = f"Name a file of templates/documents, one of {', '.join(sorted(pages))}."
    return replace(
        read, interview=None, mistakes=(Mistake(read.file.title, line, "page", sentence),)
    )


def load_interview(text: str) -> Interview | None:
    """Return the interview of a text that was checked when it was stored.

    None when it is of a form that is not read any more. What an author should still mend in it is
    no reason to withhold it from the drafts that answer it, and checking takes ten times as long.
    """
    try:
        return Interview.model_validate(Source(text).value)
    except (SourceError, ValidationError):
        return None
