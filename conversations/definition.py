"""An interview from its YAML file, and what is wrong with it: file, line, field, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from conversations.definition_checks import check_interview
from conversations.interview import Interview
from conversations.yaml_source import Loc, Source, SourceError


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
    repeated = [
        Mistake(name, line, source.name(loc), "Remove one: this field is given twice.")
        for loc, line in source.repeated
    ]
    try:
        interview = Interview.model_validate(source.value)
    except ValidationError as error:
        raise DefinitionError(_sort([*repeated, *_explain(error, source, name)])) from error
    found = [_build_mistake(source, name, *finding) for finding in check_interview(interview)]
    if repeated or found:
        raise DefinitionError(_sort([*repeated, *found]))
    return interview


def _sort(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Return them by line, one a field: of a value that may be this or that, each has its say."""
    first = {(each.line, each.field): each for each in reversed(list(mistakes))}
    return [first[place] for place in sorted(first)]


def _build_mistake(source: Source, name: str, loc: Loc, sentence: str) -> Mistake:
    return Mistake(name, source.find_line(loc), source.name(loc), sentence)


def _explain(error: ValidationError, source: Source, name: str) -> list[Mistake]:
    details = error.errors(include_url=False, include_input=False)
    return [
        _explain_one(detail, source, name)
        for detail in details
        if not (detail["type"] == "too_short" and _has_inner(detail, details))
    ]


def _has_inner(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Whether a list is only "too short" because its parts are wrong."""
    loc = detail["loc"]
    return any(len(each["loc"]) > len(loc) and each["loc"][: len(loc)] == loc for each in details)


def _explain_one(detail: ErrorDetails, source: Source, name: str) -> Mistake:
    loc = detail["loc"]
    absent = loc[-1:] if detail["type"] == "missing" else ()
    if detail["type"].startswith("union_tag"):
        loc = (*loc, "kind")
        absent = () if source.name(loc).endswith(".kind") else ("kind",)
    field = ".".join([source.name(loc), *map(str, absent)]).lstrip(".")
    return Mistake(name, source.find_line(loc), field, _render_sentence(detail))


def _render_sentence(detail: ErrorDetails) -> str:
    template = _SENTENCES.get(detail["type"])
    context: Mapping[str, Any] = detail.get("ctx", {})
    if template is None:
        return f"{detail['msg']}."
    if detail["loc"][-1:] == ("str",):
        return "Write an option's id, true, false or a whole number."
    return template.format_map(context)


_SENTENCES = {
    "missing": "Add this field.",
    "extra_forbidden": "Remove this field or correct its name; there is none of this name here.",
    "string_type": "Write a text; a number needs quotes around it.",
    "string_too_short": "Write a text; it must not be empty.",
    "string_pattern_mismatch": (
        "Write at most 24 small letters, digits and underscores, a letter first."
    ),
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "greater_than_equal": "Write a number of at least {ge}.",
    "less_than_equal": "Write a number of at most {le}.",
    "too_short": "Give at least {min_length} of these.",
    "too_long": "Give at most {max_length} of these.",
    "tuple_type": "Write a list: one line for each, beginning with a dash.",
    "model_type": "Write fields here: a name, a colon and a value on each line.",
    "model_attributes_type": "Write fields here: a name, a colon and a value on each line.",
    "literal_error": "Write one of these: {expected}.",
    "union_tag_invalid": "Write one of these: {expected_tags}.",
    "union_tag_not_found": "Say which kind of question it is, for example kind: short_text.",
}
