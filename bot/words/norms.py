"""What checks go by: a file of templates/checks is a field of `Norms`, an office's own over it.

An office's file stands in place of the shipped one of its name; its ranks are laid over the shipped
ones check by check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import ValidationError

from bot.words.files import CHECKS, TemplateFile, read_own_files
from bot.words.folders import Folders, read_template
from conversations.checks.norms import Norms
from conversations.checks.registry import CHECKS as REGISTERED
from conversations.definition.parsing import DefinitionError, Mistake
from conversations.definition.yaml_source import Source, SourceError

NormsSource = Callable[[], Norms]
"""Gives the norms in use."""

_RANKS = "ranks"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NormsError(ValueError):
    """A file of norms that cannot be used; the message names it and says what is wrong."""


def load_norms(folders: Folders) -> Norms:
    """Return the norms of these folders; NormsError when a file cannot be used."""
    files = (file for file in read_own_files(folders) if file.folder == CHECKS)
    try:
        return build_norms(folders.shipped, {file.place: read_norm(file) for file in files})
    except DefinitionError as error:
        raise NormsError("\n".join(map(str, error.problems))) from error


def build_norms(shipped: Folders, own: Mapping[str, Any]) -> Norms:
    """Return the shipped norms under what an office's own files say, by their places.

    NormsError when a file cannot be used.
    """
    fields = {path.stem: _load(path) for path in shipped.collect(CHECKS, ".yaml")}
    for place, said in own.items():
        name = PurePath(place).stem
        merged = name == _RANKS and fields.get(name) and said
        fields[name] = {**fields[name], **said} if merged else said
    given = {name: said for name, said in fields.items() if said is not None}
    try:
        return Norms.model_validate(given)
    except ValidationError as error:
        raise NormsError(f"{CHECKS}: {error}") from error


def read_norm(file: TemplateFile) -> Any:
    """Return what an office's file says; DefinitionError when it cannot be used."""
    return file.parse(lambda text: _parse_norm(text, file))


def _load(path: Path) -> Any:
    try:
        return yaml.load(read_template(path), _Loader)  # noqa: S506 (a safe one)
    except yaml.YAMLError as error:
        raise NormsError(f"{path}: {error}") from error


def _parse_norm(text: str, file: TemplateFile) -> Any:
    name = PurePath(file.name).stem
    if name not in Norms.model_fields:
        known = ", ".join(f"{each}.yaml" for each in Norms.model_fields)
        raise _refuse(file, 1, "", f"Give this file the name of what it replaces: {known}.")
    if not any(_says_something(line) for line in text.splitlines()):
        return None
    try:
        source = Source(text)
    except SourceError as error:
        raise _refuse(file, error.line, "", error.sentence) from error
    try:
        Norms.model_validate({name: source.value})
    except ValidationError as error:
        raise DefinitionError(_explain(error, source, file)) from error
    if name == _RANKS:
        _check_ids(file, source)
    return source.value


def _check_ids(file: TemplateFile, source: Source) -> None:
    known = {check.id for check in REGISTERED}
    wrong = [
        Mistake(file.title, source.find_line((each,)), each, "There is no check of this name.")
        for each in source.value
        if each not in known
    ]
    if wrong:
        raise DefinitionError(wrong)


def _explain(error: ValidationError, source: Source, file: TemplateFile) -> list[Mistake]:
    return [
        Mistake(
            file.title,
            source.find_line(detail["loc"][1:]),
            source.name(detail["loc"][1:]),
            f"{detail['msg'].rstrip('.')}.",
        )
        for detail in error.errors(include_url=False, include_input=False)
    ]


def _refuse(file: TemplateFile, line: int, field: str, sentence: str) -> DefinitionError:
    return DefinitionError([Mistake(file.title, line, field, sentence)])


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
