"""Reading the templates: the shipped ones once, an office's own whenever they change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bot.bootstrap.checking import TemplateError
from bot.documents.formats.format_files import FormatFiles
from bot.usecases.installing import Refusal
from bot.words.files import (
    CHAT,
    CHECKS,
    DOCUMENTS,
    INTERVIEWS,
    TemplateFile,
    read_shipped_formats,
    read_shipped_interviews,
)
from bot.words.folders import Folders
from bot.words.interviews import ReadInterview, check_page, read_interview
from bot.words.own_words import read_words
from bot.words.words import OwnWords, Words
from conversations.definition.parsing import DefinitionError

if TYPE_CHECKING:
    from bot.documents.formats.page_format import PageFormat

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `files` are the office's own as they were then.

    Of its words, its page formats and its norms, what is good, by the place of the file, and the
    files refused.
    """

    files: tuple[TemplateFile, ...] = ()
    interviews: Mapping[TemplateFile, ReadInterview] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    page_formats: Mapping[str, PageFormat] = field(default_factory=dict)
    norms: Mapping[str, Any] = field(default_factory=dict)
    refusals: Sequence[Refusal] = ()

    @property
    def own_words(self) -> OwnWords:
        """The office's words by language and key."""
        own: dict[str, dict[str, str]] = {}
        for place in sorted(self.words):
            own.setdefault(place.split("/")[1], {}).update(self.words[place])
        return own

    @property
    def formats(self) -> tuple[TemplateFile, ...]:
        """The office's files of page formats that are good."""
        refused = {refusal.file for refusal in self.refusals}
        return tuple(file for file in _choose(self.files, DOCUMENTS) if file not in refused)


def read_templates(
    folders: Folders, files: tuple[TemplateFile, ...], last: Reading, checked: Collection[str]
) -> Reading:
    """Return what the office's `files` say now; of a file that cannot be used, what it said before.

    The shipped interviews are among them; TemplateError when one of those cannot be used. `checked`
    are the digests of interviews that need no check.
    """
    known = [file for file in last.interviews if not file.own]
    wanted = [*(known or read_shipped_interviews(folders)), *_choose(files, INTERVIEWS)]
    formats = FormatFiles.build(files, read_shipped_formats(folders))
    interviews = {
        file: check_page(_find_read(file, last) or read_interview(file, checked), formats.names)
        for file in wanted
    }
    _check_shipped(interviews.values())
    shipped = Words(folders)
    words, wrong_words = _read_each(
        _choose(files, *CHAT), lambda file: read_words(file, shipped), last.words
    )
    page_formats, wrong_formats = _read_each(
        _choose(files, DOCUMENTS), lambda file: _read_format(file, formats), last.page_formats
    )
    norms, wrong_norms = _read_each(_choose(files, CHECKS), _read_norm, last.norms)
    refusals = [*wrong_words, *wrong_formats, *wrong_norms]
    return Reading(files, interviews, words, page_formats, norms, refusals)


def _find_read(file: TemplateFile, last: Reading) -> ReadInterview | None:
    """Return what the file described when it was read last; a mistake may lie in other files."""
    read = last.interviews.get(file)
    return read if read is not None and read.interview is not None else None


def _choose(files: Iterable[TemplateFile], *folders: str) -> list[TemplateFile]:
    return [file for file in files if file.folder in folders]


def _check_shipped(read: Iterable[ReadInterview]) -> None:
    for each in read:
        if each.mistakes and not each.file.own:
            raise TemplateError("\n".join(map(str, each.mistakes)))


def _read_each(
    files: Iterable[TemplateFile], read: Callable[[TemplateFile], T], last: Mapping[str, T]
) -> tuple[dict[str, T], list[Refusal]]:
    """Return what the files say, by place, and those refused; what they said before stands in."""
    good: dict[str, T] = {}
    refusals = []
    for file in files:
        try:
            good[file.place] = read(file)
        except DefinitionError as error:
            kept = file.place in last
            refusals.append(Refusal(file, error.problems, kept))
            if kept:
                good[file.place] = last[file.place]
    return good, refusals


def _read_format(file: TemplateFile, files: FormatFiles) -> PageFormat:
    from bot.documents.formats.page_format import (
        read_page_format,  # few offices have one of their own
    )

    return read_page_format(file, files)


def _read_norm(file: TemplateFile) -> Any:
    from bot.words.norms import read_norm  # few offices have any of their own

    return read_norm(file)
