"""A page format from an office's file, and what is wrong with it."""

from __future__ import annotations

from pydantic import ValidationError

from bot.documents.page_format import PageFormat
from bot.words.files import TemplateFile
from conversations.definition.parsing import DefinitionError, Mistake
from conversations.definition.yaml_source import Source, SourceError


def read_page_format(file: TemplateFile) -> PageFormat:
    """Return the page format; DefinitionError when it cannot be used."""
    return file.parse(lambda text: _parse_format(text, file))


def _parse_format(text: str, file: TemplateFile) -> PageFormat:
    try:
        source = Source(text)
    except SourceError as error:
        raise DefinitionError([Mistake(file.title, error.line, "", error.sentence)]) from error
    try:
        return PageFormat.model_validate(source.value)
    except ValidationError as error:
        raise DefinitionError(_explain(error, source, file.title)) from error


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
