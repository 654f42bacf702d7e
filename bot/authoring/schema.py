"""The JSON Schema of a template, with which an editor completes and checks its fields."""

from __future__ import annotations

from typing import Any

from bot.words.folders import Folders, read_template
from conversations.definition.interview import Interview
from conversations.definition.yaml_source import Source

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIELDS = "skeletons/fields.yaml"


def build_schema(folders: Folders) -> dict[str, Any]:
    """Return the schema; an editor shows what its parts and fields are for beside them."""
    words: dict[str, str] = Source(read_template(folders.shipped.find(_FIELDS))).value
    schema = Interview.model_json_schema()
    schema["title"] = "Interview"
    for part in (schema, *schema["$defs"].values()):
        part["properties"] = {
            name: _tidy(field) | _describe(words, part["title"], name)
            for name, field in part["properties"].items()
        }
    schema["title"] = "A report template of huibao (汇报助手)"
    return {"$schema": _DIALECT, **schema}


def _describe(words: dict[str, str], part: str, name: str) -> dict[str, str]:
    return {"description": words.get(f"{part}.{name}") or words[name]}


def _tidy(field: dict[str, Any]) -> dict[str, Any]:
    """Return the field without what an editor would write into a file: a name for it, nothing."""
    kept = {name: value for name, value in field.items() if name != "title"}
    if not kept.get("default", True):
        del kept["default"]
    forms = [form for form in kept.pop("anyOf", ()) if form != {"type": "null"}]
    if len(forms) == 1:
        return {**forms[0], **kept}
    return {**kept, "anyOf": forms} if forms else kept
