"""What pydantic finds wrong with the form of an interview, in sentences that say what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from conversations.definition.blocks import TextBlock
from conversations.definition.checks.flaws import Flaw, suggest
from conversations.definition.fields import follow, list_fields

_QUOTED = re.compile("'([^']*)'")
_BLOCKS = ("text", "items", "heading", "table")


def find_form_flaws(error: ValidationError) -> list[Flaw]:
    """Return a flaw for each of pydantic's errors that is worth saying."""
    details = error.errors(include_url=False)
    return [_explain(detail) for detail in details if _is_worth(detail, details)]


def _is_worth(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether the error stands for itself, and does not only follow from another."""
    loc = detail["loc"]
    if detail["type"] == "too_short":  # perhaps because its parts are wrong
        return not any(len(each["loc"]) > len(loc) and _is_in(each, loc) for each in details)
    around = [each for each in details if len(each["loc"]) == len(loc) and _is_in(each, loc[:-1])]
    slips = [each for each in around if _is_slip(each)]
    if detail["type"] == "missing":
        return not (slips and follow(loc)[1] is TextBlock)
    without_text = any(each["loc"] == (*loc[:-1], "text") for each in around)
    if detail["type"] == "extra_forbidden" and without_text and follow(loc)[1] is TextBlock:
        return detail in slips
    return True


def _is_in(detail: ErrorDetails, loc: tuple[str | int, ...]) -> bool:
    return detail["loc"][: len(loc)] == loc


def _is_slip(detail: ErrorDetails) -> bool:
    """Whether it is about a name that may be that of another block."""
    return detail["type"] == "extra_forbidden" and bool(suggest(str(detail["loc"][-1]), _BLOCKS))


def _explain(detail: ErrorDetails) -> Flaw:
    loc, model = follow(detail["loc"])
    if detail["type"].startswith("union_tag"):
        loc = (*loc, "kind")
    return Flaw(loc, _render_sentence(detail, str(loc[-1]) if loc else "", model))


def _render_sentence(detail: ErrorDetails, field: str, model: type[BaseModel] | None) -> str:
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return _say_missing(field, model)
        case "extra_forbidden":
            near = suggest(field, _list_known(model))
            return f"Remove this field or correct its name; there is none of this name here{near}."
        case "literal_error" | "union_tag_invalid":
            expected = context.get("expected") or context["expected_tags"]
            near = suggest(str(context.get("tag", detail["input"])), _QUOTED.findall(expected))
            return f"Write one of these: {expected}{near}."
        case "model_type":
            return _FORMS.get(context["class_name"], _FIELDS)
        case "string_pattern_mismatch" if "." in context["pattern"]:
            return "Write the id of a number, or question.number of an earlier figures question."
    if detail["loc"][-1:] in (("str",), ("bool",), ("int",)):
        return "Write an option's id, true, false or a whole number."
    template = _SENTENCES.get(detail["type"], f"{detail['msg']}.".replace("{", "{{"))
    return template.format_map(context)


def _say_missing(field: str, model: type[BaseModel] | None) -> str:
    if model is TextBlock and field == "text":
        return "Say what stands here: text, items, heading or table."
    language = _LANGUAGES.get(field)
    return f"Add the {language} words; each text stands in both." if language else "Add this field."


def _list_known(model: type[BaseModel] | None) -> list[str]:
    """Return the names of fields that may be meant where a name is none of the model's."""
    if model is None:
        return []
    return [*list_fields(model), *(_BLOCKS if model is TextBlock else ())]


_LANGUAGES = {"zh_CN": "Chinese", "en": "English"}

_FIELDS = "Write fields here: a name, a colon and a value on each line."

_FORMS = {
    "Words": "Write it in both languages: {zh_CN: 中文, en: English}.",
    "Rule": "Write a rule, for example {question: an_id, is: [a_value]}.",
    "Suggestion": "Write a heading, or fields: heading and perhaps id and hint.",
    "TextBlock": "Write one of text, items, heading and table, a colon and what it is to show.",
}
"""What stands in place of a value that is no mapping, by the class that it should be."""

_SENTENCES = {
    "string_type": "Write a text; a number needs quotes around it.",
    "string_too_short": "Write a text; it must not be empty.",
    "string_pattern_mismatch": (
        "Write at most 24 small letters, digits and underscores, a letter first."
    ),
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
    "tuple_type": "Write a list: one line for each, beginning with a dash.",
    "dict_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "union_tag_not_found": "Say which kind of question it is, for example kind: short_text.",
}
