"""Checking templates where they lie: one file, or a whole folder of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.documents.formats.format_files import FormatFiles
from bot.documents.formats.page_format import read_page_format
from bot.words.files import (
    CHAT,
    CHECKS,
    DOCUMENTS,
    INTERVIEWS,
    TemplateFile,
    read_own_files,
    read_shipped_formats,
    read_shipped_interviews,
)
from bot.words.folders import Folders
from bot.words.interviews import ReadInterview, check_page, load_interview, read_interview
from bot.words.norms import read_norm
from bot.words.own_words import read_words
from bot.words.words import Words
from conversations.definition.parsing import DefinitionError, Mistake
from conversations.definition.yaml_source import Source

_PLACES = (INTERVIEWS, *CHAT, DOCUMENTS, CHECKS)
_ZIPPED = b"PK\x03\x04"
"""What a .docx begins with."""

_MISNAMED = (".yml", ".yaml.txt", ".yml.txt")
"""How names end that an editor gives in place of .yaml; the bot reads none of them."""


class NothingToCheck(Exception):  # noqa: N818 (it is nobody's error in a template)
    """There is no template at a path; the message says what should be there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, and what is to be corrected in them, by file and line."""

    files: int
    mistakes: tuple[Mistake, ...]


def check_path(path: Path, shipped: Folders) -> Checked:
    """Return what is wrong with a file, or with all files of a folder of templates.

    Words of the chat are held against the `shipped` ones. NothingToCheck when there is no template,
    OSError when a file cannot be read.
    """
    files = _load(path, shipped)
    lost = list(_find_lost(path)) if path.is_dir() else []
    if not files and not lost:
        places = ", ".join(_PLACES)
        raise NothingToCheck(f"{path}: there is no .yaml file in {places} of this folder")
    words = Words(shipped)
    formats = _find_formats(path, files.values(), shipped)
    read = [
        check_page(read_interview(file), formats.names)
        for file in files.values()
        if file.folder == INTERVIEWS
    ]
    mistakes = [
        *(mistake for each in read for mistake in each.mistakes),
        *_find_repeated(read, shipped),
        *(each for file in files.values() for each in _check_other(file, words, formats)),
    ]
    paths = {file.title: place for place, file in files.items()}
    placed = [replace(each, file=str(paths[each.file])) for each in mistakes]
    found = sorted((*placed, *lost), key=lambda each: (each.file, each.line))
    return Checked(len(files), tuple(found))


def _load(path: Path, shipped: Folders) -> Mapping[Path, TemplateFile]:
    """Return the files at the path, by their own paths."""
    if not path.is_dir():
        return {path: _read(path)}
    if _tell_place(path / "any.yaml", "") in _PLACES:
        return {each: _read(each) for each in sorted(path.glob("[!.]*.yaml"))}
    files = read_own_files(Folders((path, *shipped.roots)))
    return {path / file.place: file for file in files}


def _find_formats(path: Path, files: Iterable[TemplateFile], shipped: Folders) -> FormatFiles:
    """Return the page formats that the files may name: theirs, those beside them, the shipped."""
    beside = {file.name: file for root in path.resolve().parents[:2] for file in _list(root)}
    own = {**beside, **{file.name: file for file in files if file.folder == DOCUMENTS}}
    return FormatFiles.build(own.values(), read_shipped_formats(shipped))


def _list(root: Path) -> Iterable[TemplateFile]:
    return [_read(each) for each in sorted((root / DOCUMENTS).glob("[!.]*.yaml"))]


def _read(path: Path) -> TemplateFile:
    body = path.read_bytes()
    if body.startswith(_ZIPPED):
        raise NothingToCheck(f"{path}: this is no template; for an old report, use templates from")
    return TemplateFile(_tell_place(path), path.name, own=True, body=body)


def _find_lost(folder: Path) -> Iterator[Mistake]:
    """Yield a mistake for each file that looks like a template and that nothing reads."""
    interviews = folder / INTERVIEWS
    if not interviews.is_dir():
        return
    for path in sorted(folder.glob("[!.]*.y*ml")):
        yield Mistake(str(path), 1, "", f"Move this file into {interviews}.")
    for path in sorted(interviews.glob("[!.]*")):
        name = path.name.lower()
        if name.endswith(_MISNAMED) or (name.endswith(".yaml") and path.suffix != ".yaml"):
            yield Mistake(str(path), 1, "", "Rename this file so that its name ends with .yaml.")


def _tell_place(path: Path, other: str = INTERVIEWS) -> str:
    """Return the folder within the templates that a file lies in; `other` for any other."""
    around = path.resolve().parent.as_posix()
    return next((place for place in _PLACES if around.endswith(f"/{place}")), other)


def _check_other(file: TemplateFile, shipped: Words, formats: FormatFiles) -> Iterable[Mistake]:
    """Return what is wrong with the words of a chat, a page format, or what checks go by."""
    try:
        if file.folder in CHAT:
            read_words(file, shipped)
        elif file.folder == DOCUMENTS:
            read_page_format(file, formats)
        elif file.folder == CHECKS:
            read_norm(file)
    except DefinitionError as error:
        return error.problems
    return ()


def _find_repeated(read: Collection[ReadInterview], shipped: Folders) -> Iterator[Mistake]:
    """Yield a mistake for each interview whose id another file has, one before or a shipped one.

    A shipped file of the same name is replaced, and its id with it.
    """
    seen: dict[str, str] = {}
    for file in read_shipped_interviews(shipped):
        interview = load_interview(file.read_text())
        if interview is not None and all(file.name != each.file.name for each in read):
            seen[interview.id] = file.name
    for each in read:
        if each.interview is None:
            continue
        other = seen.setdefault(each.interview.id, each.file.title)
        if other != each.file.title:
            line = Source(each.file.read_text()).find_line(("id",))
            sentence = f"Choose another id; {other} has it already."
            yield Mistake(each.file.title, line, "id", sentence)
