"""What pydantic finds wrong with the form of an interview, in sentences that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from conversations.definition.blocks import (
    ChartBlock,
    GroupBlock,
    ItemsBlock,
    PicturesBlock,
    TableBlock,
    TextBlock,
)
from conversations.definition.checks.flaws import MOST, Flaw, Loc, suggest
from conversations.definition.fields import follow, list_around, list_fields
from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Question, Suggestion
from conversations.definition.terms import Rule, Words

_QUOTED = re.compile("'([^']*)'")
_COLON = re.compile("([A-Za-z_]+)([：:])")
_NAME = re.compile("[A-Za-z_]+")
_LISTED = ("is", "parts")
_BLOCKS = ("text", "items", "heading", "table", "chart", "pictures")
_BLOCK_MODELS = (TextBlock, ItemsBlock, GroupBlock, TableBlock, ChartBlock, PicturesBlock)
_QUESTIONS: Mapping[type[BaseModel], str] = {
    each: get_args(each.model_fields["kind"].annotation)[0]
    for each in get_args(get_args(Question)[0])
}


def find_form_flaws(error: ValidationError) -> list[Flaw]:
    """Return a flaw for each of pydantic's errors, the first MOST, that is worth saying."""
    details = error.errors(include_url=False)[:MOST]
    return [_explain(detail, details) for detail in details if _is_worth(detail, details)]


