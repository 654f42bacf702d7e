"""The files of page formats: one may extend another, and then says only what is different."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import ValidationError

from bot.words.files import DOCUMENTS, TemplateFile
from conversations.definition.parsing import DefinitionError, Mistake
from conversations.definition.yaml_source import Source, SourceError

_EXTENDS = "extends"

Values = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FormatFiles:
    """The files of page formats by their names, an office's own and those that are shipped."""

    own: Mapping[str, TemplateFile]
    shipped: Mapping[str, TemplateFile]

    @classmethod
    def build(cls, own: Iterable[TemplateFile], shipped: Iterable[TemplateFile]) -> Self:
        """Return the files by their names, which are those of the formats."""
        return cls(_name(own), _name(shipped))

    @property
    def names(self) -> frozenset[str]:
        """The names of all formats there are."""
        return frozenset({*self.own, *self.shipped})

    def find(self, name: str) -> TemplateFile | None:
        """Return the file of that format, the office's own before the shipped one."""
        return self.own.get(name) or self.shipped.get(name)

    def find_extended(self, file: TemplateFile, name: str) -> TemplateFile | None:
        """Return what a file extends under that name: under its own name, the shipped one."""
        same = name == get_format_name(file)
        return (self.shipped.get(name) if file.own else None) if same else self.find(name)


def get_format_name(file: TemplateFile) -> str:
    """Return the name of the format that the file describes."""
    return file.name.removesuffix(".yaml")


def load_values(file: TemplateFile, files: FormatFiles, parse: Callable[[Values], T]) -> T:
    """Return what `parse` makes of the file's values over those of what it extends.

    DefinitionError when the file cannot be used; a mistake is named by its place in the file.
    """

    def read(text: str) -> T:
        source = _open(text, file)
        values = _extend(source, file, files, ())
        try:
            return parse(values)
        except ValidationError as error:
            raise DefinitionError(_explain(error, source, file.title)) from error

    return file.parse(read)


def _name(files: Iterable[TemplateFile]) -> dict[str, TemplateFile]:
    return {get_format_name(file): file for file in files if file.folder == DOCUMENTS}


def _open(text: str, file: TemplateFile) -> Source:
    try:
        source = Source(text)
    except SourceError as error:
        raise DefinitionError([Mistake(file.title, error.line, "", error.sentence)]) from error
    if not isinstance(source.value, Mapping):
        raise _refuse(file, source, "Write a page format here: names, each with what it is.", ())
    return source


def _extend(
    source: Source, file: TemplateFile, files: FormatFiles, seen: tuple[TemplateFile, ...]
) -> Values:
    """Return the values over those of the file that they extend, and of what that one extends."""
    values = dict(source.value)
    name = values.pop(_EXTENDS, None)
    if name is None:
        return values
    base = files.find_extended(file, str(name))
    if base is None:
        raise _refuse(file, source, f"Correct this name; there is no page format {name}.")
    if base in (*seen, file):
        raise _refuse(file, source, f"Extend another one; {name} extends this one itself.")
    try:
        extended = _extend(_open(base.read_text(), base), base, files, (*seen, file))
    except DefinitionError as error:
        raise _refuse(file, source, f"Correct {base.title} first; {name} is read from it.") from (
            error
        )
    return _merge(extended, values)


def _merge(base: Values, own: Values) -> dict[str, Any]:
    """Return the own values over the base's; fonts are told apart by their names."""
    merged = {**base, **own}
    for key in base.keys() & own.keys():
        if isinstance(base[key], Mapping) and isinstance(own[key], Mapping):
            merged[key] = _merge(base[key], own[key])
        elif key == "fonts" and isinstance(own[key], list):
            named = [font.get("name") for font in own[key] if isinstance(font, Mapping)]
            merged[key] = own[key] + [each for each in base[key] if each.get("name") not in named]
    return merged


def _refuse(
    file: TemplateFile, source: Source, sentence: str, loc: tuple[str, ...] = (_EXTENDS,)
) -> DefinitionError:
    return DefinitionError([Mistake(file.title, source.find_line(loc), ".".join(loc), sentence)])


def _explain(error: ValidationError, source: Source, title: str) -> list[Mistake]:
    return [
        Mistake(
            title,
            source.find_line(detail["loc"]),
            source.name(detail["loc"]),
            f"{detail['msg'].rstrip('.')}.",
        )
        for detail in error.errors(include_url=False, include_input=False)
    ]
