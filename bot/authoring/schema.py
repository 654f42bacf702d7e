"""The JSON Schema of a template, with which an editor completes and checks its fields."""

from __future__ import annotations

from inspect import getdoc
from typing import Any, get_args

from conversations.definition.interview import Interview
from conversations.definition.questions import BaseQuestion, Question

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schema() -> dict[str, Any]:
    """Return the schema; the description of each part is what the code says of it."""
    schema = Interview.model_json_schema()
    common = getdoc(BaseQuestion)
    for kind in get_args(get_args(Question)[0]):
        schema["$defs"][kind.__name__]["description"] += f"\n\n{common}"
    schema["title"] = "A report template of huibao (汇报助手)"
    return {"$schema": _DIALECT, **schema}