def _is_worth(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether the error stands for itself, and does not only follow from another."""
    loc = detail["loc"]
    model = follow(loc)[1]
    around = [each for each in details if len(each["loc"]) == len(loc) and _is_in(each, loc[:-1])]
    match detail["type"]:
        case "too_short":  # perhaps because its parts are wrong
            return not any(len(each["loc"]) > len(loc) and _is_in(each, loc) for each in details)
        case "missing":
            slips = [each for each in around if _is_slip(each)]
            named = any(_find_meant(each, around) == loc[-1] for each in around)
            return not (named or (slips and model is TextBlock) or _find_languages(around))
        case "extra_forbidden" if model is TextBlock and _find_missing(around) == ["text"]:
            return _is_slip(detail)
        case "extra_forbidden" if languages := _find_languages(around):
            return detail is languages[0]
        case "union_tag_not_found":
            return not any(_is_moved_in(each, loc) for each in details)
    return True


def _is_in(detail: ErrorDetails, loc: Loc) -> bool:
    return detail["loc"][: len(loc)] == loc


def _is_slip(detail: ErrorDetails) -> bool:
    """Whether it is about a name that may be that of another block."""
    return detail["type"] == "extra_forbidden" and bool(suggest(str(detail["loc"][-1]), _BLOCKS))


def _find_missing(around: Iterable[ErrorDetails]) -> list[str]:
    return [str(each["loc"][-1]) for each in around if each["type"] == "missing"]


def _find_meant(detail: ErrorDetails, around: Sequence[ErrorDetails]) -> str | None:
    """Return the field of the same part that is missing and goes by a wrong name here."""
    if detail["type"] != "extra_forbidden":
        return None
    name, missing = str(detail["loc"][-1]), _find_missing(around)
    colon = _COLON.match(name)
    if colon and colon[1] in missing:
        return colon[1]
    near = next((each for each in missing if _suggest(name, [each])), None)
    others = [each for each in around if each["type"] == "extra_forbidden"]
    if near is None and len(missing) == len(others) == 1 and _NAME.fullmatch(name):
        return missing[0] if follow(detail["loc"])[1] is Words else None
    return near


def _find_languages(around: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors about both languages of what has none: it is printed in the report."""
    return [
        each
        for each in around
        if each["type"] == "extra_forbidden"
        and each["loc"][-1] in _LANGUAGES
        and follow(each["loc"])[1] is Suggestion
    ]


def _is_moved_in(detail: ErrorDetails, loc: Loc) -> bool:
    """Whether it is about a section's body in a question before the entry of that list."""
    way = detail["loc"]
    within = way[: len(loc) - 1] == loc[:-1] and len(way) > len(loc)
    return within and way[-1] == "body" and detail["type"] == "extra_forbidden"


def _explain(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> Flaw:
    loc, model = follow(detail["loc"])
    if detail["type"].startswith("union_tag"):
        loc = (*loc, "kind")
    if detail["type"] == "extra_forbidden":
        return Flaw(loc, _say_extra(detail, model, details))
    return Flaw(loc, _render_sentence(detail, str(loc[-1]) if loc else "", model))


def _say_extra(
    detail: ErrorDetails, model: type[BaseModel] | None, details: Sequence[ErrorDetails]
) -> str:
    """Return what to do about a field that there is not."""
    field, way = str(detail["loc"][-1]), detail["loc"]
    known = _list_known(model)
    if slip := _say_slip(field, known, detail["input"]):
        return slip
    if _find_languages([detail]):
        return "Write the heading alone: it is printed in the report, and has no languages."
    around = [each for each in details if each["loc"][:-1] == way[:-1]]
    meant = _find_meant(detail, around)
    near = f" (perhaps {meant})" if meant else _suggest(field, known)
    misplaced = None if near else _say_misplaced(field, way, model)
    return misplaced or f"{_NO_SUCH_FIELD}{near}."


def _say_slip(field: str, known: Sequence[str], given: object) -> str | None:
    """Return what to do about a name that holds more than a name."""
    colon = _COLON.match(field)
    if colon and colon[1] in known:
        space = "a space" if colon[2] == ":" else "a colon of the English keyboard and a space"
        return f"Put {space} behind {colon[1]}."
    if field != field.strip():
        return "Put ordinary spaces in place of the wide or hidden ones around this name."
    if given is None and not _NAME.fullmatch(field):
        return "Put the text before this in quotes; within { } a comma ends one without them."
    return None


def _say_misplaced(field: str, way: Loc, model: type[BaseModel] | None) -> str | None:
    """Return what to do about a field of another part."""
    if model in _BLOCK_MODELS and field in _BLOCKS:
        return "Begin another block for this, with a dash; each shows one of these alone."
    kind = _QUESTIONS.get(model or BaseModel)
    if kind and field in _FIELDS_OF_QUESTIONS:
        return f"Remove this; a question of the kind {kind} has no {field}."
    outer = next((each for each in list_around(way) if field in list_fields(each)), None)
    if outer is None:
        return None
    return f"Indent this less, or remove it; {field} belongs to {_name_part(outer)}."


def _suggest(name: str, known: Sequence[str]) -> str:
    """Return what was perhaps meant: a field that goes by that name elsewhere, or a like one."""
    meant = _ELSEWHERE.get(name.lower())
    return f" (perhaps {meant})" if meant in known else suggest(name, known)


def _name_part(model: type[BaseModel]) -> str:
    """Return what people call a part of the template that other parts are within."""
    if model in _QUESTIONS:
        return "the question"
    return {Interview: "the template itself", Section: "the section"}.get(model, "what is around")


def _render_sentence(detail: ErrorDetails, field: str, model: type[BaseModel] | None) -> str:
    context: Mapping[str, Any] = detail.get("ctx", {})
    given = detail["input"]
    match detail["type"]:
        case "missing":
            return _say_missing(field, model)
        case "literal_error" | "union_tag_invalid":
            expected = context.get("expected") or context["expected_tags"]
            near = suggest(str(context.get("tag", given)), _QUOTED.findall(expected))
            return f"Write one of these: {expected.replace(chr(39), '')}{near}."
        case "model_type" if context["class_name"] == "Rule" and isinstance(given, list):
            return "Write one rule; of several, {all: […]} or {any: […]}."
        case "model_type":
            return _FORMS.get(context["class_name"], _FIELDS)
        case "string_pattern_mismatch":
            return _say_pattern(context["pattern"], field, str(given), model)
        case "tuple_type" if field in _LISTED and isinstance(given, str) and _NAME.fullmatch(given):
            return f"Write a list: [{given}], or one line for each, beginning with a dash."
        case "string_type" if given is None:
            return "Write a text here."
        case "string_type" if isinstance(given, Mapping) and given.keys() & _LANGUAGES.keys():
            return "Write the text alone: it is printed in the report, and has no languages."
    if detail["loc"][-1:] in (("str",), ("bool",), ("int",)):
        return "Write an option's id, true, false or a whole number."
    template = _SENTENCES.get(detail["type"], f"{detail['msg']}.".replace("{", "{{"))
    return template.format_map(context)


def _say_missing(field: str, model: type[BaseModel] | None) -> str:
    if model is TextBlock and field == "text":
        return "Say what stands here: text, items, heading or table."
    language = _LANGUAGES.get(field)
    return f"Add the {language} words; each text stands in both." if language else "Add this field."


def _say_pattern(pattern: str, field: str, given: str, model: type[BaseModel] | None) -> str:
    if "." in pattern:
        return "Write the id of a number, or question.number of an earlier figures question."
    if model is Rule and field == "question" and given.count(".") == 1:
        question, _, member = given.partition(".")
        return f"Write question: {question}, member: {member} for a number of a family."
    named = _REFERENCES.get(field)
    return f"Write the id of {named}." if named else _ID


def _list_known(model: type[BaseModel] | None) -> list[str]:
    """Return the names of fields that may be meant where a name is none of the model's."""
    if model is None:
        return []
    return [*list_fields(model), *(_BLOCKS if model is TextBlock else ())]


_FIELDS_OF_QUESTIONS = {name for each in _QUESTIONS for name in list_fields(each)}

_LANGUAGES = {"zh_CN": "Chinese", "en": "English"}

_ELSEWHERE: Mapping[str, str] = {
    other: ours
    for ours, others in {
        "all": ("and",),
        "any": ("or",),
        "no": ("not",),
        "is": ("equals", "value", "values"),
        "least": ("min", "minimum"),
        "most": ("max", "maximum"),
        "kind": ("type",),
        "ask": ("text", "label", "prompt"),
        "hint": ("help",),
        "options": ("choices",),
        "when": ("if", "condition"),
        "about": ("description",),
    }.items()
    for other in others
}
"""Names that other programs have for fields of ours."""

_REFERENCES = {
    "unit": "the question that asks for the unit",
    "question": "an earlier question",
    "pairs_with": "an earlier items question",
    "follows": "an items question",
    "items": "an items question",
    "table": "a table question",
    "under": "a suggestion",
    "member": "a number of that question",
}
"""Fields that name something by its id, and what that is."""

_NO_SUCH_FIELD = "Remove this field or correct its name; there is none of this name here"

_ID = "Write at most 24 small letters, digits and underscores, a letter first."

_FIELDS = "Write fields here: a name, a colon and a value on each line."

_FORMS = {
    "Words": "Write it in both languages: {zh_CN: 中文, en: English}.",
    "Rule": "Write a rule, for example {question: an_id, is: [a_value]}.",
    "Suggestion": "Write a heading, or fields: heading and perhaps id and hint.",
    "TextBlock": "Write one of text, items, heading and table, a colon and what it is to show.",
    "Option": "Write an id and a label: {id: an_id, label: {zh_CN: 中文, en: English}}.",
    "Member": "Write an id and a label: {id: an_id, label: {zh_CN: 中文, en: English}}.",
    "Column": "Write an id and a label: {id: an_id, label: 中文}.",
    "Sum": "Write what adds up: {total: an_id, parts: [an_id, an_id]}.",
}
"""What stands in place of a value that is no mapping, by the class that it should be."""

_SENTENCES = {
    "string_type": "Write a text; a number needs quotes around it.",
    "string_too_short": "Write a text; it must not be empty.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "int_parsing_size": "Write a whole number, of fewer digits.",
    "decimal_type": "Write a number.",
    "decimal_parsing": "Write a number.",
    "finite_number": "Write a number.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "greater_than_equal": "Write a number of at least {ge}.",
    "less_than_equal": "Write a number of at most {le}.",
    "too_short": "Give at least {min_length} of these.",
    "too_long": "Give at most {max_length} of these.",
    "tuple_type": "Write a list: one line for each, beginning with a dash, or [one, another].",
    "dict_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "union_tag_not_found": "Say which kind of question it is, for example kind: short_text.",
}
