"""An interview from its YAML file, and what is wrong with it: file, line, field, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from conversations.definition.checks import Flaw, check_interview
from conversations.definition.checks.flaws import MOST
from conversations.definition.form import find_form_flaws
from conversations.definition.interview import Interview
from conversations.definition.yaml_source import Source, SourceError

_CURLY = 'Put straight quotes "…" of the English keyboard around this, in place of “ ”.'


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to correct. `field` is "" when it is about the file as a whole."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}: {field}{self.sentence}"


class DefinitionError(ValueError):
    """An interview that cannot be used; `problems` are all its mistakes, in the file's order."""

    def __init__(self, problems: Iterable[Mistake]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def parse_interview(text: str, name: str) -> Interview:
    """Return the interview that the YAML `text` describes; `name` is that of its file.

    DefinitionError names every mistake that can be seen: those of form first, and once there are
    none of them, what questions, rules and phrases have to do with one another.
    """
    try:
        source = Source(text)
    except SourceError as error:
        raise DefinitionError([Mistake(name, error.line, "", error.sentence)]) from error
    flaws = [
        Flaw(loc, "Remove one; this field is given twice.", line)
        for loc, line in source.repeated[:MOST]
    ]
    flaws += [Flaw(loc, _CURLY) for loc in source.curly[:MOST]]
    interview = None
    try:
        interview = Interview.model_validate(source.value)
    except ValidationError as error:
        flaws += find_form_flaws(error)
    if interview is not None and not source.repeated:
        flaws += check_interview(interview)
    if interview is None or flaws:
        raise DefinitionError(_sort(_build_mistake(source, name, flaw) for flaw in flaws))
    return interview


def _build_mistake(source: Source, name: str, flaw: Flaw) -> Mistake:
    return Mistake(
        name, source.find_line(flaw.loc, flaw.line), source.name(flaw.loc), flaw.sentence
    )


def _sort(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Return them by line, one a field: of a value that may be this or that, each has its say."""
    first = {(each.line, each.field): each for each in reversed(list(mistakes))}
    return [first[place] for place in sorted(first)]
